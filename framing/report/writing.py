"""Writing a report: a folder whose every file is whole, named in a manifest, and the same again."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any

from framing import files
from framing.errors import FramingError
from framing.figures import save_figure
from framing.provenance import versions
from framing.report.appendix import evidence_table
from framing.report.building import Report
from framing.report.page import page_of
from framing.report.paper import paper_of
from framing.report.parts import Drawing, Printed
from framing.report.tables import latex_table
from framing.report.view import numbered, view_of

MANIFEST = "manifest.json"


def write_report(report: Report, folder: str | Path) -> Path:
    """Write a report into a folder: page, paper, figures, tables, evidence and manifest.

    A folder that holds a report is written anew; files of it that are no longer made are removed.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FramingError
        Where the folder holds something else.
    """
    folder = Path(folder)
    before = checked_folder(folder)
    evidence = evidence_table(report)
    made = _figures(report, folder) + _tables(report, folder)
    made.append(files.write_csv(folder / "evidence.csv", files.for_spreadsheet(evidence)))
    view = view_of(report, evidence)
    paper = paper_of(view, figures=folder / "figures")
    made.append(files.write_bytes(folder / "report.pdf", paper))
    digests = {path.relative_to(folder).as_posix(): files.sha256_of(path) for path in made}
    page = page_of(view, figures=folder / "figures", digests=digests)
    path = files.write_text(folder / "report.html", page)
    digests["report.html"] = files.sha256_of(path)
    files.write_json(folder / MANIFEST, manifest_of(report, digests))
    for name in before - set(digests):
        (folder / name).unlink(missing_ok=True)
    return folder


def manifest_of(report: Report, digests: dict[str, str]) -> dict[str, Any]:
    """From what and with what the report was made; no path, clock, host or user."""
    results = [
        {
            "section": part.section.title,
            "provenance": one.provenance.record(),
            "notes": list(one.notes),
            "excluded": dict(one.excluded),
        }
        for part in report.parts
        for one in (part.comparison, part.estimates)
        if one is not None
    ]
    return {
        "corpus": {
            "title": report.corpus.card.title,
            "version": report.corpus.card.version,
            "fingerprint": report.corpus.fingerprint,
            "articles": len(report.corpus),
            "ledger": report.corpus.ledger.record(),
        },
        "recipe": report.recipe.record(),
        "results": results,
        "versions": versions() | {"typst": metadata.version("typst")},
        "files": digests,
    }


def _figures(report: Report, folder: Path) -> list[Path]:
    drawings, _ = numbered(report)
    made: list[Path] = []
    for one in drawings:
        drawing = one.of
        if isinstance(drawing, Drawing):
            path = folder / "figures" / f"{one.stem}.pdf"
            made += save_figure(drawing.axes, path, of=drawing.of)
            if not isinstance(drawing.axes, list):
                made.append(save_figure(drawing.axes, path.with_suffix(".svg"), of=drawing.of)[0])
    return made


def _tables(report: Report, folder: Path) -> list[Path]:
    _, tables = numbered(report)
    made: list[Path] = []
    for one in tables:
        printed = one.of
        if isinstance(printed, Printed):
            stem = folder / "tables" / one.stem
            table = files.for_spreadsheet(printed.table)
            made.append(files.write_csv(stem.with_name(f"{stem.name}.csv"), table))
            text = latex_table(
                printed.table, caption=printed.caption, notes=printed.notes, label=one.stem
            )
            made.append(files.write_text(stem.with_name(f"{stem.name}.tex"), text))
    return made


def checked_folder(folder: Path) -> set[str]:
    """The files of the report that a folder holds; none for a new or empty one.

    Raises
    ------
    FramingError
        Where the folder holds something else.
    """
    if folder.exists() and not folder.is_dir():
        raise FramingError(f"{folder}: this is a file; a report is a folder.")
    if not folder.is_dir() or not any(folder.iterdir()):
        return set()
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        names = {str(name) for name in listed}
    except (OSError, ValueError, KeyError, TypeError):
        raise FramingError(
            f"{folder}: this folder is not empty and holds no report; choose another one."
        ) from None
    inside = folder.resolve()
    return {name for name in names if inside in (folder / name).resolve().parents}
