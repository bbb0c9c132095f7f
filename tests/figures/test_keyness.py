import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from framing.compare.result import Comparison
from framing.errors import FramingError
from framing.figures import plot_collocates, plot_keyness
from framing.figures.keyness import named
from tests.figures.results import HOSTILE, texts


def words(n=60, *, found=4):
    """Words of rising frequency, the first and last ones discoveries on either side."""
    random = np.random.default_rng(2)
    uses = np.geomspace(3, 900, n).round()
    half = 6 / np.sqrt(uses)
    estimate = random.normal(0, half / 3)
    estimate[-found:] = np.where(np.arange(found) % 2, 1, -1) * 3 * half[-found:]
    q_value = np.where(np.arange(n) >= n - found, 0.01, 0.6)
    table = pd.DataFrame(
        {
            "feature": [*HOSTILE, *(f"word {i}" for i in range(n - len(HOSTILE)))],
            "group": "ledger",
            "reference": "tribune",
            "estimate": estimate,
            "lower": estimate - half,
            "upper": estimate + half,
            "effect": estimate,
            "p_value": q_value / 2,
            "q_value": q_value,
            "hits": (uses / 2).round(),
            "hits_reference": uses - (uses / 2).round(),
            "exposure": 1000.0,
            "exposure_reference": 900.0,
            "n_units": 48,
            "n_clusters": 24,
        }
    )
    table.loc[0, ["p_value", "q_value", "lower", "upper"]] = np.nan
    return Comparison(table, method="keyness", unit="log-odds", seed=1)


def test_every_tested_word_is_a_dot_at_its_place():
    found = words()
    lines = {line.get_label(): line for line in plot_keyness(found).lines}
    tested = found.table.iloc[1:]
    dark = tested[tested["q_value"] < 0.05]
    drawn = lines["discovery"].get_xydata()
    assert np.allclose(drawn[:, 0], dark["hits"] + dark["hits_reference"])
    assert np.allclose(drawn[:, 1], dark["estimate"])
    assert len(lines["no discovery"].get_xydata()) == len(tested) - len(dark)


def test_names_do_not_overlap_and_stay_inside():
    axes = plot_keyness(words(400, found=60), top=40)
    renderer = FigureCanvasAgg(axes.figure).get_renderer()
    boxes = [text.get_window_extent(renderer) for text in axes.texts if text.get_gid() == "name"]
    assert len(boxes) > 5
    for number, one in enumerate(boxes):
        assert axes.bbox.x0 - 1 <= one.x0 and one.x1 <= axes.bbox.x1 + 1  # noqa: PT018
        for other in boxes[:number]:
            inner = one.padded(-1)
            assert not inner.overlaps(other.padded(-1))


def test_discoveries_are_named_before_others():
    chosen = named(words().table.iloc[1:], top=5)
    assert (chosen["q_value"] < 0.05).iloc[:4].all()
    assert len(chosen) == 6
    assert list(chosen.columns) == list(words().table.columns)


def test_the_note_says_what_was_tested():
    shown = " ".join(texts(plot_keyness(words()))).replace("\n", " ")
    assert "59 words tested, 1 too rare to test; 4 with q < .05" in shown
    assert "↑ more in ledger" in shown
    assert "↓ more in tribune" in shown


def test_one_word_and_none():
    found = words()
    plot_keyness(Comparison(found.table.iloc[[5]], method="keyness", unit="log-odds"))
    for draw in (plot_keyness, plot_collocates):
        with pytest.raises(FramingError, match="nothing to draw"):
            draw(Comparison(found.table.iloc[[0]], method="keyness", unit="log-odds"))
    with pytest.raises(FramingError, match="top=0"):
        plot_keyness(found, top=0)
    both = pd.concat([found.table, found.table.assign(group="beacon")])
    with pytest.raises(FramingError, match="one pair"):
        plot_keyness(Comparison(both, method="keyness", unit="log-odds"))


def test_collocates_are_drawn_with_their_intervals():
    axes = plot_collocates(words(), top=3)
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert len(names) == 6
    assert {"word 52", "word 53"} <= set(names)
