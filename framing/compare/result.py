"""What a comparison hands out: its table, how it was made, and what a reader must know of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.files import write_csv, write_json
from framing.provenance import Provenance
from framing.schema import GLOSSARY, checked

DISCOVERY = 0.05
SHOWN = 20


@dataclass(frozen=True, eq=False)
class Estimates:
    """Any estimates that are not differences between two groups.

    Attributes
    ----------
    table : DataFrame
        The glossary's ``estimates``: term, parameter, estimate, se, lower, upper, n, unit.
    method : str
        What was computed, in a few words.
    unit : str
        Of the estimates, such as ``per 1,000 tokens``.
    seed : int or None
    provenance : Provenance
    notes : tuple of str
        What a reader must know, one sentence each; captions and methods paragraphs quote them.
    excluded : mapping of str to int
        What was left out, by reason.

    Examples
    --------
    >>> row = {"term": "ledger", "parameter": "hedge", "estimate": 4.0, "se": 1.0, "lower": 2.0,
    ...        "upper": 6.0, "n": 10, "unit": "per 1,000 tokens"}
    >>> estimates = Estimates(pd.DataFrame([row]), method="rates", unit="per 1,000 tokens")
    >>> estimates.axis_label
    'per 1,000 tokens'
    """

    KIND: ClassVar[str] = "estimates"

    table: pd.DataFrame
    method: str
    unit: str
    seed: int | None = None
    provenance: Provenance = field(default_factory=Provenance)
    notes: tuple[str, ...] = ()
    excluded: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        table = checked(self.table, self.KIND).reset_index(drop=True)
        object.__setattr__(self, "table", table)
        object.__setattr__(self, "notes", tuple(self.notes))
        object.__setattr__(self, "excluded", dict(self.excluded))

    def __len__(self) -> int:
        return len(self.table)

    @property
    def axis_label(self) -> str:
        """What the axis of the estimates shows."""
        return self.unit

    @property
    def caption(self) -> str:
        """What was estimated from what, in sentences that stand under a figure or a table."""
        return " ".join(_sentence(part) for part in (self.method, *self.notes))

    def record(self) -> dict[str, Any]:
        """All but the table, as plain values."""
        return {
            "kind": self.KIND,
            "method": self.method,
            "unit": self.unit,
            "seed": self.seed,
            "axis_label": self.axis_label,
            "caption": self.caption,
            "notes": list(self.notes),
            "excluded": dict(self.excluded),
            "provenance": self.provenance.record(),
        }

    def save(self, path: str | Path) -> Path:
        """Write ``NAME.csv`` with the table and ``NAME.json`` with all else; returns the first.

        Parameters
        ----------
        path : str or Path
            With or without one of the two endings.

        Raises
        ------
        FramingError
            For any other ending.
        """
        table, record = _files(path)
        write_json(record, self.record())
        return write_csv(table, self.table)

    @classmethod
    def read(cls, path: str | Path) -> Estimates:
        """Read back what `save` wrote.

        Raises
        ------
        FramingError
            Where one of the two files is missing or holds something else.
        """
        return cls(**_read(path, cls.KIND))

    def _repr_html_(self) -> str:
        shown = self.table.head(SHOWN)
        more = len(self.table) - len(shown)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in _cells(shown)
        )
        head = "".join(f"<th>{escape(_title(name))}</th>" for name in shown.columns)
        rest = f"<p>and {more} more rows</p>" if more else ""
        return (
            f"<table><caption>{escape(self.axis_label)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table>{rest}<p>{escape(self.caption)}</p>"
        )


@dataclass(frozen=True, eq=False)
class Comparison(Estimates):
    """Differences between groups, the same columns whatever the method.

    Attributes
    ----------
    table : DataFrame
        The glossary's ``comparison``, one row a feature and pair: `estimate` is the difference
        and `effect` the log of the rates' ratio; `p_value` belongs to `estimate`; a discovery
        is ``q_value < .05``. What cannot be estimated is missing, and a note says so.
    method, unit, seed, provenance, notes, excluded
        As in `Estimates`.

    Examples
    --------
    >>> from framing.schema import TABLES
    >>> row = dict.fromkeys(TABLES["comparison"].required, 1.0)
    >>> row |= {"feature": "hedge", "group": "ledger", "reference": "tribune", "q_value": 0.01}
    >>> row |= {"n_units": 30, "n_clusters": 20}
    >>> difference = Comparison(pd.DataFrame([row]), method="contrast", unit="per 1,000 tokens")
    >>> difference.axis_label
    'ledger − tribune, per 1,000 tokens'
    >>> len(difference.discoveries)
    1
    """

    KIND: ClassVar[str] = "comparison"

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Group and reference of each pair compared, in the table's order."""
        pairs = self.table[["group", "reference"]].drop_duplicates()
        return tuple((str(a), str(b)) for a, b in pairs.itertuples(index=False))

    @property
    def discoveries(self) -> pd.DataFrame:
        """The rows with ``q_value < .05``."""
        return self.table[self.table["q_value"] < DISCOVERY]

    @property
    def axis_label(self) -> str:
        """What the axis of the estimates shows: ``ledger − tribune, per 1,000 tokens``."""
        group, reference = self.pairs[0] if len(self.pairs) == 1 else ("group", "reference")
        return f"{group} − {reference}, {self.unit}"

    @classmethod
    def read(cls, path: str | Path) -> Comparison:
        """Read back what `save` wrote.

        Raises
        ------
        FramingError
            Where one of the two files is missing or holds something else.
        """
        return cls(**_read(path, cls.KIND))


def printed(p_value: float) -> str:
    """A probability as it is printed: exact to three digits, or ``< .001``; never a star.

    Examples
    --------
    >>> [printed(value) for value in (0.0312, 0.0002, 1.0, float("nan"))]
    ['.031', '< .001', '1', 'not estimable']
    """
    if np.isnan(p_value):
        return "not estimable"
    if p_value < 0.001:
        return "< .001"
    return "1" if p_value > 0.9995 else f"{p_value:.3f}".removeprefix("0")


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _files(path: str | Path) -> tuple[Path, Path]:
    path = Path(path)
    if path.suffix.lower() not in ("", ".csv", ".json"):
        raise FramingError(
            f"{path}: a result is saved as .csv with a .json beside it, not as {path.suffix!r}."
        )
    stem = path if path.suffix == "" else path.with_suffix("")
    return stem.with_name(f"{stem.name}.csv"), stem.with_name(f"{stem.name}.json")


def _read(path: str | Path, kind: str) -> dict[str, Any]:
    table_path, record_path = _files(path)
    for needed in (table_path, record_path):
        if not needed.is_file():
            raise FramingError(f"{needed}: this file is missing; a result is a .csv and a .json.")
    try:
        record = json.loads(record_path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise FramingError(f"{record_path}: this is not JSON: {error}.") from error
    found = record.get("kind") if isinstance(record, dict) else None
    if found != kind:
        raise FramingError(f"{record_path}: this holds {found or 'something else'}, not {kind}.")
    written = pd.read_csv(table_path, dtype=str, keep_default_na=False)
    table = pd.DataFrame({name: _typed(written[name], _family(name)) for name in written.columns})
    made = record["provenance"]
    return {
        "table": table,
        "method": record["method"],
        "unit": record["unit"],
        "seed": record["seed"],
        "provenance": Provenance(made["inputs"], made["parameters"], made["seed"]),
        "notes": tuple(record["notes"]),
        "excluded": record["excluded"],
    }


def _family(name: str) -> str:
    return GLOSSARY[name].family if name in GLOSSARY else "text"


def _typed(written: pd.Series, family: str) -> pd.Series:
    """A column as it was before it was written; an empty number is a missing one."""
    if family == "text":
        return written.astype("str")
    if family == "count":
        return written.astype("int64")
    return written.map(lambda cell: float(cell) if cell else np.nan).astype("float64")


def _title(name: str) -> str:
    return {"p_value": "p", "q_value": "q"}.get(name, name.replace("_", " "))


def _cells(table: pd.DataFrame) -> Sequence[Sequence[str]]:
    columns = [[_cell(name, value) for value in column] for name, column in table.items()]
    return list(zip(*columns, strict=True))


def _cell(name: object, value: object) -> str:
    if name in ("p_value", "q_value"):
        return printed(float(str(value)))
    if isinstance(value, float):
        if np.isnan(value):
            return "not estimable"
        return f"{value:,.0f}" if value.is_integer() and abs(value) < 1e9 else f"{value:,.3g}"
    return str(value)
