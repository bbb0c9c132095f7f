"""A structural model starts from the best of several starts, or from a codebook's words."""

import numpy as np
import pytest

from framing.errors import FramingError
from framing.topics import StructuralTopics
from framing.topics.anchors import anchored
from framing.topics.learning import Start, learnt
from framing.topics.starting import SEEDED, best_start, seeded_topics
from tests.topics.counted import SEEDS, TERMS, drawn


def test_one_start_is_that_from_anchor_words():
    counts, _, _ = drawn(60)
    rows = np.ones((60, 1))
    assert np.array_equal(best_start(counts, rows, 3, starts=1), anchored(counts, 3))


def test_more_starts_are_never_worse_and_always_the_same():
    counts, _, _ = drawn(80, words=8, seed=4)
    rows = np.ones((80, 1))
    one, two = (best_start(counts, rows, 3, starts=4) for _ in range(2))
    assert np.array_equal(one, two)
    assert np.allclose(one.sum(axis=1), 1)
    assert (one > 0).all()
    few = [
        learnt(counts, rows, 3, start=Start(topics=topics, rounds=5)).bounds[-1]
        for topics in (one, anchored(counts, 3))
    ]
    assert few[0] >= few[1]


def test_seed_words_begin_with_their_weight():
    counts, _, _ = drawn(60)
    terms = np.array(TERMS, dtype=object)
    topics = seeded_topics(counts, terms, {"sea": SEEDS["sea"]}, n_topics=2)
    assert np.allclose(topics.sum(axis=1), 1)
    held = topics[0, [TERMS.index(word) for word in SEEDS["sea"]]].sum()
    assert SEEDED < held < SEEDED + 0.3
    assert np.array_equal(topics[1], anchored(counts, 2)[1])


def test_no_start_is_refused():
    counts, _, _ = drawn(20)
    with pytest.raises(FramingError, match="starts is 0"):
        StructuralTopics(2, starts=0).fit_counts(counts, TERMS)
