"""Strips of shares over time have one scale and show what the table holds."""

import numpy as np
import pandas as pd
import pytest

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.figures import plot_prevalence_over_time
from tests.figures.results import HOSTILE


def over_time(topics=("01 sea", "02 war"), groups=("ledger", "tribune")):
    days = pd.date_range("2026-01-05", periods=12, freq="W-MON").strftime("%Y-%m-%d")
    rows = [
        (topic, group, day, 10.0 * (i + 1) + j, 5.0, 10.0 * (i + 1) + 8)
        for i, topic in enumerate(topics)
        for j, group in enumerate(groups)
        for day in days
    ]
    columns = ["feature", "term", "period", "estimate", "lower", "upper"]
    table = pd.DataFrame(rows, columns=columns).assign(parameter="share", se=1.0, n=9, unit="%")
    return Estimates(table, method="shares", unit="mean share of an article, %")


def test_all_strips_have_one_scale():
    axes = plot_prevalence_over_time(over_time())
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == ["02 war", "01 sea"]
    lines = [line for line in axes.get_lines() if line.get_label() == "ledger"]
    heights = [row + 0.42 - line.get_ydata()[0] for row, line in enumerate(lines)]
    assert heights == pytest.approx([20 * 0.84 / 30, 10 * 0.84 / 30])
    assert "every strip from 0 to 30 %" in axes.texts[-1].get_text().replace("\n", " ")


def test_a_band_runs_from_lower_to_upper():
    axes = plot_prevalence_over_time(over_time())
    band = next(c for c in axes.collections if c.get_label() == "band, ledger")
    ends = np.sort(0.42 - np.array(band.get_datalim(axes.transData).intervaly))
    assert ends == pytest.approx(np.array([5.0, 28.0]) * 0.84 / 30)


def test_events_are_lettered_in_their_order():
    events = {"vote": "2026-03-01", "fire": pd.Timestamp("2026-01-20"), "war": "2031-01-01"}
    axes = plot_prevalence_over_time(over_time(), events=events)
    lines = [str(line.get_label()) for line in axes.get_lines()]
    assert [name for name in lines if name.startswith("event")] == ["event, fire", "event, vote"]
    assert "a: fire; b: vote." in axes.texts[-1].get_text().replace("\n", " ")


def test_names_are_drawn_as_they_are():
    plot_prevalence_over_time(over_time(HOSTILE, HOSTILE[:3]), top=6)


def test_too_many_groups_and_nothing_are_refused():
    with pytest.raises(FramingError, match="cannot be told apart"):
        plot_prevalence_over_time(over_time(groups=[f"g{i}" for i in range(20)]))
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_prevalence_over_time(over_time(), top=0)
