import numpy as np
import pytest

from framing.errors import FramingError
from framing.figures import plot_profile
from tests.figures.results import HOSTILE, estimates, texts


def drawn(axes, outlet):
    (line,) = [line for line in axes.lines if line.get_label() == outlet]
    return line.get_xdata()


def test_each_feature_has_a_scale_of_its_own():
    axes = plot_profile(estimates(parameters=("conflict", "morality")))
    # The upper ends are 2.5 and 12.5: they stand at the right, and marks in proportion to them.
    assert np.allclose(drawn(axes, "Tribune"), [1 / 2.5, 11 / 12.5])
    assert {"2.5", "12.5"} <= set(texts(axes))


def test_intervals_are_on_the_same_scale():
    axes = plot_profile(estimates(parameters=("conflict", "morality")))
    (lines,) = [c for c in axes.collections if c.get_label() == "interval, Beacon"]
    assert np.allclose([s[:, 0] for s in lines.get_segments()], [(0.6, 1.0), (11.5 / 12.5, 1.0)])


def test_the_unit_and_the_numbers_of_units_are_said():
    shown = " ".join(texts(plot_profile(estimates())))
    assert "per 1,000 tokens" in shown
    assert "60 (Ledger)" in shown


def test_a_feature_that_nobody_has_is_drawn_at_zero():
    result = estimates()
    result.table[["estimate", "lower", "upper"]] = 0.0
    assert drawn(plot_profile(result), "Ledger").tolist() == [0.0, 0.0]


def test_too_many_outlets_and_no_feature_are_refused():
    with pytest.raises(FramingError, match="plot_heatmap"):
        plot_profile(estimates(tuple("abcdefgh")))
    with pytest.raises(FramingError, match="top=0"):
        plot_profile(estimates(), top=0)


def test_hostile_names():
    axes = plot_profile(estimates(("a", "b"), HOSTILE))
    assert axes.get_yticklabels()[0].get_text() == "$5bn to $10bn"
