"""Coefficients between 0 and 1 with their intervals, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

WHOLE = "all values"


@on_paper
def plot_agreement(estimates: Estimates, *, top: int = 30, ax: Axes | None = None) -> Axes:
    """Each coefficient of agreement with its interval.

    Parameters
    ----------
    estimates : Estimates
        What `agreement` gave: one line a coefficient and value, in the table's order.
    top : int
        How many lines at most: the first ones.
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
    Reads: term, parameter, estimate, lower, upper, n.
    """
    table = estimates.table.head(max(0, top)).reset_index(drop=True)
    if table.empty:
        raise FramingError("There is nothing to draw: the table of estimates is empty.")
    names = [
        parameter if term == WHOLE else f"{parameter}: {term}"
        for term, parameter in zip(table["term"], table["parameter"], strict=True)
    ]
    values = [f"{value:.2f}" if np.isfinite(value) else "–" for value in table["estimate"]]
    note = f"{margins.counted(table['n'], 'units')}. Lines: 95 % intervals."
    left, size = margins.names_room(names), type_size()
    room = margins.column_room("value", values) + 1.2 * size
    axes = ax or new_axes(
        1.7 * size * len(table),
        left=left,
        right=room + 0.3 * size,
        top=2.0 * size,
        bottom=2.4 * size + margins.note_height(note),
    )
    places = np.arange(len(table), dtype=float)
    axes.hlines(places, 0, 1, color=colours.GUIDE, linewidth=0.5, zorder=0.5)
    axes.hlines(places, table["lower"], table["upper"], color=colours.FOUND, label="interval")
    axes.plot(table["estimate"], places, "o", color=colours.FOUND, label="estimate", zorder=3)
    low = float(np.nanmin([0.0, table["lower"].min(), table["estimate"].min()]))
    axes.set_xlim(low - 0.02, 1.02)
    axes.set_xticks(np.linspace(0, 1, 6))
    axes.grid(axis="x")
    margins.row_names(axes, names, room=left)
    margins.column(axes, "value", values, shift=room)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=2.4 * size)
    return settle(axes)
