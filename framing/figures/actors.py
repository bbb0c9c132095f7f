"""Actors by outlet: how each is told, in as many panels as there are measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.grid import Grid
from framing.figures.lettering import literal, wrapped
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size
from framing.figures.topics import _band, _key, _key_lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

GAP = 0.28
"""Room between panels, in widths of a panel."""

HEADS = {
    "acts": "acts (else acted upon)",
    "agentless": "acted upon by nobody named",
    "speaks": "speaks",
    "powerful": "powerful (else powerless)",
    "praised": "praised (else blamed)",
    "favourable": "favourable (50: neutral)",
}


@on_paper
def plot_actors(
    estimates: Estimates, *, measures: Sequence[str] = (), ax: Axes | None = None
) -> Axes:
    """What share of an actor's mentions act, speak, are praised …, outlet by outlet.

    One line an actor, one panel a measure, one mark an outlet; every panel reaches from 0 to 100
    per cent. A hollow mark has no interval: there were too few articles, or all were alike.

    Parameters
    ----------
    estimates : Estimates
        Of `framing.compare.rates` for `framing.actors.Appearances`: `term` is the outlet,
        `parameter` an actor and a measure (``Anna Lee: acts``), each between 0 and 1.
    measures : sequence of str, optional
        Which measures, in this order; all in the table's order otherwise.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw, a measure is not in the table, or there are more outlets
        than can be told apart.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    grid = Grid.of(estimates.table)
    if len(grid.columns) > len(colours.SERIES):
        raise FramingError(
            f"{len(grid.columns)} outlets cannot be told apart in one drawing of actors (at most "
            f"{len(colours.SERIES)}): take fewer, or draw them with plot_heatmap."
        )
    split = [name.rpartition(": ") for name in grid.rows]
    actors = list(dict.fromkeys(actor for actor, _, _ in split))
    there = list(dict.fromkeys(measure for _, _, measure in split))
    chosen = [one_of("measure", name, there) for name in measures] or there
    names = [margins.readable(name) for name in actors]
    note = (
        "Shares of the actor's mentions in per cent. Lines: 95 % intervals, from the spread "
        "between articles; hollow: none, since articles are too few or all alike."
    )
    left, size, key = margins.names_room(names), type_size(), _key_lines(grid.columns)
    heads = _heads(chosen, paper_width() - left - 1.2 * size)
    drop = (2.4 + 1.35 * max(1 + head.count("\n") for head in heads)) * size
    axes = ax or new_axes(
        _band(len(grid.columns)) * max(len(names), 1),
        left=left,
        right=1.2 * size,
        top=(0.9 + 1.5 * len(key)) * size,
        bottom=drop + margins.note_height(note),
    )
    for place in range(1, len(names), 2):
        axes.axhspan(place - 0.5, place + 0.5, color=colours.BAND, linewidth=0, zorder=0)
    for place, measure in enumerate(chosen):
        rows = {
            row: grid.rows.index(f"{actor}: {measure}")
            for row, actor in enumerate(actors)
            if f"{actor}: {measure}" in grid.rows
        }
        _panel(axes, grid.take(rows=list(rows.values())), np.array(list(rows)), place * (1 + GAP))
    _frame(axes, heads)
    margins.row_names(axes, names, room=left)
    _key(axes, key, left=left - 0.3 * size)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=drop)
    return settle(axes)


def _heads(measures: Sequence[str], width: float) -> list[str]:
    """What stands below each panel, on as many lines as it takes."""
    room, size = width / (len(measures) * (1 + GAP) - GAP), type_size()
    return [
        wrapped(HEADS.get(name, margins.readable(name)), width=room, size=size, lines=3)
        for name in measures
    ]


def _panel(axes: Axes, grid: Grid, rows: np.ndarray, shift: float) -> None:
    """The outlets' marks and intervals of one measure, from `shift` on."""
    for edge in (0.0, 0.5, 1.0):
        axes.axvline(shift + edge, color=colours.GUIDE, linewidth=0.7, zorder=0.5)
    n_outlets = len(grid.columns)
    step = 0.62 * type_size() / _band(n_outlets)
    for number, outlet in enumerate(grid.columns):
        at = rows + (number - (n_outlets - 1) / 2) * step
        colour = colours.SERIES[number]
        estimate = shift + grid.estimate[:, number]
        lower, upper = shift + grid.lower[:, number], shift + grid.upper[:, number]
        axes.hlines(at, lower, upper, color=colour, alpha=0.55, label=f"interval, {outlet}")
        known = np.isfinite(lower)
        for mask, inside in ((known, colour), (~known, "white")):
            axes.plot(
                estimate[mask],
                at[mask],
                colours.MARKERS[number],
                color=colour,
                markerfacecolor=inside,
                markeredgewidth=0.7,
                linestyle="none",
                clip_on=False,
                label=outlet,
                zorder=3,
            )


def _frame(axes: Axes, heads: Sequence[str]) -> None:
    """Scales and names of the panels, below them."""
    size = type_size()
    ticks = [place * (1 + GAP) + edge for place in range(len(heads)) for edge in (0.0, 0.5, 1.0)]
    axes.set_xticks(ticks, ["0", "50", "100"] * len(heads))
    axes.set_xlim(-0.03, len(heads) * (1 + GAP) - GAP + 0.03)
    axes.tick_params(axis="both", length=0)
    axes.spines["bottom"].set_visible(False)
    for place, head in enumerate(heads):
        axes.annotate(
            literal(axes, head) if "\n" not in head else head,
            (place * (1 + GAP) + 0.5, 0),
            xycoords=axes.get_xaxis_transform(),
            xytext=(0, -2.0 * size),
            textcoords="offset points",
            ha="center",
            va="top",
            size=size,
            annotation_clip=False,
            parse_math=False,
        )
