"""The compiled kernels give what their definitions say."""

import numpy as np

from framing.topics import placing


def scene(seed=3, n_places=3, n_terms=8):
    random = np.random.default_rng(seed)
    topics = random.dirichlet(np.ones(n_terms), n_places + 1).T.copy()
    unit = (np.arange(n_terms), random.integers(1, 9, n_terms).astype(float))
    half = random.normal(size=(n_places, n_places))
    prior = (random.normal(size=n_places), half @ half.T + np.eye(n_places))
    return random, unit, topics, prior


def test_slopes_are_those_of_the_density():
    random, unit, topics, prior = scene()
    place, n = random.normal(size=3), 3
    into = (np.empty(4), np.empty(4), np.empty(n), np.empty((n, n)), np.empty((n, n)))
    placing.slopes(place, unit, topics, prior, into)

    def value(at):
        return -placing.log_density(at, unit, topics, prior, np.empty(4))

    step = 1e-5 * np.eye(n)
    slope = [(value(place + s) - value(place - s)) / 2e-5 for s in step]
    assert np.allclose(into[2], slope, atol=1e-5)

    def gradient(at):
        held = (np.empty(4), np.empty(4), np.empty(n), np.empty((n, n)), np.empty((n, n)))
        placing.slopes(at, unit, topics, prior, held)
        return held[2]

    curved = np.array([(gradient(place + s) - gradient(place - s)) / 2e-5 for s in step])
    low = np.tril_indices(n)
    assert np.allclose(into[3][low], curved[low], atol=1e-4)
    safe = np.tril(into[4]) + np.tril(into[4], -1).T
    assert (np.linalg.eigvalsh(safe) > 0).all()


def test_the_best_place_is_a_mode_with_the_triangle_of_its_curvature():
    _, unit, topics, prior = scene()
    n = 3
    place, triangle = np.zeros(n), np.zeros((n, n))
    into = (np.empty(4), np.empty(4), np.empty(n), np.empty((n, n)), np.empty((n, n)), triangle)
    reached = placing.best_place(place, unit, topics, prior, into)
    assert np.abs(into[2]).max() < 1e-2
    for other in np.random.default_rng(1).normal(0, 0.3, (50, n)) + place:
        assert placing.log_density(other, unit, topics, prior, np.empty(4)) <= reached + 1e-9
    curvature = np.tril(into[3]) + np.tril(into[3], -1).T
    assert np.allclose(triangle @ triangle.T, curvature)


def test_what_is_not_positive_definite_has_no_triangle():
    assert not placing.triangle_of(np.array([[1.0, 0.0], [2.0, 1.0]]), np.zeros((2, 2)))
