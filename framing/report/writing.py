"""Writing a report: a folder whose every file is whole, named in a manifest, and the same again."""

from __future__ import annotations

import json
import shutil
from importlib import metadata
from pathlib import Path
from typing import Any

import pandas as pd

from framing import files
from framing.compare import Registry
from framing.compare.registry import counted_tests
from framing.corpus.folders import restored, whole_folder
from framing.errors import FramingError
from framing.figures import save_figure
from framing.provenance import versions
from framing.report.appendix import evidence_table
from framing.report.building import Report
from framing.report.page import page_of
from framing.report.paper import paper_of
from framing.report.parts import Drawing, Printed
from framing.report.sharing import SAID, shared_evidence, texts_table, without_texts
from framing.report.skeleton import references_file, skeleton_of
from framing.report.tables import latex_table
from framing.report.view import numbered, view_of

FORM = "framing report 1"
MANIFEST = "manifest.json"
# Marks beyond this are written as Parquet: a spreadsheet would be lost on them.
MOST_ROWS = 100_000


def write_report(report: Report, folder: str | Path, *, share: bool = False) -> Path:
    """Write a report into a folder: page, paper, figures, tables, evidence and manifest.

    The folder appears when all of it is written. One that holds a report is replaced; files in
    it that are not the report's are kept.

    Parameters
    ----------
    report : Report
    folder : str or Path
    share : bool
        Whether the report is to be passed on: it then holds no article's text (see
        `framing.report.sharing`).

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FramingError
        Where the folder holds something else, or a file of the report was changed by hand.

    Notes
    -----
    Every ``.csv`` is safe to open in a spreadsheet: cells that look like a formula stand after an
    apostrophe (`framing.files.from_spreadsheet` takes it away). ``.parquet`` and ``.json`` hold
    all cells as they are.
    """
    place = restored(Path(folder).resolve())
    before = checked_folder(place)
    with whole_folder(place) as draft:
        _fill(draft, report, share=share)
        _keep(place, draft, before)
    return Path(folder)


def _fill(folder: Path, report: Report, *, share: bool) -> None:
    evidence = evidence_table(report)
    others: list[Path] = []
    if share:
        evidence = shared_evidence(report, evidence)
        report = without_texts(report)
        others.append(_sheet(folder / "texts.csv", texts_table(report.corpus)))
    made = _figures(report, folder) + _tables(report, folder) + others
    found = _evidence(folder, evidence)
    made.append(found)
    view = view_of(report, evidence) | {
        "evidence": found.name,
        "share": share,
        "shared": SAID,
    }
    (folder / "figures").mkdir(exist_ok=True)
    paper = paper_of(view, figures=folder / "figures")
    made.append(files.write_bytes(folder / "report.pdf", paper))
    made.append(files.write_text(folder / "paper.tex", skeleton_of(view)))
    made.append(files.write_text(folder / "references.bib", references_file(view)))
    digests = {path.relative_to(folder).as_posix(): files.sha256_of(path) for path in made}
    page = page_of(view, figures=folder / "figures", digests=digests)
    path = files.write_text(folder / "report.html", page)
    digests["report.html"] = files.sha256_of(path)
    files.write_json(folder / MANIFEST, manifest_of(report, digests, share=share))


def manifest_of(report: Report, digests: dict[str, str], *, share: bool = False) -> dict[str, Any]:
    """From what and with what the report was made; no path, clock, host or user."""
    results = [
        {
            "section": part.section.title,
            "provenance": one.provenance.record(),
            "tests": counted_tests(one)["tests"],
            "notes": list(one.notes),
            "excluded": dict(one.excluded),
        }
        for part in report.parts
        for one in (part.comparison, part.estimates)
        if one is not None
    ]
    return {
        "form": FORM,
        "texts": "left out" if share else "quoted",
        "corpus": {
            "title": report.corpus.card.title,
            "version": report.corpus.card.version,
            "fingerprint": report.corpus.fingerprint,
            "articles": len(report.corpus),
            "ledger": report.corpus.ledger.record(),
        },
        "recipe": report.recipe.record(),
        "results": results,
        "tests": _tests(report),
        "versions": versions() | {"typst": metadata.version("typst")},
        "files": digests,
    }


def _tests(report: Report) -> dict[str, Any]:
    """What was compared and corrected together, and what the recipe declared as primary."""
    registry = Registry(primary=report.recipe.primary, correction=report.recipe.correction)
    for number, part in enumerate(report.parts):
        if part.section.kind == "contrast" and part.comparison is not None:
            registry.enter(f"{number}: {part.section.title}", part.comparison)
    return registry.record()


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
            made.append(_sheet(stem.with_name(f"{stem.name}.csv"), printed.table))
            text = latex_table(
                printed.table, caption=printed.caption, notes=printed.notes, label=one.stem
            )
            made.append(files.write_text(stem.with_name(f"{stem.name}.tex"), text))
    return made


def _evidence(folder: Path, evidence: pd.DataFrame) -> Path:
    if len(evidence) > MOST_ROWS:
        return files.write_parquet(folder / "evidence.parquet", evidence)
    return _sheet(folder / "evidence.csv", evidence)


def _sheet(path: Path, table: pd.DataFrame) -> Path:
    """A table as CSV that a spreadsheet may open."""
    return files.write_csv(path, files.for_spreadsheet(table))


def checked_folder(folder: Path) -> set[str]:
    """The files of the report that a folder holds; none for a new or empty one.

    Raises
    ------
    FramingError
        Where the folder holds something else, or a file was changed since the report was made.
    """
    if folder.exists() and not folder.is_dir():
        raise FramingError(f"{folder}: this is a file; a report is a folder.")
    if not folder.is_dir() or not any(folder.iterdir()):
        return set()
    listed = listed_files(folder)
    changed = [
        name
        for name, digest in sorted(listed.items())
        if (folder / name).is_file() and files.sha256_of(folder / name) != digest
    ]
    if changed:
        raise FramingError(
            f"{folder}: changed since the report was written: {', '.join(changed)}; keep what you "
            "changed elsewhere and remove it here, or choose another folder."
        )
    return set(listed)


def listed_files(folder: Path) -> dict[str, str]:
    """The files that a report's manifest names, and their sha256.

    Raises
    ------
    FramingError
        Where the folder holds no report.
    """
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        listed = {str(name): str(digest) for name, digest in record["files"].items()}
        ours = record.get("form", FORM) == FORM
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        ours = False
    if not ours:
        raise FramingError(
            f"{folder}: this folder is not empty and holds no report; choose another one."
        )
    inside = folder.resolve()
    return {n: digest for n, digest in listed.items() if inside in (folder / n).resolve().parents}


def _keep(folder: Path, draft: Path, before: set[str]) -> None:
    """Take over into the new folder what a user put into the former one."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if name.as_posix() in before | {MANIFEST} or (path.is_dir() and not path.is_symlink()):
            continue
        if (draft / name).exists():
            raise FramingError(
                f"{path}: this file is not the report's, and one of its files is called so; "
                "move it away."
            )
        (draft / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, draft / name, follow_symlinks=False)
