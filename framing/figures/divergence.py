"""How far groups' words are apart beyond chance, one line a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.compare.result import DISCOVERY, printed
from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison


@on_paper
def plot_divergence(comparison: Comparison, *, top: int = 30, ax: Axes | None = None) -> Axes:
    """Each pair's divergence less its mean under relabelling, the farthest first.

    A filled dot is a discovery (q < .05); at the right stands q.

    Parameters
    ----------
    comparison : Comparison
        Of `framing.compare.divergence`.
    top : int
        How many pairs at most.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is no pair to draw.

    Notes
    -----
    Reads: group, reference, estimate, q_value, n_units, n_clusters.
    """
    if comparison.table.empty or top < 1:
        raise FramingError("There is nothing to draw: no pair of groups was given.")
    table = comparison.table.sort_values("estimate", ascending=False, kind="stable").head(top)
    names = [f"{a} | {b}" for a, b in zip(table["group"], table["reference"], strict=True)]
    q_values = [printed(value) for value in table["q_value"]]
    note = f"{margins.counted(table['n_units'], 'units')} a pair. Filled: q < .05."
    size = type_size()
    left = margins.names_room(names)
    right = margins.column_room("q", q_values) + 1.3 * size
    axes = ax or new_axes(
        1.6 * size * len(table),
        left=left,
        right=right + 0.3 * size,
        top=2.0 * size,
        bottom=4.2 * size + margins.note_height(note),
    )
    places, estimate = np.arange(len(table), dtype=float), table["estimate"].to_numpy()
    found = (table["q_value"] < DISCOVERY).to_numpy()
    axes.hlines(places, 0, estimate, color=colours.RULE, linewidth=0.8, zorder=1)
    looks = ((found, "discovery", colours.FOUND), (~found, "no discovery", colours.NOT_FOUND))
    for mask, name, colour in looks:
        ground = colour if name == "discovery" else "white"
        axes.plot(
            estimate[mask], places[mask], "o", color=colour, markerfacecolor=ground, label=name
        )
    axes.axvline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
    axes.margins(x=0.08)
    axes.grid(axis="x")
    margins.row_names(axes, names, room=left)
    margins.column(axes, "q", q_values, shift=right)
    axes.set_xlabel(literal(axes, comparison.unit), parse_math=False)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.0 * size)
    return settle(axes)
