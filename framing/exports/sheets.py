"""A table on its way out: its frame in plain columns, and what is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from framing.compare import Comparison, Estimates
from framing.corpus import Corpus
from framing.errors import FramingError
from framing.schema import GLOSSARY, TABLES

Family = Literal["text", "count", "number", "date", "moment", "flag"]

_COLUMN = re.compile(r"(?:(?P<prefix>.+?)__)?(?P<label>[^@]+)(?:@(?P<voice>.+))?")
_VOICES = {
    "outlet": "in the outlet's own words",
    "quoted": "inside quotation marks",
    "attributed": "in attributed words",
}


@dataclass(frozen=True, eq=False)
class Sheet:
    """One table on its way out.

    Attributes
    ----------
    name : str
    frame : DataFrame
        The index has become columns.
    kind : str or None
        Its name among the tables of the glossary, where it is one of them.
    title : str
        What it holds, in one line.
    unit : str
        Of its estimates, where it has any.
    labels : tuple of str
        Columns that say something of an outlet, not of an article.
    source : str
        Fingerprint of what it came from.
    notes : tuple of str
        What a reader must know of it.
    """

    name: str
    frame: pd.DataFrame
    kind: str | None = None
    title: str = ""
    unit: str = ""
    labels: tuple[str, ...] = ()
    source: str = ""
    notes: tuple[str, ...] = ()
    _families: dict[str, Family] = field(default_factory=dict)

    def __post_init__(self) -> None:
        frame = self.frame
        if frame.index.names != [None] or not isinstance(frame.index, pd.RangeIndex):
            frame = frame.reset_index(names=None if any(frame.index.names) else "row")
        frame = frame.set_axis([str(name) for name in frame.columns], axis="columns")
        if not frame.columns.is_unique:
            twice = frame.columns[frame.columns.duplicated()][0]
            raise FramingError(f"The table {self.name!r} has the column {twice!r} more than once.")
        columns = {name: _inferred(frame[name]) for name in frame.columns}
        object.__setattr__(self, "frame", pd.DataFrame(columns, index=frame.index))
        object.__setattr__(self, "kind", self.kind or kind_of(frame.columns))

    def family(self, column: str) -> Family:
        """What a column holds: text, count, number, date, moment or flag."""
        if column not in self._families:
            self._families[column] = family_of(self.frame[column])
        return self._families[column]

    def said(self, column: str) -> tuple[str, str]:
        """What a column means, and its unit; both may be empty."""
        if (self.kind, column) == ("estimates", "unit"):
            return "unit of the estimate", ""
        if self.kind is not None and column in _promised(self.kind):
            known = GLOSSARY[column]
            of_estimates = known.unit in ("the comparison's unit", "as estimate")
            return known.meaning, self.unit if self.unit and of_estimates else known.unit
        if self.kind == "scores":
            return self._scored(column)
        if column in self.labels:
            return "label of the outlet, not of the article", ""
        return ("as given in the source", "") if self.kind == "articles" else ("", "")

    def _scored(self, column: str) -> tuple[str, str]:
        """What ``[prefix__]label[@voice]`` says."""
        found = _COLUMN.fullmatch(column)
        prefix, label, voice = found.groups() if found else (None, column, None)
        whose = f", {_VOICES.get(voice, f'in voice {voice}')}" if voice else ""
        if label in ("n_tokens", "n_sentences"):
            return GLOSSARY[label].meaning + whose, GLOSSARY[label].unit
        counted = self.family(column) == "count"
        by = f" of {prefix}" if prefix else ""
        return f"{'marks' if counted else 'value'}{by}: {label}{whose}", "marks" if counted else ""


def kind_of(columns: Iterable[str]) -> str | None:
    """The table of the glossary that has these columns, or None.

    Examples
    --------
    >>> kind_of(["unit", "hedge", "n_tokens", "n_sentences"]), kind_of(["a", "b"])
    ('scores', None)
    """
    there = set(columns)
    fitting = {
        name: len(table.required)
        for name, table in TABLES.items()
        if table.required and {*table.required, *([table.index] if table.index else [])} <= there
    }
    if fitting:
        return max(fitting, key=lambda name: fitting[name])
    exposed = any(name.partition("@")[0].endswith("n_tokens") for name in there)
    return "scores" if "unit" in there and exposed else None


def family_of(column: pd.Series) -> Family:
    """What a column holds, told from its type and, for dates, from its values.

    Examples
    --------
    >>> family_of(pd.Series([1, None], dtype="Int64")), family_of(pd.Series(["a"]))
    ('count', 'text')
    """
    types = pd.api.types
    if types.is_bool_dtype(column.dtype):
        return "flag"
    if types.is_integer_dtype(column.dtype):
        return "count"
    if types.is_float_dtype(column.dtype):
        return "number"
    if types.is_datetime64_any_dtype(column.dtype):
        days = column.dropna()
        return "date" if bool((days == days.dt.normalize()).all()) else "moment"
    return "text"


def sheets_of(
    what: Corpus | Estimates | pd.DataFrame | Mapping[str, pd.DataFrame], *, name: str = "table"
) -> tuple[Sheet, ...]:
    """The tables of a corpus, of a result, or those given.

    Parameters
    ----------
    what : Corpus, Estimates, Comparison, DataFrame or mapping of str to DataFrame
    name : str
        Of the table, where there is only one.

    Raises
    ------
    FramingError
        Where a table has a column twice.

    Examples
    --------
    >>> [sheet.name for sheet in sheets_of(Corpus.from_texts(["It rained."]))]
    ['articles', 'passages', 'comments']
    """
    if isinstance(what, Corpus):
        return _of_corpus(what)
    if isinstance(what, Estimates):
        title = what.axis_label if isinstance(what, Comparison) else what.method
        said = (what.method, *what.notes)
        return (Sheet(name, what.table, what.KIND, title, what.unit, notes=said),)
    tables = {name: what} if isinstance(what, pd.DataFrame) else what
    return tuple(Sheet(str(called), frame) for called, frame in tables.items())


def _inferred(column: pd.Series) -> pd.Series:
    try:
        return column.infer_objects()
    except UnicodeEncodeError:
        # Halves of characters stand in no column of texts.
        return column


def _of_corpus(corpus: Corpus) -> tuple[Sheet, ...]:
    card = corpus.card
    titled = " ".join(part for part in (card.title, card.version) if part) or "a corpus"
    ledger = corpus.ledger
    said = {
        "Licence": card.licence,
        "Citation": card.citation,
        "Records": f"{len(corpus):,} articles, {ledger.n_quarantined:,} quarantined, "
        f"{ledger.n_excluded:,} excluded",
    }
    notes = tuple(f"{what}: {value}" for what, value in said.items() if value)
    return tuple(
        Sheet(
            name,
            getattr(corpus, name),
            name,
            f"{name.capitalize()} of {titled}",
            labels=tuple(card.outlet_labels),
            source=corpus.fingerprint,
            notes=notes if name == "articles" else (),
        )
        for name in ("articles", "passages", "comments")
    )


def _promised(kind: str) -> set[str]:
    table = TABLES[kind]
    own = {*table.required, *table.optional, *([table.index] if table.index else [])}
    return own & set(GLOSSARY)
