"""Tables in memory: articles from them, and columns from them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing.corpus.records import ArticleRecord
from framing.errors import CorpusError, unknown

_AS_THEY_ARE = ("standfirst", "event", "author", "url", "language")
_TAKEN_BY_UNITS = ("article", "unit", "kind", "section", "order", "text", "comment_author")


def records_of(frame: pd.DataFrame, columns: Mapping[str, str | None]) -> list[ArticleRecord]:
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
    given = {str(name): frame[name].tolist() for name in frame.columns}
    texts = given[held["text"]]
    odd = [row for row, text in enumerate(texts) if not isinstance(text, str) and not _absent(text)]
    if odd:
        raise CorpusError(
            f"{len(odd)} rows have a text that is not a string; the first is row {odd[0]}: "
            f"{str(texts[odd[0]])[:40]!r}."
        )
    others = [name for name in names if name not in held.values()]
    return [_record(row, given, held, others) for row in range(len(frame))]


def _record(
    row: int, given: Mapping[str, list[object]], held: Mapping[str, str], others: list[str]
) -> ArticleRecord:
    fields = {
        field: None if _absent(given[column][row]) else str(given[column][row])
        for field, column in held.items()
        if field != "date"
    }
    headline = (fields.get("headline") or "") if "headline" in held else None
    date, date_given = _date(given[held["date"]][row]) if "date" in held else (None, None)
    docvars = {name: None if _absent(given[name][row]) else given[name][row] for name in others}
    return ArticleRecord(
        text=fields.pop("text") or "",
        **{**fields, "headline": headline},
        date=date,
        date_given=date_given,
        docvars=docvars,
        source_record=row + 1,
    )


def _date(value: object) -> tuple[pd.Timestamp | None, str | None]:
    if _absent(value):
        return None, None
    if isinstance(value, str):
        found = pd.to_datetime(value, format="ISO8601", errors="coerce")
    else:
        found = pd.to_datetime(value, errors="coerce")  # type: ignore[call-overload]
    return (None if found is pd.NaT else found), str(value)


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
            wrong = unknown(key, strange[0], sorted(map(str, known)))
            raise CorpusError(f"{len(strange)} of the names in {name!r} are not there: {wrong}")
        if not values.index.is_unique:
            twice = values.index[values.index.duplicated()][0]
            raise CorpusError(f"The values of {name!r} name {twice!r} more than once.")
        found[name] = owners.map(values)
    return found
