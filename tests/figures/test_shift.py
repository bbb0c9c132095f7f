import numpy as np
import pytest

from framing.compare.result import Comparison
from framing.errors import FramingError
from framing.figures import plot_shift
from framing.figures.shift import ALL, drawn
from tests.figures.results import HOSTILE, comparison, texts


def shifted(features=("crisis", "hope", "the")):
    """Contributions 2, 0, −2 … with effects of their sign."""
    return Comparison(comparison(features).table, method="shift", unit="tone", seed=1)


def bars(axes):
    return {bar.get_y() + bar.get_height() / 2: bar.get_width() for bar in axes.patches}


def test_bars_are_contributions_from_the_largest_down():
    found = shifted(("a", "b", "c", "d"))
    table = drawn(found.table, top=3)
    assert table["feature"].tolist() == [ALL, "d", "a", "c"]
    assert table["estimate"].tolist() == [-4, -4, 2, -2]
    widths = bars(plot_shift(found, top=3))
    assert [round(widths[row], 9) for row in sorted(widths)] == [-4, -4, 2, -2]


def test_contributions_that_sum_to_nothing_have_no_sum():
    table = drawn(shifted().table, top=9)
    assert ALL not in set(table["feature"])
    assert len(bars(plot_shift(shifted()))) == 3


def test_colours_tell_who_uses_a_word_more():
    found = shifted()
    found.table.loc[0, "effect"] = np.nan
    names = {c.get_label(): len(c.patches) for c in plot_shift(found).containers}
    assert names["group uses it more"] == 1
    assert names["reference uses it more"] == 2


def test_hostile_words_are_shown_literally():
    shown = texts(plot_shift(shifted(HOSTILE)))
    assert "100% & #1_a^{x}" in shown
    assert "■ more in ledger" in shown


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_shift(Comparison(shifted().table.iloc[:0], method="shift", unit="tone"))
    with pytest.raises(FramingError, match="top=0"):
        plot_shift(shifted(), top=0)
