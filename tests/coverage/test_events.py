"""Articles on one event are found together, and the cut is found without labels."""

import hashlib

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from framing.corpus import Corpus
from framing.coverage import Events, with_events
from framing.coverage.likeness import trusted
from framing.coverage.linking import average_links, groups_at, silhouette
from framing.errors import FramingError
from tests.accuracy.floors import gold, refuse_lower

CORPUS = "corpora/harbour-talks"


def b_cubed(truth, found):
    table = pd.crosstab(pd.Series(truth).to_numpy(), pd.Series(found).to_numpy()).to_numpy()
    precision = (table**2 / table.sum(0)).sum() / table.sum()
    recall = (table**2 / table.sum(1)[:, None]).sum() / table.sum()
    return 2 * precision * recall / (precision + recall)


def agreement(truth, found):
    return {
        "b_cubed": b_cubed(truth, found),
        "adjusted_rand_index": adjusted_rand_score(truth, found),
        "normalised_mutual_information": normalized_mutual_info_score(truth, found),
    }


@pytest.fixture(scope="module")
def harbour():
    corpus = Corpus.read(CORPUS)
    texts = corpus.articles["headline"].fillna("") + "\n\n" + corpus.texts("article")
    return texts, corpus.articles["event"], corpus.articles["date"]


@pytest.fixture(scope="module")
def news(request):
    path = gold("events.news", request.getfixturevalue("shared_data"))
    frame = pd.read_parquet(path)
    return frame["title"].fillna("") + "\n\n" + frame["text"], frame["event"], frame["date"]


def test_the_planted_events_are_found(harbour):
    texts, truth, dates = harbour
    found = Events().fit(texts, dates=dates)
    assert agreement(truth, found.labels_)["b_cubed"] == 1
    assert agreement(truth, Events().fit(texts).labels_)["b_cubed"] > 0.85
    first = truth.groupby(found.names_).first().map(dates.groupby(truth).min())
    assert (found.events_["first"] == first).all()


@pytest.mark.parametrize("seed", range(3))
def test_mixtures_of_planted_events_are_told_apart(harbour, seed):
    """Some events, some articles of each, and some articles alone."""
    texts, truth, dates = harbour
    rng = np.random.default_rng(seed)
    events = rng.permutation(truth.unique())
    taken = [
        name
        for place, event in enumerate(events[:8])
        for name in rng.permutation(truth.index[truth == event])[: 1 if place > 5 else 6]
    ]
    found = Events().fit(texts[taken], dates=dates[taken])
    assert agreement(truth[taken], found.labels_)["b_cubed"] > 0.9


def test_real_events_are_found_as_well_as_by_a_cut_tuned_on_their_labels(news):
    texts, truth, dates = news
    measured = agreement(truth, Events().fit(texts, dates=dates).labels_)
    rows = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    distances = np.clip(1 - (rows @ rows.T).toarray(), 0, None)
    tuned = dict.fromkeys(measured, 0.0)
    for cut in np.arange(0.7, 0.95, 0.01):
        model = AgglomerativeClustering(
            None, metric="precomputed", linkage="average", distance_threshold=cut
        )
        reached = agreement(truth, model.fit_predict(distances))
        tuned = {name: max(value, reached[name]) for name, value in tuned.items()}
    assert all(measured[name] >= tuned[name] - 0.01 for name in tuned), (measured, tuned)
    refuse_lower("events.news", measured)


def test_order_does_not_matter(harbour):
    texts, _, dates = harbour
    one = Events().fit(texts, dates=dates)
    mixed = np.random.default_rng(1).permutation(len(texts))
    two = Events().fit(texts.iloc[mixed], dates=dates.iloc[mixed])
    assert (one.names_[mixed] == two.names_).all()
    assert one.events_.equals(two.events_)
    digest = hashlib.sha256(one.events_.to_csv().encode()).hexdigest()
    assert (
        digest
        == hashlib.sha256(clone(one).fit(texts, dates=dates).events_.to_csv().encode()).hexdigest()
    )


def test_dates_are_used_where_they_tell_articles_apart(harbour):
    texts, _, dates = harbour
    constant = pd.Series(pd.Timestamp("2031-12-01"), index=dates.index)
    for odd in (constant, dates.where(np.arange(len(dates)) % 3 == 0), None):
        found = Events().fit(texts, dates=odd)
        assert not found.dates_trusted_
        assert adjusted_rand_score(found.labels_, Events().fit(texts).labels_) == 1
    few = dates.where(np.arange(len(dates)) % 10 > 0)
    assert Events().fit(texts, dates=few).dates_trusted_


def test_a_crawl_date_is_not_trusted():
    days = np.array(["2026-02-01"] * 12 + ["2026-02-02"] * 4 + ["NaT"], dtype="datetime64[D]")
    assert not trusted(days)
    assert not trusted(np.array([], dtype="datetime64[D]"))


def test_links_are_those_of_average_linkage():
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    rng = np.random.default_rng(3)
    half = np.triu(rng.random((30, 30)), 1)
    dense = half + half.T
    merges = average_links(sparse.csr_array(dense), least=0.01)
    tree = linkage(squareform(1 - dense - np.eye(30), checks=False), "average")
    for cut in (0.4, 0.5, 0.6, 0.8):
        wanted = fcluster(tree, 1 - cut, "distance")
        assert adjusted_rand_score(wanted, groups_at(merges, 30, cut)) == 1


def test_silhouette_is_that_of_scikit_learn_where_there_are_no_copies():
    from sklearn.metrics import silhouette_score

    rng = np.random.default_rng(4)
    half = np.triu(rng.random((20, 20)), 1)
    dense = half + half.T
    labels = rng.integers(0, 4, 20)
    wanted = silhouette_score(1 - dense - np.eye(20), labels, metric="precomputed")
    assert silhouette(sparse.csr_array(dense), labels, np.arange(20)) == pytest.approx(wanted)


def test_few_and_odd_texts():
    assert Events().fit(["", "", "One word."]).labels_.tolist() == [0, 1, 2]
    assert Events().fit(["It rained on the coast."]).names_.tolist() == [None]
    assert len(Events().fit([]).events_) == 0


@pytest.mark.parametrize("wrong", [{"cut": 0}, {"cut": 2}, {"half_life": 0}])
def test_what_is_out_of_range_is_refused(wrong):
    with pytest.raises(FramingError, match=r"must be"):
        Events(**wrong).fit(["a", "b"])
    with pytest.raises(FramingError, match="1 dates for 2 units"):
        Events().fit(["a", "b"], dates=["2026-02-01"])


def test_events_are_strata_of_a_design():
    corpus, found = with_events(Corpus.read(CORPUS))
    design = corpus.design("article", groups="outlet", strata="event")
    assert set(design.table["stratum"]) == set(found.events_.index)
