"""Setting running text in lines of a width, so that every character's place is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.figures.lettering import advance, pieces

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Line:
    """One line: characters `start` to `end` of the text, as printed, at a size and weight."""

    start: int
    end: int
    printed: tuple[str, ...]
    size: float
    weight: int = 400

    @property
    def shown(self) -> str:
        """The line as it is drawn."""
        return "".join(self.printed).rstrip()

    def reach(self, position: int) -> float:
        """How far into the line, in points, the character at `position` of the text starts.

        The end of the line is where its last letter ends: the blank before the break is not drawn.
        """
        before = "".join(self.printed[: max(0, position - self.start)])
        before = before[: len(self.shown)]
        return advance(before, size=self.size, weight=self.weight)


def lines_of(text: str, *, width: float, size: float, weight: int = 400) -> list[Line]:
    """Break a text into lines of at most `width` points; a word that is wider is broken.

    Examples
    --------
    >>> [line.shown for line in lines_of("one two three", width=44, size=10)]
    ['one two', 'three']
    """
    found: list[Line] = []
    start, reached = 0, 0
    room = width
    for match in _WORD.finditer(text):
        word = match.group()
        need = _width(word.rstrip(), size, weight)
        if need > room and reached > start:
            found.append(_line(text, start, reached, size, weight))
            start, room = reached, width
        if need > width:
            *full, (begin, end) = _broken(text, match.start(), match.end(), width, size, weight)
            found += [_line(text, a, b, size, weight) for a, b in full]
            start, word = begin, text[begin:end]
        room -= _width(word, size, weight)
        reached = match.end()
    if reached > start:
        found.append(_line(text, start, reached, size, weight))
    return found


def _width(word: str, size: float, weight: int) -> float:
    return advance(word, size=size, weight=weight)


def _line(text: str, start: int, end: int, size: float, weight: int) -> Line:
    return Line(start, end, tuple(pieces(text[start:end])), size, weight)


def _broken(
    text: str, start: int, end: int, width: float, size: float, weight: int
) -> Sequence[tuple[int, int]]:
    """Parts of a word that is wider than the line, each as wide as the line holds."""
    parts: list[tuple[int, int]] = []
    while start < end:
        # No more characters than twice what an average letter leaves room for are measured.
        low, high = start + 1, min(end, start + 1 + int(4 * width / size))
        while low < high:
            middle = (low + high + 1) // 2
            if _width(text[start:middle].rstrip(), size, weight) <= width:
                low = middle
            else:
                high = middle - 1
        parts.append((start, low))
        start = low
    return parts
