"""How many topics hold: what models of several sizes and seeds are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES = {
    "stability": "stability over seeds",
    "npmi": "coherence (NPMI)",
    "exclusivity": "exclusivity",
    "held_out": "held-out likelihood",
}
FILLED = 0.7
"""Share of its band that a measure's values reach over."""


@on_paper
def plot_topic_grid(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Stability, coherence, exclusivity and likelihood by the number of topics.

    A band a measure, each on a scale of its own whose ends stand at the right; a dot a seed,
    the line through their means.

    Parameters
    ----------
    table : DataFrame
        What `framing.topics.grid` gave.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw.

    Notes
    -----
    Reads: n_topics, seed, stability, npmi, exclusivity, held_out.
    """
    shown = [name for name in MEASURES if name in table and table[name].notna().any()]
    if not shown:
        raise FramingError("There is nothing to draw: the grid holds no measure.")
    size = type_size()
    names = [MEASURES[name] for name in shown]
    left = margins.names_room(names)
    n_seeds = table["seed"].nunique()
    note = (
        f"Dots: {n_seeds} seeds; lines: their means. Stability: share of the ten foremost words "
        "that matched topics of two seeds have in common. Likelihood: nats a word. Each band has "
        "its own scale."
    )
    axes = ax or new_axes(
        5.5 * size * len(shown),
        left=left,
        right=4.5 * size,
        top=1.2 * size,
        bottom=4.1 * size + margins.note_height(note),
    )
    sizes = np.sort(table["n_topics"].unique())
    places = np.arange(len(sizes), dtype=float)
    at = table["n_topics"].map(dict(zip(sizes.tolist(), places.tolist(), strict=True)))
    for row, name in enumerate(shown):
        if row % 2:
            axes.axhspan(row - 0.5, row + 0.5, color=colours.BAND, linewidth=0, zorder=0)
        _band(axes, table.assign(at=at), name, row)
    margins.row_names(axes, names, room=left)
    axes.set_xlim(-0.4, len(sizes) - 0.6)
    axes.set_xticks(places, [str(one) for one in sizes])
    axes.set_xlabel("number of topics")
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.1 * size)
    return settle(axes)


def _band(axes: Axes, table: pd.DataFrame, name: str, row: int) -> None:
    """One measure's values between the ends of its band; the rows count downward."""
    values = table[name].to_numpy(dtype=np.float64)
    low, high = np.nanmin(values), np.nanmax(values)
    reach = (high - low) or 1.0

    def height(given: np.ndarray) -> np.ndarray:
        return row + FILLED / 2 - FILLED * (given - low) / reach

    means = table.groupby("at")[name].mean()
    axes.plot(means.index, height(means.to_numpy()), color=colours.FOUND, label=f"mean {name}")
    axes.plot(
        table["at"], height(values), "o", color=colours.FOUND, alpha=0.55, label=name, zorder=3
    )
    for value in dict.fromkeys((low, high)):
        axes.annotate(
            f"{value:.2f}".replace("-", "−"),
            (1, height(np.array([value]))[0]),
            xycoords=("axes fraction", "data"),
            xytext=(0.4 * type_size(), 0),
            textcoords="offset points",
            va="center",
            color=colours.MUTED,
            annotation_clip=False,
        )
