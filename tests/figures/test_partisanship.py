import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.figures import plot_partisanship
from tests.figures.results import HOSTILE, estimates, texts

NAMES = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
UNIT = "probability of telling the group"


def told(phrases=("death tax", "tax break")):
    """.60 ± .02 against a null of .50 ± .01."""
    rows = [
        ("partisanship", "leave-out", 0.6, 0.01, 0.58, 0.62, 40, UNIT),
        ("permuted labels", "leave-out", 0.5, 0.005, 0.49, 0.51, 40, UNIT),
        *((term, "R", 0.01, None, None, None, 9, UNIT) for term in phrases),
    ]
    table = pd.DataFrame(rows, columns=NAMES).astype({"se": float, "lower": float, "upper": float})
    return Estimates(table, method="partisanship", unit=UNIT)


def test_the_estimate_stands_against_its_null():
    axes = plot_partisanship(told())
    lines = {line.get_label(): line.get_xydata()[0].tolist() for line in axes.lines}
    assert lines["partisanship"] == [0.6, 0.0]
    assert lines["permuted labels"] == [0.5, 1.0]
    low, high = axes.get_xlim()
    assert low < 0.49
    assert high > 0.62
    assert [t.get_text() for t in axes.get_yticklabels()] == [
        "leave-out estimate",
        "permuted labels",
    ]


def test_phrases_are_listed_literally_and_all_stay_on_the_paper():
    axes = plot_partisanship(told(HOSTILE), top=6)
    shown = " ".join(texts(axes)).replace("\n", " ")
    assert "Tell R: $5bn to $10bn, 100% & #1_a^{x}" in shown
    renderer = FigureCanvasAgg(axes.figure).get_renderer()
    assert all(text.get_window_extent(renderer).y0 >= 0 for text in axes.texts)


def test_other_estimates_are_refused():
    with pytest.raises(FramingError, match="nothing else"):
        plot_partisanship(estimates())
