"""How well one phrase tells the speaker's group, against the same with labels permuted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal, wrapped
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

TOLD, NULL = "partisanship", "permuted labels"
ROWS = ("told", NULL)


@on_paper
def plot_partisanship(estimates: Estimates, *, top: int = 8, ax: Axes | None = None) -> Axes:
    """The share told with its interval, above the range of 95 % of relabellings.

    Below stand the phrases that tell most of each group.

    Parameters
    ----------
    estimates : Estimates
        Of `framing.compare.partisanship`.
    top : int
        How many phrases of each group are listed, at most.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where the estimates are not those of a partisanship.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    table = estimates.table
    heads = table[table["unit"].eq(estimates.unit) & table["n"].gt(0)].iloc[:2]
    if list(heads["term"]) != [TOLD, NULL]:
        raise FramingError("This draws what framing.compare.partisanship gives, nothing else.")
    size = type_size()
    names = [f"{heads['parameter'].iloc[0]} estimate", NULL]
    note = _phrases(table.iloc[2:], top)
    left = margins.names_room(names)
    bottom = 4.6 * size + (1 + note.count("\n")) * 1.45 * margins.SMALL * size
    axes = ax or new_axes(
        2.0 * size * len(names), left=left, right=size, top=1.0 * size, bottom=bottom
    )
    _draw(axes, heads)
    margins.row_names(axes, names, room=left)
    axes.set_xlabel(literal(axes, estimates.unit), parse_math=False)
    axes.annotate(
        literal_lines(axes, note),
        (0, 0),
        xycoords="axes fraction",
        xytext=(-left + 0.3 * size, -3.9 * size),
        textcoords="offset points",
        va="top",
        size=margins.SMALL * size,
        color=colours.MUTED,
        linespacing=1.2,
        annotation_clip=False,
        parse_math=False,
    )
    return settle(axes)


def literal_lines(axes: Axes, text: str) -> str:
    """A text of several lines as it is printed."""
    return "\n".join(literal(axes, line) for line in text.split("\n"))


def _draw(axes: Axes, heads: pd.DataFrame) -> None:
    from matplotlib.ticker import MaxNLocator

    told, null = heads.iloc[0], heads.iloc[1]
    low, high = float(null["lower"]), float(null["upper"])
    axes.axvspan(low, high, color=colours.GUIDE, linewidth=0, zorder=0.3)
    axes.axvline(0.5, color=colours.ZERO, linewidth=0.7, zorder=1)
    looks = ((0, told, colours.FOUND, "o"), (1, null, colours.NOT_FOUND, "|"))
    for place, row, colour, mark in looks:
        axes.hlines(place, row["lower"], row["upper"], color=colour, linewidth=1.2, zorder=2)
        axes.plot(row["estimate"], place, mark, color=colour, zorder=3, label=str(row["term"]))
    ends = [float(told[name]) for name in ("estimate", "lower", "upper")]
    ends = [*(end for end in ends if end == end), low, high, 0.5]
    pad = 0.08 * ((max(ends) - min(ends)) or 0.01)
    axes.set_xlim(min(ends) - pad, max(ends) + pad)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="x")


def _phrases(table: pd.DataFrame, top: int) -> str:
    """What tells each group, at most three lines a group."""
    size = margins.SMALL * type_size()
    lines = ["Line and band: 95 % interval; 95 % of relabellings."]
    for group, part in table.groupby("parameter", sort=False):
        said = ", ".join(part["term"].head(top))
        text = f"Tell {group}: {said}."
        lines.append(wrapped(text, width=paper_width() - size, size=size, lines=3))
    return "\n".join(lines)
