"""Events by outlet, calendars and shared wording are drawn as they are counted."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import QuadMesh
from matplotlib.patches import Rectangle

from framing.errors import FramingError
from framing.figures import paper, plot_copying, plot_presence, plot_timetable
from tests.figures.results import HOSTILE, texts


def hatched(axes):
    return sum(isinstance(p, Rectangle) and p.get_hatch() is not None for p in axes.patches)


def shades(axes):
    (mesh,) = [drawn for drawn in axes.collections if isinstance(drawn, QuadMesh)]
    return mesh.get_array()


def presence(events=("fire", "vote"), outlets=("star", "sun", "echo")):
    rows = [
        (event, outlet, (2 * i + j) % 4, pd.Timestamp("2026-01-05"), 2, 6, outlet != "echo")
        for i, event in enumerate(events)
        for j, outlet in enumerate(outlets)
    ]
    names = ["event", "outlet", "articles", "first", "covered_by", "of_all", "in_range"]
    return pd.DataFrame(rows, columns=names).astype({"in_range": "boolean"})


def test_events_hold_their_counts_and_omissions_are_hatched():
    axes = plot_presence(presence())  # counts 0 1 2 and 2 3 0
    assert [label.get_text() for label in axes.get_xticklabels()] == ["sun", "star", "echo"]
    assert shades(axes).mask.tolist() == [[False, True, False], [False, False, True]]
    assert hatched(axes) == 1
    shown = texts(axes)
    assert "2026-01-05" in shown
    assert "before the outlet's first article" in " ".join(shown).replace("\n", " ")


def timetable(n=9, outlets=("star", "sun")):
    weeks = pd.date_range("2026-01-05", periods=n, freq="W-MON")
    rows = [
        (outlet, week, 0 if i == 3 else i + 1, "gap" if i == 3 else "some")
        for outlet in outlets
        for i, week in enumerate(weeks)
    ]
    return pd.DataFrame(rows, columns=["outlet", "period", "articles", "state"])


def test_a_calendar_has_its_gaps_and_names_some_days():
    axes = plot_timetable(timetable())
    assert hatched(axes) == 2
    assert axes.get_xticklabels()[0].get_text() == "2026-01-05"
    assert "the darkest cell holds 9" in " ".join(texts(axes)).replace("\n", " ")
    with paper("column"):
        many = plot_timetable(timetable(300))
    assert 1 < len(many.get_xticks()) < 10
    assert not any(text == "5" for text in texts(many))  # no room for numbers


def copying(outlets=("star", "sun")):
    rows = [(a, b, 1 + (a != b), int(a > b), 1, 9) for a in outlets for b in outlets]
    return pd.DataFrame(rows, columns=["outlet", "other", "copies", "later", "agency", "articles"])


def test_copies_stand_with_those_that_came_later():
    axes = plot_copying(copying())
    shown = texts(axes)
    assert "1 later" in shown
    assert np.isfinite(shades(axes)).all()
    assert "credited in 67 %" in " ".join(shown).replace("\n", " ")


def test_names_are_drawn_as_they_are_and_nothing_is_refused():
    plot_presence(presence(HOSTILE, HOSTILE))
    plot_copying(copying(HOSTILE))
    plot_timetable(timetable(5, HOSTILE))
    for plot, table in (
        (plot_presence, presence().head(0)),
        (plot_timetable, timetable(0)),
        (plot_copying, copying().assign(copies=0)),
    ):
        with pytest.raises(FramingError, match="nothing to draw"):
            plot(table)
