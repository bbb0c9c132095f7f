"""The parts of a run become one table, in order; the bytes do not tell how it was cut."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.files import for_spreadsheet, whole, write_table

if TYPE_CHECKING:
    import pyarrow

ROWS = 131_072
"""Rows of a row group."""


def merge(parts: Sequence[Path], out: Path) -> int:
    """Write tables that stand in Parquet files as one, a part at a time.

    Parameters
    ----------
    parts : sequence of Path
        In the order of the rows; one at least, all with the same columns.
    out : Path
        Ends in ``.parquet``, ``.csv`` (an index as first column) or ``.json``; JSON is held
        whole on the way. Appears when it is whole.

    Returns
    -------
    int
        The number of rows.

    Raises
    ------
    FramingError
        For another ending.
    """
    ending = out.suffix.lower()
    if ending == ".parquet":
        return _parquet(parts, out)
    if ending == ".csv":
        return _csv(parts, out)
    table = pd.concat(list(_frames(parts)))
    write_table(out, table)
    return len(table)


def _parquet(parts: Sequence[Path], out: Path) -> int:
    import pyarrow.parquet as pq

    schema = _without_range(pq.read_schema(parts[0]))
    rows = 0
    with whole(out) as draft, pq.ParquetWriter(draft, schema, compression="zstd") as file:
        for group in _groups((pq.read_table(part).cast(schema) for part in parts), schema):
            file.write_table(group)
            rows += len(group)
    return rows


def _without_range(schema: pyarrow.Schema) -> pyarrow.Schema:
    """The schema without the numbers of the rows, which are those of one part."""
    about = json.loads(schema.metadata[b"pandas"])
    about["index_columns"] = [name for name in about["index_columns"] if isinstance(name, str)]
    return schema.with_metadata({**schema.metadata, b"pandas": json.dumps(about).encode()})


def _groups(tables: Iterable[pyarrow.Table], schema: pyarrow.Schema) -> Iterator[pyarrow.Table]:
    """The same rows in tables of `ROWS` rows, each of one piece: its bytes depend on that."""
    import pyarrow

    held = schema.empty_table()
    for table in tables:
        held = pyarrow.concat_tables([held, table])
        while len(held) >= ROWS:
            yield held.slice(0, ROWS).combine_chunks()
            held = held.slice(ROWS)
    if len(held):
        yield held.combine_chunks()


def _csv(parts: Sequence[Path], out: Path) -> int:
    # A carriage return is quoted only where it belongs to the line's end.
    returns = any("\r" in frame.to_csv(index=False) for frame in _frames(parts))
    rows = 0
    with whole(out) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        for frame in _frames(parts):
            for_spreadsheet(frame).to_csv(
                file,
                index=False,
                header=rows == 0 and file.tell() == 0,
                lineterminator="\r\n" if returns else "\n",
                date_format="%Y-%m-%d",
            )
            rows += len(frame)
    return rows


def _frames(parts: Sequence[Path]) -> Iterator[pd.DataFrame]:
    """Each part, its index as first column."""
    for part in parts:
        frame = pd.read_parquet(part)
        yield frame if isinstance(frame.index, pd.RangeIndex) else frame.reset_index()
