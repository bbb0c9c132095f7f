"""How surely studies of growing size find a difference, one line a feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

WANTED = 0.8


@on_paper
def plot_power(estimates: Estimates, *, top: int = 6, ax: Axes | None = None) -> Axes:
    """The share of simulated studies that find each feature's difference, by their size.

    The line at .8 is the power that is commonly asked for.

    Parameters
    ----------
    estimates : Estimates
        What `power` gave.
    top : int
        How many features at most, the first ones; no more than 6 can be told apart.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw, or too many lines are asked for.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    if not 1 <= top <= len(colours.SERIES):
        raise FramingError(f"top={top}: between 1 and {len(colours.SERIES)} lines can be drawn.")
    table = estimates.table
    features = [str(name) for name in dict.fromkeys(table["term"])][:top]
    if not features:
        raise FramingError("There is nothing to draw: the table of estimates is empty.")
    names = [margins.readable(name) for name in features]
    size, note = type_size(), f"Lines: 95 % intervals of the simulation. {estimates.method}."
    right = min(margins.names_room(names), 16 * size)
    axes = ax or new_axes(
        16 * size,
        left=3.6 * size,
        right=right,
        top=0.8 * size,
        bottom=4.2 * size + margins.note_height(note),
    )
    axes.axhline(WANTED, color=colours.ZERO, linewidth=0.7, zorder=1)
    ends = []
    for number, feature in enumerate(features):
        part = table[table["term"] == feature].sort_values("n", kind="stable")
        _line(axes, part, number)
        ends.append((float(part["estimate"].iloc[-1]), number))
    _names(axes, names, ends, float(table["n"].max()))
    axes.set_ylim(-0.02, 1.02)
    axes.set_xlim(left=0)
    axes.grid(axis="y")
    axes.set_ylabel("power")
    axes.set_xlabel(_size_label(table))
    margins.note_below(axes, literal(axes, note), left=3.3 * size, drop=4.2 * size)
    return settle(axes)


def _line(axes: Axes, part: pd.DataFrame, number: int) -> None:
    colour, marker = colours.SERIES[number], colours.MARKERS[number]
    axes.vlines(part["n"], part["lower"], part["upper"], color=colour, linewidth=0.8)
    axes.plot(
        part["n"],
        part["estimate"],
        marker=marker,
        color=colour,
        linewidth=1,
        label=part["term"].iloc[0],
    )


def _names(axes: Axes, names: list[str], ends: list[tuple[float, int]], at: float) -> None:
    """Each line's name at its end, moved apart where they would cover each other."""
    step, lowest = 0.075, -1.0
    for height, number in sorted(ends):
        lowest = max(height, lowest + step)
        axes.annotate(
            literal(axes, names[number]),
            (at, min(lowest, 1.0 + step * len(ends))),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=colours.SERIES[number],
            annotation_clip=False,
            parse_math=False,
        )


def _size_label(table: pd.DataFrame) -> str:
    """The axis' name, with what the sizes are: ``units (20 events to 160 events)``."""
    ordered = table.sort_values("n", kind="stable")["parameter"]
    first, last = str(ordered.iloc[0]), str(ordered.iloc[-1])
    return f"units ({first} to {last})" if first != last else f"units ({first})"
