"""The evidence as a table: each mark in its words, under the frame that it speaks for."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from framing.errors import FramingError, SchemaError
from framing.figures import colours, margins
from framing.figures.lettering import advance, literal, shortened
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NEEDED = ("label", "unit", "left", "cue", "right")


@on_paper
def plot_evidence(evidence: pd.DataFrame, *, top: int = 3, ax: Axes | None = None) -> Axes:
    """Marks with the words around them, the first few of every label.

    Parameters
    ----------
    evidence : DataFrame
        Marks with the words beside them, as `framing.cli` writes them to ``examples.csv``:
        label, unit, left, cue, right.
    top : int
        Marks a label at most: the first ones of the table.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    SchemaError
        Where a column is missing.
    FramingError
        Where there is no mark to draw.

    Notes
    -----
    Reads: label, unit, left, cue, right.
    """
    missing = [name for name in NEEDED if name not in evidence.columns]
    if missing:
        raise SchemaError(f"The evidence lacks the columns: {', '.join(missing)}.")
    if evidence.empty or top < 1:
        raise FramingError("There is nothing to draw: no mark is given.")
    shown = evidence.groupby("label", sort=False).head(top)
    rows: list[tuple[str, dict[Hashable, str] | None]] = []
    for label, own in shown.groupby("label", sort=False):
        rows.append((str(label), None))
        rows += [(str(label), row) for row in own[list(NEEDED)].astype(str).to_dict("records")]
    size = type_size()
    note = f"The first {top} of {len(evidence):,} marks of each, the cue in bold."
    axes = ax or new_axes(
        1.5 * size * len(rows),
        left=0.5 * size,
        right=0.5 * size,
        top=0.5 * size,
        bottom=0.6 * size + margins.note_height(note),
    )
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.set_axis_off()
    units = [row["unit"] for _, row in rows if row is not None]
    wide = max(advance(unit, size=margins.SMALL * size) for unit in units)
    room = min(wide, 0.22 * paper_width()) + size
    for place, (label, row) in enumerate(rows):
        if row is None:
            axes.axhspan(place - 0.5, place + 0.5, color=colours.BAND, linewidth=0, zorder=0)
            _put(axes, place, 0.3 * size, margins.readable(label), bold=True)
        else:
            unit = shortened(row["unit"], width=room - size, size=margins.SMALL * size)
            _put(axes, place, 0.3 * size, unit, small=True)
            _context(axes, place, row, start=room)
    margins.note_below(axes, literal(axes, note), left=0.0, drop=0.6 * size)
    return settle(axes)


def _context(axes: Axes, place: int, row: Mapping[Hashable, str], *, start: float) -> None:
    """The cue in bold where the columns of cues meet, and as much beside it as there is room."""
    size = margins.SMALL * type_size()
    width = paper_width() - start - type_size()
    cue = shortened(" ".join(row["cue"].split()), width=0.4 * width, size=size, weight=700)
    taken = advance(cue, size=size, weight=700)
    half = (width - taken) / 2
    left = " ".join(row["left"].split())
    before = shortened(left[::-1], width=half, size=size)[::-1] if left else ""
    after = shortened(" ".join(row["right"].split()), width=half - 0.3 * size, size=size)
    at = start + half
    _put(axes, place, at - 0.3 * size - advance(before, size=size), before, small=True)
    _put(axes, place, at, cue, small=True, bold=True)
    _put(axes, place, at + taken + 0.3 * size, after, small=True)


def _put(
    axes: Axes,
    place: int,
    at: float,
    text: str,
    *,
    small: bool = False,
    bold: bool = False,
) -> None:
    axes.annotate(
        literal(axes, text),
        (0, place),
        xycoords=axes.get_yaxis_transform(),
        xytext=(at, 0),
        textcoords="offset points",
        va="center_baseline",
        ha="left",
        size=(margins.SMALL if small else 1.0) * type_size(),
        weight="bold" if bold else "normal",
        color=colours.MUTED if small and not bold else colours.INK,
        annotation_clip=False,
        parse_math=False,
    )
