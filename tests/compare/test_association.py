"""Token-level statistics: tables worked by hand, and their margins."""

import math

import numpy as np
import pytest

from framing.compare.association import chi_square, log_dice, log_likelihood


def test_the_plain_formulas():
    """30 of 100 words here, 10 of 100 there: nothing below 5 is expected."""
    args = np.array([30.0]), np.array([40.0]), np.array([100.0]), 200.0
    g2 = 2 * (30 * math.log(30 / 20) + 10 * math.log(10 / 20))
    g2 += 2 * (70 * math.log(70 / 80) + 90 * math.log(90 / 80))
    assert log_likelihood(*args)[0] == pytest.approx(g2, abs=1e-10)
    assert chi_square(*args)[0] == pytest.approx(100 * (2 / 20 + 2 / 80), abs=1e-10)


def test_less_than_expected_is_below_zero():
    args = np.array([10.0]), np.array([40.0]), np.array([100.0]), 200.0
    assert log_likelihood(*args)[0] < 0 > chi_square(*args)[0]


def test_no_hits_and_all_hits_are_no_trouble():
    both, first = np.array([0.0, 5.0, 0.0]), np.array([5.0, 5.0, 0.0])
    for statistic in (log_likelihood, chi_square):
        values = statistic(both, first, np.array([50.0, 50.0, 50.0]), 100.0)
        assert np.isfinite(values).all()
        assert values[2] == 0


def test_cells_without_a_word_add_nothing_and_small_ones_their_part():
    """0 of 4 words here, 2 of 396 there: 0.02 and 1.98 are expected."""
    args = np.array([0.0]), np.array([2.0]), np.array([4.0]), 400.0
    g2 = 2 * (2 * math.log(2 / 1.98) + 4 * math.log(4 / 3.98) + 394 * math.log(394 / 394.02))
    assert log_likelihood(*args)[0] == pytest.approx(-g2, abs=1e-10)
    args = np.array([1.0]), *args[1:]
    # Where less than 5 is expected, by the continuity correction, half a word nearer to it.
    tables = [(0.5, 0.02), (1.5, 1.98), (3.5, 3.98), (394.5, 394.02)]
    g2 = 2 * sum(cell * math.log(cell / mean) for cell, mean in tables)
    assert log_likelihood(*args)[0] == pytest.approx(g2, abs=1e-10)


def test_log_dice_is_fourteen_at_most():
    values = log_dice(np.array([8.0, 4.0]), np.array([8.0, 8.0]), np.array([8.0, 8.0]))
    assert values.tolist() == [14.0, 13.0]
    # Few of many: 14 + log2(2 · 1 / (3 + 5)); and words that never meet have no score.
    assert log_dice(np.array([1.0]), np.array([3.0]), np.array([5.0])).tolist() == [12.0]
    assert np.isnan(log_dice(np.array([0.0]), np.array([3.0]), np.array([5.0]))).all()
