"""A specification curve: every path's estimate, and below it what was chosen on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.compare.multiverse import chosen
from framing.compare.result import DISCOVERY
from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison

CURVE = 12.0
ROW = 1.35
GAP = 1.0


@on_paper
def plot_multiverse(comparison: Comparison, *, ax: Axes | None = None) -> Axes:
    """All paths from the smallest estimate to the largest, each above its own choices.

    Filled dots are discoveries (q < .05 over all paths). Below the curve stands a row for each
    option of each choice, with a mark under the paths that took it.

    Parameters
    ----------
    comparison : Comparison
        What `multiverse` gave.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where no path has an estimate.

    Notes
    -----
    Reads: feature, group, reference, estimate, lower, upper, q_value.
    """
    table = comparison.table
    there = table[table["estimate"].notna()].sort_values("estimate", kind="stable")
    if there.empty:
        raise FramingError("There is nothing to draw: no path has an estimate.")
    there = there.reset_index(drop=True)
    paths = [chosen(str(name)) for name in there["feature"]]
    options = _options(paths)
    names = [f"{name}: {value}" for name, value in options]
    size, left, note = type_size(), margins.names_room(names), _note(table, there)
    below = size * (GAP + ROW * len(options))
    axes = ax or new_axes(
        CURVE * size,
        left=left,
        right=0.6 * size,
        top=0.8 * size,
        bottom=below + 0.8 * size + margins.note_height(note),
    )
    _curve(axes, there, comparison.axis_label)
    panel = axes.inset_axes((0.0, -below / (CURVE * size), 1.0, ROW * len(options) / CURVE))
    _choices(panel, paths, options)
    margins.row_names(panel, names, room=left)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=below + 0.8 * size)
    return settle(axes)


def _options(paths: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Every option of every choice that differs between paths, in the order of the paths' names."""
    found = []
    for name in paths[0]:
        values = sorted({path[name] for path in paths})
        found += [(name, value) for value in values] if len(values) > 1 else []
    return found


def _curve(axes: Axes, table: pd.DataFrame, label: str) -> None:
    from matplotlib.ticker import MaxNLocator

    places = np.arange(len(table), dtype=float)
    found = (table["q_value"] < DISCOVERY).to_numpy()
    axes.axhline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
    looks = ((found, "discovery", colours.FOUND), (~found, "no discovery", colours.NOT_FOUND))
    for mask, name, colour in looks:
        part, at = table[mask], places[mask]
        axes.vlines(at, part["lower"], part["upper"], color=colour, linewidth=0.8)
        axes.plot(
            at,
            part["estimate"],
            "o",
            color=colour,
            markerfacecolor=colour if name == "discovery" else "white",
            markersize=_marker(len(table)),
            label=name,
            zorder=3,
        )
    axes.set_xlim(-0.8, len(table) - 0.2)
    axes.set_xticks([])
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="y")
    axes.set_ylabel(literal(axes, label.partition(", ")[0]), parse_math=False)


def _choices(panel: Axes, paths: list[dict[str, str]], options: list[tuple[str, str]]) -> None:
    for row, (name, value) in enumerate(options):
        if row % 2:
            panel.axhspan(row - 0.5, row + 0.5, color=colours.BAND, linewidth=0, zorder=0)
        if row and options[row - 1][0] != name:
            panel.axhline(row - 0.5, color=colours.RULE, linewidth=0.7)
        at = [place for place, path in enumerate(paths) if path[name] == value]
        height, mark = np.full(len(at), row), 0.55 * type_size()
        panel.plot(at, height, "|", color=colours.INK, markersize=mark, label=value)
    panel.set_xlim(-0.8, len(paths) - 0.2)
    panel.set_xticks([])
    panel.tick_params(axis="both", length=0)
    panel.spines[:].set_visible(False)


def _marker(n: int) -> float:
    return float(np.clip(90 / n, 1.5, 4.0))


def _note(table: pd.DataFrame, there: pd.DataFrame) -> str:
    lost = len(table) - len(there)
    more = f", {lost:,} more could not be compared" if lost else ""
    return (
        f"{len(there):,} paths{more}; none is picked. Difference as a share of the two groups' "
        "mean; lines: 95 % intervals; filled: q < .05 over all paths."
    )
