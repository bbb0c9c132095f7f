"""Which model a report learns, and what it says of how far topics recur."""

import numpy as np
import pandas as pd
import pytest

from framing.corpus.design import Design
from framing.report.recipe import MODELS, Section
from framing.report.topics import MODELS as NAMED
from framing.report.topics import mean_shares, shares_of, unfitted, unsteady
from framing.text import tokenize
from framing.topics import LDA, GensimLDA, NMFTopics
from tests.topics.known import learnt
from tests.topics.news import texts


def test_each_model_by_its_name():
    kinds = {"lda": LDA, "nmf": NMFTopics, "gensim": GensimLDA}
    assert set(kinds) == set(MODELS) == set(NAMED)
    assert Section("topics", "T").model == "lda"
    for name, kind in kinds.items():
        made = unfitted(name, 7, 1000, seed=3)
        assert type(made) is kind
        assert (made.n_topics, made.seed) == (7, 3)


@pytest.mark.parametrize(("n_units", "fewest"), [(10, 2), (75, 3), (10_000, 5)])
def test_in_a_small_corpus_a_word_may_be_rarer(n_units, fewest):
    assert unfitted("lda", 5, n_units, seed=0).words.min_units == fewest


def test_topics_that_few_searches_found_are_named():
    model = learnt(texts(30))
    assert "found by half of the 6 searches or more" in unsteady(model)
    model.recurrence_ = np.array([1.0, 1 / 3, 1.0])
    said = unsteady(model)
    assert said.startswith("1 of 3 topics were found by fewer than half of the 6 searches")
    assert model.names_[1] in said
    assert model.names_[0] not in said
    assert "was not examined" in unsteady(learnt(texts(30), kind=NMFTopics))
    assert "was not examined" in unsteady(LDA(3, restarts=1).fit(texts(30)))


def test_shares_are_in_per_cent_and_stay_between_0_and_100():
    given = pd.Series(texts(30), index=[f"a{n:02d}" for n in range(30)])
    model = learnt(given)
    shares = shares_of(model, tokenize(given))
    assert np.allclose(shares.sum(axis=1), 100)
    units = pd.Index(given.index, name="unit")
    group = np.where(np.arange(30) % 3 == 0, "sea", "land")
    table = pd.DataFrame(
        {"article": units, "outlet": group, "group": group, "stratum": "all", "cluster": units},
        index=units,
    )
    found = mean_shares(
        shares, Design(table, "article", {"group": "outlet"}), groups=["sea"], seed=1
    )
    assert found.unit == "mean share of an article, %"
    assert found.table["estimate"].to_numpy() == pytest.approx(shares[group == "sea"].mean())
    assert found.table["estimate"].sum() == pytest.approx(100)
    assert found.table[["lower", "upper"]].stack().between(0, 100).all()
