"""The evidence: every mark with the words around it, and some of them to read."""

from __future__ import annotations

import pandas as pd

from framing.corpus import Corpus
from framing.figures.margins import readable
from framing.provenance import seeded
from framing.report.building import Report
from framing.report.marked import LEVELS

AROUND = 70
PER_LABEL = 4
COLUMNS = (
    *("section", "outlet", "article", "unit", "start", "end"),
    *("label", "left", "cue", "right", "weight", "voice"),
)


def evidence_table(report: Report) -> pd.DataFrame:
    """Every mark behind a count of the report: whose, where, and the words around it."""
    tables = []
    for part in report.parts:
        if part.evidence is None or part.evidence.empty:
            continue
        levels = LEVELS if part.section.kind == "marked" else (part.section.level,)
        table = in_context(report.corpus, part.evidence, levels)
        tables.append(table.assign(section=part.section.title))
    if not tables:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def in_context(corpus: Corpus, evidence: pd.DataFrame, levels: tuple[str, ...]) -> pd.DataFrame:
    """Marks with the outlet, the article, and the words to their left and right."""
    units = pd.concat([corpus.units(level)[["article", "text"]] for level in levels])
    texts = units["text"].loc[evidence["unit"]].tolist()
    owners = units["article"].loc[evidence["unit"]]
    places = zip(texts, evidence["start"].tolist(), evidence["end"].tolist(), strict=True)
    sides = [(_before(text, start), _after(text, end)) for text, start, end in places]
    return evidence.assign(
        article=owners.to_numpy(),
        outlet=corpus.articles["outlet"].loc[owners].to_numpy(),
        left=[left for left, _ in sides],
        right=[right for _, right in sides],
    )


def _before(text: str, start: int) -> str:
    """The words before a place, from a word's start on."""
    low = max(start - AROUND, 0)
    cut = text[low:start]
    return "…" + cut.partition(" ")[2] if low and " " in cut else cut


def _after(text: str, end: int) -> str:
    cut = text[end : end + AROUND]
    whole = end + AROUND >= len(text)
    return cut if whole or " " not in cut else cut.rpartition(" ")[0] + " …"


def quoted_examples(report: Report, table: pd.DataFrame) -> list[dict[str, object]]:
    """A few marks of each feature, drawn by the report's seed, from as many outlets as can be.

    Returns
    -------
    list of dict
        For each feature its name, how many marks it has, and the examples.
    """
    if table.empty:
        return []
    kinds = {part.section.title: part.section.kind for part in report.parts}
    counted = table[table["section"].map(kinds).isin(["rates", "contrast"])]
    if counted.empty:
        return []
    # A feature has a prefix only where several extractors share a section.
    bare = counted["label"].str.rpartition("__")[2]
    counted = counted.assign(name=[readable(str(label)) for label in bare])
    found: list[dict[str, object]] = []
    for name, marks in counted.groupby("name", sort=True):
        marks = marks.drop_duplicates(["unit", "start", "end"])
        order = seeded(report.recipe.seed, "examples", name).permutation(len(marks))
        drawn = marks.iloc[order]
        # One of each outlet first, then a second one.
        turn = drawn.groupby("outlet", sort=False).cumcount()
        drawn = drawn.loc[turn.sort_values(kind="stable").index].head(PER_LABEL)
        columns = ("outlet", "unit", "voice", "left", "cue", "right")
        examples = drawn.sort_values(["outlet", "unit", "start"])[list(columns)]
        found.append(
            {"feature": name, "marks": len(marks), "examples": examples.to_dict("records")}
        )
    return found
