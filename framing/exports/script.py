"""The script that reads an export into R with its types and labels; base R is enough for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources

from framing.exports.fitting import Fitted
from framing.exports.stata import label

_CLASSES = {
    "text": "character",
    "number": "numeric",
    "date": "Date",
    "moment": "POSIXct",
    "flag": "logical",
}
LARGEST = 2**31 - 1  # of R's integers


def script_of(sheets: Sequence[Fitted]) -> str:
    """The script for tables that lie beside it as CSV; ASCII alone, whatever the tables hold.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.exports.fitting import fitted
    >>> from framing.exports.sheets import Sheet
    >>> sheet = Sheet("evidence", pd.DataFrame({"start": [1], "Größe": [0.5]}), "evidence")
    >>> print(script_of([fitted(sheet, "r")]).partition("}\\n\\n")[2], end="")
    evidence <- read_table("evidence",
      types = c(
        start = "integer",
        groe = "numeric"
      ),
      labels = c(
        start = "where the evidence starts in the unit's text (characters)",
        groe = "Gr\\u00f6\\u00dfe"
      )
    )
    """
    parts = [resources.files(__package__).joinpath("templates/read.txt").read_text("utf-8")]
    for one in sheets:
        name = one.sheet.name
        types = {column: _class(one, column) for column in one.frame.columns}
        labels = {column: label(one.sheet, original) for original, column in one.names.items()}
        parts.append(
            f"{name} <- read_table({quoted(name)},\n"
            f"  types = {_vector(types)},\n  labels = {_vector(labels)}\n)\n"
        )
    return "\n".join(parts)


def quoted(text: str) -> str:
    """A text as R writes it, in ASCII.

    Examples
    --------
    >>> print(quoted('a "b" \\\\ 😀'))
    "a \\"b\\" \\\\ \\U0001f600"
    """
    return '"' + "".join(_sign(sign) for sign in text) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isascii() and sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _vector(values: Mapping[str, str]) -> str:
    rows = ",\n".join(f"    {name} = {quoted(value)}" for name, value in values.items())
    return f"c(\n{rows}\n  )"


def _class(one: Fitted, column: str) -> str:
    family = one.families[column]
    if family != "count":
        return _CLASSES[family]
    values = one.frame[column].dropna()
    fits = not len(values) or bool((values.abs() <= LARGEST).all())
    return "integer" if fits else "numeric"
