import numpy as np
import pytest

from framing.errors import FramingError
from framing.figures import plot_topics
from tests.figures.results import HOSTILE, estimates, texts

TOPICS = ("port, crane", "strike, union", "storm")


def drawn(axes, outlet):
    (line,) = [line for line in axes.lines if line.get_label() == outlet]
    return dict(zip(np.round(line.get_ydata()).astype(int), line.get_xdata(), strict=True))


def test_marks_stand_at_their_shares():
    axes = plot_topics(estimates(parameters=TOPICS), order="given")
    assert drawn(axes, "Tribune") == {0: 1.0, 1: 11.0, 2: 21.0}
    assert [label.get_text() for label in axes.get_yticklabels()] == list(TOPICS)


def test_largest_topics_come_first():
    axes = plot_topics(estimates(parameters=TOPICS), top=2)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["storm", "strike, union"]
    assert drawn(axes, "Beacon") == {0: 22.0, 1: 12.0}


def test_order_by_spread():
    result = estimates(parameters=TOPICS)
    result.table.loc[result.table["parameter"] == "strike, union", "estimate"] *= [1, 2, 3]
    axes = plot_topics(result, order="spread")
    assert axes.get_yticklabels()[0].get_text() == "strike, union"


def test_intervals():
    axes = plot_topics(estimates(parameters=TOPICS), order="given")
    (lines,) = [c for c in axes.collections if c.get_label() == "interval, Ledger"]
    ends = [tuple(segment[:, 0]) for segment in lines.get_segments()]
    assert ends == [(-0.5, 0.5), (9.5, 10.5), (19.5, 20.5)]


def test_outlets_are_named_in_their_colours():
    axes = plot_topics(estimates(parameters=TOPICS))
    for outlet in ("Ledger", "Tribune", "Beacon"):
        (line,) = [line for line in axes.lines if line.get_label() == outlet]
        (name,) = [text for text in axes.texts if text.get_text() == outlet]
        assert name.get_color() == line.get_color()
    markers = [line.get_marker() for line in axes.lines if line.get_label() in ("Ledger", "Beacon")]
    assert len(set(markers)) == 2


def test_too_many_outlets_are_refused():
    with pytest.raises(FramingError, match="plot_heatmap"):
        plot_topics(estimates(tuple("abcdefgh"), TOPICS))


def test_numbers_of_units_are_said():
    shown = texts(plot_topics(estimates(parameters=TOPICS)))
    assert any("60 (Ledger), 61 (Tribune), 62 (Beacon)" in text for text in shown)


def test_hostile_names():
    axes = plot_topics(estimates(("a", "b"), HOSTILE), order="given")
    assert axes.get_yticklabels()[0].get_text() == "$5bn to $10bn"


def test_outlets_that_do_not_fit_on_one_line_are_named_on_two():
    outlets = ("New York Times - News", "CNN (Web News)", "Washington Times", "Breitbart News")
    axes = plot_topics(estimates(outlets, TOPICS))
    names = [text for text in axes.texts if text.get_text() in outlets]
    assert [text.get_text() for text in names] == list(outlets)
    figure = axes.get_figure(root=True)
    places = [text.get_window_extent() for text in names]
    assert len({round(place.y0) for place in places}) == 2
    assert all(place.x1 <= figure.bbox.x1 and place.y1 <= figure.bbox.y1 for place in places)
    assert not any(one.overlaps(two) for one in places for two in places if one is not two)
