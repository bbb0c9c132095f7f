"""Rates by outlet and feature, printed in their cells and shaded."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.grid import Floats, Grid
from framing.figures.lettering import advance, literal, pieces, shortened, wrapped
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

SHADES = ("feature", "table")
TINY = 0.72
# The angle of names that are too long for their columns, and how many ems of one are shown.
SLANT = math.radians(40)
LONGEST = 14


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
    heads = _Heads.of(grid.columns, width=paper_width() - left - 0.5 * size)
    axes = ax or new_axes(
        (2.9 if ends else 1.9) * size * len(names),
        left=left,
        right=0.5 * size + heads.beyond,
        top=1.0 * size + heads.height,
        bottom=bottom,
    )
    _shade(axes, relative(grid.estimate, by=by))
    _print_cells(axes, grid, relative(grid.estimate, by=by))
    margins.row_names(axes, names, room=left)
    _outlets(axes, grid.columns, heads)
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


@dataclass(frozen=True)
class _Heads:
    """How the outlets are named above their columns: on several lines, or at an angle.

    All in points: how high they stand, and how far the last one reaches beyond the drawing.
    """

    shown: tuple[str, ...]
    size: float
    height: float
    beyond: float = 0.0
    is_slanted: bool = False

    @classmethod
    def of(cls, names: tuple[str, ...], *, width: float) -> _Heads:
        """Names on up to three lines where they can be read whole, else at an angle."""
        whole = ["".join(pieces(name)) for name in names]
        room = 0.94 * width / len(names)
        for share in (1, margins.SMALL):
            size = share * type_size()
            lines = [wrapped(name, width=room, size=size, lines=3) for name in whole]
            kept = [line.replace("\n", " ") for line in lines]
            if kept == whole:
                most = 1 + max(line.count("\n") for line in lines)
                return cls(tuple(lines), size, 1.2 * size * most)
        size = margins.SMALL * type_size()
        lines = [shortened(name, width=LONGEST * size, size=size) for name in whole]
        reach = [advance(line, size=size) for line in lines]
        over = math.cos(SLANT) * reach[-1] - 0.5 * width / len(names)
        height = math.sin(SLANT) * max(reach) + size
        return cls(tuple(lines), size, height, max(over, 0.0) + 0.5 * size, True)


def _outlets(axes: Axes, outlets: tuple[str, ...], heads: _Heads) -> None:
    for outlet in outlets:
        literal(axes, outlet)
    axes.xaxis.set_ticks_position("top")
    places = np.arange(len(outlets), dtype=float)
    axes.set_xticks(places, list(heads.shown), parse_math=False, size=heads.size, linespacing=1.05)
    for label in axes.get_xticklabels():
        label.set_verticalalignment("baseline")
        if heads.is_slanted:
            label.set(rotation=math.degrees(SLANT), rotation_mode="anchor", ha="left")
