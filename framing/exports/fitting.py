"""What a form cannot hold is written so that it can, and every such change is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.errors import one_of
from framing.exports.names import short_names
from framing.exports.sheets import Family, Sheet, family_of
from framing.files import FORMULA_SIGNS, dumped, for_spreadsheet

FORMS = ("csv", "parquet", "stata", "r")
EXACT = 2**53  # the largest whole numbers that Stata's and R's numbers hold exactly
STATA = 8.9e307  # about the largest of Stata's numbers; beyond are its missing values
CELL = 32_767  # characters that a spreadsheet's cell holds
REPLACED = "�"


@dataclass(frozen=True)
class Change:
    """Something that a form could not hold as it was.

    Examples
    --------
    >>> str(Change("passages", "text", 2, "a NUL is written as U+FFFD"))
    'passages.text, 2 cells: a NUL is written as U+FFFD'
    """

    table: str
    column: str
    n: int
    what: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}, {self.short}"

    @property
    def short(self) -> str:
        """How often and what, without the column's name."""
        return f"{self.n:,} {'cell' if self.n == 1 else 'cells'}: {self.what}"


@dataclass(frozen=True, eq=False)
class Fitted:
    """A sheet as one form takes it.

    Attributes
    ----------
    sheet : Sheet
        As it was.
    frame : DataFrame
        As it is written.
    names : mapping of str to str
        Original name of each column and the one that it is written under.
    families : mapping of str to Family
        What each written column holds.
    changes : tuple of Change
    """

    sheet: Sheet
    frame: pd.DataFrame
    names: Mapping[str, str]
    families: Mapping[str, Family]
    changes: tuple[Change, ...]


def fitted(sheet: Sheet, form: str, *, spreadsheet: bool = False) -> Fitted:
    """The sheet as a form takes it; Parquet takes everything as it is.

    Parameters
    ----------
    sheet : Sheet
    form : {'csv', 'parquet', 'stata', 'r'}
    spreadsheet : bool
        The CSV is to be opened in a spreadsheet: what looks like a formula is made harmless.

    Raises
    ------
    FramingError
        For another form.

    Examples
    --------
    >>> given = Sheet("scores", pd.DataFrame({"Log ratio": [0.5, np.inf]}))
    >>> found = fitted(given, "stata")
    >>> found.frame["log_ratio"].tolist(), [str(change) for change in found.changes]
    ([0.5, nan], ['scores.Log ratio, 1 cell: infinite, written as missing'])
    """
    one_of("form", form, FORMS)
    given = sheet.frame
    originals = [str(name) for name in given.columns]
    written = short_names(originals) if form in ("stata", "r") else originals
    names = dict(zip(originals, written, strict=True))
    families = {names[name]: sheet.family(name) for name in originals}
    if form == "parquet":
        return Fitted(sheet, given, names, families, ())
    changes: list[Change] = []
    columns: dict[str, pd.Series] = {}
    for name in originals:
        column, family, counted = _column(given[name], sheet.family(name), form, spreadsheet)
        columns[names[name]] = column
        families[names[name]] = family
        changes += [Change(sheet.name, name, n, what) for what, n in counted if n]
    frame = pd.DataFrame(columns, index=given.index)
    if spreadsheet:
        headed = for_spreadsheet(pd.DataFrame({"name": originals}))["name"].tolist()
        names = dict(zip(originals, headed, strict=True))
        families = dict(zip(headed, families.values(), strict=True))
        frame = frame.set_axis(headed, axis="columns")
    return Fitted(sheet, frame, names, families, tuple(changes))


Counted = tuple[str, int]


def _column(
    column: pd.Series, family: Family, form: str, spreadsheet: bool
) -> tuple[pd.Series, Family, list[Counted]]:
    if family == "count" and form != "csv" and _beyond(column):
        what = "written as text, for the column goes beyond 2^53"
        texts = column.astype("string").astype(object).where(column.notna(), None)
        return texts, "text", [(what, int(column.notna().sum()))]
    if family == "text":
        return _texts(column, form, spreadsheet)
    if family == "number" and form == "stata":
        beyond = np.abs(column.to_numpy(dtype="float64", na_value=np.nan)) > STATA
        what = "infinite, written as missing"
        return column.mask(beyond), family, [(what, int(beyond.sum()))]
    if family in ("date", "moment"):
        return _moments(column, form)
    return column, family, []


def _texts(
    column: pd.Series, form: str, spreadsheet: bool
) -> tuple[pd.Series, Family, list[Counted]]:
    there = column.notna()
    cells = [as_text(value) for value in column[there].tolist()]
    counted = []
    for what, concerned, mended in _text_steps(form, spreadsheet):
        found = [place for place, text in enumerate(cells) if concerned(text)]
        if mended is not None:
            for place in found:
                cells[place] = mended(cells[place])
        counted.append((what, len(found)))
    texts = np.full(len(column), None, dtype=object)
    texts[there.to_numpy()] = cells
    return pd.Series(texts, index=column.index, dtype=object), "text", counted


def _moments(column: pd.Series, form: str) -> tuple[pd.Series, Family, list[Counted]]:
    counted = []
    if column.dt.tz is not None:
        n = 0 if str(column.dt.tz) == "UTC" else int(column.notna().sum())
        counted.append(("of another time zone, written in UTC", n))
        column = column.dt.tz_convert("UTC").dt.tz_localize(None)
    if form == "stata":
        whole = column.dt.floor("ms")
        n = int((whole < column).sum())
        counted.append(("cut to the millisecond", n))
        column = whole
    return column, family_of(column), counted


def _beyond(column: pd.Series) -> bool:
    values = column.dropna()
    return bool(len(values)) and bool((values > EXACT).any() or (values < -EXACT).any())


def as_text(value: object) -> str:
    """A cell as text: lists and mappings as JSON.

    Examples
    --------
    >>> as_text([1, 2])
    '[1, 2]'
    """
    if isinstance(value, str):
        return str(value)
    plain = isinstance(value, (list, tuple, dict, np.ndarray))
    return dumped(value, indent=None) if plain else str(value)


def _is_unsound(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


Step = tuple[str, Callable[[str], bool], Callable[[str], str] | None]


def _text_steps(form: str, spreadsheet: bool) -> Iterator[Step]:
    """What is looked for in texts, in order, and how it is mended; None: it stays, and is told."""
    yield (
        "half of a character is written as U+FFFD",
        _is_unsound,
        lambda text: text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    )
    if form != "csv" or spreadsheet:
        yield (
            "a NUL is written as U+FFFD",
            lambda text: "\0" in text,
            lambda text: text.replace("\0", REPLACED),
        )
    yield "an empty text cannot be told from a missing one", lambda text: not text, None
    if form == "r":
        yield (
            "R reads a carriage return as a line end",
            lambda text: "\r" in text,
            None,
        )
    if spreadsheet:
        yield (
            "an apostrophe was put before what looks like a formula",
            lambda text: text.lstrip("'").startswith(FORMULA_SIGNS),
            lambda text: f"'{text}",
        )
        yield (
            f"longer than the {CELL:,} characters that a spreadsheet shows",
            lambda text: len(text) > CELL,
            None,
        )
