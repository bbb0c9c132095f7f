import numpy as np
import pytest

from framing.compare.result import Comparison
from framing.errors import FramingError
from framing.figures import paper, plot_contrast
from tests.figures.results import HOSTILE, comparison, texts


def dots(axes, label):
    """Places of the marks drawn under a label, as rows from the top and values."""
    found = [line for line in axes.lines if line.get_label() == label]
    return [(float(x), float(y)) for line in found for x, y in zip(*line.get_data(), strict=True)]


def names(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def test_dots_stand_where_the_table_says():
    axes = plot_contrast(comparison())
    assert names(axes) == ["scare quote", "hedge", "booster"]
    assert dots(axes, "discovery") == [(2.0, 0.0), (-2.0, 2.0)]
    assert dots(axes, "no discovery") == [(0.0, 1.0)]


def test_intervals_stand_where_the_table_says():
    axes = plot_contrast(comparison())
    drawn = {
        tuple(np.round(segment[:, 0], 6))
        for lines in axes.collections
        if str(lines.get_label()).startswith("interval")
        for segment in lines.get_segments()
    }
    assert drawn == {(1.0, 3.0), (-1.0, 1.0), (-3.0, -1.0)}


def test_a_discovery_is_filled_and_another_dot_hollow():
    axes = plot_contrast(comparison())
    looks = {line.get_label(): line.get_markerfacecolor() for line in axes.lines}
    assert looks["no discovery"] == "white"
    assert looks["discovery"] != "white"


def test_hits_and_q_stand_at_the_right():
    shown = texts(plot_contrast(comparison()))
    assert "12 : 5" in shown
    assert "< .001" in shown
    assert ".500" in shown
    assert any("48 units in 24 clusters" in text for text in shown)


def test_sides_of_zero_are_named():
    with paper("page"):
        shown = texts(plot_contrast(comparison()))
    assert "← more in tribune" in shown
    assert "more in ledger →" in shown


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("estimate", ["a", "d", "e", "f"]),
        ("magnitude", ["f", "e", "d", "a"]),
        ("given", ["a", "b", "c", "d"]),
    ],
)
def test_order(order, expected):
    # Estimates 2, 0, −2, −4, −6, −8.
    axes = plot_contrast(comparison(tuple("abcdef")), top=4, order=order)
    assert names(axes) == expected


def test_top_takes_the_largest_differences():
    assert names(plot_contrast(comparison(tuple("abcdef")), top=2)) == ["e", "f"]


def test_one_feature():
    axes = plot_contrast(comparison(("hedge",)))
    assert names(axes) == ["hedge"]
    assert axes.get_xlim()[0] < 0


def test_nothing_to_draw_is_said():
    empty = Comparison(comparison().table.iloc[:0], method="contrast", unit="%")
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_contrast(empty)


def test_an_unknown_order_names_the_nearest():
    with pytest.raises(FramingError, match="did you mean 'magnitude'"):
        plot_contrast(comparison(), order="magnitud")


def test_what_cannot_be_estimated_says_so():
    result = comparison()
    result.table.loc[0, ["estimate", "lower", "upper", "p_value", "q_value"]] = np.nan
    axes = plot_contrast(result, order="given")
    assert "not estimable: n = 48" in texts(axes)
    assert dots(axes, "discovery") == [(-2.0, 2.0)]


def test_hostile_names_are_literal():
    axes = plot_contrast(comparison(HOSTILE), order="given")
    shown = names(axes)
    assert shown[0] == "$5bn to $10bn"
    assert shown[1] == "100% & #1_a^{x}"
    assert shown[2].startswith("U+4E2D")
    assert shown[4].endswith("…")
    assert shown[5] == "=cmd|'/C'!A0"
    assert not any(label.get_parse_math() for label in axes.get_yticklabels())


def test_rows_of_several_pairs_name_their_pair():
    result = comparison()
    result.table.loc[0, "group"] = "beacon"
    with paper("page"):
        assert "scare quote, beacon − tribune" in names(plot_contrast(result, order="given"))


def test_drawing_on_given_axes():
    from matplotlib.figure import Figure

    axes = Figure().add_subplot()
    assert plot_contrast(comparison(), ax=axes) is axes
    assert dots(axes, "no discovery") == [(0.0, 1.0)]


def test_the_result_is_left_as_it_was():
    result = comparison()
    before = result.table.copy()
    plot_contrast(result, order="magnitude")
    assert result.table.equals(before)
