"""Drawn data of the figures of scales and regressions is what their tables say."""

import numpy as np
import pandas as pd
import pytest

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.figures import plot_regress, plot_scaling
from tests.figures.results import HOSTILE


def scale(n=5, *, interval=True, names=None):
    """Positions −2 … 2 with standard errors of .1, then a word."""
    rows = [
        (name, "theta", float(i - n // 2), 0.1, i - n // 2 - 0.3, i - n // 2 + 0.3, 10 + i, "sd")
        for i, name in enumerate(names or [f"o{i}" for i in range(n)])
    ]
    rows.append(("tax", "beta", 5.0, 0.1, 4.0, 6.0, 3, "log rate"))
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    table = pd.DataFrame(rows, columns=columns)
    if not interval:
        table[["lower", "upper"]] = np.nan
    return Estimates(table, method="wordfish", unit="sd")


def regression(features=("hedge", "booster"), terms=("left", "right")):
    """Coefficients with intervals of ±1; the first one a discovery."""
    rows = [
        (term, "log rate ratio", float(i - j), 0.5, i - j - 1.0, i - j + 1.0, 60, "log", feature)
        for i, feature in enumerate(features)
        for j, term in enumerate(terms)
    ]
    names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit", "feature"]
    table = pd.DataFrame(rows, columns=names).assign(df=5.0, p_value=0.2, n_clusters=14)
    q_value = [0.01, *[0.4] * (len(table) - 1)]
    return Estimates(table.assign(q_value=q_value), method="m", unit="log rate ratio, against x")


def lines(axes, label):
    return next(line for line in axes.get_lines() if line.get_label() == label)


def names(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def test_positions_are_drawn_from_the_highest_down():
    axes = plot_scaling(scale())
    assert names(axes) == ["o4", "o3", "o2", "o1", "o0"]
    assert lines(axes, "filled").get_xdata().tolist() == [2, 1, 0, -1, -2]
    assert "95 % intervals" in axes.texts[-1].get_text()


def test_without_intervals_two_standard_errors_are_drawn_and_called_so():
    axes = plot_scaling(scale(interval=False))
    [segments] = [c for c in axes.collections if c.get_label() == "interval, filled"]
    assert segments.get_segments()[0][:, 0].tolist() == pytest.approx([1.8, 2.2])
    assert "two standard errors" in " ".join(text.get_text() for text in axes.texts).replace(
        "\n", " "
    )


def test_those_furthest_out_are_drawn_and_counted():
    axes = plot_scaling(scale(7), top=2)
    assert sorted(names(axes)) == ["o0", "o6"]
    assert "2 of 7" in axes.texts[-1].get_text()


def test_a_scale_that_is_not_there_is_refused():
    with pytest.raises(FramingError, match="parameter 'mv' is not known"):
        plot_scaling(scale(), parameter="mv")
    with pytest.raises(FramingError, match="holds no positions"):
        plot_scaling(regression())


def test_coefficients_are_drawn_with_zero_and_discoveries():
    axes = plot_regress(regression())
    assert names(axes) == ["hedge, left", "hedge, right", "booster, left", "booster, right"]
    assert lines(axes, "filled").get_xdata().tolist() == [0]
    assert lines(axes, "hollow").get_xdata().tolist() == [-1, 1, 0]
    assert axes.get_xlabel() == "log rate ratio, against x"
    alone = plot_regress(regression(terms=("left",)))
    assert names(alone) == ["hedge", "booster"]
    assert alone.get_xlabel() == "left: log rate ratio, against x"


def test_hostile_names_are_shown_as_they_are():
    assert len(names(plot_scaling(scale(6, names=HOSTILE)))) == 6
    assert len(names(plot_regress(regression(features=HOSTILE)))) == 12


def test_nothing_to_draw_is_refused():
    with pytest.raises(FramingError, match="no coefficient"):
        plot_regress(regression(), top=0)
