import pandas as pd
import pytest

from framing.compare import Estimates
from framing.errors import FramingError
from framing.figures import plot_power
from tests.figures.results import texts

NAMES = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]


def found():
    rows = [
        (name, f"{size} events", size / 100 * factor, 0.01, 0.0, 1.0, 2 * size, "power")
        for name, factor in (("hedge", 1.0), ("scare_quote", 0.5))
        for size in (20, 80)
    ]
    return Estimates(pd.DataFrame(rows, columns=NAMES), method="Share of studies", unit="power")


def test_each_feature_has_its_line():
    axes = plot_power(found())
    drawn = {line.get_label(): line for line in axes.lines}
    assert list(drawn["hedge"].get_xdata()) == [40, 160]
    assert list(drawn["scare_quote"].get_ydata()) == [0.1, 0.4]
    assert {"hedge", "scare quote"} <= set(texts(axes))
    assert axes.get_xlabel() == "units (20 events to 80 events)"


def test_too_many_lines_are_refused():
    with pytest.raises(FramingError, match="between 1 and 6"):
        plot_power(found(), top=9)
