"""Dates of publication as sources give them: read where they are sure, missing where they are not.

The forms are found out string by string: 2026-02-01, with or without a time; 20260201; 1 February
2026 and February 1, 2026; 1.2.2026; seconds or milliseconds since 1970. Of 02/03/2026 the column
decides: one day beyond the 12th shows which number is the day; where none does, or both orders
occur, the column is refused until its order is said. The day is taken as it is written, in
whatever time zone. No clock is asked: a date counts as too late when it lies more than ten years
after the 99th of a hundred dates of its column, or after the latest that the user says.

Blind to: a date that is wrong but possible; months named in other languages than English; two-digit
years before 1969 (69 is 1969, 68 is 2068).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import CorpusError, one_of

EARLIEST = date(1600, 1, 1)
ORDERS = ("dmy", "mdy", "ymd")
_YEARS_AFTER = 10
_ENOUGH = 20
_EPOCH = date(1970, 1, 1)

_TIME = r"(?:[T ,]+(?:at )?\d{1,2}[:.h]\d{2}.*)?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4}(?:\d{2})?Z?|\d{6})?\Z")
_SLASHED = re.compile(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}\Z")
_DOTTED = re.compile(rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?(\d{{4}}|\d{{2}}){_TIME}\Z")
_WEEKDAY = r"(?:[^\W\d_]{2,9}\.?,? +)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[ -]([^\W\d_]{{3,9}})\.?,?[ -](\d{{4}}){_TIME}\Z"
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}([^\W\d_]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_TIME}\Z"
)
_SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?\Z")
_MILLISECONDS = re.compile(r"-?\d{12,13}\Z")
_PARTIAL = re.compile(r"\d{4}(?:[-/]\d{1,2})?\Z|[^\W\d_]{3,9}\.?,? \d{4}\Z")
_ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2})\Z")


@dataclass(frozen=True, eq=False)
class Dates:
    """The dates of one column.

    Attributes
    ----------
    days : ndarray of datetime64[D], shape (n,)
        NaT where there is none to be had.
    reasons : Counter
        How many are missing, by code: ``date.missing``, ``date.impossible``, ``date.far-off``,
        ``date.partial``, ``date.unreadable``; ``date.zones`` where zones are mixed.
    latest : date or None
        The day after which dates were not believed.
    """

    days: npt.NDArray[np.datetime64]
    reasons: Counter[str]
    latest: date | None


@cache
def _words() -> tuple[frozenset[str], dict[str, int]]:
    text = resources.files("framing.corpus").joinpath("data/dates.toml").read_text("utf-8")
    data = tomllib.loads(text)
    months = {name: n for n, names in enumerate(data["months"], start=1) for name in names}
    return frozenset(data["missing"]), months


def read_dates(
    given: Sequence[str | None], *, date_format: str | None = None, latest: date | None = None
) -> Dates:
    """The days that a column of dates names.

    Parameters
    ----------
    given : sequence of str or None
    date_format : str or None
        The order of 02/03/2026: ``dmy``, ``mdy`` or ``ymd``; or a format like ``%d.%m.%Y``, which
        all dates of the column must then have.
    latest : date or None
        The latest day that is believed; None to take it from the column.

    Raises
    ------
    CorpusError
        Where the order of day and month cannot be told, or the format is none.

    Examples
    --------
    >>> dates = read_dates(["2026-02-01", "1/21/18", "2/3/18", "2026-02-30", ""])
    >>> dates.days.astype(str).tolist()
    ['2026-02-01', '2018-01-21', '2018-02-03', 'NaT', 'NaT']
    >>> sorted(dates.reasons.items())
    [('date.impossible', 1), ('date.missing', 1)]
    """
    codes, strings = pd.factorize(np.array([one or "" for one in given], dtype=object))
    counts = np.bincount(codes, minlength=len(strings))
    texts = [str(one).strip() for one in strings]
    read = _reader(texts, date_format)
    found = [read(text) for text in texts]
    bound = latest or _bound([(d, int(n)) for d, n in zip(found, counts, strict=True) if _is(d)])
    if bound is not None:
        found = ["date.far-off" if isinstance(d, date) and d > bound else d for d in found]
    reasons: Counter[str] = Counter()
    for one, n in zip(found, counts.tolist(), strict=True):
        if isinstance(one, str):
            reasons[one] += n
    zones = {zone[1] for text in texts if (zone := _ZONE.search(text)) and len(text) > 10}
    if len(zones) > 1:
        reasons["date.zones"] = 1
    days = np.array([np.datetime64(d) if _is(d) else np.datetime64("NaT") for d in found], "M8[D]")
    return Dates(days[codes] if len(days) else np.zeros(0, "M8[D]"), reasons, bound)


Found = date | str


def _is(one: Found) -> bool:
    return isinstance(one, date)


def _bound(found: Sequence[tuple[Found, int]]) -> date | None:
    """Ten years after the 99th hundredth of the dates, where there are enough of them."""
    days = sorted((one, n) for one, n in found if isinstance(one, date))
    total = sum(n for _, n in days)
    if total < _ENOUGH:
        return None
    rank, before = int(0.99 * (total - 1)), 0
    for day, n in days:
        before += n
        if before > rank:
            return day + timedelta(days=round(365.25 * _YEARS_AFTER))
    return None


def _reader(texts: Sequence[str], date_format: str | None) -> Callable[[str], Found]:
    """How to read each string of this column."""
    missing, _ = _words()
    if date_format is not None and "%" in date_format:
        form = _checked(date_format)
        return lambda text: "date.missing" if text.lower() in missing | {""} else _by(form, text)
    order = (
        _order(texts)
        if date_format is None
        else one_of("date format", date_format, ORDERS, error=CorpusError)
    )
    return lambda text: "date.missing" if text.lower() in missing | {""} else _read(text, order)


def _checked(form: str) -> str:
    day = datetime(2026, 11, 23, 13, 45)
    try:
        if datetime.strptime(day.strftime(form), form).date() == day.date():
            return form
    except ValueError:
        pass
    raise CorpusError(f"The date format {form!r} does not tell day, month and year; try %d/%m/%Y.")


def _by(form: str, text: str) -> Found:
    try:
        return _possible(*datetime.strptime(text, form).timetuple()[:3])
    except ValueError:
        return "date.unreadable"


def _order(texts: Sequence[str]) -> str:
    """Which of the first two numbers of 02/03/2026 is the day, as the column shows.

    Raises
    ------
    CorpusError
        Where nothing shows it, or both orders occur.
    """
    slashed = [(text, found) for text in texts if (found := _SLASHED.match(text))]
    day_first = [text for text, found in slashed if 12 < int(found[1]) <= 31]
    month_first = [text for text, found in slashed if 12 < int(found[3]) <= 31]
    if day_first and month_first:
        raise CorpusError(
            f"both orders of day and month occur, as in {day_first[0]!r} and {month_first[0]!r}; "
            "mend the column, or say the date format, dmy or mdy: the others count as impossible"
        )
    unclear = [text for text, found in slashed if int(found[1]) != int(found[3])]
    if unclear and not day_first and not month_first:
        raise CorpusError(
            f"{unclear[0]!r} may be day/month or month/day, and no date of the column shows which; "
            "say the date format, dmy or mdy"
        )
    return "dmy" if day_first else "mdy"


def _read(text: str, order: str) -> Found:
    """The day that a string names, or the code of why it names none."""
    _, months = _words()
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _possible(
            int(found[1]), int(found[found.re.groups - 1]), int(found[found.re.groups])
        )
    if found := _SLASHED.match(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        if order == "ymd":
            return _possible(_year(found[1]), second, int(found[4]))
        return _possible(year, *((second, first) if order == "dmy" else (first, second)))
    if found := _DOTTED.match(text):
        return _possible(_year(found[3]), int(found[2]), int(found[1]))
    if (found := _DAY_FIRST.match(text)) and found[2].lower() in months:
        return _possible(int(found[3]), months[found[2].lower()], int(found[1]))
    if (found := _MONTH_FIRST.match(text)) and found[1].lower() in months:
        return _possible(int(found[3]), months[found[1].lower()], int(found[2]))
    if _SECONDS.match(text):
        return _since(float(text))
    if _MILLISECONDS.match(text):
        return _since(int(text) / 1000)
    return "date.partial" if _PARTIAL.match(text) else "date.unreadable"


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 69 else 1900)


def _since(seconds: float) -> Found:
    try:
        found = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return "date.impossible"
    return _possible(found.year, found.month, found.day)


def _possible(year: int, month: int, day: int) -> Found:
    try:
        found = date(year, month, day)
    except ValueError:
        return "date.impossible"
    return found if found >= EARLIEST else "date.impossible"
