"""Sums that keep their last bit."""

import math

import numpy as np
import pytest

from framing.compare.sums import Gridded, sums_by, totals


def weighted_sums(weights, values):
    return Gridded.of(values, weights.sum(axis=1).max()).weighted(weights)


@pytest.fixture
def drawn():
    random = np.random.default_rng(5)
    weights = random.multinomial(400, np.full(400, 1 / 400), size=70).astype(float)
    return weights, random.lognormal(0, 3, size=(400, 30)) - 4.0


def test_weighted_sums_are_right(drawn):
    weights, values = drawn
    found = weighted_sums(weights, values)
    for row, column in ((0, 0), (13, 7), (69, 29)):
        exact = math.fsum(weights[row] * values[:, column])
        assert found[row, column] == pytest.approx(exact, rel=1e-9, abs=1e-9)


def test_weighted_sums_keep_their_bits_whatever_stands_beside(drawn):
    weights, values = drawn
    whole = weighted_sums(weights, values)
    order = np.random.default_rng(1).permutation(400)
    assert (weighted_sums(weights[:, order], values[order]) == whole).all()
    assert (weighted_sums(weights, values[:, 11:12])[:, 0] == whole[:, 11]).all()
    assert (
        np.concatenate([weighted_sums(weights[i : i + 7], values) for i in range(0, 70, 7)])
        == whole
    ).all()


def test_weighted_sums_of_whole_numbers_are_exact():
    random = np.random.default_rng(2)
    weights = random.integers(0, 4, size=(5, 90)).astype(float)
    values = random.integers(0, 10**6, size=(90, 3)).astype(float)
    expected = weights.astype(int) @ values.astype(int)
    assert (weighted_sums(weights, values) == expected).all()


def test_weighted_sums_of_some_rows():
    values = Gridded.of(np.array([[1.0], [0.3], [0.2]]), most=5)
    assert values.weighted(np.array([[2.0, 1.0]]), slice(1, 3)) == pytest.approx(0.8)


def test_weighted_sums_of_nothing():
    assert weighted_sums(np.zeros((2, 0)), np.zeros((0, 3))).tolist() == [[0.0] * 3] * 2
    assert weighted_sums(np.ones((1, 2)), np.zeros((2, 1))).tolist() == [[0.0]]


def test_sums_by_label():
    values = np.array([[1.0, 10.0], [2.0, 20.0], [4.0, 40.0]])
    labels = np.array([2, 0, 2])
    assert sums_by(values, labels, 4).tolist() == [[2, 20], [0, 0], [5, 50], [0, 0]]
    assert sums_by(values[:, :0], labels, 4).shape == (4, 0)
    assert totals(values).tolist() == [7, 70]
