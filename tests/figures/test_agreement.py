import pandas as pd
import pytest

from framing.compare import Estimates
from framing.errors import FramingError
from framing.figures import plot_agreement
from tests.figures.results import texts

ROWS = [
    ("all values", "macro-F1", 0.75, 0.02, 0.71, 0.79, 300, "coefficient"),
    ("biased", "F1", 0.5, float("nan"), float("nan"), float("nan"), 300, "coefficient"),
]
NAMES = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]


def found():
    table = pd.DataFrame(ROWS, columns=NAMES)
    return Estimates(table, method="m", unit="coefficient")


def test_each_coefficient_has_its_line():
    axes = plot_agreement(found())
    assert [label.get_text() for label in axes.get_yticklabels()] == ["macro-F1", "F1: biased"]
    assert {"0.75", "0.50"} <= set(texts(axes))
    [dots] = [line for line in axes.lines if line.get_label() == "estimate"]
    assert list(dots.get_xdata()) == [0.75, 0.5]


def test_nothing_is_refused():
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_agreement(found(), top=0)
