"""How much of each outlet's coverage each topic takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.grid import Grid
from framing.figures.lettering import advance, literal, pieces, shortened
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

ORDERS = ("share", "spread", "given")


@on_paper
def plot_topics(
    estimates: Estimates, *, top: int = 20, order: str = "share", ax: Axes | None = None
) -> Axes:
    """Each topic's share of each outlet's coverage, with intervals.

    One line a topic, one mark an outlet; outlets differ by place, shape and colour, and stand
    named above the drawing in the order of their marks.

    Parameters
    ----------
    estimates : Estimates
        `term` is the outlet, `parameter` the topic's name.
    top : int
        How many topics at most, the first ones in the order asked for.
    order : {'share', 'spread', 'given'}
        By the mean share over outlets, by how far apart the outlets are, or as in the table.
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
    one_of("order", order, ORDERS)
    if top < 1:
        raise FramingError(f"top={top}: at least one topic must be drawn.")
    grid = Grid.of(estimates.table)
    if len(grid.columns) > len(colours.SERIES):
        raise FramingError(
            f"{len(grid.columns)} outlets cannot be told apart in one drawing of topics (at most "
            f"{len(colours.SERIES)}): take fewer, or draw them with plot_heatmap."
        )
    grid = grid.take(rows=_ordered(grid, order)[:top])
    names = [margins.readable(name) for name in grid.rows]
    note = f"{margins.sizes(estimates.table)} Lines: 95 % intervals."
    left, size = margins.names_room(names), type_size()
    key = _key_lines(grid.columns)
    axes = ax or new_axes(
        _band(len(grid.columns)) * len(names),
        left=left,
        right=1.2 * size,
        top=(0.9 + 1.5 * len(key)) * size,
        bottom=4.1 * size + margins.note_height(note),
    )
    _draw(axes, grid)
    margins.row_names(axes, names, room=left)
    _scale(axes, grid, estimates.unit)
    _key(axes, key, left=left - 0.3 * size)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.1 * size)
    return settle(axes)


def _ordered(grid: Grid, order: str) -> np.ndarray:
    known = np.where(np.isfinite(grid.estimate), grid.estimate, 0.0)
    if order == "share":
        return np.argsort(-known.mean(axis=1), kind="stable")
    if order == "spread":
        return np.argsort(known.min(axis=1) - known.max(axis=1), kind="stable")
    return np.arange(len(grid.rows))


def _band(n_outlets: int) -> float:
    """Points that one topic's row takes."""
    return type_size() * max(1.7, 0.62 * n_outlets + 0.9)


def _draw(axes: Axes, grid: Grid) -> None:
    places = np.arange(len(grid.rows), dtype=float)
    for place in places[1::2]:
        axes.axhspan(place - 0.5, place + 0.5, color=colours.BAND, linewidth=0, zorder=0)
    n_outlets = len(grid.columns)
    step = 0.62 * type_size() / _band(n_outlets)
    for number, outlet in enumerate(grid.columns):
        at = places + (number - (n_outlets - 1) / 2) * step
        colour = colours.SERIES[number]
        axes.hlines(
            at,
            grid.lower[:, number],
            grid.upper[:, number],
            color=colour,
            alpha=0.55,
            label=f"interval, {outlet}",
        )
        axes.plot(
            grid.estimate[:, number],
            at,
            colours.MARKERS[number],
            color=colour,
            markeredgecolor="white",
            markeredgewidth=0.4,
            label=outlet,
            zorder=3,
        )


def _scale(axes: Axes, grid: Grid, unit: str) -> None:
    from matplotlib.ticker import MaxNLocator

    reach = np.concatenate([grid.estimate, grid.lower, grid.upper]).ravel()
    reach = reach[np.isfinite(reach)]
    high, low = reach.max(initial=0.0) or 1.0, reach.min(initial=0.0)
    axes.set_xlim(low - 0.015 * high, 1.04 * high)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="x")
    axes.set_xlabel(literal(axes, unit), parse_math=False)


def _key_lines(outlets: tuple[str, ...]) -> list[list[tuple[str, str]]]:
    """The outlets, each with its name as it is printed, on as many lines as they take."""
    size = type_size()
    width = paper_width() - size
    lines: list[list[tuple[str, str]]] = [[]]
    taken = 0.0
    for outlet in outlets:
        name = shortened("".join(pieces(outlet)), width=width - 1.9 * size, size=size)
        reach = 1.9 * size + advance(name, size=size)
        if lines[-1] and taken + reach > width:
            lines.append([])
            taken = 0.0
        lines[-1].append((outlet, name))
        taken += reach
    return lines


def _key(axes: Axes, lines: list[list[tuple[str, str]]], *, left: float) -> None:
    """The outlets' names above the drawing, each behind its mark."""
    size = type_size()
    number = 0
    for place, line in enumerate(lines):
        shift, rise = -left, (1.05 + 1.5 * (len(lines) - 1 - place)) * size
        for outlet, name in line:
            literal(axes, outlet)
            axes.plot(
                [0],
                [1],
                colours.MARKERS[number],
                color=colours.SERIES[number],
                clip_on=False,
                transform=margins.beyond(axes, shift + 0.3 * size, rise),
                label="_key",
            )
            axes.annotate(
                name,
                (0, 1),
                xycoords="axes fraction",
                xytext=(shift + 0.95 * size, rise),
                textcoords="offset points",
                va="center",
                color=colours.SERIES[number],
                size=size,
                annotation_clip=False,
                parse_math=False,
            )
            shift += 1.9 * size + advance(name, size=size)
            number += 1
