"""Frames by outlet: a row a frame, a dot an outlet, each with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.grid import Grid
from framing.figures.lettering import advance, literal, shortened
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

STEP = 1.05
"""Lines of type from one outlet's dot to the next."""


@on_paper
def plot_frames(estimates: Estimates, *, top: int = 6, ax: Axes | None = None) -> Axes:
    """Each frame's rate or score in every outlet, as dots with their intervals.

    The same table as `plot_heatmap` draws: there the numbers can be read, here the distances.

    Parameters
    ----------
    estimates : Estimates
        `term` is the outlet, `parameter` the frame; both are drawn in the table's order.
    top : int
        How many outlets at most: the first ones of the table; six have colours and shapes.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw, or more than six outlets are asked for.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    if not 1 <= top <= len(colours.SERIES):
        raise FramingError(f"top={top}: from 1 to {len(colours.SERIES)} outlets can be told apart.")
    grid = Grid.of(estimates.table)
    grid = grid.take(columns=np.arange(min(top, len(grid.columns))))
    names = [margins.readable(name) for name in grid.rows]
    drawn = estimates.table[estimates.table["term"].isin(grid.columns)]
    note = f"{margins.sizes(drawn)} Lines: 95 % intervals."
    left, size = margins.names_room(names), type_size()
    right, n = 1.0 * size, len(grid.columns)
    lines = _key_lines(grid.columns, width=paper_width() - left - right, size=size)
    axes = ax or new_axes(
        (STEP * n + 0.9) * size * len(names),
        left=left,
        right=right,
        top=(1.4 * max(lines.values(), default=0) + 2.2) * size,
        bottom=4.0 * size + margins.note_height(note),
    )
    _draw(axes, grid)
    margins.row_names(axes, names, room=left)
    _scale(axes, grid, estimates.unit)
    _key(axes, lines, left=left, size=size)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.0 * size)
    return settle(axes)


def _draw(axes: Axes, grid: Grid) -> None:
    rows, n = np.arange(len(grid.rows), dtype=float), len(grid.columns)
    for place in rows[1::2]:
        axes.axhspan(place - 0.5, place + 0.5, color=colours.BAND, linewidth=0, zorder=0)
    step = STEP / (STEP * n + 0.9)
    for number, outlet in enumerate(grid.columns):
        at = rows + (number - (n - 1) / 2) * step
        colour = colours.SERIES[number]
        ends = grid.lower[:, number], grid.upper[:, number]
        axes.hlines(at, *ends, color=colour, label=f"interval, {outlet}")
        axes.plot(
            grid.estimate[:, number],
            at,
            colours.MARKERS[number],
            color=colour,
            label=outlet,
            linestyle="none",
            zorder=3,
        )


def _scale(axes: Axes, grid: Grid, unit: str) -> None:
    from matplotlib.ticker import MaxNLocator

    reach = np.concatenate([grid.estimate.ravel(), grid.lower.ravel(), grid.upper.ravel()])
    reach = np.append(reach[np.isfinite(reach)], 0.0)
    pad = 0.04 * ((reach.max() - reach.min()) or 1.0)
    axes.set_xlim(reach.min() - (pad if reach.min() < 0 else 0), reach.max() + pad)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(literal(axes, unit), parse_math=False)


def _key_lines(names: tuple[str, ...], *, width: float, size: float) -> dict[str, int]:
    """The line of the key that each outlet stands on, from 0."""
    lines, used, line = {}, 0.0, 0
    for name in names:
        room = advance(shortened(name, width=width, size=size), size=size) + 2.4 * size
        if used and used + room > width:
            line, used = line + 1, 0.0
        used += room
        lines[name] = line
    return lines


def _key(axes: Axes, lines: dict[str, int], *, left: float, size: float) -> None:
    """The outlets over the drawing, each with its shape."""
    width, last = paper_width() - left - size, max(lines.values(), default=0)
    shift = dict.fromkeys(range(last + 1), 0.0)
    for number, (name, line) in enumerate(lines.items()):
        up = (1.4 * (last - line) + 1.0) * size
        place = margins.beyond(axes, shift[line] + 0.4 * size, up)
        axes.plot(
            [0],
            [1],
            colours.MARKERS[number],
            color=colours.SERIES[number],
            transform=place,
            clip_on=False,
            label=f"key, {name}",
        )
        shown = shortened(literal(axes, name), width=width, size=size)
        axes.annotate(
            shown,
            (0, 1),
            xycoords="axes fraction",
            xytext=(shift[line] + 1.1 * size, up),
            textcoords="offset points",
            va="center_baseline",
            size=size,
            color=colours.SERIES[number],
            annotation_clip=False,
            parse_math=False,
        )
        shift[line] += advance(shown, size=size) + 2.4 * size
