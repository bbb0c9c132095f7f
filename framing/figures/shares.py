"""Shares of a whole by group, each with its interval: who speaks, and how that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.dots import Dots
from framing.figures.grid import Grid
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size
from framing.figures.topics import _band, _draw, _key, _key_lines, _scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates


@on_paper
def plot_shares(
    estimates: Estimates, *, top: int = 12, of: str = "the whole", ax: Axes | None = None
) -> Axes:
    """Each part's share of a whole in each group, with intervals, in per cent.

    One line a part, the largest on top; one mark a group. Parts that no group has are left out.

    Parameters
    ----------
    estimates : Estimates
        Shares between 0 and 1: `term` is the group, `parameter` the part.
    top : int
        How many parts at most.
    of : str
        What the shares are of, for the axis: *attributions*.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw, or there are more groups than can be told apart.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    if top < 1:
        raise FramingError(f"top={top}: at least one part must be drawn.")
    table = estimates.table
    parts = table.assign(**{name: 100 * table[name] for name in ("estimate", "lower", "upper")})
    grid = Grid.of(parts)
    if len(grid.columns) > len(colours.SERIES):
        raise FramingError(
            f"{len(grid.columns)} groups cannot be told apart in one drawing of shares (at most "
            f"{len(colours.SERIES)}): take fewer, or draw them with plot_heatmap."
        )
    mean = np.nan_to_num(grid.estimate).mean(axis=1)
    rows = np.argsort(-mean, kind="stable")
    grid = grid.take(rows=rows[mean[rows] > 0][:top])
    names = [margins.readable(name) for name in grid.rows]
    note = f"{margins.sizes(table)} Lines: 95 % intervals, from the spread between articles."
    left, size, key = margins.names_room(names), type_size(), _key_lines(grid.columns)
    axes = ax or new_axes(
        _band(len(grid.columns)) * max(len(names), 1),
        left=left,
        right=1.2 * size,
        top=(0.9 + 1.5 * len(key)) * size,
        bottom=4.1 * size + margins.note_height(note),
    )
    _draw(axes, grid)
    margins.row_names(axes, names, room=left)
    _scale(axes, grid, f"% of {of}")
    _key(axes, key, left=left - 0.3 * size)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.1 * size)
    return settle(axes)


@on_paper
def plot_rates(estimates: Estimates, *, feature: str, ax: Axes | None = None) -> Axes:
    """One feature's rate in each group with its interval, the highest on top.

    Parameters
    ----------
    estimates : Estimates
        Of `framing.compare.rates`: `term` is the group, `parameter` the feature.
    feature : str
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where the table does not hold the feature.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    table = estimates.table[estimates.table["parameter"] == feature]
    if table.empty:
        raise FramingError(f"There is nothing to draw: the table holds no {feature!r}.")
    table = table.sort_values(["estimate", "term"], ascending=[False, True], kind="stable")
    drawn = table[["estimate", "lower", "upper"]].assign(
        name=table["term"], filled=True, said=[f"{n:,}" for n in table["n"]]
    )
    note = "Lines: 95 % intervals, from the spread between articles."
    label = f"{margins.readable(feature)}, {estimates.unit}"
    return settle(Dots(drawn, label, "units", note).draw(ax, zero=True))
