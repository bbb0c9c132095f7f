import pytest

from framing.compare import Comparison, multiverse
from framing.errors import FramingError
from framing.figures import plot_multiverse
from tests.compare.test_multiverse import PAIR, paths


def test_paths_stand_from_the_smallest_to_the_largest_above_their_choices():
    found = multiverse(paths(3.0, 1.0, 2.0), pair=PAIR)
    axes = plot_multiverse(found)
    heights = sorted(
        (float(x), float(y))
        for line in axes.lines
        if line.get_label() in ("discovery", "no discovery")
        for x, y in zip(*line.get_data(), strict=True)
    )
    assert [y for _, y in heights] == sorted(found.table["estimate"])
    [panel] = axes.child_axes
    names = [label.get_text() for label in panel.get_yticklabels()]
    assert names == ["list: x1", "list: x2", "list: x3"]
    marks = {line.get_label(): list(line.get_xdata()) for line in panel.lines}
    assert marks["x1"] == [0]
    assert marks["x3"] == [2]


def test_nothing_to_draw_is_refused():
    found = multiverse(paths(1.0), pair=PAIR)
    empty = Comparison(found.table.assign(estimate=float("nan")), method="m", unit="u")
    with pytest.raises(FramingError, match="no path has an estimate"):
        plot_multiverse(empty)
