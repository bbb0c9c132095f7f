"""JSON Lines: one object a line."""

from __future__ import annotations

from collections.abc import Iterator

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.decoding import Undecodable, record_text
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.objects import BadObject, Found, parsed, rows_of
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source


def rows(source: Source, mapping: ColumnMapping, facts: Facts) -> Iterator[Row | Rejected]:
    """The records of a file of lines, in their order; blank lines are passed over.

    Raises
    ------
    CorpusError
        Where none of the first lines has a field that holds the text.

    Examples
    --------
    >>> source = Source("a.jsonl", held=b'{"text": "It rained."}\\n{"text": "It sn')
    >>> [row.fields["text"] if isinstance(row, Row) else row.code
    ...  for row in rows(source, ColumnMapping(), Facts("jsonl"))]
    ['It rained.', 'json.truncated']
    """
    return rows_of(_lines(source, facts), source, mapping, facts)


def _lines(source: Source, facts: Facts) -> Iterator[Found]:
    data, at, size = source.data, source.start, len(source.data)
    while at < size:
        end = data.find(b"\n", at) + 1 or size
        raw = data[at:end]
        if raw.strip(b" \t\r\n"):
            yield Found(at, end, object_in(raw, source.encoding, facts))
        at = end


def object_in(raw: bytes, encoding: str | None, facts: Facts) -> dict[str, object] | BadObject:
    """The one object that these bytes hold, or why they do not."""
    try:
        text, decided = record_text(raw, encoding=encoding)
        text = text.strip(" \t\r\n")
        value, end = parsed(text)
    except Undecodable as error:
        return BadObject(str(error))
    except BadObject as error:
        return error
    if end < len(text):
        return BadObject("json.syntax", "something follows after the object")
    if not isinstance(value, dict):
        return BadObject("json.not-an-object")
    facts.encodings[decided] += 1
    return value
