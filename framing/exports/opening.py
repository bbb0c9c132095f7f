"""What stands in a place: a corpus, a table, or the tables of a run or a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from framing.compare import Comparison, Estimates
from framing.corpus import Corpus
from framing.errors import FramingError
from framing.exports.sheets import Sheet, kind_of, sheets_of
from framing.files import from_spreadsheet, refuse_pickle, sha256_of
from framing.schema import GLOSSARY, TABLES

READ = (".parquet", ".csv", ".json")
_DRAWN = (".pdf", ".svg", ".png")
_RESULTS = {"comparison": Comparison, "estimates": Estimates}
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_NUMBER = re.compile(r"-?((0|[1-9]\d{0,17})(\.\d+)?([eE][+-]?\d+)?|inf)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def opened(path: str | Path) -> tuple[Sheet, ...]:
    """The tables of a place.

    Parameters
    ----------
    path : str or Path
        The folder of a corpus, of a run or of a report, or a file: ``.parquet``, ``.csv`` or
        ``.json``. A result's table is read with the ``.json`` beside it. Of a report, the
        numbers behind the figures are taken, not the tables as they are printed.

    Raises
    ------
    FramingError
        Where there is no table, or it cannot be read.
    """
    path = Path(path)
    if path.is_dir():
        return _of_folder(path)
    if not path.exists():
        raise FramingError(f"{path}: there is no such file or folder.")
    return (_of_file(path, path.stem),)


def typed(written: pd.DataFrame) -> pd.DataFrame:
    """A table of texts with the types that its columns promise, or else that all cells show.

    What a number would lose stays a text: a leading zero or plus, a nineteenth digit.

    Examples
    --------
    >>> given = pd.DataFrame({"id": ["007", "008"], "n": ["1", ""], "day": ["2031-03-10", ""]})
    >>> [str(dtype) for dtype in typed(given).dtypes]
    ['str', 'Int64', 'datetime64[us]']
    """
    kind = kind_of(written.columns)
    promised = TABLES[kind] if kind else None
    known = {*promised.required, *promised.optional, promised.index} if promised else set()
    return pd.DataFrame(
        {
            name: _typed(written[name], GLOSSARY[name].family if name in known else None)
            for name in written.columns
        }
    )


def _of_folder(folder: Path) -> tuple[Sheet, ...]:
    manifest = _record(folder / "manifest.json")
    is_handmade = (folder / "card.toml").is_file() and (folder / "articles.csv").is_file()
    if is_handmade or str(manifest.get("form", "")).startswith("framing corpus"):
        return sheets_of(Corpus.read(folder))
    tables = list(_tables(folder, manifest))
    if not tables:
        raise FramingError(
            f"{folder}: this folder is neither a corpus nor a run or report with tables; name "
            "such a one, or a .parquet, .csv or .json file."
        )
    return tuple(_of_file(path, path.stem, ours=True) for path in tables)


def _tables(folder: Path, manifest: Mapping[str, object]) -> Iterator[Path]:
    """The tables that a run or a report names; of those that are the same, the first."""
    files = manifest.get("files")
    if manifest.get("form") == "framing export 1" or not isinstance(files, dict):
        return
    inside = folder.resolve()
    seen: set[str] = set()
    paths = [folder / str(name) for name in sorted(files)]
    for path in sorted(paths, key=_is_drawn):
        is_table = path.suffix.lower() in (".parquet", ".csv") and path.is_file()
        is_printed = path.with_suffix(".tex").exists()
        if not is_table or is_printed or inside not in path.resolve().parents:
            continue
        digest = sha256_of(path)
        if digest not in seen:
            yield path
        seen.add(digest)


def _is_drawn(path: Path) -> bool:
    """Whether a table stands beside a figure that was drawn from it."""
    return any(path.with_suffix(ending).exists() for ending in _DRAWN)


def _of_file(path: Path, name: str, *, ours: bool = False) -> Sheet:
    refuse_pickle(path)
    if path.suffix.lower() not in READ:
        raise FramingError(f"{path}: a table is read from {', '.join(READ)}, or name a folder.")
    record = _record(path.with_suffix(".json"))
    if path.suffix.lower() != ".parquet" and record.get("kind") in _RESULTS:
        result = _RESULTS[str(record["kind"])].read(path)
        [sheet] = sheets_of(result, name=name)
    else:
        sheet = Sheet(name, _frame(path))
    frame = sheet.frame
    if ours and (path.name == "evidence.csv" or _is_drawn(path)):
        # These were written for spreadsheets.
        frame = from_spreadsheet(frame)
    return replace(sheet, frame=frame, source=sha256_of(path))


def _frame(path: Path) -> pd.DataFrame:
    try:
        if path.suffix.lower() == ".parquet":
            return pd.read_parquet(path, engine="pyarrow")
        if path.suffix.lower() == ".json":
            return pd.DataFrame(_rows(path))
        written = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise FramingError(f"{path}: the table cannot be read: {error}.") from error
    return typed(written)


def _rows(path: Path) -> list[dict[str, object]]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FramingError(f"{path}: this is no table: a list of records is needed.")
    return rows


def _record(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _typed(column: pd.Series, family: str | None) -> pd.Series:
    filled = column[column != ""]
    whole = bool(len(filled)) and bool(filled.map(_WHOLE.fullmatch).notna().all())
    number = bool(len(filled)) and bool(filled.map(_NUMBER.fullmatch).notna().all())
    day = bool(len(filled)) and bool(filled.map(_DAY.fullmatch).notna().all())
    missing = column.where(column != "")
    if family == "text":
        return missing
    if whole and family != "number":
        numbers = missing.map(int, na_action="ignore").astype("Int64")
        return numbers if len(filled) < len(column) else numbers.astype("int64")
    if number and family != "count":
        return missing.map(float, na_action="ignore").astype("float64")
    if day:
        return pd.to_datetime(missing, format="%Y-%m-%d", errors="raise").astype("datetime64[us]")
    if len(filled) and set(filled) <= {"True", "False"}:
        return missing.map({"True": True, "False": False}).astype("boolean")
    return missing
