"""What coders gave back: our sheets, and the exports of three annotation tools, as judgements."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.errors import FramingError, located, unknown
from framing.files import refuse_pickle

COLUMNS = ["unit", "coder", "frame", "label"]
BESIDE = ("unit", "text", "coder", "remark", "chance", "stratum")
YES = ("1", "1.0", "true", "yes", "x")
NO = ("0", "0.0", "false", "no")

Row = tuple[str, str, str, int]


def read_codes(
    path: str | Path,
    frames: Sequence[str],
    *,
    coder: str | None = None,
    units: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Read judgements from a file; its form is told by its ending and what stands in it.

    - ``.csv``, ``.tsv``: our sheet (unit, a column a frame with 1 or 0), or a row a judgement
      (unit, coder, frame, label); or unit, coder, label where a label is a frame's name, several
      joined by ``;`` or ``|``, or nothing, as people and language models give them.
    - ``.json``: an export of Label Studio. ``.jsonl``: one of doccano.
    - WebAnno TSV 3, as INCEpTION exports it (``.tsv``): a sentence is a unit.

    Parameters
    ----------
    path : str or Path
    frames : sequence of str
        The frames of the codebook; every unit has a judgement for each of them.
    coder : str, optional
        Who coded, where the file does not say so; its name otherwise.
    units : mapping of str to str, optional
        The unit of each text, for exports that keep only the text.

    Returns
    -------
    DataFrame
        unit, coder, frame, label (1 or 0). A frame whose cell in a sheet is empty has no row.

    Raises
    ------
    FramingError
        Where the file cannot be read, is a workbook, or names a frame that is not known; with
        the line or the unit.

    Examples
    --------
    >>> import tempfile
    >>> sheet = Path(tempfile.mkdtemp()) / "anna.csv"
    >>> _ = sheet.write_text("unit,war,peace\\na1,1,0\\n", encoding="utf-8")
    >>> read_codes(sheet, ["war", "peace"]).values.tolist()
    [['a1', 'anna', 'war', 1], ['a1', 'anna', 'peace', 0]]
    """
    path = Path(path)
    refuse_pickle(path)
    ending = path.suffix.lower()
    if ending in (".xlsx", ".xls", ".ods"):
        raise FramingError(
            f"{path}: workbooks are not opened, save the sheet as CSV in UTF-8 and give that."
        )
    if ending not in (".csv", ".tsv", ".json", ".jsonl"):
        raise FramingError(f"{path}: codes are read from .csv, .tsv, .json or .jsonl.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FramingError(f"{path}: this is no text in UTF-8: {error}") from error
    source = _Source(path, tuple(frames), coder or path.stem, units or {})
    try:
        if ending == ".json":
            rows = list(_label_studio(json.loads(text), source))
        elif ending == ".jsonl":
            rows = list(_doccano(text, source))
        elif text.startswith("#FORMAT=WebAnno TSV 3"):
            rows = list(_webanno(text, source))
        else:
            rows = list(_table(text, "\t" if ending == ".tsv" else ",", source))
    except json.JSONDecodeError as error:
        raise FramingError(f"{path}: this is no JSON: {error}") from error
    if not rows:
        raise FramingError(f"{path}: there is no code in it.")
    return pd.DataFrame(rows, columns=COLUMNS)


class _Source:
    """A file, the frames that may stand in it, and how its units are called."""

    def __init__(
        self, path: Path, frames: tuple[str, ...], coder: str, units: Mapping[str, str]
    ) -> None:
        self.path, self.frames, self.coder = path, frames, coder
        self.units = {_plain(text): unit for text, unit in units.items()}

    def unit(self, text: str, given: object = None) -> str:
        """The unit's name, or that of its text."""
        if given is not None and str(given) != "":
            return str(given)
        named = self.units.get(_plain(text))
        if named is None:
            raise FramingError(
                f"{self.path}: no unit is named for the text {text[:40]!r}…; give the sheet that "
                "was coded."
            )
        return named

    def rows(self, unit: str, coder: object, named: Sequence[str], where: object) -> Iterator[Row]:
        """A judgement on every frame: those that were named are there."""
        own = [name.strip() for name in named if name.strip()]
        for name in own:
            if name not in self.frames:
                said = unknown("frame", name, self.frames)
                raise FramingError(f"{self.path}, {where}: {said}")
        for frame in self.frames:
            yield unit, str(coder or self.coder), frame, int(frame in own)


def _table(text: str, separator: str, source: _Source) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    header = [name.strip() for name in reader.fieldnames or []]
    reader.fieldnames = header
    if "unit" not in header:
        raise FramingError(f"{source.path}: " + unknown("column", "unit", header))
    long = "frame" in header and "label" in header
    own = [name for name in header if name in source.frames]
    if not long and not own and "label" not in header:
        raise FramingError(
            f"{source.path}: no column of it is a frame of the codebook "
            f"({', '.join(source.frames[:6])}), and there is no column 'label'."
        )
    for number, row in enumerate(reader, start=2):
        unit, coder = str(row["unit"]), (row.get("coder") or source.coder).lstrip("'")
        if long:
            flag = _flag(row["label"], source.path, number)
            if row["frame"] not in source.frames:
                said = unknown("frame", row["frame"], source.frames)
                raise FramingError(located(said, file=source.path, line=number))
            if flag is not None:
                yield unit, coder, row["frame"], flag
        elif own:
            for frame in own:
                flag = _flag(row[frame], source.path, number)
                if flag is not None:
                    yield unit, coder, frame, flag
        else:
            yield from source.rows(
                unit, coder, re.split(r"[;|]", row["label"] or ""), f"line {number}"
            )


def _flag(cell: str | None, path: Path, line: int) -> int | None:
    value = (cell or "").strip().casefold()
    if value in ("", *YES, *NO):
        return None if value == "" else int(value in YES)
    raise FramingError(located(f"{cell!r} is neither 1 nor 0", file=path, line=line))


def _label_studio(tasks: Any, source: _Source) -> Iterator[Row]:
    if not isinstance(tasks, list):
        raise FramingError(f"{source.path}: an export of Label Studio is a list of tasks.")
    for task in tasks:
        data = task.get("data", {})
        unit = source.unit(str(data.get("text", "")), data.get("unit"))
        for annotation in task.get("annotations", []):
            if annotation.get("was_cancelled"):
                continue
            who = annotation.get("completed_by")
            who = who.get("email", who.get("id")) if isinstance(who, dict) else who
            named = [
                name
                for result in annotation.get("result", [])
                for kind in ("choices", "labels", "hypertextlabels")
                for name in result.get("value", {}).get(kind, [])
            ]
            yield from source.rows(unit, who, named, f"unit {unit}")


def _doccano(text: str, source: _Source) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        given = json.loads(line)
        meta = given.get("meta") if isinstance(given.get("meta"), dict) else {}
        unit = source.unit(
            str(given.get("text", given.get("data", ""))), given.get("unit", meta.get("unit"))
        )
        labels = given.get("label", given.get("labels", given.get("cats", [])))
        named = [one[2] if isinstance(one, list) else str(one) for one in labels or []]
        who = given.get("annotator", given.get("username", meta.get("coder")))
        yield from source.rows(unit, who, named, f"line {number}")


def _webanno(text: str, source: _Source) -> Iterator[Row]:
    """A sentence is a unit; every value of its layers that is a frame counts."""
    for block in re.split(r"\n\s*\n", text):
        lines = block.splitlines()
        said = [line.removeprefix("#Text=") for line in lines if line.startswith("#Text=")]
        if not said:
            continue
        cells = [
            cell
            for line in lines
            if line and not line.startswith("#")
            for cell in line.split("\t")[3:]
        ]
        values = {
            re.sub(r"\[\d+\]$", "", one.replace("\\_", "_"))
            for cell in cells
            for one in cell.split("|")
        }
        unit = source.unit(" ".join(said))
        named = [value for value in values if value not in ("_", "*", "")]
        yield from source.rows(unit, None, sorted(named), f"unit {unit}")


def _plain(text: str) -> str:
    return " ".join(text.split())
