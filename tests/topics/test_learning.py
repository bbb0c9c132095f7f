"""Learning brings back what was drawn."""

import numpy as np

from framing.topics.learning import Start, learnt, placed_among, pooled
from tests.topics.counted import drawn


def test_topics_and_coefficients_come_back():
    counts, about, _ = drawn(600, effect=1.0, words=100)
    rows = np.column_stack([np.ones(600), about["group"] == "b"]).astype(float)
    known = np.repeat(np.eye(3) * 0.9 + 0.03, 12, axis=1)
    known /= known.sum(axis=1, keepdims=True)
    found = learnt(counts, rows, 3, start=Start(topics=known))
    assert found.settled
    mass = found.topics.T.reshape(3, 3, 12).sum(axis=2)
    assert (np.diag(mass) > 0.85).all()
    assert abs(found.coefficients[1, 0] - 1.0) < 0.3
    assert abs(found.coefficients[1, 1]) < 0.3
    assert found.bounds[-1] > found.bounds[0]


def test_places_do_not_depend_on_the_neighbours():
    counts, _, _ = drawn(60)
    rows = np.ones((60, 1))
    model = learnt(counts, rows, 3)
    together, _ = placed_among(counts, model, rows)
    alone, _ = placed_among(counts[7:8], model, rows[7:8])
    assert np.array_equal(together[7:8], alone)


def test_what_says_nothing_is_drawn_towards_nothing():
    random = np.random.default_rng(4)
    rows = np.column_stack([np.ones(80), random.normal(size=(80, 5))])
    places = random.normal(size=(80, 1)) + 2.0
    plain = np.linalg.lstsq(rows, places, rcond=None)[0]
    found = pooled(places, rows)
    assert np.linalg.norm(found[1:]) < np.linalg.norm(plain[1:])
    assert abs(found[0, 0] - places.mean()) < 0.1
