"""How delimited text parts its fields and records, and the reading of one record field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_QUOTED = {
    "doubled": rb'"([^"]*+(?:""[^"]*+)*+)"',
    "backslash": rb'"([^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+)"',
    "none": rb"((?!))",
}
_ESCAPED = re.compile(rb'\\(["\\])|""')
FURTHEST = 1 << 25


@dataclass(frozen=True)
class Dialect:
    """How fields and records are parted.

    Attributes
    ----------
    delimiter : bytes
    quoting : str
        How a quote stands inside a quoted field: ``doubled``, after a ``backslash``, or ``none``
        where quotes mean nothing.
    line_end : bytes
        A line feed (a carriage return may stand before it), or a bare carriage return.
    """

    delimiter: bytes = b","
    quoting: str = "doubled"
    line_end: bytes = b"\n"

    @property
    def field(self) -> bytes:
        """Pattern of a field: group 1 where it is quoted, group 2 where not."""
        stop = re.escape(self.delimiter + self.line_end)
        first = b"" if self.quoting == "none" else b'"'
        plain = rb"([^" + first + stop + rb"][^" + stop + rb"]*+)?+"
        return rb"(?:" + _QUOTED[self.quoting] + rb"|" + plain + rb")"

    @property
    def end(self) -> bytes:
        """Pattern of the end of a record."""
        return rb"(?:\r?\n|\Z)" if self.line_end == b"\n" else rb"(?:\r|\Z)"

    def value(self, quoted: bytes | None, plain: bytes | None) -> bytes:
        """A field as it was meant, from the two groups of its pattern."""
        if quoted is None:
            return plain or b""
        if self.quoting == "backslash":
            return _ESCAPED.sub(lambda found: found[1] or b'"', quoted)
        return quoted.replace(b'""', b'"') if b'""' in quoted else quoted


class Scan(NamedTuple):
    """A record read field by field: where reading stopped, and why."""

    fields: list[bytes]
    stop: int
    why: str
    opened: int


class Scanner:
    """Reads one record field by field, as far as it goes.

    Examples
    --------
    >>> Scanner(b'a,"b",c', Dialect())(0).fields
    [b'a', b'b', b'c']
    """

    def __init__(self, data: bytes, dialect: Dialect) -> None:
        self.data = data
        self.dialect = dialect
        self._field = re.compile(dialect.field, re.DOTALL)
        self._end = re.compile(dialect.end)
        self._quotes = dialect.quoting != "none"

    def __call__(self, start: int) -> Scan:
        """The record that starts at a byte."""
        data, at = self.data, start
        fields: list[bytes] = []
        delimiter, limit = self.dialect.delimiter, min(len(self.data), start + FURTHEST)
        opened = -1
        while True:
            first = at
            found = self._field.match(data, at, limit)
            inner = found[1] if found else None
            if found is None or (inner is None and self._quotes and data.startswith(b'"', at)):
                return Scan(fields, limit, "unclosed", first)
            if inner is not None and opened < 0 and self.dialect.line_end in inner:
                opened = first
            at = found.end()
            ended = None if data.startswith(delimiter, at) else self._end.match(data, at)
            plain = found[2].removesuffix(b"\r") if ended and found[2] else found[2]
            if ended is None and not data.startswith(delimiter, at):
                return Scan(fields, at, "unclosed" if inner is None else "stray", first)
            fields.append(self.dialect.value(inner, plain))
            if ended is not None:
                return Scan(fields, ended.end(), "", opened)
            at += len(delimiter)

    def column(self, start: int, opened: int) -> int:
        """The number of the field that starts at a byte."""
        at, column = start, 0
        while at < opened:
            found = self._field.match(self.data, at)
            at = (found.end() if found else opened) + len(self.dialect.delimiter)
            column += 1
        return column
