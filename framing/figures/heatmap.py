"""Rates by outlet and feature, printed in their cells and shaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.grid import Floats, Grid
from framing.figures.lettering import advance, literal, shortened
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

SHADES = ("feature", "table")
TINY = 0.72


@on_paper
def plot_heatmap(
    estimates: Estimates, *, shade: str = "feature", top: int = 12, ax: Axes | None = None
) -> Axes:
    """Each outlet's rate of each feature: rows are features, columns are outlets.

    Each cell prints its rate and, below it, the interval; the darker the cell, the higher the
    rate. Nothing is left to the shade alone.

    Parameters
    ----------
    estimates : Estimates
        `term` is the outlet, `parameter` the feature; both are drawn in the table's order.
    shade : {'feature', 'table'}
        Whether white to dark runs from zero to the highest rate of the feature's own row or of
        the whole table.
    top : int
        How many outlets at most: the first ones of the table.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw, or an outlet has two rates of one feature.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    by = one_of("shade", shade, SHADES)
    if top < 1:
        raise FramingError(f"top={top}: at least one outlet must be drawn.")
    grid = Grid.of(estimates.table)
    grid = grid.take(columns=np.arange(min(top, len(grid.columns))))
    names = [margins.readable(name) for name in grid.rows]
    drawn = estimates.table[estimates.table["term"].isin(grid.columns)]
    unit = estimates.unit[:1].upper() + estimates.unit[1:]
    among = "in its row" if by == "feature" else "of all"
    ends = ", with 95 % intervals" if np.isfinite(grid.lower).any() else ""
    note = f"{margins.sizes(drawn)} {unit}{ends}. Shade: share of the highest value {among}."
    left, size = margins.names_room(names), type_size()
    bottom = 0.8 * size + margins.note_height(note)
    axes = ax or new_axes(
        (2.9 if ends else 1.9) * size * len(names),
        left=left,
        right=0.5 * size,
        top=2.2 * size,
        bottom=bottom,
    )
    _shade(axes, relative(grid.estimate, by=by))
    _print_cells(axes, grid, relative(grid.estimate, by=by))
    margins.row_names(axes, names, room=left)
    _outlets(axes, grid.columns)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=0.8 * size)
    return settle(axes)


def relative(values: Floats, *, by: str) -> Floats:
    """Each rate as a share of the highest one of its row or of the table; 0 where all are 0."""
    known = np.isfinite(values)
    size = np.where(known, np.abs(values), 0.0)
    highest = size.max(axis=1, keepdims=True) if by == "feature" else size.max(keepdims=True)
    share = np.divide(size, highest, out=np.zeros_like(size), where=highest > 0)
    return np.where(known, share, np.nan)


def _shade(axes: Axes, shares: Floats) -> None:
    n_rows, n_columns = shares.shape
    axes.pcolormesh(
        np.arange(n_columns + 1) - 0.5,
        np.arange(n_rows + 1) - 0.5,
        np.ma.masked_invalid(shares),
        cmap=colours.shades(),
        vmin=0,
        vmax=1,
        edgecolors="white",
        linewidth=1.2,
    )
    axes.set_xlim(-0.5, n_columns - 0.5)
    axes.tick_params(axis="both", length=0)
    axes.spines[:].set_visible(False)


def _print_cells(axes: Axes, grid: Grid, shares: Floats) -> None:
    size, room = type_size(), 0.92 * margins.width_of(axes) / len(grid.columns)
    for row in range(len(grid.rows)):
        digits = _digits(grid.estimate[row])
        for column in range(len(grid.columns)):
            value = grid.estimate[row, column]
            if not np.isfinite(value):
                axes.text(
                    column,
                    row,
                    "not estimable",
                    ha="center",
                    va="center",
                    clip_on=True,
                    color=colours.MUTED,
                    size=min(TINY * size, room / 6),
                )
                continue
            ink = colours.ink_on(colours.shades()(shares[row, column]))
            ends = grid.lower[row, column], grid.upper[row, column]
            interval = f"{ends[0]:.{digits}f} to {ends[1]:.{digits}f}"
            tiny = min(TINY * size, TINY * size * room / advance(interval, size=TINY * size))
            shown = bool(np.isfinite(ends).all()) and tiny > 0.5 * size
            axes.text(
                column,
                row - (0.16 if shown else 0),
                f"{value:.{digits}f}",
                ha="center",
                va="center",
                color=ink,
                size=size,
            )
            if shown:
                axes.text(
                    column, row + 0.24, interval, ha="center", va="center", color=ink, size=tiny
                )


def _digits(values: Floats) -> int:
    known = values[np.isfinite(values)]
    if np.all(known == np.rint(known)):
        return 0
    highest = np.abs(known).max(initial=0)
    return 0 if highest >= 100 else 1 if highest >= 10 else 2


def _outlets(axes: Axes, outlets: tuple[str, ...]) -> None:
    size = type_size()
    room = margins.width_of(axes) / len(outlets)
    names = [shortened(literal(axes, name), width=0.94 * room, size=size) for name in outlets]
    axes.xaxis.set_ticks_position("top")
    axes.set_xticks(np.arange(len(outlets), dtype=float), names, parse_math=False, size=size)
