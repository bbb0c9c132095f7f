"""The stratified difference against numbers worked by hand."""

import math

import numpy as np
import pytest

from framing.compare.stratified import Stratified
from tests.compare.scenes import cells_from


def part(hits, exposure, first, stratum):
    cells = cells_from(hits, exposure, first, stratum)
    return Stratified.of(cells, np.arange(cells.hits.shape[1]), 0)


@pytest.fixture
def worked():
    """Event 0: 6/300 against 2/100; event 1: 4/100 against 9/300, in three articles."""
    return part([6, 2, 4, 5, 4], [300, 100, 100, 200, 100], [1, 0, 1, 0, 0], [0, 0, 1, 1, 1])


def test_weights_and_differences_by_hand(worked):
    assert worked.weight.tolist() == [75, 75]
    # 75 · (.02 − .02) and 75 · (.04 − .03).
    assert worked.difference[:, 0] == pytest.approx([0.0, 0.75])


def test_both_rates_are_averaged_over_the_same_events(worked):
    ours, theirs = worked.rates()[:, 0]
    assert ours == pytest.approx((0.02 + 0.04) / 2)
    assert theirs == pytest.approx((0.02 + 0.03) / 2)
    assert ours - theirs == pytest.approx(worked.difference.sum() / worked.weight.sum())
    # The Mantel–Haenszel ratio, Σ H₁E₀/E over Σ H₀E₁/E.
    ratio = (6 * 100 / 400 + 4 * 300 / 400) / (2 * 300 / 400 + 9 * 100 / 400)
    assert ours / theirs == pytest.approx(ratio)


def test_without_strata_it_is_the_plain_difference_of_rates():
    found = part([6, 1, 2, 4], [300, 50, 100, 100], [1, 1, 0, 0], [0, 0, 0, 0])
    assert found.rates()[:, 0] == pytest.approx([7 / 350, 6 / 200])


def test_what_they_write_about_cannot_differ():
    # Both have the rate .01 on event 0 and .05 on event 1; ours wrote mostly on event 1.
    found = part([1, 50, 10, 5], [100, 1000, 1000, 100], [1, 1, 0, 0], [0, 1, 0, 1])
    ours, theirs = found.rates()[:, 0]
    assert ours == pytest.approx(theirs)
    assert 51 / 1100 > 3 * 15 / 1100


def test_an_event_where_one_group_has_no_word_has_no_weight():
    found = part([6, 0, 4, 3], [300, 0, 100, 100], [1, 0, 1, 0], [0, 0, 1, 1])
    assert found.used.tolist() == [False, True]
    assert found.rates()[:, 0] == pytest.approx([0.04, 0.03])
    assert found.hits_used()[:, 0].tolist() == [4, 3]
    assert found.exposure_used().tolist() == [100, 100]


def test_deviations_give_the_numerator_whatever_the_labels():
    random = np.random.default_rng(3)
    stratum = np.sort(random.integers(4, size=30))
    exposure = random.integers(10, 90, size=30)
    hits = random.poisson(3, size=(30, 5))
    labels = random.random(30) < 0.5
    deviation = part(hits, exposure, labels, stratum).deviation
    for dealt in (labels, random.permutation(labels), ~labels):
        relabelled = part(hits, exposure, dealt, stratum)
        assert deviation[dealt].sum(axis=0) == pytest.approx(relabelled.difference.sum(axis=0))


def test_a_rate_that_never_varies_leaves_no_deviation():
    assert (part([1, 2, 3], [10, 20, 30], [1, 0, 0], [0, 0, 0]).deviation == 0).all()


def test_an_empty_comparison_has_rates_of_zero():
    found = part([0, 0], [10, 0], [1, 0], [0, 0])
    assert found.rates()[:, 0].tolist() == [0, 0]
    assert math.isclose(found.weight.sum(), 0)
