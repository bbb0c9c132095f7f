"""The lexical profile of outlets: how much of each feature each of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.grid import Grid
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size
from framing.figures.topics import _band, _key, _key_lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates


@on_paper
def plot_profile(estimates: Estimates, *, top: int = 30, ax: Axes | None = None) -> Axes:
    """Each outlet's rate of each feature with its interval, every feature on a scale of its own.

    One line a feature, one mark an outlet. A line reaches from 0 to the number at its right, so
    that rare features can be read beside frequent ones.

    Parameters
    ----------
    estimates : Estimates
        Of `framing.compare.rates`: `term` is the outlet, `parameter` the feature.
    top : int
        How many features at most, in the order of the table.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw, or there are more outlets than can be told apart.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    if top < 1:
        raise FramingError(f"top={top}: at least one feature must be drawn.")
    grid = Grid.of(estimates.table)
    if len(grid.columns) > len(colours.SERIES):
        raise FramingError(
            f"{len(grid.columns)} outlets cannot be told apart in one profile (at most "
            f"{len(colours.SERIES)}): take fewer, or draw them with plot_heatmap."
        )
    grid = grid.take(rows=np.arange(min(top, len(grid.rows))))
    names = [margins.readable(name) for name in grid.rows]
    reach = np.nan_to_num(np.stack([grid.estimate, grid.lower, grid.upper])).max(axis=(0, 2))
    ends = np.where(reach > 0, reach, 1.0)
    cells = [f"{end:.3g}" for end in ends]
    size, key = type_size(), _key_lines(grid.columns)
    left = margins.names_room(names)
    room = margins.column_room("reaches to", cells) + 0.8 * size
    note = (
        f"{margins.sizes(estimates.table)} Lines: 95 % intervals. Each row from 0 to the number "
        f"at its right, {estimates.unit}."
    )
    axes = ax or new_axes(
        _band(len(grid.columns)) * len(names),
        left=left,
        right=room + size,
        top=(1.0 + 1.5 * len(key)) * size,
        bottom=1.6 * size + margins.note_height(note),
    )
    _draw(axes, grid, ends)
    margins.row_names(axes, names, room=left)
    margins.column(axes, "reaches to", cells, shift=room)
    _key(axes, key, left=left - 0.3 * size)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=1.4 * size)
    return settle(axes)


def _draw(axes: Axes, grid: Grid, ends: np.ndarray) -> None:
    places = np.arange(len(grid.rows), dtype=float)
    for place in places[1::2]:
        axes.axhspan(place - 0.5, place + 0.5, color=colours.BAND, linewidth=0, zorder=0)
    step = 0.62 * type_size() / _band(len(grid.columns))
    for number, outlet in enumerate(grid.columns):
        at = places + (number - (len(grid.columns) - 1) / 2) * step
        colour = colours.SERIES[number]
        lower, upper = grid.lower[:, number] / ends, grid.upper[:, number] / ends
        axes.hlines(at, lower, upper, color=colour, alpha=0.55, label=f"interval, {outlet}")
        axes.plot(
            grid.estimate[:, number] / ends,
            at,
            colours.MARKERS[number],
            color=colour,
            markeredgecolor="white",
            markeredgewidth=0.4,
            label=outlet,
            zorder=3,
        )
    axes.set_xlim(-0.015, 1.03)
    axes.set_xticks([])
    axes.axvline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
