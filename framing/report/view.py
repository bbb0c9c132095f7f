"""A report as plain values: what the page and the paper are set from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.figures.margins import readable
from framing.report.appendix import quoted_examples
from framing.report.building import Report
from framing.report.citing import as_values, cited_keys, in_latex, in_words
from framing.report.escaping import file_name
from framing.report.marked import marked_blocks
from framing.report.methods import ledger_table, lists_table, methods_of, references_of
from framing.report.parts import Drawing, Part, Printed
from framing.report.tables import alignment, cells_of

TAGS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, eq=False)
class Numbered:
    """A drawing or table with its number in the report and the stem of its files."""

    number: int
    stem: str
    of: Drawing | Printed


def numbered(report: Report) -> tuple[list[Numbered], list[Numbered]]:
    """The report's drawings and its tables, in order."""
    drawings: list[Numbered] = []
    tables: list[Numbered] = []
    for place, part in enumerate(report.parts, 1):
        for kept, things in ((drawings, part.drawings), (tables, part.tables)):
            for thing in things:
                several = len(things) > 1
                name = file_name(part.section.title) + (f"-{thing.name}" if several else "")
                kept.append(Numbered(len(kept) + 1, f"{place:02d}-{name}", thing))
    return drawings, tables


def view_of(report: Report, evidence: pd.DataFrame) -> dict[str, Any]:
    """Titles, sentences, figures, tables and quotations, as texts, numbers, lists and mappings."""
    drawings, tables = numbered(report)
    by_thing = {id(one.of): one for one in (*drawings, *tables)}
    card = report.corpus.card
    methods, known = methods_of(report), references_of(report)
    used = {key: known[key] for key in cited_keys(methods) if key in known}
    return {
        "title": report.recipe.title,
        "question": report.recipe.question,
        "corpus": {
            "title": card.title,
            "licence": card.licence,
            "fingerprint": report.corpus.fingerprint,
        },
        "sections": [_section(report, part, by_thing) for part in report.parts],
        "examples": quoted_examples(report, evidence),
        "n_evidence": len(evidence),
        "methods": [in_words(paragraph, used) for paragraph in methods],
        "cited": [in_latex(paragraph, used) for paragraph in methods],
        "references": as_values(used),
        "lists": _grid(lists_table(report)),
        "ledger": _grid(ledger_table(report.corpus)),
    }


def _section(report: Report, part: Part, by_thing: Mapping[int, Numbered]) -> dict[str, Any]:
    section = part.section
    figures = [_figure(by_thing[id(one)]) for one in part.drawings]
    tables = [_table(by_thing[id(one)]) for one in part.tables]
    for table in tables:
        for figure in figures:
            if table["notes"] and table["notes"] == figure["notes"]:
                table["notes"] = f"Notes as for figure {figure['number']}."
    return {
        "anchor": file_name(section.title),
        "title": section.title,
        "said": [section.text, *part.said] if section.text else list(part.said),
        "figures": figures,
        "tables": tables,
        "article": _article(report, part) if part.article else None,
    }


def _figure(one: Numbered) -> dict[str, Any]:
    drawing = one.of
    if not isinstance(drawing, Drawing):
        raise TypeError("only drawings become figures")
    return {
        "number": one.number,
        "stem": one.stem,
        "caption": drawing.caption,
        "notes": drawing.notes,
        "wide": drawing.wide,
        "pages": len(drawing.axes) if isinstance(drawing.axes, list) else 1,
    }


def _table(one: Numbered) -> dict[str, Any]:
    printed = one.of
    if not isinstance(printed, Printed):
        raise TypeError("only printed tables become tables")
    return {
        "number": one.number,
        "stem": one.stem,
        "caption": printed.caption,
        "notes": printed.notes,
        "repeats": printed.repeats,
        "more": max(len(printed.table) - printed.shown, 0),
        **_grid(printed.table.head(printed.shown)),
    }


def _grid(table: pd.DataFrame) -> dict[str, Any]:
    return {
        "columns": [str(name) for name in table.columns],
        "align": alignment(table),
        "rows": cells_of(table),
    }


def _article(report: Report, part: Part) -> dict[str, Any]:
    """The marked article: a key of labels, and blocks of segments with their labels."""
    evidence = part.evidence if part.evidence is not None else pd.DataFrame()
    counts = (
        evidence["label"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    )
    labels = [str(name) for name in counts.index]
    tags = {label: TAGS[place % len(TAGS)] for place, label in enumerate(labels)}
    grounds = {label: min(place, 8) for place, label in enumerate(labels)}
    blocks = []
    for block in marked_blocks(report.corpus, part.article, evidence):
        segments = []
        for place, segment in enumerate(block.segments):
            marks = segment.marks
            after = block.segments[place + 1].marks if place + 1 < len(block.segments) else ()
            ended = [mark.label for mark in marks if mark not in after]
            segments.append(
                {
                    "text": segment.text,
                    "said": segment.said,
                    "ground": grounds[marks[0].label] if marks else None,
                    "bar": grounds[marks[-1].label] if len(marks) > 1 else None,
                    "quoted": any(mark.voice == "quoted" for mark in marks),
                    "tags": "".join(tags[label] for label in _unique(ended)),
                    "on": " ".join(
                        f"{tags[mark.label]},{grounds[mark.label]},{mark.voice}" for mark in marks
                    ),
                }
            )
        blocks.append({"kind": block.kind, "unit": block.unit, "segments": segments})
    key = [
        {
            "label": readable(label),
            "tag": tags[label],
            "ground": grounds[label],
            "n": int(counts[label]),
        }
        for label in labels
    ]
    return {"id": part.article, "key": key, "blocks": blocks}


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
