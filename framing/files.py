"""Writing whole or not at all, and writing the same bytes for the same table.

A file appears under its final name only when it is complete: it is written beside its place,
flushed to disk and renamed. Nothing here writes a clock, a host or a user into a file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError

# What a spreadsheet takes for the start of a formula. A signed number is none.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_SIGNED = re.compile(r"[+-][0-9][0-9.,]*")
PICKLES = (".pkl", ".pickle", ".joblib", ".npy.pkl", ".model")


@contextlib.contextmanager
def whole(path: str | Path) -> Iterator[Path]:
    """A temporary path that becomes `path` when the block ends without an error.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with whole(folder / "note.txt") as draft:
    ...     _ = draft.write_text("done")
    >>> (folder / "note.txt").read_text()
    'done'
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_bytes(path: str | Path, data: bytes) -> Path:
    """Write bytes whole; returns the path."""
    with whole(path) as draft:
        draft.write_bytes(data)
    return Path(path)


def write_text(path: str | Path, text: str) -> Path:
    """Write text as UTF-8 with ``\\n`` line ends; lone surrogates are kept as they are."""
    return write_bytes(path, text.encode("utf-8", errors="surrogatepass"))


def write_json(path: str | Path, value: object) -> Path:
    """Write JSON with sorted keys and two spaces of indent.

    Raises
    ------
    FramingError
        Where the value holds a number that JSON has no name for (NaN, infinity).
    """
    return write_text(path, dumped(value) + "\n")


def dumped(value: object, *, indent: int | None = 2) -> str:
    """JSON text with sorted keys; numpy scalars, arrays, paths and missing values are allowed.

    Examples
    --------
    >>> dumped({"b": 1, "a": np.float64(0.5)}, indent=None)
    '{"a": 0.5, "b": 1}'
    """
    try:
        return json.dumps(
            value,
            sort_keys=True,
            indent=indent,
            ensure_ascii=False,
            allow_nan=False,
            default=_plain,
        )
    except (TypeError, ValueError) as error:
        raise FramingError(f"This cannot be written as JSON: {error}.") from error


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Sequence):
        return list(value)
    if isinstance(value, (Path, pd.Timestamp)) or value is pd.NaT:
        return None if value is pd.NaT else str(value)
    if value is pd.NA:
        return None
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def write_csv(path: str | Path, table: pd.DataFrame, *, index: bool = False) -> Path:
    """Write a table as UTF-8 CSV, with ``\\n`` line ends and numbers that read back exactly.

    Where a cell holds a carriage return, lines end in ``\\r\\n``: only then is the cell quoted.
    """
    text = table.to_csv(index=index, lineterminator="\n", date_format="%Y-%m-%d")
    if "\r" in text:
        text = table.to_csv(index=index, lineterminator="\r\n", date_format="%Y-%m-%d")
    return write_text(path, text)


def for_spreadsheet(table: pd.DataFrame) -> pd.DataFrame:
    """The table as a spreadsheet may open it: text that looks like a formula after an apostrophe.

    Examples
    --------
    >>> for_spreadsheet(pd.DataFrame({"outlet": ["=1+1", "Ledger", "-5"]}))["outlet"].tolist()
    ["'=1+1", 'Ledger', '-5']
    """
    return _with_cells(table, lambda cell: f"'{cell}")


def from_spreadsheet(table: pd.DataFrame) -> pd.DataFrame:
    """The table as it was before `for_spreadsheet`, exactly.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["=1+1", "'=1+1", "Ledger"]})
    >>> from_spreadsheet(for_spreadsheet(table))["outlet"].tolist()
    ['=1+1', "'=1+1", 'Ledger']
    """
    return _with_cells(table, lambda cell: cell.removeprefix("'"))


def _with_cells(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    """The table with the cells changed that look like a formula."""
    texts = table.select_dtypes(include=["object", "string"])
    changed = {}
    for name in texts.columns:
        at = _risky(texts[name])
        if at.any():
            changed[str(name)] = texts[name].mask(at, texts[name][at].map(change))
    return table.assign(**changed)


def _risky(column: pd.Series) -> npt.NDArray[np.bool_]:
    """Which cells look like a formula, shape (rows,).

    Apostrophes before it count too, so that the way back is known.
    """
    cells = column.tolist()
    starts = ("'", *FORMULA_SIGNS)
    found = [
        isinstance(cell, str) and cell.startswith(starts) and _is_formula(cell.lstrip("'"))
        for cell in cells
    ]
    return np.array(found, dtype=np.bool_)


def _is_formula(text: str) -> bool:
    return text.startswith(FORMULA_SIGNS) and _SIGNED.fullmatch(text) is None


def write_parquet(path: str | Path, table: pd.DataFrame) -> Path:
    """Write a table as Parquet (zstd); the same table gives the same bytes."""
    with whole(path) as draft:
        table.to_parquet(draft, engine="pyarrow", compression="zstd")
    return Path(path)


def write_table(path: str | Path, table: pd.DataFrame) -> Path:
    """Write a table in the form that the name asks for: ``.csv``, ``.parquet`` or ``.json``.

    Raises
    ------
    FramingError
        For any other ending.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".csv":
        return write_csv(path, table)
    if suffix == ".parquet":
        return write_parquet(path, table)
    if suffix == ".json":
        return write_json(path, table.astype(object).where(table.notna(), None).to_dict("records"))
    raise FramingError(
        f"{path}: a table is written as .csv, .parquet or .json, not as {suffix or 'no ending'!r}."
    )


def sha256_of(path: str | Path) -> str:
    """The sha256 of a file's bytes, as 64 hexadecimal digits."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def refuse_pickle(path: str | Path) -> None:
    """Refuse a file whose form can run code when it is read.

    Raises
    ------
    FramingError
        Where the name ends like a pickle or a joblib or gensim model.
    """
    if Path(path).name.lower().endswith(PICKLES):
        raise FramingError(
            f"{path}: a file of this kind can run any code when it is opened, so it is not read; "
            "save the data as .parquet, .csv or .json instead."
        )
