"""The words that an outlet's score is made of, each with a sentence that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import advance, literal, shortened
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BARS = 0.24
"""Share of the paper's width for the bars; the examples take what is left."""


@on_paper
def plot_driving_words(
    words: pd.DataFrame, *, top: int = 8, unit: str = "per 1,000 words", ax: Axes | None = None
) -> Axes:
    """Each outlet's words as bars, with how often they stand where, and an example.

    Parameters
    ----------
    words : DataFrame
        Of `framing.wording.driving_words`.
    top : int
        Words an outlet at most.
    unit : str
        Of the bars.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is no word to draw.

    Notes
    -----
    Reads: group, cue, estimate, hits, n_units, left, right.
    """
    if words.empty or top < 1:
        raise FramingError("There is nothing to draw: no words are given.")
    shown = words.groupby("group", sort=False).head(top)
    rows = _rows(shown)
    size = type_size()
    names = ["" if row is None else str(row["cue"]) for _, row in rows]
    counts = ["" if row is None else f"{row['hits']:,} in {row['n_units']:,}" for _, row in rows]
    left = margins.names_room(names)
    counted = margins.column_room("hits in texts", counts) + 1.2 * size
    width = BARS * paper_width()
    note = (
        "Bars: sum of the marks' weights; words with the same sum stand in alphabetical order. "
        "One example each, the word between guillemets."
    )
    axes = ax or new_axes(
        1.55 * size * len(rows),
        left=left,
        right=paper_width() - left - width,
        top=1.8 * size,
        bottom=4.1 * size + margins.note_height(note),
    )
    _draw(axes, rows)
    margins.row_names(axes, names, room=left)
    axes.tick_params(axis="y", length=0)
    _scale(axes, shown["estimate"].to_numpy(dtype=np.float64), unit)
    margins.column(axes, "hits in texts", counts, shift=counted)
    _examples(axes, rows, start=counted + 0.9 * size, left=left + width)
    _headings(axes, rows, left=left - 0.3 * size)
    margins.note_below(axes, note, left=left - 0.3 * size, drop=4.1 * size)
    return settle(axes)


Row = tuple[str, pd.Series | None]


def _rows(words: pd.DataFrame) -> list[Row]:
    """A line an outlet's name, then a line a word."""
    rows: list[Row] = []
    for group, own in words.groupby("group", sort=False):
        rows.append((str(group), None))
        rows += [(str(group), row) for _, row in own.iterrows()]
    return rows


def _draw(axes: Axes, rows: list[Row]) -> None:
    for place, (group, row) in enumerate(rows):
        if row is None:
            axes.axhspan(place - 0.5, place + 0.5, color=colours.BAND, linewidth=0, zorder=0)
            continue
        value = float(row["estimate"])
        colour = colours.FOUND if value >= 0 else colours.SERIES[1]
        axes.barh(place, value, height=0.62, color=colour, label=f"{group}: {row['cue']}")


def _scale(axes: Axes, values: np.ndarray, unit: str) -> None:
    from matplotlib.ticker import MaxNLocator

    high, low = values.max(initial=0.0), values.min(initial=0.0)
    pad = 0.05 * ((high - low) or 1.0)
    axes.set_xlim(low - (pad if low < 0 else 0), high + (pad if high > 0 else 0))
    axes.axvline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="x")
    axes.set_xlabel(literal(axes, unit), parse_math=False)


def _examples(axes: Axes, rows: list[Row], *, start: float, left: float) -> None:
    """The example of each word, cut on both sides to what there is room for."""
    size = margins.SMALL * type_size()
    room = paper_width() - left - start - 0.5 * type_size()
    for place, (_, row) in enumerate(rows):
        if row is None or room < 6 * size:
            continue
        cue = f"«{row['cue']}»"
        half = max((room - advance(cue, size=size)) / 2, 0)
        before = shortened(str(row["left"])[::-1], width=half, size=size)[::-1]
        text = shortened(f"{before}{cue}{row['right']}", width=room, size=size)
        axes.annotate(
            literal(axes, text),
            (1, place),
            xycoords=axes.get_yaxis_transform(),
            xytext=(start, 0),
            textcoords="offset points",
            va="center",
            size=size,
            color=colours.MUTED,
            annotation_clip=False,
            parse_math=False,
        )


def _headings(axes: Axes, rows: list[Row], *, left: float) -> None:
    for place, (group, row) in enumerate(rows):
        if row is None:
            axes.annotate(
                literal(axes, group, width=paper_width() - type_size(), size=type_size()),
                (0, place),
                xycoords=axes.get_yaxis_transform(),
                xytext=(-left, 0),
                textcoords="offset points",
                va="center",
                weight="bold",
                annotation_clip=False,
                parse_math=False,
            )
