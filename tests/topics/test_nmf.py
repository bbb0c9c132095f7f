"""Topics by non-negative matrix factorisation: exact shares, and news sorted by subject."""

import numpy as np
import pandas as pd
import pytest
from sklearn.decomposition import non_negative_factorization
from sklearn.metrics import adjusted_rand_score

from framing.errors import FramingWarning
from framing.topics import NMFTopics, nmf, topic_terms
from tests.accuracy.floors import gold, refuse_lower
from tests.topics.news import texts


def test_shares_are_those_of_scikit_learn_at_its_end():
    given = texts(60)
    model = NMFTopics(3).fit(given)
    weights = model._place(model._terms.transform(given))
    theirs, _, _ = non_negative_factorization(
        model._tfidf.transform(model._terms.transform(given)).toarray(),
        H=model._weights,
        n_components=3,
        init="custom",
        update_H=False,
        tol=1e-12,
        max_iter=5000,
    )
    assert np.allclose(weights, theirs, atol=1e-6)


def test_topics_that_have_not_settled_are_told(monkeypatch):
    monkeypatch.setattr(nmf, "ROUNDS", 1)
    with pytest.warns(FramingWarning, match="not settled after 1 rounds"):
        NMFTopics(3).fit(texts(60))


def test_more_topics_than_there_is_variety():
    model = NMFTopics(4, words=topic_terms(min_units=1, max_share=1.0))
    shares = model.fit_transform(["goal match team coach"] * 9 + ["vote bill senate poll"] * 9)
    assert np.allclose(shares.sum(axis=1), 1)


def test_news_is_sorted_by_subject(shared_data):
    news = pd.read_parquet(gold("topics.nmf", shared_data))
    shares = NMFTopics(5, seed=0).fit_transform(news["text"].tolist())
    refuse_lower(
        "topics.nmf",
        {"adjusted_rand_index": adjusted_rand_score(news["topic"], shares.argmax(axis=1))},
    )
