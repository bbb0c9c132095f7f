"""What readers hand on: rows with named fields, and what was decided about their file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.sources import Source


class Row(NamedTuple):
    """A record whose fields are named as the corpus names them, not judged yet.

    `byte` and `length` say where it stands in the data of its source; -1 where it cannot be cut
    out of it.
    """

    record: int
    byte: int
    length: int
    fields: dict[str, object]


@dataclass
class Facts:
    """What was found out about a file while it was read.

    Attributes
    ----------
    form : str
        ``csv``, ``jsonl`` and so on.
    encodings : Counter
        How many records were decided to be in each encoding.
    taken : mapping of str to tuple of str
        Each field with the columns that it was taken from.
    left : tuple of str
        Columns that were not taken.
    context : mapping of str to str
        What a record cut out of the file needs in order to be read again.
    """

    form: str
    encodings: Counter[str] = field(default_factory=Counter)
    taken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)


class Place(NamedTuple):
    """Where in the data of a source a record stands; -1 where that is not known."""

    record: int | None = None
    byte: int = -1
    length: int = -1
    field: str | None = None
    line: int | None = None


def reject(
    source: Source, facts: Facts, code: str, place: Place, *, detail: str | None = None
) -> Rejected:
    """A rejection of the record at a place, with its bytes as they stand in the file."""
    byte, raw, line = None, b"", place.line
    if place.byte >= 0:
        byte, raw = source.cut(place.byte, place.byte + place.length)
        line = line or source.line(place.byte)
    return Rejected(
        source.name,
        code,
        sha256=source.sha256,
        record=place.record,
        line=line,
        byte=byte,
        length=len(raw) if byte is not None else None,
        field=place.field,
        raw=raw,
        form=facts.form,
        context=facts.context,
        detail=detail,
    )
