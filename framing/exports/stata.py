"""A sheet as a Stata data file, the same bytes every time."""

from __future__ import annotations

import datetime
import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from framing.errors import FramingError
from framing.exports.fitting import Fitted
from framing.exports.sheets import Sheet
from framing.files import whole

LABEL = 80  # characters of a label
LONGEST_STRING = 255  # bytes; a column with longer texts is strL
MOST_118 = 32_767  # variables of form 118; form 119 holds more
MOST = 120_000
# The first moment of Stata's calendar stands for "no clock".
NO_CLOCK = datetime.datetime(1960, 1, 1)
_FLAGS: dict[float, str] = {0: "false", 1: "true"}
_CALENDARS = {"date": "td", "moment": "tc"}


def write_stata(path: str | Path, fitted: Fitted) -> Path:
    """Write a sheet as ``.dta`` of form 118, or 119 where it has very many columns.

    Texts are UTF-8; a column with texts of more than 255 bytes is ``strL``. Dates are ``%td``,
    moments ``%tc``, flags 0 and 1 with value labels; variables are labelled with what they mean.

    Source: Stata's help file "dta", "File formats .dta 118 and 119".

    Raises
    ------
    FramingError
        For more columns than Stata takes.
    """
    frame = fitted.frame
    if len(frame.columns) > MOST:
        raise FramingError(
            f"{fitted.sheet.name}: Stata takes at most {MOST:,} variables, and these are "
            f"{len(frame.columns):,}."
        )
    families = fitted.families
    columns = {name: _column(frame[name], families[name]) for name in frame.columns}
    long = [
        name
        for name, family in families.items()
        if family == "text" and _bytes(columns[name]) > LONGEST_STRING
    ]
    calendars: dict[Any, Any] = {
        name: _CALENDARS[family] for name, family in families.items() if family in _CALENDARS
    }
    labelled = {name: label(fitted.sheet, original) for original, name in fitted.names.items()}
    with whole(path) as draft, draft.open("wb") as file, warnings.catch_warnings():
        warnings.simplefilter("error")
        pd.DataFrame(columns, index=frame.index).to_stata(
            file,
            write_index=False,
            version=118 if len(columns) <= MOST_118 else 119,
            time_stamp=NO_CLOCK,
            data_label=shortened(fitted.sheet.title),
            variable_labels=labelled,
            convert_strl=long,
            convert_dates=calendars,
            value_labels={name: _FLAGS for name, what in families.items() if what == "flag"},
        )
    return Path(path)


def label(sheet: Sheet, column: str) -> str:
    """What a column means and its unit, in at most 80 characters.

    Examples
    --------
    >>> label(Sheet("evidence", pd.DataFrame({"a": [1]}), "evidence"), "start")
    "where the evidence starts in the unit's text (characters)"
    """
    meaning, unit = sheet.said(column)
    ending = f" ({unit})" if unit else ""
    return shortened(meaning or column, LABEL - len(ending)) + ending


def shortened(text: str, longest: int = LABEL) -> str:
    """A text on one line, cut after a word where it is too long.

    Examples
    --------
    >>> shortened("whose words they are", 12), shortened("a\\nb")
    ('whose words…', 'a b')
    """
    line = " ".join(text.replace("\0", " ").split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    before = cut.rpartition(" ")[0]
    return (before if 2 * len(before) > longest else cut).rstrip(" ,;:") + "…"


def _column(column: pd.Series, family: str) -> pd.Series:
    if family == "text":
        return column.astype(object).where(column.notna(), "")
    if family in ("count", "flag"):
        missing = bool(column.isna().any())
        return column.astype("float64" if missing else "int64" if family == "count" else "int8")
    return column.astype("float64") if family == "number" else column


def _bytes(texts: pd.Series) -> int:
    return max((len(text.encode()) for text in texts), default=0)
