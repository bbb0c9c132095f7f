"""How the shares of topics go over time, one strip a topic, one line a group."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase as LETTERS
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import advance, literal, shortened
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

STRIP, FILLED = 4.2, 0.84
"""Height of a strip in ems, and how much of it the highest value takes."""


@on_paper
def plot_prevalence_over_time(
    estimates: Estimates,
    *,
    top: int = 10,
    events: Mapping[str, object] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Each topic's share of each group's coverage over time, with 95 % bands.

    All strips have one scale, from 0 to the highest value that any band reaches. Events are
    lines across all strips, lettered in their order; the note names them.

    Parameters
    ----------
    estimates : Estimates
        What `framing.compare.prevalence_over_time` gave.
    top : int
        How many topics at most, those with the highest mean share.
    events : mapping of str to date, optional
        Names and days of events to mark; those outside the curves' time are left out.
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
    Reads: feature, term, period, estimate, lower, upper, n.
    """
    table = estimates.table
    if table.empty or top < 1:
        raise FramingError("There is nothing to draw: no topic has a curve.")
    groups = list(dict.fromkeys(table["term"]))
    if len(groups) > len(colours.SERIES):
        raise FramingError(
            f"{len(groups)} groups cannot be told apart in one drawing (at most "
            f"{len(colours.SERIES)}): take fewer."
        )
    mean = table.groupby("feature", sort=False)["estimate"].mean()
    topics = mean.sort_values(ascending=False, kind="stable").index[:top].tolist()
    names = [margins.readable(str(name)) for name in topics]
    table = table[table["feature"].isin(topics)]
    highest = _round_up(float(table["upper"].max()))
    high, size = f"{highest:g} %", type_size()
    note = (
        f"{margins.sizes(table.drop_duplicates('term'))} {estimates.unit[:1].upper()}"
        f"{estimates.unit[1:]}; every strip from 0 to {high}. Bands: 95 %."
    )
    marked = _marked(events or {}, table)
    if marked:
        note += f" {'; '.join(f'{letter}: {name}' for letter, name, _ in marked)}."
    left, right = margins.names_room(names), 0.9 * size + margins.column_room("", [high])
    axes = ax or new_axes(
        STRIP * size * len(topics),
        left=left,
        right=right,
        top=(3.2 if marked else 2.2) * size,
        bottom=3.4 * size + margins.note_height(note),
    )
    for row, topic in enumerate(topics):
        floor = row + 0.5 * FILLED
        axes.axhline(floor, color=colours.ZERO, linewidth=0.5, zorder=1)
        for number, group in enumerate(groups):
            own = table[(table["feature"] == topic) & (table["term"] == group)]
            _curve(axes, own, floor=floor, scale=FILLED / highest, colour=colours.SERIES[number])
        _ends(axes, floor, high)
    margins.row_names(axes, names, room=left)
    _days(axes)
    _key(axes, groups, rise=2.1 if marked else 1.1)
    for letter, name, day in marked:
        at = float(axes.convert_xunits(day))
        axes.axvline(at, color=colours.ZERO, linewidth=0.7, zorder=2, label=f"event, {name}")
        _letter(axes, letter, at)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=3.2 * size)
    return settle(axes)


def _marked(
    events: Mapping[str, object], table: pd.DataFrame
) -> list[tuple[str, str, np.datetime64]]:
    """Letter, name and day of each event within the curves' time, in order of their days."""
    days = pd.to_datetime(table["period"])
    known = pd.to_datetime(pd.Series(dict(events), dtype="object"))
    known = known[known.between(days.min(), days.max())].sort_values(kind="stable")
    return [
        (LETTERS[number % len(LETTERS)], str(name), day.to_datetime64())
        for number, (name, day) in enumerate(known.items())
    ]


def _letter(axes: Axes, letter: str, at: float) -> None:
    """An event's letter on top of its line."""
    axes.annotate(
        letter,
        (at, 1),
        xycoords=axes.get_xaxis_transform(),
        xytext=(0, 0.25 * type_size()),
        textcoords="offset points",
        ha="center",
        va="baseline",
        size=margins.SMALL * type_size(),
        color=colours.MUTED,
        annotation_clip=False,
    )


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10, 20 …, so that the ends of the strips can be read."""
    steps = [step * 10.0**power for power in range(-1, 3) for step in (1, 2, 3, 4, 5, 6, 8)]
    return min((step for step in steps if step >= value), default=100.0)


def _curve(axes: Axes, own: pd.DataFrame, *, floor: float, scale: float, colour: str) -> None:
    days = pd.to_datetime(own["period"]).to_numpy().astype("datetime64[D]")
    name = own["term"].iloc[0]
    values = {end: floor - scale * own[end].to_numpy() for end in ("estimate", "lower", "upper")}
    axes.fill_between(
        days,
        values["lower"],
        values["upper"],
        color=colour,
        alpha=0.15,
        linewidth=0,
        label=f"band, {name}",
    )
    axes.plot(days, values["estimate"], "-", color=colour, linewidth=1.2, label=name, zorder=3)


def _ends(axes: Axes, floor: float, high: str) -> None:
    """What the floor and the top of a strip stand for, beside it."""
    size = margins.SMALL * type_size()
    for at, text in ((floor, "0"), (floor - FILLED, high)):
        axes.annotate(
            text,
            (1, at),
            xycoords=axes.get_yaxis_transform(),
            xytext=(0.4 * size, 0),
            textcoords="offset points",
            va="center",
            size=size,
            color=colours.MUTED,
            annotation_clip=False,
            parse_math=False,
        )


def _days(axes: Axes) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=6)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.margins(x=0)


def _key(axes: Axes, groups: list[str], *, rise: float) -> None:
    """The groups' names over the drawing, in the colours of their lines."""
    size, shift = type_size(), 0.0
    room = (paper_width() - 2 * size) / len(groups)
    for number, name in enumerate(groups):
        shown = shortened(literal(axes, name), width=room - 1.5 * size, size=size)
        axes.annotate(
            shown,
            (0, 1),
            xycoords="axes fraction",
            xytext=(shift, rise * size),
            textcoords="offset points",
            va="center",
            color=colours.SERIES[number],
            size=size,
            annotation_clip=False,
            parse_math=False,
        )
        shift += advance(shown, size=size) + 1.5 * size
