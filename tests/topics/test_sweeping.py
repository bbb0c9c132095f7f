"""The compiled passes give what their formulas say."""

import numpy as np
import pytest

from framing.topics.sweeping import LANES, blend, sweep


def scene(n_topics=3, seed=2):
    """Two units of five terms; topics that only fill the lanes are 0."""
    random = np.random.default_rng(seed)
    weights = np.zeros((5, LANES), np.float32)
    weights[:, :n_topics] = random.random((5, n_topics))
    alpha, inverse = np.zeros((2, LANES), np.float32)
    alpha[:n_topics] = 0.1
    inverse[:n_topics] = 1 / weights.sum(axis=0)[:n_topics]
    documents = (
        np.array([0, 3, 5]),
        np.array([0, 2, 4, 1, 3], np.int32),
        np.array([2, 1, 3, 1, 4], np.float32),
        np.array([0, 1]),
    )
    return documents, weights, (alpha, inverse)


def by_formula(documents, weights, priors, rounds):
    """Expected counts of topics in units and in terms, by dense arrays."""
    pointers, terms, counts, _ = documents
    dense = np.zeros((2, 5))
    for unit in range(2):
        own = slice(pointers[unit], pointers[unit + 1])
        dense[unit, terms[own]] = counts[own]
    alpha, inverse = (np.asarray(one, float) for one in priors)
    found = np.zeros((2, LANES))
    for _ in range(rounds):
        shares = (found + alpha)[:, None, :] * inverse * weights[None].astype(float)
        shares /= shares.sum(axis=2, keepdims=True)
        found = (dense[:, :, None] * shares).sum(axis=1)
    return found, (dense[:, :, None] * shares).sum(axis=0)


@pytest.mark.parametrize("rounds", [1, 4])
def test_a_sweep_is_expectation_and_the_sums_of_the_last_round(rounds):
    documents, weights, priors = scene()
    explained, totals = np.zeros((2, LANES), np.float32), np.zeros((5, LANES), np.float32)
    sweep(documents, weights, priors, explained, totals, rounds)
    in_units, in_terms = by_formula(documents, weights, priors, rounds)
    assert np.allclose(explained, in_units, atol=1e-5)
    assert np.allclose(totals, in_terms, atol=1e-5)
    assert explained.sum(axis=1).tolist() == pytest.approx([6, 5], rel=1e-5)
    assert not explained[:, 3:].any()


def test_units_are_placed_without_sums_until_they_are_still():
    documents, weights, priors = scene()
    explained, none = np.zeros((2, LANES), np.float32), weights[:0]
    sweep(documents, weights, priors, explained, none, 50)
    in_units, _ = by_formula(documents, weights, priors, 200)
    assert np.allclose(explained, in_units, atol=0.05)


def test_only_the_chosen_units_are_brought_up_to_date():
    documents, weights, priors = scene()
    explained, totals = np.zeros((2, LANES), np.float32), np.zeros((5, LANES), np.float32)
    sweep((*documents[:3], np.array([1])), weights, priors, explained, totals, 2)
    assert not explained[0].any()
    assert totals.sum() == pytest.approx(5, rel=1e-5)


def test_a_term_that_no_topic_has_is_passed_over():
    documents, weights, priors = scene()
    weights[3] = 0.0
    explained, totals = np.zeros((2, LANES), np.float32), np.zeros((5, LANES), np.float32)
    sweep(documents, weights, priors, explained, totals, 2)
    assert explained[1].sum() == pytest.approx(1, rel=1e-5)


def test_a_blend_moves_towards_the_batch_and_empties_it():
    weights = np.full((2, LANES), 4.0, np.float32)
    totals = np.full((2, LANES), 10.0, np.float32)
    prior = np.full((2, LANES), 1.0, np.float32)
    sums = blend(weights, totals, prior, 0.75, 0.5)
    # 3 of what was, 5 of the batch, 1/4 of the prior.
    assert (weights == 8.25).all()
    assert sums.tolist() == [16.5] * LANES
    assert not totals.any()
