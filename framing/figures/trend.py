"""Rates over time: each period's own, a smooth line with its band, changes and events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.result import DISCOVERY
from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.lettering import advance, literal, shortened
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

HEIGHT = 0.42


@on_paper
def plot_trend(
    estimates: Estimates,
    *,
    feature: str | None = None,
    terms: Sequence[str] | None = None,
    events: Mapping[str, str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Rates of one feature over time, with events beside them.

    Dots are the periods' own rates, lines the smooth level with its 95 % band. A dashed line is
    the likeliest date of a change of level whose p is below .05.

    Parameters
    ----------
    estimates : Estimates
        What `framing.compare.trend` gave.
    feature : str, optional
        The first in the table otherwise.
    terms : sequence of str, optional
        Which groups, or their difference; the groups otherwise.
    events : mapping of str to str, optional
        Names by day, such as ``{"2026-03-02": "strike"}``.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        For a feature or a term that the table does not hold.

    Notes
    -----
    Reads: feature, term, parameter, period, estimate, lower, upper, p_value, n.
    """
    table = estimates.table
    if table.empty:
        raise FramingError("There is nothing to draw: the table of the trend is empty.")
    features = list(dict.fromkeys(table["feature"]))
    chosen = features[0] if feature is None else one_of("feature", feature, features)
    table = table[table["feature"] == chosen]
    known = list(dict.fromkeys(table["term"]))
    groups = [name for name in known if " − " not in name]
    shown = groups if terms is None else [one_of("term", name, known) for name in terms]
    changed = _changes(table, shown)
    note = "Dots: each period's rate. Lines: smooth level with 95 % band."
    note += " Dashed: change of level (p < .05)." if changed else ""
    size = type_size()
    left = 4.2 * size
    axes = ax or new_axes(
        HEIGHT * paper_width(),
        left=left,
        right=1.2 * size,
        top=(4.6 if events else 2.6) * size,
        bottom=3.4 * size + margins.note_height(note),
    )
    for number, name in enumerate(shown):
        _draw(axes, table[table["term"] == name], colours.SERIES[number % len(colours.SERIES)])
        if name in changed:
            colour = colours.SERIES[number % len(colours.SERIES)]
            day = _days([changed[name]])[0]
            axes.axvline(day, color=colour, linestyle="--", linewidth=0.9, label=f"change, {name}")
    _scale(axes, table[table["term"].isin(shown)])
    _mark(axes, events or {})
    axes.set_ylabel(
        literal(axes, f"{margins.readable(chosen)}, {estimates.unit}"), parse_math=False
    )
    _key(axes, shown, up=(3.0 if events else 1.0) * size)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=3.2 * size)
    return settle(axes)


def _days(periods: Iterable[str]) -> np.ndarray:
    return np.asarray(pd.to_datetime(list(periods)).to_numpy().astype("datetime64[D]"))


def _changes(table: pd.DataFrame, shown: Sequence[str]) -> dict[str, str]:
    """The first day of each plain change."""
    plain = table[(table["parameter"] == "change") & (table["p_value"] < DISCOVERY)]["term"]
    onset = table[(table["parameter"] == "onset") & table["term"].isin(plain)]
    return {row["term"]: row["period"] for row in onset.to_dict("records") if row["term"] in shown}


def _draw(axes: Axes, table: pd.DataFrame, colour: str) -> None:
    name = table["term"].iloc[0]
    rate, level = (table[table["parameter"] == part] for part in ("rate", "level"))
    days = _days(level["period"])
    axes.fill_between(
        days,
        level["lower"],
        level["upper"],
        color=colour,
        alpha=0.15,
        linewidth=0,
        label=f"band, {name}",
    )
    axes.plot(
        _days(rate["period"]),
        rate["estimate"],
        "o",
        color=colour,
        markersize=1.8,
        alpha=0.5,
        markeredgewidth=0,
        label=f"rate, {name}",
    )
    axes.plot(days, level["estimate"], "-", color=colour, linewidth=1.2, label=name, zorder=3)


def _scale(axes: Axes, table: pd.DataFrame) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import MaxNLocator

    drawn = table[table["parameter"].isin(["rate", "level"])]
    values = drawn[["estimate", "lower", "upper"]].to_numpy(dtype=float)
    values = values[np.isfinite(values)]
    low, high = min(values.min(), 0.0), max(values.max(), 0.0)
    pad = 0.05 * ((high - low) or 1.0)
    axes.set_ylim(low - (pad if low < 0 else 0.0), high + pad)
    if low < 0:
        axes.axhline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
    locator = AutoDateLocator(minticks=3, maxticks=6)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="y")


def _mark(axes: Axes, events: Mapping[str, str]) -> None:
    """Name the events over the drawing, the later of two close ones one line up."""
    low, high = axes.get_xlim()
    width, size = margins.width_of(axes), margins.SMALL * type_size()
    ends = [0.0, 0.0]
    for day, name in sorted(events.items()):
        at = float(_days([day])[0].astype(float))
        if not low <= at <= high:
            continue
        axes.axvline(_days([day])[0], color=colours.MUTED, linewidth=0.6, label=f"event, {name}")
        place = (at - low) / (high - low) * width
        shown = shortened(literal(axes, name), width=0.3 * width, size=size)
        half = advance(shown, size=size) / 2
        row = 0 if place - half >= ends[0] else 1
        ends[row] = place + half + size
        axes.annotate(
            shown,
            (place / width, 1),
            xycoords="axes fraction",
            xytext=(0, (0.4 + 1.2 * row) * size),
            textcoords="offset points",
            ha="center",
            size=size,
            color=colours.MUTED,
            annotation_clip=False,
            parse_math=False,
        )


def _key(axes: Axes, names: Sequence[str], *, up: float) -> None:
    """The groups' names over the drawing, in the colour of their lines."""
    size, shift = type_size(), 0.0
    for number, name in enumerate(names):
        shown = shortened(literal(axes, name), width=0.45 * margins.width_of(axes), size=size)
        axes.annotate(
            shown,
            (0, 1),
            xycoords="axes fraction",
            xytext=(shift, up),
            textcoords="offset points",
            va="center",
            color=colours.SERIES[number % len(colours.SERIES)],
            size=size,
            annotation_clip=False,
            parse_math=False,
        )
        shift += advance(shown, size=size) + 1.5 * size
