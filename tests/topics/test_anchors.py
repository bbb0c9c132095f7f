"""Anchor words find topics that are apart."""

import numpy as np

from framing.topics.anchors import anchored
from tests.topics.counted import drawn


def test_topics_that_are_apart_are_found():
    counts, _, _ = drawn(400, words=100)
    topics = anchored(counts, 3)
    assert np.allclose(topics.sum(axis=1), 1)
    assert (topics > 0).all()
    mass = topics.reshape(3, 3, 12).sum(axis=2)
    assert sorted(mass.argmax(axis=1)) == [0, 1, 2]
    assert mass.max(axis=1).min() > 0.75


def test_the_order_of_units_does_not_matter():
    counts, _, _ = drawn(100)
    assert np.allclose(anchored(counts, 3), anchored(counts[::-1], 3))
