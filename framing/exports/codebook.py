"""What every variable of an export holds: one table for machines, one page for readers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import pandas as pd

from framing.exports.fitting import Fitted, as_text

COLUMNS = (
    "table",
    "variable",
    "original_name",
    "type",
    "unit",
    "meaning",
    "n_missing",
    "values",
    "changed",
)
FEW = 12  # values that are listed
SHORT = 40  # characters of one of them
TYPES = {
    "text": "text",
    "count": "whole number",
    "number": "number",
    "date": "date",
    "moment": "date and time",
    "flag": "true or false",
}


def codebook_of(sheets: Sequence[Fitted]) -> pd.DataFrame:
    """One row a variable.

    Returns
    -------
    DataFrame
        table, variable (as it is written), original_name, type, unit, meaning, n_missing,
        values (all where they are few, else their range or number), changed (what the form could
        not hold).

    Examples
    --------
    >>> from framing.exports.fitting import fitted
    >>> from framing.exports.sheets import Sheet
    >>> sheet = Sheet("scores", pd.DataFrame({"Kind": ["b", "a", None]}))
    >>> codebook_of([fitted(sheet, "r")]).loc[0, ["variable", "type", "values"]].tolist()
    ['kind', 'text', 'a; b']
    """
    rows = []
    for one in sheets:
        for original, name in one.names.items():
            column = one.frame[name]
            meaning, unit = one.sheet.said(original)
            rows.append(
                (
                    one.sheet.name,
                    name,
                    original,
                    TYPES[one.families[name]],
                    unit,
                    meaning,
                    int(column.isna().sum()),
                    _values(column.dropna(), one.families[name]),
                    "; ".join(change.short for change in one.changes if change.column == original),
                )
            )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def page_of(codebook: pd.DataFrame, sheets: Sequence[Fitted]) -> str:
    """The codebook in Markdown, a table for each table."""
    lines = ["# Codebook", ""]
    for one in sheets:
        size = f"{len(one.frame):,} rows, {len(one.frame.columns):,} variables"
        said = [one.sheet.title, size, *one.sheet.notes]
        lines += [f"## {markdown(one.sheet.name)}", ""]
        lines += [f"- {markdown(sentence)}" for sentence in said if sentence]
        lines.append("")
        own = codebook[codebook["table"] == one.sheet.name]
        shown = [name for name in COLUMNS[1:] if own[name].astype(str).ne("").any()]
        lines += ["| " + " | ".join(name.replace("_", " ") for name in shown) + " |"]
        lines += ["|" + "---|" * len(shown)]
        for row in own[shown].itertuples(index=False):
            lines.append("| " + " | ".join(markdown(cell) for cell in row) + " |")
        lines.append("")
    return "\n".join(lines)


def markdown(text: object) -> str:
    """A text in one cell of a Markdown table: no character of it is a mark-up.

    Examples
    --------
    >>> markdown("a|b\\n<i>*c*")
    'a\\\\|b \\\\<i\\\\>\\\\*c\\\\*'
    """
    line = " ".join(str(text).split())
    seen = "".join(
        f"U+{ord(sign):04X}" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign
        for sign in line
    )
    return re.sub(r"([\\`*_{}\[\]<>#|~&$])", r"\\\1", seen)


def _values(column: pd.Series, family: str) -> str:
    if column.empty:
        return ""
    if family == "text":
        different = column.map(as_text).unique()
        if len(different) <= FEW and all(len(text) <= SHORT for text in different):
            return "; ".join(sorted(different))
        return f"{len(different):,} different"
    if family == "flag":
        return f"true {int(column.sum()):,}; false {int((~column.astype(bool)).sum()):,}"
    low, high = column.min(), column.max()
    if family in ("date", "moment"):
        low, high = (str(one.isoformat()).removesuffix("T00:00:00") for one in (low, high))
    else:
        low, high = f"{low:.6g}", f"{high:.6g}"
    return low if low == high else f"{low} to {high}"
