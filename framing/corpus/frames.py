"""Tables in memory: articles from them, and columns from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from framing.corpus.records import ArticleRecord
from framing.errors import CorpusError, unknown

_AS_THEY_ARE = ("standfirst", "event", "author", "url", "language")
_ROWS = 2_000  # rows that are held as Python objects at a time
_DAY = r"^\s*(\d{4}-\d{2}-\d{2}|\d{8})(?!\d)"  # as it is written, whatever its time zone
_TAKEN_BY_UNITS = ("article", "unit", "kind", "section", "order", "text", "comment_author")


def records_of(frame: pd.DataFrame, columns: Mapping[str, str | None]) -> Iterator[ArticleRecord]:
    """A record for each row.

    Parameters
    ----------
    frame : DataFrame
    columns : mapping of str to str or None
        For text, id, outlet, headline and date the column that holds it, None for the column of
        the same name.

    Raises
    ------
    CorpusError
        Where a column is not there, or a text is not a string; all rows at once.
    """
    names = list(map(str, frame.columns))
    held = {field: column for field, column in columns.items() if column is not None}
    for field, column in held.items():
        if column not in names:
            raise CorpusError(unknown(f"the column of {field}", column, names))
    for field in (*columns, *_AS_THEY_ARE):
        if field not in held and field in names and field not in held.values():
            held[field] = field
    _check_texts(frame[held["text"]])
    others = [name for name in names if name not in held.values()]
    return _records(frame, held, others)


def _check_texts(texts: pd.Series) -> None:
    if isinstance(texts.dtype, pd.StringDtype):
        return
    odd = [n for n, text in enumerate(texts) if not isinstance(text, str) and not _absent(text)]
    if odd:
        raise CorpusError(
            f"{len(odd)} rows have a text that is not a string; the first is row {odd[0]}: "
            f"{str(texts.iloc[odd[0]])[:40]!r}."
        )


def _records(
    frame: pd.DataFrame, held: Mapping[str, str], others: list[str]
) -> Iterator[ArticleRecord]:
    for start in range(0, len(frame), _ROWS):
        part = frame.iloc[start : start + _ROWS]
        given = {str(name): part[name].tolist() for name in part.columns}
        dates = _dates(part[held["date"]]) if "date" in held else [None] * len(part)
        for row, date in enumerate(dates):
            fields: dict[str, Any] = {
                field: None if _absent(given[column][row]) else str(given[column][row])
                for field, column in held.items()
            }
            fields["date_given"] = fields.pop("date", None)
            if "headline" in held:
                fields["headline"] = fields["headline"] or ""
            yield ArticleRecord(
                text=fields.pop("text") or "",
                **fields,
                date=None if date is pd.NaT else date,
                docvars={n: None if _absent(given[n][row]) else given[n][row] for n in others},
                source_record=start + row + 1,
            )


def _dates(column: pd.Series) -> list[pd.Timestamp]:
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column.tolist()
    days = column.astype("str").str.extract(_DAY, expand=False)
    return pd.to_datetime(days, format="ISO8601", errors="coerce").tolist()


def _absent(value: object) -> bool:
    return value is None or value is pd.NaT or value is pd.NA or value != value


def assigned(
    articles: pd.DataFrame, columns: Mapping[str, pd.Series | Mapping[str, object]]
) -> pd.DataFrame:
    """The articles with further columns; see `Corpus.assign`."""
    found = articles.copy(deep=False)
    for name, given in columns.items():
        if name in _TAKEN_BY_UNITS or not name.isidentifier():
            raise CorpusError(f"A column of articles cannot be called {name!r}.")
        values = given if isinstance(given, pd.Series) else pd.Series(dict(given))
        key = values.index.name or "article"
        if key != "article" and key not in articles:
            raise CorpusError(unknown("column", key, ["article", *articles.columns]))
        owners = articles.index.to_series() if key == "article" else articles[key]
        known = pd.Index(owners.dropna().unique())
        strange = values.index.difference(known, sort=False)
        if len(strange):
            wrong = unknown(str(key), strange[0], sorted(map(str, known)))
            raise CorpusError(f"{len(strange)} of the names in {name!r} are not there: {wrong}")
        if not values.index.is_unique:
            twice = values.index[values.index.duplicated()][0]
            raise CorpusError(f"The values of {name!r} name {twice!r} more than once.")
        found[name] = owners.map(values)
    return found
