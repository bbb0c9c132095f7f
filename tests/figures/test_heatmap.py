import itertools

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import QuadMesh

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.figures import paper, plot_heatmap
from framing.figures.heatmap import relative
from tests.figures.results import HOSTILE, estimates, texts


def shares(axes):
    (mesh,) = [drawn for drawn in axes.collections if isinstance(drawn, QuadMesh)]
    return np.asarray(mesh.get_array().filled(np.nan)).reshape(
        len(axes.get_yticks()), len(axes.get_xticks())
    )


def test_cells_print_their_rates_and_intervals():
    result = estimates()
    result.table[["estimate", "lower", "upper"]] += 0.25
    shown = texts(plot_heatmap(result))
    assert "12.2" in shown
    assert "11.8 to 12.8" in shown
    assert "2.25" in shown
    assert "1.75 to 2.75" in shown


def test_shade_is_the_share_of_the_row_or_of_the_table():
    by_row = shares(plot_heatmap(estimates()))
    np.testing.assert_allclose(by_row, [[0, 0.5, 1], [10 / 12, 11 / 12, 1]])
    whole = shares(plot_heatmap(estimates(), shade="table"))
    np.testing.assert_allclose(whole, np.array([[0, 1, 2], [10, 11, 12]]) / 12)


def test_rows_are_features_and_columns_outlets():
    axes = plot_heatmap(estimates())
    assert [label.get_text() for label in axes.get_yticklabels()] == ["conflict", "morality"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["Ledger", "Tribune", "Beacon"]


def test_an_empty_cell_is_not_a_blank():
    full = estimates()
    axes = plot_heatmap(Estimates(full.table.iloc[1:], method="rates", unit="%"))
    assert "not estimable" in texts(axes)
    assert np.isnan(shares(axes)).sum() == 1


def test_all_zero_is_drawn():
    assert relative(np.zeros((2, 2)), by="feature").tolist() == [[0, 0], [0, 0]]


def test_top_takes_the_first_outlets():
    axes = plot_heatmap(estimates(), top=2)
    assert [label.get_text() for label in axes.get_xticklabels()] == ["Ledger", "Tribune"]
    assert not any("Beacon" in text for text in texts(axes))


def test_two_rates_for_one_cell_are_refused():
    twice = pd.concat([estimates().table] * 2)
    with pytest.raises(FramingError, match="more than one estimate"):
        plot_heatmap(Estimates(twice, method="rates", unit="%"))


def test_nothing_to_draw_is_said():
    nothing = Estimates(estimates().table.iloc[:0], method="rates", unit="%")
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_heatmap(nothing)


def test_hostile_outlets_and_one_row():
    axes = plot_heatmap(estimates(HOSTILE, ("conflict",)))
    shown = [label.get_text() for label in axes.get_xticklabels()]
    assert shown[0].startswith("$5bn")
    assert not any(label.get_parse_math() for label in axes.get_xticklabels())


def test_whole_numbers_without_intervals_stand_alone():
    counts = estimates()
    counts.table[["lower", "upper"]] = np.nan
    shown = texts(plot_heatmap(counts))
    assert "12" in shown
    assert not any(" to " in text for text in shown)
    assert not any("intervals" in text for text in shown)


ALLSIDES = (
    *("Fox News", "Politico", "Washington Times", "CNN (Web News)", "The Hill"),
    *("New York Times - News", "NPR Online News", "Washington Post", "Breitbart News"),
    *("USA TODAY", "Fox News Online News", "Wall Street Journal - News"),
)


@pytest.mark.parametrize("outlets", [ALLSIDES, ALLSIDES[:4]])
def test_names_of_outlets_can_be_read_whole(outlets):
    with paper("page" if len(outlets) > 4 else "column"):
        axes = plot_heatmap(estimates(outlets))
    shown = [label.get_text().replace("\n", " ") for label in axes.get_xticklabels()]
    assert shown == list(outlets)
    assert inside_and_apart(axes)


def test_names_too_long_for_their_columns_stand_at_an_angle():
    long = tuple(f"TheUnabbreviatedHarbourGazette{n}" for n in range(8))
    axes = plot_heatmap(estimates(long))
    labels = axes.get_xticklabels()
    assert all(label.get_rotation() == pytest.approx(40) for label in labels)
    assert all(label.get_text()[:14] == "TheUnabbreviat" for label in labels)
    figure = axes.get_figure(root=True)
    ends = [label.get_window_extent() for label in labels]
    assert max(end.x1 for end in ends) <= figure.bbox.x1
    assert max(end.y1 for end in ends) <= figure.bbox.y1


def inside_and_apart(axes):
    """Whether the names above the columns lie on the paper and none on another."""
    figure = axes.get_figure(root=True)
    places = [label.get_window_extent() for label in axes.get_xticklabels()]
    apart = all(one.x1 <= other.x0 for one, other in itertools.pairwise(places))
    return apart and max(place.y1 for place in places) <= figure.bbox.y1
