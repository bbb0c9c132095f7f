"""SQLite: the rows of one table, read without a trace in the file, damaged parts counted.

The form in which the NELA-GT collections are published: a table ``newsdata`` with an article a row.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.decoding import Undecodable, record_text
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.sources import Source
from framing.errors import CorpusError, located, unknown


def rows(
    source: Source, mapping: ColumnMapping, facts: Facts, *, table: str | None = None
) -> Iterator[Row | Rejected]:
    """The records of a table of an SQLite database, in the order in which they stand there.

    The file is opened read-only and as one that nobody changes: no journal is made or followed.
    Where a page is damaged, what comes after it is rejected as a whole, with the number of records
    lost as far as it can be known.

    Parameters
    ----------
    source : Source
    mapping : ColumnMapping
    facts : Facts
    table : str or None
        The table; None for the only one that has a column of texts.

    Raises
    ------
    CorpusError
        Where the table is not there, or none or several hold texts.
    """
    try:
        with closing(_opened(source)) as database:
            chosen = _chosen(_tables(database), mapping, table, source.name)
            yield from _records(database, chosen, source, mapping, facts)
    except sqlite3.Error as error:
        yield reject(source, facts, "sqlite.unreadable", Place(), detail=_said(error))


def _opened(source: Source) -> sqlite3.Connection:
    if source.held is not None:
        database = sqlite3.connect(":memory:")
        database.deserialize(source.held)
    else:
        place = quote(str(source.path))
        database = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True)
    database.text_factory = bytes
    return database


def _tables(database: sqlite3.Connection) -> dict[str, list[str]]:
    """The tables and views, each with its columns."""
    found = database.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY name"
    )
    names = [name.decode("utf-8", "replace") for (name,) in found.fetchall()]
    return {
        name: [
            row[1].decode("utf-8", "replace")
            for row in database.execute(f"PRAGMA table_info({_quoted(name)})")
        ]
        for name in names
    }


def _chosen(
    tables: dict[str, list[str]], mapping: ColumnMapping, wanted: str | None, file: str
) -> tuple[str, list[str]]:
    if wanted is not None:
        if wanted not in tables:
            raise CorpusError(located(unknown("table", wanted, tables), file=file))
        return wanted, tables[wanted]
    holding = [name for name, columns in tables.items() if _has_texts(mapping, columns)]
    if len(holding) == 1:
        return holding[0], tables[holding[0]]
    seen = "; ".join(f"{name} ({', '.join(columns)})" for name, columns in tables.items())
    many = "several tables hold texts; say which one" if holding else "no table holds texts"
    raise CorpusError(located(f"{many}. Tables seen: {seen or 'none'}.", file=file))


def _has_texts(mapping: ColumnMapping, columns: list[str]) -> bool:
    try:
        mapping.resolve(columns)
    except CorpusError:
        return False
    return True


def _records(
    database: sqlite3.Connection,
    chosen: tuple[str, list[str]],
    source: Source,
    mapping: ColumnMapping,
    facts: Facts,
) -> Iterator[Row | Rejected]:
    table, columns = chosen
    taken = mapping.resolve(columns, file=source.name)
    facts.taken, facts.left = taken.columns, taken.left
    pairs = [(name, columns[place]) for name, place in taken.pairs(columns)]
    wanted = ", ".join(_quoted(column) for _, column in pairs)
    done = 0
    try:
        for values in database.execute(f"SELECT {wanted} FROM {_quoted(table)}"):
            done += 1
            named = zip([name for name, _ in pairs], values, strict=True)
            yield Row(done, -1, -1, {name: _value(value) for name, value in named})
    except sqlite3.Error as error:
        lost = max(1, _counted(database, table) - done)
        said = f"the database is damaged here, and {lost} records are lost ({_said(error)})"
        found = reject(source, facts, "sqlite.corrupt-page", Place(done + 1), detail=said)
        yield dataclasses.replace(found, records=lost)


def _counted(database: sqlite3.Connection, table: str) -> int:
    """How many rows the table says it has; 0 where it cannot say it."""
    try:
        return int(database.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0])
    except sqlite3.Error:
        return 0


def _value(value: object) -> object:
    """A text as it can be decoded; what cannot stays bytes, and is judged by the field."""
    if not isinstance(value, bytes):
        return value
    try:
        return record_text(value)[0]
    except Undecodable:
        return value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _said(error: sqlite3.Error) -> str:
    return f"this is not a whole SQLite database ({error})"
