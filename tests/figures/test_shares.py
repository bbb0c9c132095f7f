import numpy as np
import pandas as pd
import pytest

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.figures import plot_rates, plot_shares
from tests.figures.results import HOSTILE, estimates, texts

KINDS = ("official", "citizen", "media")


def shares():
    """Officials .6 and .5, citizens .4 and .5, media never."""
    rows = [
        (outlet, kind, value, 0.05, value - 0.1, value + 0.1, 40, "mean per attribution")
        for outlet, values in (("Ledger", (0.6, 0.4, 0.0)), ("Tribune", (0.5, 0.5, 0.0)))
        for kind, value in zip(KINDS, values, strict=True)
    ]
    names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    table = pd.DataFrame(rows, columns=names)
    return Estimates(table, method="rates", unit="mean per attribution")


def test_shares_are_drawn_in_per_cent_the_largest_on_top():
    axes = plot_shares(shares(), of="attributions")
    (line,) = [line for line in axes.lines if line.get_label() == "Ledger"]
    assert line.get_xdata() == pytest.approx([60, 40])
    assert [label.get_text() for label in axes.get_yticklabels()] == ["official", "citizen"]
    assert axes.get_xlabel() == "% of attributions"
    (lines,) = [c for c in axes.collections if c.get_label() == "interval, Tribune"]
    assert [tuple(np.round(one[:, 0])) for one in lines.get_segments()] == [(40, 60), (40, 60)]


def test_at_most_so_many_parts_and_groups():
    assert len(plot_shares(shares(), top=1).get_yticklabels()) == 1
    with pytest.raises(FramingError, match="top=0"):
        plot_shares(shares(), top=0)
    with pytest.raises(FramingError, match="plot_heatmap"):
        plot_shares(estimates(tuple("abcdefgh"), KINDS))


def test_rates_stand_in_their_order_with_their_numbers():
    axes = plot_rates(estimates(), feature="conflict")
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == ["Beacon", "Tribune", "Ledger"]
    assert {"60", "61", "62"} <= set(texts(axes))
    assert "conflict" in axes.get_xlabel()


def test_a_feature_that_there_is_not_is_refused():
    with pytest.raises(FramingError, match="no 'loaded'"):
        plot_rates(estimates(), feature="loaded")


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_drawn(name):
    plot_shares(estimates((name, "b"), (name, "d")))
    plot_rates(estimates((name, "b"), (name, "d")), feature=name)
