"""Delimited text into records, byte by byte accounted for, and back on the track after a bad one.

A reader that follows quotes blindly makes one record of a thousand when a quote is not closed.
Here a record is taken only where its quotes are closed before a delimiter or a line end and its
columns are as many as the header's. Where that fails, the next record is looked for: the first
line from which a record can be read whose fields look like those of the records before.

Blind to: an unclosed quote in a table of one column; a swallowed record that holds quotes at just
the places where they close what was open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from framing.corpus.reading.dialects import FURTHEST, Dialect, Scanner
from framing.corpus.reading.shapes import Profile

_LEARNT = 50


class Piece(NamedTuple):
    """Bytes `start` to `end`: a record's fields, or the code of what is wrong and where it began.

    `fields` are the groups of the fields' pattern, two a field; `place` is the byte of what is
    wrong and `column` the number of the field that holds it; `width` the columns found.
    """

    start: int
    end: int
    fields: tuple[bytes | None, ...] | None = None
    code: str = ""
    place: int = -1
    column: int = -1
    width: int = -1


class Splitter:
    """The records of delimited text.

    Parameters
    ----------
    data : bytes
    dialect : Dialect
    width : int
        Columns that a record must have.
    start : int
        Where the first record after the header may start.

    Examples
    --------
    >>> data = b'1,"one, two"\\n2,"never closed\\n3,"three"\\n4,four\\n'
    >>> [piece.code or data[piece.start:piece.end] for piece in Splitter(data, Dialect(), 2)]
    [b'1,"one, two"\\n', 'csv.unclosed-quote', b'3,"three"\\n', b'4,four\\n']
    """

    def __init__(self, data: bytes, dialect: Dialect, width: int, start: int = 0) -> None:
        self.data = data
        self.dialect = dialect
        self.width = width
        self.start = start
        fields = re.escape(dialect.delimiter).join([dialect.field] * width)
        self._record = re.compile(fields + dialect.end, re.DOTALL)
        self._scan = Scanner(data, dialect)
        self._learnt: list[tuple[bytes, ...]] = []
        self._budget = 4 * len(data) + FURTHEST

    def __iter__(self) -> Iterator[Piece]:
        """Every record, and every stretch that is none, in the order of the bytes."""
        match, size = self._record.match, len(self.data)
        at = self._past_blank(self.start)
        while at < size:
            found = match(self.data, at)
            if found is None or self._swallows(found):
                piece = self._broken(at)
            else:
                piece = Piece(at, found.end(), found.groups())
                if len(self._learnt) < _LEARNT:
                    self._learnt.append(self._values(piece.fields or ()))
            yield piece
            at = self._past_blank(piece.end)

    def value(self, fields: tuple[bytes | None, ...], place: int) -> bytes:
        """The field at a place of a record, as it was meant."""
        value = self.dialect.value(fields[2 * place], fields[2 * place + 1])
        if place == self.width - 1 and fields[2 * place] is None and value.endswith(b"\r"):
            return value[:-1]
        return value

    def _values(self, fields: tuple[bytes | None, ...]) -> tuple[bytes, ...]:
        return tuple(self.value(fields, place) for place in range(self.width))

    def _past_blank(self, at: int) -> int:
        while at < len(self.data) and self.data[at] in b"\r\n":
            at += 1
        return at

    @cached_property
    def _profile(self) -> Profile:
        return Profile(self._learnt)

    def _swallows(self, found: re.Match[bytes]) -> bool:
        """Whether a record runs over lines of which some are records of their own."""
        start, end = found.span()
        newline = self.dialect.line_end
        first = self.data.find(newline, start, end - 2)
        if first < 0 or self.width < 2 or not self._learnt:
            return False
        lines = self.data[first + 1 : end].split(newline)
        delimiters = self.width - 1
        run, surest = 0, 0.0
        for line in lines[:-1]:
            strength = 0.0
            if line.count(self.dialect.delimiter) == delimiters and b'"' not in line:
                strength = self._profile.strength(line.split(self.dialect.delimiter))
            run = run + 1 if strength >= 1 else 0
            surest = max(surest, strength)
            if run >= 2 or surest >= 2:
                return True
        return False

    def _broken(self, start: int) -> Piece:
        """The stretch that is no record: what is wrong with it, and where the next one starts."""
        scan = self._scan(start)
        width = len(scan.fields)
        if not scan.why and scan.opened < 0:
            return Piece(start, scan.stop, None, "csv.columns", start, -1, width)
        whole = scan.stop if not scan.why else None
        after = self._next_record(start, whole)
        if not scan.why and after >= scan.stop:
            return Piece(start, scan.stop, None, "csv.columns", start, -1, width)
        column = width if scan.why else self._scan.column(start, scan.opened)
        stray = scan.why == "stray" and scan.stop <= after
        code = "csv.stray-quote" if stray else "csv.unclosed-quote"
        place = scan.stop - 1 if stray else scan.opened
        return Piece(start, after, None, code, place, column, width)

    def _next_record(self, start: int, before: int | None) -> int:
        """The first line after `start`, and before `before`, from which a record can be read."""
        end = len(self.data) if before is None else before
        newline = self.dialect.line_end
        at = self.data.find(newline, start) + 1
        while 0 < at < end:
            if self._budget <= 0:
                return end
            if self._is_record(at, depth=2):
                return at
            at = self.data.find(newline, at) + 1
        return end

    def _is_record(self, at: int, *, depth: int) -> bool:
        """Whether a record starts here, as its fields or the records after it show."""
        scan = self._scan(at)
        self._budget -= scan.stop - at + 1
        strength = self._profile.strength(scan.fields) if self._learnt else 0.0
        if scan.why or len(scan.fields) != self.width:
            first = self._profile.strength(scan.fields[:1]) if self._learnt else 0.0
            return depth == 2 and bool(scan.fields) and first >= 1 and strength >= 1
        if strength < 0:
            return False
        after = self._past_blank(scan.stop)
        if strength >= 2 or depth == 0 or after >= len(self.data):
            return True
        return self._is_record(after, depth=0 if strength >= 1 else depth - 1)
