"""One article as it was published, with every mark on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from framing.figures import colours
from framing.figures.key import VOICES, Key
from framing.figures.lettering import advance, count_missing, literal
from framing.figures.margins import readable
from framing.figures.sheet import Mark, Row, article_of, blocks_of, marks_on, paged, rows_of
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.corpus import Corpus

BODY = 1.12
# The margin's share of the paper; a narrow sheet needs the same words in less room.
MARGIN = 0.22
PAGE = 700.0


@on_paper
def plot_marked(
    corpus: Corpus,
    evidence: pd.DataFrame,
    *,
    article: str | None = None,
    labels: Sequence[str] | None = None,
) -> Axes:
    """An article on one sheet, as tall as it needs, each mark on its words.

    A mark's ground tells its label, which also stands in the margin of its line; an underline
    tells that the words are quoted or attributed. Comments stand apart below, with their authors.

    Parameters
    ----------
    corpus : Corpus
    evidence : DataFrame
        An extractor's evidence on paragraphs, headlines or comments.
    article : str, optional
        The article's id; may be left out where the corpus holds just one.
    labels : sequence of str, optional
        Which labels to show, in the key's order; all, the most frequent first, otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where the article is not in the corpus, or the evidence is not of its text.

    Notes
    -----
    Reads: unit, start, end, label, cue, voice.
    """
    (axes,) = _pages(corpus, evidence, article, labels, height=float("inf"))
    return axes


@on_paper
def plot_marked_pages(
    corpus: Corpus,
    evidence: pd.DataFrame,
    *,
    article: str | None = None,
    labels: Sequence[str] | None = None,
    height: float = PAGE,
) -> list[Axes]:
    """The same article on as many pages as it needs, each at most `height` points tall.

    `save_figure` writes the list as one PDF. Parameters and errors are those of `plot_marked`.
    """
    return _pages(corpus, evidence, article, labels, height=height)


def _pages(
    corpus: Corpus,
    evidence: pd.DataFrame,
    article: str | None,
    labels: Sequence[str] | None,
    *,
    height: float,
) -> list[Axes]:
    article = article_of(corpus, article)
    blocks = blocks_of(corpus, article)
    found = marks_on(evidence, blocks, article)
    key = Key.of(found, labels)
    marks: dict[str, list[Mark]] = {}
    for mark in found:
        if mark.label in key.counts:
            marks.setdefault(mark.unit, []).append(mark)
    size = BODY * type_size()
    width = (1 - MARGIN) * paper_width() - 1.4 * size
    rows = rows_of(blocks, width=width, size=size)
    return [
        _page(page, marks, key, first=number == 0)
        for number, page in enumerate(paged(rows, first=key.height, height=height - 2 * size))
    ]


def _page(
    rows: Sequence[Row], marks: Mapping[str, Sequence[Mark]], key: Key, *, first: bool
) -> Axes:
    size = BODY * type_size()
    head = key.height if first else 0.0
    tall = head + sum(row.rise for row in rows) + 0.9 * size
    left = 0.4 * size
    axes = new_axes(tall, left=left, right=left, top=0.5 * size, bottom=0.5 * size)
    axes.set_xlim(0, paper_width() - 2 * left)
    axes.set_ylim(-tall, 0)
    axes.set_axis_off()
    if first:
        key.draw(axes)
    y = -head
    for row in rows:
        y -= row.rise
        _draw_row(axes, row, y)
        _draw_marks(axes, row, y, marks.get(row.unit, ()), key)
    return settle(axes)


def _draw_row(axes: Axes, row: Row, y: float) -> None:
    quiet = row.kind in ("byline", "furniture")
    for piece in row.line.printed:
        if len(piece) > 1:
            count_missing(axes.figure, piece)
    axes.text(
        row.indent,
        y,
        row.line.shown,
        size=row.line.size,
        weight=row.line.weight,
        color=colours.MUTED if quiet else colours.INK,
        va="baseline",
        parse_math=False,
        zorder=3,
        gid=row.unit or row.kind,
    )
    if row.kind in ("author", "comment"):
        size = BODY * type_size()
        axes.plot(
            [0.35 * size] * 2,
            [y - 0.35 * size, y + min(row.rise, 1.5 * size) - 0.35 * size],
            color=colours.RULE,
            linewidth=1.6,
            label="_rule",
        )


def _draw_marks(axes: Axes, row: Row, y: float, marks: Sequence[Mark], key: Key) -> None:
    from matplotlib.patches import Rectangle

    line, size = row.line, row.line.size
    beside: Counter[str] = Counter()
    for mark in marks:
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        if start >= end:
            continue
        left = row.indent + line.reach(start)
        right = row.indent + line.reach(end)
        ground, partner = key.look(mark.label)
        if mark.level == 0:
            low, tall, colour = y - 0.27 * size, 1.08 * size, ground
        else:
            low, tall, colour = y - (0.3 + 0.13 * min(mark.level, 2)) * size, 0.12 * size, partner
        axes.add_patch(
            Rectangle(
                (left, low),
                right - left,
                tall,
                color=colour,
                linewidth=0,
                zorder=1 + min(mark.level, 1),
                gid=f"{mark.label}:{mark.unit}:{mark.start}",
            )
        )
        if mark.voice in VOICES:
            axes.plot(
                [left, right],
                [y - 0.14 * size] * 2,
                VOICES[mark.voice],
                color=colours.INK,
                linewidth=0.6,
                zorder=2,
                label=mark.voice,
            )
        if start == mark.start:
            beside[mark.label] += 1
    _draw_beside(axes, beside, y, key)


def _draw_beside(axes: Axes, beside: Counter[str], y: float, key: Key) -> None:
    """The labels of a line's marks in its margin, each in its dark partner, as many as fit."""
    size = 0.78 * type_size()
    gap = 0.9 * size
    x = (1 - MARGIN) * paper_width()
    edge = paper_width() - 0.8 * BODY * type_size()
    for number, (label, n) in enumerate(beside.items()):
        left = len(beside) - number
        text = readable(label) + (f" ×{n}" if n > 1 else "")
        after = gap + advance(f"+{left - 1}", size=size) if left > 1 else 0.0
        colour = key.look(label)[1]
        if x + advance(text, size=size) + after > edge and number:
            text, colour, left, after = f"+{left}", colours.MUTED, 1, 0.0
        shown = literal(axes, text, width=edge - x - after, size=size)
        axes.text(
            x, y, shown, size=size, color=colour, va="baseline", parse_math=False, gid="margin"
        )
        if left == 1:
            return
        x += advance(shown, size=size) + gap
