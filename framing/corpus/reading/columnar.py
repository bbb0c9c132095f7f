"""Parquet: a part after the other, only the columns that are wanted, damaged parts left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.sources import Source

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_BATCH = 2_000
_LARGEST_NAMES = 100_000_000


def rows(source: Source, mapping: ColumnMapping, facts: Facts) -> Iterator[Row | Rejected]:
    """The records of a Parquet file, in their order.

    A row group that cannot be read, or the rest of it, is rejected as a whole, with the number of
    records lost.

    Raises
    ------
    CorpusError
        Where no column holds the text.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    limits = {"thrift_string_size_limit": _LARGEST_NAMES}
    try:
        given = pa.BufferReader(source.held) if source.held is not None else str(source.path)
        file = pq.ParquetFile(given, memory_map=True, page_checksum_verification=True, **limits)
    except (pa.ArrowException, OSError, ValueError) as error:
        said = f"this is not a whole Parquet file ({_first_line(error)})"
        yield reject(source, facts, "parquet.unreadable", Place(), detail=said)
        return
    with file:
        names = file.schema_arrow.names
        taken = mapping.resolve(names, file=source.name)
        facts.taken, facts.left = taken.columns, taken.left
        pairs = [(name, names[place]) for name, place in taken.pairs(names)]
        pairs = [(name, column) for name, column in pairs if names.count(column) == 1]
        record = 1
        for group in range(file.metadata.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            yield from _group(file, group, pairs, _Part(source, facts, record, size))
            record += size


class _Part:
    """A row group: its source, the number of its first record, and how many it has."""

    def __init__(self, source: Source, facts: Facts, first: int, size: int) -> None:
        self.source = source
        self.facts = facts
        self.first = first
        self.size = size

    def rejected(self, done: int, why: str) -> Rejected:
        """What is left of it after the records that were read, as one rejection."""
        from dataclasses import replace

        lost = self.size - done
        place = Place(self.first + done)
        said = f"the file is damaged here, and {lost} records are lost ({why})"
        found = reject(self.source, self.facts, "parquet.corrupt-page", place, detail=said)
        return replace(found, records=lost)


def _group(
    file: pq.ParquetFile, group: int, pairs: list[tuple[str, str]], part: _Part
) -> Iterator[Row | Rejected]:
    import pyarrow as pa

    done = 0
    columns = list(dict.fromkeys(column for _, column in pairs))
    try:
        for batch in file.iter_batches(_BATCH, row_groups=[group], columns=columns):
            held = {name: _values(batch.column(column)) for name, column in pairs}
            names = list(held)
            for values in zip(*held.values(), strict=True):
                done += 1
                yield Row(part.first + done - 1, -1, -1, dict(zip(names, values, strict=True)))
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        yield part.rejected(done, _first_line(error))
        return
    if done < part.size:
        yield part.rejected(done, "the part ends early")


def _values(column: pa.Array) -> list[object]:
    """Plain values; a point in time as it would be written, without a change of its zone."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        column = column.cast(pa.string())
    values = column.to_pylist()
    if pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return [_text(value) for value in values]
    return list(values)


def _text(value: bytes | None) -> object:
    from framing.corpus.reading.decoding import Undecodable, record_text

    if value is None:
        return None
    try:
        return record_text(value)[0]
    except Undecodable:
        return value


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
