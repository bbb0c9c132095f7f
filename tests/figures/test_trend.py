import numpy as np
import pandas as pd
import pytest

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.figures import plot_trend

COLUMNS = ["term", "parameter", "period", "estimate", "lower", "upper", "p_value"]


def over_time(weeks=20):
    """Two outlets at 5 and 7 with a change of the first in the eighth week."""
    starts = pd.date_range("2026-01-05", periods=weeks, freq="W-MON").strftime("%Y-%m-%d")
    rows = []
    for term, level in (("ledger", 5.0), ("tribune", 7.0), ("ledger − tribune", -2.0)):
        for start in starts:
            rows.append((term, "rate", start, level + 1, np.nan, np.nan, np.nan))
            rows.append((term, "level", start, level, level - 0.5, level + 0.5, np.nan))
        p_value = 0.01 if term == "ledger" else 0.6
        rows.append((term, "change", "", 3.0, 2.0, 4.0, p_value))
        rows.append((term, "onset", starts[7], 8.0, 6.0, 9.0, np.nan))
    table = pd.DataFrame(rows, columns=COLUMNS)
    table = table.assign(feature="hedge", se=0.2, n=3, unit="per 1,000 tokens")
    return Estimates(table, method="trend", unit="per 1,000 tokens")


def line(axes, label):
    return next(one for one in axes.get_lines() if one.get_label() == label)


def test_rates_levels_and_bands_are_drawn():
    axes = plot_trend(over_time())
    assert line(axes, "rate, ledger").get_ydata().tolist() == [6.0] * 20
    assert line(axes, "tribune").get_ydata().tolist() == [7.0] * 20
    band = next(c for c in axes.collections if c.get_label() == "band, ledger")
    assert band.get_datalim(axes.transData).intervaly.tolist() == [4.5, 5.5]
    assert "hedge, per 1,000 tokens" in axes.get_ylabel()


def test_only_a_plain_change_is_marked():
    labels = [one.get_label() for one in plot_trend(over_time()).get_lines()]
    assert "change, ledger" in labels
    assert "change, tribune" not in labels


def test_the_difference_stands_about_zero():
    axes = plot_trend(over_time(), terms=["ledger − tribune"])
    low, high = axes.get_ylim()
    assert low < -2
    assert high == pytest.approx(0, abs=0.5)


def test_events_are_named_inside_the_time_covered():
    events = {"2026-02-02": "100% & $x", "2026-02-05": "strike", "2030-01-01": "never"}
    axes = plot_trend(over_time(), events=events)
    texts = [text.get_text() for text in axes.texts]
    assert "100% & $x" in texts
    assert "strike" in texts
    assert "never" not in texts


def test_what_is_not_there_is_refused():
    with pytest.raises(FramingError, match="feature 'booster' is not known"):
        plot_trend(over_time(), feature="booster")
    with pytest.raises(FramingError, match="term 'beacon' is not known"):
        plot_trend(over_time(), terms=["beacon"])
