import pandas as pd
import pytest

from framing.errors import FramingError
from framing.figures import plot_driving_words
from tests.figures.results import HOSTILE, texts


def words(cues=("sham", "farce"), groups=("Ledger", "Tribune")):
    rows = [
        (group, cue, 3.0 - 2 * place, 4, 3, f"before {cue} ", " and after")
        for group in groups
        for place, cue in enumerate(cues)
    ]
    names = ["group", "cue", "estimate", "hits", "n_units", "left", "right"]
    return pd.DataFrame(rows, columns=names)


def test_bars_are_as_long_as_the_estimates():
    axes = plot_driving_words(words())
    widths = {c.get_label(): c.patches[0].get_width() for c in axes.containers}
    assert widths == {
        "Ledger: sham": 3.0,
        "Ledger: farce": 1.0,
        "Tribune: sham": 3.0,
        "Tribune: farce": 1.0,
    }


def test_words_stand_below_their_outlet_with_an_example():
    axes = plot_driving_words(words())
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == ["", "sham", "farce", "", "sham", "farce"]
    shown = texts(axes)
    assert {"Ledger", "Tribune", "4 in 3"} <= set(shown)
    assert any("«sham»" in text for text in shown)


def test_top_counts_for_each_outlet():
    axes = plot_driving_words(words(), top=1)
    assert len(axes.containers) == 2


def test_words_that_lower_a_score_point_left_in_another_colour():
    table = words(("sham", "said", "on"))
    axes = plot_driving_words(table)
    low, high = axes.get_xlim()
    assert low < -1 < 0 < 3 < high
    colours = {c.patches[0].get_width() > 0: c.patches[0].get_facecolor() for c in axes.containers}
    assert colours[True] != colours[False]


def test_hostile_words():
    axes = plot_driving_words(words(HOSTILE, groups=("$a$",)))
    assert "$a$" in texts(axes)


def test_nothing_to_draw_is_refused():
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_driving_words(words().head(0))
