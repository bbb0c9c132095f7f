"""Where the passages of a text lie: paragraphs by blank lines, by lines, or by wrapped lines."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

_OTHER_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_AS_NEWLINES = str.maketrans(dict.fromkeys(_OTHER_BREAKS, "\n"))
_AS_SPACES = str.maketrans(dict.fromkeys("\n" + _OTHER_BREAKS, " "))
_STOPS = '.!?…:"”'
_UNSEEN = "\u200b\u200e\u200f\u2060\ufeff\x00"  # at a line's ends they are not text

WIDEST = 100
"""Lines longer than this are never taken for the lines of a wrapped paragraph."""


class Passage(NamedTuple):
    """A stretch of the text, ``text[start:end]``; `block` counts runs between blank lines."""

    start: int
    end: int
    block: int


def passages_of(text: str) -> tuple[list[Passage], bool]:
    """The paragraphs, headings and other lines of a text, in order, without outer whitespace.

    A line is a passage, unless the text was wrapped to a width (as exports of news databases
    are): then lines are joined where the next line's first word would not have fitted, and
    where a sentence runs on.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Passage
    bool
        Whether the text was wrapped; then a passage may hold line breaks (see `flat`).

    Examples
    --------
    >>> [passage.block for passage in passages_of("One\\ntwo\\n\\nthree")[0]]
    [0, 0, 1]
    """
    lines = _lines(text)
    width = _width(text, lines)
    return (lines, False) if width is None else (_joined(text, lines, width), True)


def flat(text: str) -> str:
    """A passage on one line: each line break in it becomes a space, so that offsets stay."""
    return text.translate(_AS_SPACES)


def _lines(text: str) -> list[Passage]:
    if any(mark in text for mark in _OTHER_BREAKS):
        text = text.replace("\r\n", " \n").translate(_AS_NEWLINES)
    found: list[Passage] = []
    block = start = empty = 0
    for line in text.split("\n"):
        body = line.strip()
        if body and (body[0] in _UNSEEN or body[-1] in _UNSEEN):
            body = _bare(body)
        if body:
            block += empty > 0 and bool(found)
            empty = 0
            first = start if line.startswith(body) else start + line.index(body)
            found.append(Passage(first, first + len(body), block))
        else:
            empty += 1
        start += len(line) + 1
    return found


def _bare(body: str) -> str:
    shorter = body.strip(_UNSEEN).strip()
    return shorter if shorter == body else _bare(shorter)


def _width(text: str, lines: list[Passage]) -> int | None:
    """The width that the text was wrapped to, or None where a line is a passage."""
    if len(lines) < 3 or len(lines) == lines[-1].block + 1:
        return None
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not 30 <= width <= WIDEST or lengths[-1] > 2 * WIDEST:
        return None
    within = [(one, two) for one, two in pairwise(lines) if one.block == two.block]
    full = [(one, two) for one, two in within if one.end - one.start >= 0.6 * width]
    open_ended = sum(_runs_on(text, one, two) for one, two in full)
    return width if open_ended >= max(2, 0.4 * len(full)) else None


def _runs_on(text: str, one: Passage, two: Passage) -> bool:
    """Whether a sentence goes on from one line to the next."""
    end = text[one.end - 1]
    return end.isalnum() or end in ",-–—" or (text[two.start].islower() and end not in _STOPS)


def _joined(text: str, lines: list[Passage], width: int) -> list[Passage]:
    found = [lines[0]]
    for last, line in pairwise(lines):
        if last.block == line.block and _continues(text, last, line, width):
            found[-1] = Passage(found[-1].start, line.end, line.block)
        else:
            found.append(line)
    return found


def _continues(text: str, last: Passage, line: Passage, width: int) -> bool:
    word = text[line.start : line.end].split(None, 1)[0]
    if last.end - last.start + 1 + len(word) > width:
        return True
    return text[line.start].islower() and text[last.end - 1] not in _STOPS
