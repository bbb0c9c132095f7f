"""How much of the coverage each topic takes, period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

FILLED = 0.86


@on_paper
def plot_topic_times(estimates: Estimates, *, top: int = 8, ax: Axes | None = None) -> Axes:
    """Each topic's share over time with its interval, a band a topic on one common scale.

    Parameters
    ----------
    estimates : Estimates
        `term` is the period's first day, `parameter` the topic's name.
    top : int
        How many topics at most, those of the largest mean share.
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
    Reads: term, parameter, estimate, lower, upper.
    """
    table = estimates.table
    if table.empty or top < 1:
        raise FramingError("There is nothing to draw: no topic has a share over time.")
    means = table.groupby("parameter", sort=False)["estimate"].mean()
    chosen = means.sort_values(ascending=False, kind="stable").index[:top].tolist()
    table = table[table["parameter"].isin(chosen)]
    most = float(np.nanmax(table[["estimate", "upper"]].to_numpy(dtype=np.float64)))
    size = type_size()
    names = [margins.readable(str(name)) for name in chosen]
    left = margins.names_room(names)
    shown = f"{most:.2g}" if most < 1 else f"{most:.0f}"
    note = (
        f"Each band reaches from 0 to {shown} ({estimates.unit}). Shaded: 95 % intervals, where "
        "a period has four clusters."
    )
    axes = ax or new_axes(
        3.4 * size * len(names),
        left=left,
        right=1.6 * size,
        top=0.8 * size,
        bottom=3.0 * size + margins.note_height(note),
    )
    for row, name in enumerate(chosen):
        _band(axes, table[table["parameter"] == name], row, most or 1.0)
    margins.row_names(axes, names, room=left)
    _dates(axes)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=3.0 * size)
    return settle(axes)


def _band(axes: Axes, table: pd.DataFrame, row: int, most: float) -> None:
    """One topic's line above its ground; the rows count downward."""
    days = pd.to_datetime(table["term"]).to_numpy()
    low, middle, high = (
        row + FILLED / 2 - FILLED * table[name].to_numpy(dtype=np.float64) / most
        for name in ("lower", "estimate", "upper")
    )
    axes.axhline(row + FILLED / 2, color=colours.RULE, linewidth=0.6, zorder=0.5)
    axes.fill_between(days, low, high, color=colours.FOUND, alpha=0.18, linewidth=0)
    name = table["parameter"].iloc[0]
    axes.plot(days, middle, color=colours.FOUND, marker="o", markersize=2, label=name)


def _dates(axes: Axes) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
