"""Actors by outlet: panels of measures, hollow marks without intervals, any name."""

import numpy as np
import pandas as pd
import pytest

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.figures import plot_actors
from tests.figures.results import HOSTILE, texts


def shares(outlets=("Ledger", "Tribune"), actors=("Anna Holm", "Tom Cole"), lower=0.3):
    names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    rows = [
        (outlet, f"{actor}: {measure}", 0.5, 0.1, lower, 0.7, 40, "mean per mention")
        for outlet in outlets
        for measure in ("acts", "speaks")
        for actor in actors
    ]
    return Estimates(pd.DataFrame(rows, columns=names), method="rates", unit="mean per mention")


def test_a_panel_a_measure_and_a_row_an_actor():
    axes = plot_actors(shares())
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Anna Holm", "Tom Cole"]
    assert "speaks" in texts(axes)
    drawn = [line for line in axes.lines if line.get_label() == "Ledger" and len(line.get_xdata())]
    assert [line.get_xdata().tolist() for line in drawn] == [[0.5, 0.5], [1.78, 1.78]]


def test_measures_are_chosen():
    assert "acts (else acted upon)" not in " ".join(
        texts(plot_actors(shares(), measures=["speaks"]))
    )
    with pytest.raises(FramingError, match="did you mean 'speaks'"):
        plot_actors(shares(), measures=["speak"])


def test_marks_without_an_interval_are_hollow():
    axes = plot_actors(shares(lower=np.nan))
    filled = [line for line in axes.lines if line.get_label() == "Ledger" and len(line.get_xdata())]
    assert {line.get_markerfacecolor() for line in filled} == {"white"}


def test_too_many_outlets_are_refused():
    with pytest.raises(FramingError, match="plot_heatmap"):
        plot_actors(shares(outlets=tuple("abcdefgh")))


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_drawn(name):
    plot_actors(shares(outlets=(name, "b"), actors=(name, "d")))
