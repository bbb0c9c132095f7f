"""An article laid out in lines: headline, body and comments, each line with its unit and place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from framing.errors import FramingError, one_of
from framing.figures.lettering import ELLIPSIS
from framing.figures.setting import Line, lines_of

if TYPE_CHECKING:
    from framing.corpus import Corpus

# Size, weight and the room above, as multiples of the body's size; and the indent.
_LOOKS: dict[str, tuple[float, int, float, float]] = {
    "headline": (1.65, 700, 0.0, 0.0),
    "byline": (0.9, 400, 0.35, 0.0),
    "standfirst": (1.12, 700, 0.9, 0.0),
    "subhead": (1.08, 700, 1.15, 0.0),
    "paragraph": (1.0, 400, 0.75, 0.0),
    "furniture": (0.82, 400, 0.5, 0.0),
    "comments": (1.08, 700, 2.0, 0.0),
    "author": (0.88, 700, 0.9, 1.2),
    "comment": (0.92, 400, 0.1, 1.2),
}
LEADING = 1.5


@dataclass(frozen=True)
class Block:
    """A passage, or a line of our own where `unit` is empty."""

    kind: str
    text: str
    unit: str = ""


@dataclass(frozen=True)
class Row:
    """A line with the room that stands above its baseline, its indent, kind and unit."""

    line: Line
    rise: float
    indent: float
    kind: str
    unit: str


def article_of(corpus: Corpus, article: str | None) -> str:
    """The article's id; it may be left out where the corpus holds just one.

    Raises
    ------
    FramingError
        Where the corpus has no such article, or several and none was named.
    """
    ids = [str(name) for name in corpus.articles.index]
    if article is not None:
        return one_of("article", article, ids)
    if len(ids) != 1:
        raise FramingError(
            f"The corpus holds {len(ids)} articles: say which one to draw with article=…"
        )
    return ids[0]


def blocks_of(corpus: Corpus, article: str) -> list[Block]:
    """The article's passages in the order of reading, then its comments."""
    passages = corpus.passages[corpus.passages["article"] == article]
    comments = corpus.comments[corpus.comments["article"] == article]
    parts = [
        Block(str(kind), str(text), str(unit))
        for unit, kind, text in zip(passages.index, passages["kind"], passages["text"], strict=True)
    ]
    heads = [block for block in parts if block.kind == "headline"]
    headline = known(corpus, article, "headline")
    if not heads and headline:
        heads = [Block("headline", headline, f"{article}/h")]
    found = [*heads, Block("byline", byline(corpus, article))]
    found += [block for block in parts if block.kind != "headline"]
    if len(comments):
        said = f"{len(comments)} comment{'s' * (len(comments) > 1)}"
        # The page's own line that counts them is the heading.
        found = [block for block in found if block.text.casefold() != said]
        found.append(Block("comments", said))
    comments = comments.sort_values("order", kind="stable")
    for unit, author, text in zip(
        comments.index, comments["author"], comments["text"], strict=True
    ):
        found.append(Block("author", str(author) if pd.notna(author) else "unnamed"))
        found.append(Block("comment", str(text), str(unit)))
    return found


def known(corpus: Corpus, article: str, column: str) -> str:
    """What a column says of an article; empty where it is missing."""
    if column not in corpus.articles.columns:
        return ""
    value = corpus.articles[column][article]
    return str(value) if pd.notna(value) else ""


def byline(corpus: Corpus, article: str) -> str:
    """Outlet, date and author of an article, as far as they are known."""
    date = known(corpus, article, "date")
    if date:
        day = pd.Timestamp(date)
        date = f"{day.day} {day.month_name()} {day.year}"
    parts = [known(corpus, article, "outlet"), date, known(corpus, article, "author")]
    return "  ·  ".join(part for part in parts if part)


def rows_of(blocks: Sequence[Block], *, width: float, size: float) -> list[Row]:
    """Every block set in lines of the width, from the top down; sizes in points."""
    rows: list[Row] = []
    for block in blocks:
        scale, weight, above, indent = _LOOKS.get(block.kind, _LOOKS["paragraph"])
        letter = scale * size
        set_lines = lines_of(block.text, width=width - indent * size, size=letter, weight=weight)
        for number, line in enumerate(set_lines):
            leading = 1.22 if block.kind == "headline" else LEADING
            rise = leading * letter + (above * size if number == 0 and rows else 0.0)
            rows.append(Row(line, rise, indent * size, block.kind, block.unit))
    return rows


def paged(rows: Sequence[Row], *, first: float, height: float) -> list[list[Row]]:
    """Rows dealt onto pages of a height, the first of which has `first` points taken already.

    A heading never stands last on its page.
    """
    pages: list[list[Row]] = [[]]
    used = first
    for row in rows:
        if used + row.rise > height and pages[-1]:
            carried: list[Row] = []
            while len(pages[-1]) > 1 and pages[-1][-1].kind in ("subhead", "comments", "author"):
                carried.insert(0, pages[-1].pop())
            pages.append([*carried, row])
            used = sum(one.rise for one in pages[-1])
        else:
            pages[-1].append(row)
            used += row.rise
    return pages


class Mark(NamedTuple):
    """A mark on a unit: its characters, label and voice, and the level it is drawn on."""

    unit: str
    start: int
    end: int
    label: str
    voice: str
    level: int = 0


def marks_on(evidence: pd.DataFrame, blocks: Sequence[Block], article: str) -> list[Mark]:
    """The marks that lie on the article's passages and comments, in the order of reading.

    Raises
    ------
    FramingError
        Where marks of this article were made on another level, or on another text.
    """
    texts = {block.unit: block.text for block in blocks if block.unit}
    columns = [
        evidence[name].tolist() for name in ("unit", "start", "end", "label", "voice", "cue")
    ]
    found: dict[str, list[Mark]] = {}
    for unit, start, end, label, voice, cue in zip(*columns, strict=True):
        if unit in texts:
            if texts[unit][start:end] != cue:
                shown = str(cue)[:40] + (ELLIPSIS if len(str(cue)) > 40 else "")
                raise FramingError(
                    f"{unit}: the text from {start} to {end} is not {shown!r}; this evidence was "
                    "taken from another text."
                )
            mark = Mark(str(unit), int(start), int(end), str(label), str(voice))
            found.setdefault(mark.unit, []).append(mark)
        elif str(unit) == article or str(unit).startswith(f"{article}/"):
            raise FramingError(
                f"A mark on {unit!r} has no place on the page: marks are drawn on paragraphs, "
                "headlines and comments, so extract on those levels."
            )
    return [mark for unit in texts for mark in _levelled(found.get(unit, []))]


def _levelled(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that overlap on different levels: the shorter on the words, the longer below."""
    placed: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.end - mark.start, mark.start, mark.label)):
        taken = {at.level for at in placed if mark.start < at.end and at.start < mark.end}
        free = next(level for level in range(len(placed) + 1) if level not in taken)
        placed.append(mark._replace(level=free))
    return sorted(placed, key=lambda mark: (mark.start, mark.end, mark.label))
