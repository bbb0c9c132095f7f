import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.figures import plot_validity
from tests.figures.results import texts


def table(areas):
    rows = []
    for term, area in areas.items():
        rows.append((term, "auc", area, 0.01, area - 0.02, area + 0.02, 200, "texts"))
        rows.append((term, "coverage", 0.25, 0.01, 0.2, 0.3, 200, "texts"))
        rows.append((term, "length_correlation", -0.5, 0.01, -0.6, -0.4, 200, "texts"))
    names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    return pd.DataFrame(rows, columns=names)


def drawn(axes):
    (line,) = [line for line in axes.lines if line.get_label() == "auc"]
    names = [label.get_text() for label in axes.get_yticklabels()]
    return dict(zip(names, np.round(line.get_xdata(), 6).tolist(), strict=True))


def test_lists_stand_in_the_order_of_their_area():
    axes = plot_validity(table({"hedges": 0.51, "loaded": 0.74}))
    assert list(drawn(axes).items()) == [("loaded", 0.74), ("hedges", 0.51)]
    assert {"0.25", "−0.50", "coverage", "length"} <= set(texts(axes))


def test_categories_are_drawn_for_one_list_alone():
    areas = {"loaded": 0.74, "loaded: alarm": 0.6}
    assert list(drawn(plot_validity(table(areas)))) == ["loaded", "loaded: alarm"]
    assert list(drawn(plot_validity(table({**areas, "hedges": 0.5})))) == ["loaded", "hedges"]


def test_intervals():
    (lines,) = [
        c for c in plot_validity(table({"a": 0.7})).collections if c.get_label() == "interval"
    ]
    assert np.allclose([s[:, 0] for s in lines.get_segments()], [(0.68, 0.72)])


def test_a_table_without_areas_is_refused():
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_validity(table({}))
