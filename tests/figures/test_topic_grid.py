"""Bands of measures by the number of topics, each between its own ends."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.figures import plot_topic_grid
from tests.figures.results import texts


def table(**changed):
    rows = [(k, seed, k / 100 + seed / 10, -7.0 - k / 10) for k in (5, 10, 20) for seed in (0, 1)]
    made = pd.DataFrame(rows, columns=["n_topics", "seed", "npmi", "held_out"])
    return made.assign(stability=0.5, exclusivity=0.6).assign(**changed)


def test_a_band_a_measure():
    axes = plot_topic_grid(table())
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names == [
        *("stability over seeds", "coherence (NPMI)", "exclusivity", "held-out likelihood")
    ]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["5", "10", "20"]


def test_values_stand_between_the_ends_of_their_band():
    axes = plot_topic_grid(table())
    lines = {line.get_label(): line for line in axes.get_lines()}
    # NPMI is the second band: from .05 below to .30 above, rows counting downward.
    dots = lines["npmi"]
    assert dots.get_ydata()[[0, -1]] == pytest.approx([1.35, 0.65])
    assert dots.get_xdata().tolist() == [0, 0, 1, 1, 2, 2]
    means = lines["mean npmi"].get_ydata()
    assert means == pytest.approx([1.35 - 0.7 * (m - 0.05) / 0.25 for m in (0.10, 0.15, 0.25)])
    assert {"0.05", "0.30", "−9.00", "−7.50"} <= set(texts(axes))


def test_a_measure_that_nothing_has_is_left_out():
    axes = plot_topic_grid(table(held_out=np.nan))
    assert len(axes.get_yticklabels()) == 3
    with pytest.raises(FramingError, match="no measure"):
        plot_topic_grid(table()[["n_topics", "seed"]])


def test_the_note_tells_how_many_seeds():
    assert any("2 seeds" in text for text in texts(plot_topic_grid(table())))
