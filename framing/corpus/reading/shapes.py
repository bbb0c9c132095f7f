"""What the columns of a table look like, to tell a record from a line of some article's text."""

from __future__ import annotations

import re
from collections.abc import Sequence

Fields = Sequence[bytes]

# In the order in which they are tried; the weight says how seldom a line of text looks like it.
_SHAPES = (
    ("digits", 1.0, re.compile(rb"-?\d+\Z")),
    ("number", 1.0, re.compile(rb"-?\d*[.,]?\d+(?:[eE][-+]?\d+)?%?\Z")),
    ("date", 1.0, re.compile(rb"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?\Z")),
    ("address", 1.0, re.compile(rb"(?:https?://|www\.)\S+\Z")),
    ("code", 1.0, re.compile(rb"(?=\S*\d)[\w.:-]{1,80}\Z")),
    ("word", 0.5, re.compile(rb"\S{1,64}\Z")),
)
_WEIGHTS = {name: weight for name, weight, _ in _SHAPES}


def shape(field: bytes) -> str:
    """What a field looks like: empty, digits, number, date, address, code, word or text.

    Examples
    --------
    >>> [shape(field) for field in (b"007", b"2026-02-01", b"ledger", b"Talks open in Hask")]
    ['digits', 'date', 'word', 'text']
    """
    field = field.strip()
    if not field:
        return "empty"
    if len(field) > 200:
        return "text"
    return next((name for name, _, pattern in _SHAPES if pattern.match(field)), "text")


class Profile:
    """The shapes that each column has had.

    Examples
    --------
    >>> profile = Profile([(b"1", b"Talks open"), (b"2", b"Talks end")])
    >>> profile.strength((b"3", b"A storm")), profile.strength((b"So, no", b"said he"))
    (1.0, -1.0)
    """

    def __init__(self, records: Sequence[Fields]) -> None:
        self._seen = [{shape(field) for field in column} for column in zip(*records, strict=True)]

    def strength(self, fields: Fields) -> float:
        """How surely these fields are a record: -1 where they cannot be, 0 where nothing tells."""
        total = 0.0
        for field, seen in zip(fields, self._seen, strict=False):
            if not seen - {"empty"} or "text" in seen:
                continue
            found = shape(field)
            if found == "empty":
                continue
            if found not in seen:
                return -1.0
            total += _WEIGHTS[found]
        return total
