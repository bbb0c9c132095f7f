"""What every topic model promises: shares, names, and the same bytes however it is asked."""

import json
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from framing.errors import FramingError, TextsError, TooFewUnits
from framing.lexicons import load
from framing.text import tokenize
from framing.topics import LDA, GensimLDA, NMFTopics, topic_terms
from tests.topics.news import SUBJECTS, subjects, texts

N = 60
MODELS = [LDA(3, seed=1), NMFTopics(3, seed=1), GensimLDA(3, seed=1, passes=10)]
every = pytest.mark.parametrize("model", MODELS, ids=lambda model: type(model).__name__)


@every
def test_the_subjects_are_found(model):
    shares = clone(model).fit_transform(texts(N))
    assert adjusted_rand_score(subjects(N), shares.argmax(axis=1)) > 0.9


@every
def test_shares_sum_to_1(model):
    shares = clone(model).fit_transform(texts(N))
    assert shares.shape == (N, 3)
    assert shares.dtype == np.float64
    assert (shares >= 0).all()
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-12)


@every
def test_topics_are_distributions_the_most_common_first(model):
    fitted = clone(model)
    shares = fitted.fit_transform(texts(N, "ships", "ships", "votes", "games"))
    assert fitted.phi_.shape == (3, len(fitted.vocabulary_))
    assert np.allclose(fitted.phi_.sum(axis=1), 1)
    assert (fitted.phi_ >= 0).all()
    assert (np.diff(np.nanmean(shares, axis=0)) <= 1e-9).all()


@every
def test_a_name_is_a_number_and_three_terms_of_one_subject(model):
    fitted = clone(model).fit(texts(N))
    for number, name in enumerate(fitted.names_, start=1):
        assert name.startswith(f"{number:02d} ")
        terms = set(name[3:].split(", "))
        assert len(terms) == 3
        assert any(terms <= set(words.split()) for words in SUBJECTS.values())
    assert list(fitted.get_feature_names_out()) == list(fitted.names_)


@every
def test_terms_are_in_order(model):
    table = clone(model).fit(texts(N)).terms(4)
    assert table.columns.tolist() == ["topic", "rank", "term", "weight"]
    assert table.groupby("topic")["rank"].apply(list).tolist() == [[1, 2, 3, 4]] * 3
    falling = table.groupby("topic")["weight"].diff().dropna()
    assert (falling <= 1e-12).all()


@every
def test_a_unit_without_a_known_word_is_missing(model):
    given = [*texts(N), "", "The of and.", "Zeppelin xylophone."]
    shares = clone(model).fit_transform(given)
    assert np.isnan(shares[N:]).all()
    assert not np.isnan(shares[:N]).any()


@every
def test_the_order_of_the_units_does_not_matter(model):
    given = texts(N)
    order = np.random.default_rng(3).permutation(N)
    one, other = clone(model), clone(model)
    shares = one.fit_transform(given)
    turned = other.fit_transform([given[number] for number in order])
    assert one.names_ == other.names_
    assert np.array_equal(one.phi_, other.phi_)
    assert np.array_equal(shares[order], turned)


@every
def test_a_unit_s_shares_do_not_depend_on_its_neighbours(model):
    given = texts(N)
    fitted = clone(model).fit(given)
    alone = np.vstack([fitted.transform([text]) for text in given[:5]])
    assert np.array_equal(alone, fitted.transform(given)[:5])
    assert np.array_equal(fitted.transform(given), fitted.transform(given))


@every
def test_fit_transform_is_fit_and_transform(model):
    given = texts(N)
    fitted = clone(model).fit(given)
    assert np.array_equal(clone(model).fit_transform(given), fitted.transform(given))
    assert fitted.transform([]).shape == (0, 3)


RUN = """
import json, sys, numpy as np
from framing.topics import LDA, GensimLDA, NMFTopics
given = json.load(sys.stdin)
for model in (LDA(3, seed=1), NMFTopics(3, seed=1), GensimLDA(3, seed=1, passes=10)):
    shares = model.fit_transform(given)
    sys.stdout.write(shares.tobytes().hex() + model.phi_.tobytes().hex())
    sys.stdout.write("|".join(model.names_))
"""


@pytest.mark.full
def test_the_same_bytes_whatever_the_threads_and_the_hash_seed():
    written = set()
    for threads, hash_seed in [("1", "0"), ("2", "7")]:
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        environment = dict(os.environ, PYTHONHASHSEED=hash_seed, **dict.fromkeys(names, threads))
        ran = subprocess.run(
            [sys.executable, "-c", RUN],
            input=json.dumps(texts(N)),
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        written.add(ran.stdout)
    assert len(written) == 1


def test_another_seed_gives_other_numbers():
    shares = [GensimLDA(3, seed=seed).fit_transform(texts(N)) for seed in (1, 1, 2)]
    assert np.array_equal(shares[0], shares[1])
    assert not np.array_equal(shares[0], shares[2])


@every
def test_a_series_and_tokens_give_a_table(model):
    series = pd.Series(texts(N), index=[f"a-{number:02d}/p01" for number in range(N)])
    from_list = clone(model).fit_transform(texts(N))
    for given in (series, tokenize(series)):
        fitted = clone(model)
        for table in (fitted.fit_transform(given), fitted.transform(given)):
            assert table.index.tolist() == series.index.tolist()
            assert table.columns.tolist() == list(fitted.names_)
            assert np.array_equal(table.to_numpy(), from_list)


@every
def test_scikit_learn_manners(model):
    copied = clone(model)
    assert copied.get_params() == model.get_params()
    assert copied.set_params(n_topics=2).n_topics == 2
    shares = clone(model).fit_transform(texts(N))
    pipeline = make_pipeline(FunctionTransformer(list), clone(model))
    assert np.array_equal(pipeline.fit_transform(texts(N)), shares)
    table = clone(model).set_output(transform="pandas").fit_transform(texts(N))
    assert isinstance(table, pd.DataFrame)
    assert np.array_equal(table.to_numpy(), shares)


@every
def test_nothing_given_is_changed(model):
    given = texts(N)
    kept = list(given)
    clone(model).fit_transform(given)
    assert given == kept


@every
def test_too_few_units_or_terms_are_refused(model):
    few = clone(model).set_params(words=topic_terms(min_units=1, max_share=1.0))
    with pytest.raises(TooFewUnits, match="2 units cannot carry 3 topics"):
        few.fit(texts(2))
    with pytest.raises(TooFewUnits, match="2 units with a term"):
        few.fit([*texts(2), "", "", ""])
    with pytest.raises(TooFewUnits, match="2 terms"):
        few.fit(["goal match"] * 9)
    with pytest.raises(TextsError, match="No term"):
        clone(model).fit(texts(4))


@every
@pytest.mark.parametrize("n_topics", [0, -1, 2.5, "many"])
def test_a_number_of_topics_that_is_none_is_refused(model, n_topics):
    with pytest.raises(FramingError, match="n_topics"):
        clone(model).set_params(n_topics=n_topics).fit(texts(N))


@every
def test_stopwords_are_a_list_s_name_or_words(model):
    given = [f"the of and {text}" for text in texts(N)]
    named = clone(model).set_params(words=topic_terms(max_share=1.0)).fit(given)
    assert not {"the", "of", "and"} & set(named.vocabulary_)
    words = clone(model).set_params(words=topic_terms(max_share=1.0, stopwords=["goal"]))
    words.fit(given)
    assert "goal" not in words.vocabulary_
    assert "the" in words.vocabulary_
    assert "the" in {entry.term for entry in load("stopwords").entries}
