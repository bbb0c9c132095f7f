"""Writing tables for other tools: one as a file, several as a folder with their codebook."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from framing.compare import Estimates
from framing.corpus import Corpus
from framing.corpus.folders import restored, whole_folder
from framing.errors import FramingError, one_of
from framing.exports.codebook import codebook_of, page_of
from framing.exports.delimited import write_delimited
from framing.exports.fitting import FORMS, Change, Fitted, fitted
from framing.exports.names import short_names
from framing.exports.script import script_of
from framing.exports.sheets import Sheet, sheets_of
from framing.exports.stata import write_stata
from framing.files import sha256_of, write_json, write_parquet, write_text
from framing.provenance import Provenance

FORM = "framing export 1"
MANIFEST = "manifest.json"
ENDINGS = {"csv": ".csv", "parquet": ".parquet", "stata": ".dta", "r": ".csv"}
Given = Corpus | Estimates | pd.DataFrame | Mapping[str, pd.DataFrame] | Sequence[Sheet]


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes
    ----------
    path : Path
        The folder, or the file.
    form : str
    rows : mapping of str to int
        Rows of each table.
    renamed : mapping of str to mapping
        For each table the columns that are written under another name, and that name.
    changes : tuple of Change
        What the form could not hold as it was.
    """

    path: Path
    form: str
    rows: Mapping[str, int]
    renamed: Mapping[str, Mapping[str, str]]
    changes: tuple[Change, ...]


def export(
    what: Given, to: str | Path, *, form: str | None = None, spreadsheet: bool = False
) -> Exported:
    """Write a corpus, a result or tables for the tools that one goes on in.

    Parameters
    ----------
    what : Corpus, Estimates, Comparison, DataFrame, mapping of names to them, or Sheets
    to : str or Path
        A folder, which appears when it is whole and replaces an earlier export only; or, for a
        single table, a file that ends in ``.csv``, ``.parquet`` or ``.dta``.
    form : {'csv', 'parquet', 'stata', 'r'} or None
        None takes the form that the file's name asks for, CSV for a folder. ``stata`` and ``r``
        give every variable a name of at most 32 letters, digits and underscores; ``r`` writes
        CSV and a script that reads it.
    spreadsheet : bool
        The CSV is to be opened in a spreadsheet: texts that look like a formula are written
        after an apostrophe, and a mark at the start says that it is UTF-8.

    Returns
    -------
    Exported
        With every change that the form made necessary; a folder's codebook and manifest hold
        them too.

    Raises
    ------
    FramingError
        For another form, several tables for one file, or a folder that holds something else.

    Examples
    --------
    >>> import tempfile
    >>> corpus = Corpus.from_texts(["It rained.", "It snowed."])
    >>> done = export(corpus, Path(tempfile.mkdtemp()) / "weather", form="stata")
    >>> sorted(path.name for path in done.path.iterdir())
    ['articles.dta', 'codebook.csv', 'codebook.md', 'comments.dta', 'manifest.json', 'passages.dta']
    """
    to = Path(to)
    form = form_of(to, form)
    if spreadsheet and form != "csv":
        raise FramingError(f"Only CSV is made ready for a spreadsheet, not {form}.")
    is_file = bool(to.suffix) and ENDINGS.get(form) == to.suffix.lower() and form != "r"
    sheets = _named(_sheets(what, to.stem if is_file else "table"))
    if is_file and len(sheets) != 1:
        raise FramingError(
            f"{to}: these are {len(sheets)} tables ({', '.join(one.name for one in sheets)}), and "
            "a file holds one; name a folder."
        )
    if is_file and to.is_dir():
        raise FramingError(f"{to}: there is a folder of that name.")
    ready = [fitted(sheet, form, spreadsheet=spreadsheet) for sheet in sheets]
    if is_file:
        _write(to, ready[0], form, spreadsheet=spreadsheet)
    else:
        _write_folder(to, ready, form, spreadsheet=spreadsheet)
    return _account(to, form, ready)


def form_of(to: Path, form: str | None) -> str:
    """The form that was asked for, or that the name of the file asks for.

    Raises
    ------
    FramingError
        For an unknown form, or one that does not fit the name.

    Examples
    --------
    >>> form_of(Path("scores.dta"), None), form_of(Path("out"), None)
    ('stata', 'csv')
    """
    asked = {".csv": "csv", ".parquet": "parquet", ".dta": "stata"}.get(to.suffix.lower())
    if form is None:
        return asked or "csv"
    one_of("format", form, FORMS)
    if asked is not None and asked != form:
        inside = "a folder" if form == "r" else f"a name that ends in {ENDINGS[form]}, or a folder"
        raise FramingError(f"{to}: for the format {form}, give {inside}.")
    return form


def refuse_others(folder: Path) -> None:
    """Refuse a folder in which something else stands than an earlier export.

    Raises
    ------
    FramingError
    """
    folder = restored(folder)
    if folder.is_file():
        raise FramingError(f"{folder}: this is a file; name a folder for the export.")
    if folder.is_dir() and any(folder.iterdir()):
        try:
            record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            record = None
        if not isinstance(record, dict) or record.get("form") != FORM:
            raise FramingError(
                f"{folder}: the folder holds other things than an earlier export; name another one."
            )


def _sheets(what: Given, name: str) -> Sequence[Sheet]:
    if isinstance(what, Sequence):
        return what
    return sheets_of(what, name=name)


def _named(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets under names that can be files and objects of R."""
    names = short_names(sheet.name for sheet in sheets)
    return [replace(one, name=name) for name, one in zip(names, sheets, strict=True)]


def _write(path: Path, ready: Fitted, form: str, *, spreadsheet: bool) -> None:
    if form == "parquet":
        try:
            write_parquet(path, ready.frame)
        except (TypeError, ValueError) as error:
            raise FramingError(f"{path.name}: Parquet cannot hold it: {error}.") from error
    elif form == "stata":
        write_stata(path, ready)
    else:
        write_delimited(path, ready, spreadsheet=spreadsheet)


def _write_folder(folder: Path, sheets: Sequence[Fitted], form: str, *, spreadsheet: bool) -> None:
    refuse_others(folder)
    codebook = codebook_of(sheets)
    with whole_folder(folder) as draft:
        for one in sheets:
            path = draft / f"{one.sheet.name}{ENDINGS[form]}"
            _write(path, one, form, spreadsheet=spreadsheet)
        listed = fitted(Sheet("codebook", codebook), "csv", spreadsheet=spreadsheet)
        write_delimited(draft / "codebook.csv", listed, spreadsheet=spreadsheet)
        write_text(draft / "codebook.md", page_of(codebook, sheets))
        if form == "r":
            write_text(draft / "read.R", script_of(sheets))
        write_json(draft / MANIFEST, _manifest(sheets, form, draft, spreadsheet=spreadsheet))


def _manifest(
    sheets: Sequence[Fitted], form: str, folder: Path, *, spreadsheet: bool
) -> dict[str, object]:
    inputs = {one.sheet.name: one.sheet.source for one in sheets if one.sheet.source}
    parameters = {"format": form, "spreadsheet": spreadsheet}
    return {
        "form": FORM,
        "tables": {one.sheet.name: len(one.frame) for one in sheets},
        "notes": {one.sheet.name: list(one.sheet.notes) for one in sheets if one.sheet.notes},
        "changes": [str(change) for one in sheets for change in one.changes],
        "files": {path.name: sha256_of(path) for path in sorted(folder.iterdir())},
        "provenance": Provenance(inputs, parameters).record(),
    }


def _account(path: Path, form: str, sheets: Sequence[Fitted]) -> Exported:
    return Exported(
        path,
        form,
        {one.sheet.name: len(one.frame) for one in sheets},
        {
            one.sheet.name: moved
            for one in sheets
            if (moved := {old: new for old, new in one.names.items() if old != new})
        },
        tuple(change for one in sheets for change in one.changes),
    )
