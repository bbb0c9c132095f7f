"""What stands around the drawing: names, columns of figures, directions and a line of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures import colours
from framing.figures.lettering import advance, literal, wrapped
from framing.figures.style import paper_width, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

Align = Literal["left", "center", "right"]
SMALL = 0.88
NAMES_SHARE = 0.36


_NAME = re.compile(r"(?:(?P<prefix>[\w.-]+?)__)?(?P<label>[\w.-]+)(?:@(?P<voice>\w+))?")


def readable(feature: str) -> str:
    """A feature's column name as words; any other text as it is.

    Examples
    --------
    >>> readable("wording__loaded_terms@quoted"), readable("100% & #1_a^{x}")
    ('wording: loaded terms (quoted)', '100% & #1_a^{x}')
    """
    found = _NAME.fullmatch(feature)
    if not found:
        return feature
    parts = {name: (part or "").replace("_", " ") for name, part in found.groupdict().items()}
    repeated = parts["prefix"] in ("", parts["label"], f"{parts['label']}s")
    prefix = "" if repeated else f"{parts['prefix']}: "
    return prefix + parts["label"] + (f" ({parts['voice']})" if parts["voice"] else "")


def width_of(axes: Axes) -> float:
    """Width of the drawing itself, in points."""
    figure = axes.get_figure(root=True)
    return float(axes.get_window_extent().width * 72 / figure.dpi) if figure else paper_width()


def names_room(names: list[str]) -> float:
    """Points that a column of row names takes, at most a good third of the paper."""
    size = type_size()
    widest = max(advance(name[:200], size=size) for name in names)
    return min(widest + 0.9 * size, NAMES_SHARE * paper_width())


def row_names(axes: Axes, names: list[str], *, room: float) -> None:
    """Name the rows from the top down at the left.

    A name that is too long takes two lines in smaller type; what is left over is an ellipsis.
    """
    size = type_size()
    width = room - 0.9 * size
    shown = [literal(axes, name, width=2 * width, size=size) for name in names]
    long = [advance(name, size=size) > width for name in shown]
    shown = [
        wrapped(name, width=width, size=SMALL * size, lines=2) if is_long else name
        for name, is_long in zip(shown, long, strict=True)
    ]
    axes.set_yticks(np.arange(len(names), dtype=float), shown, parse_math=False, va="center")
    for label, is_long in zip(axes.get_yticklabels(), long, strict=True):
        if is_long:
            label.set(size=SMALL * size, linespacing=0.95, multialignment="right")
    axes.set_ylim(len(names) - 0.5, -0.5)


def column(axes: Axes, head: str, cells: list[str], *, shift: float) -> None:
    """Figures in the right margin, one a row; they end `shift` points beyond the drawing."""
    above(axes, literal(axes, head), at=1, align="right", shift=shift)
    for place, text in enumerate(cells):
        axes.annotate(
            literal(axes, text),
            (1, place),
            xycoords=axes.get_yaxis_transform(),
            xytext=(shift, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            size=SMALL * type_size(),
            color=colours.MUTED,
            annotation_clip=False,
            parse_math=False,
        )


def column_room(head: str, cells: list[str]) -> float:
    """Points that a column of figures takes."""
    return max(advance(text, size=SMALL * type_size()) for text in [head, *cells])


def above(axes: Axes, text: str, *, at: float, align: Align, shift: float = 0) -> None:
    """A small heading above the drawing, at a fraction of its width and `shift` points on."""
    size = SMALL * type_size()
    axes.annotate(
        text,
        (at, 1),
        xycoords="axes fraction",
        xytext=(shift, 0.55 * size),
        textcoords="offset points",
        ha=align,
        va="baseline",
        size=size,
        color=colours.MUTED,
        annotation_clip=False,
        parse_math=False,
    )


def note_text(text: str) -> str:
    """A note broken into the lines it takes across the paper."""
    size = SMALL * type_size()
    return wrapped(text, width=paper_width() - size, size=size, lines=4)


def note_below(axes: Axes, text: str, *, left: float, drop: float) -> None:
    """A note `drop` points below the drawing, starting `left` points left of it."""
    axes.annotate(
        note_text(text),
        (0, 0),
        xycoords="axes fraction",
        xytext=(-left, -drop),
        textcoords="offset points",
        ha="left",
        va="top",
        size=SMALL * type_size(),
        color=colours.MUTED,
        linespacing=1.2,
        annotation_clip=False,
        parse_math=False,
    )


def note_height(text: str) -> float:
    """Points that a note below the drawing takes."""
    return (1 + note_text(text).count("\n")) * 1.35 * SMALL * type_size() + 0.4 * type_size()


def counted(values: object, what: str) -> str:
    """How many there are, as one figure or as the range over the rows.

    Examples
    --------
    >>> counted([12, 12], "paragraphs"), counted([3, 1200], "clusters")
    ('12 paragraphs', '3 to 1,200 clusters')
    """
    found = np.unique(np.asarray(values, dtype=float))
    if len(found) == 0:
        return f"no {what}"
    low, high = f"{found[0]:,.0f}", f"{found[-1]:,.0f}"
    return f"{low if low == high else f'{low} to {high}'} {what}"


def sizes(table: pd.DataFrame) -> str:
    """How many units each outlet's estimates rest on; a range where there are many outlets."""
    found = table.groupby("term", sort=False)["n"].max()
    if len(found) > 6:
        return f"{counted(found.to_numpy(), 'units')} an outlet."
    return "n = " + ", ".join(f"{n:,} ({term})" for term, n in found.items()) + "."


def beyond(axes: Axes, right: float, up: float) -> Transform:
    """Places counted from the drawing's top left corner, so many points right and up of it."""
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure(root=True)
    if figure is None:
        raise FramingError("These axes stand on no figure, so nothing can be drawn beside them.")
    return axes.transAxes + ScaledTranslation(right / 72, up / 72, figure.dpi_scale_trans)
