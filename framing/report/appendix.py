"""The evidence: every mark with the words around it, and some of them to read."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus import Corpus
from framing.figures.margins import readable
from framing.provenance import seeded
from framing.report.building import Report
from framing.report.marked import LEVELS
from framing.report.parts import Part

AROUND = 70
PER_LABEL = 4
COLUMNS = (
    *("outlet", "article", "unit", "start", "end", "label"),
    *("left", "cue", "right", "weight", "voice", "sections"),
)
BETWEEN = " | "


def evidence_table(report: Report) -> pd.DataFrame:
    """Every mark behind a count of the report, once: whose, where, and the words around it.

    Returns
    -------
    DataFrame
        `COLUMNS`; ``label`` is ``called__label`` whatever else its section holds, ``sections``
        names the sections that count the mark.
    """
    tables = [
        part.evidence.assign(label=_full_labels(part), _part=place)
        for place, part in enumerate(report.parts)
        if part.evidence is not None and not part.evidence.empty
    ]
    if not tables:
        return pd.DataFrame(columns=list(COLUMNS))
    table = pd.concat(tables, ignore_index=True)
    together = table.groupby(["unit", "start", "end", "label"], sort=False)
    marks: npt.NDArray[np.int64] = np.asarray(together.ngroup(), dtype=np.int64)
    once = table[~pd.Series(marks).duplicated().to_numpy()].reset_index(drop=True)
    titles = [part.section.title for part in report.parts]
    sections = _counted_in(marks, table["_part"].to_numpy(), titles)
    found = in_context(report.corpus, once, levels_of(report))
    return found.assign(sections=sections)[list(COLUMNS)]


def levels_of(report: Report) -> tuple[str, ...]:
    """The levels at which the report marked, each once."""
    found: list[str] = []
    for part in report.parts:
        if part.evidence is not None:
            found += LEVELS if part.section.kind == "marked" else [part.section.level]
    return tuple(dict.fromkeys(found))


def texts_behind(report: Report) -> pd.Series:
    """The texts of all units at the levels at which the report marked, index ``unit``."""
    levels = levels_of(report)
    texts = [report.corpus.texts(level) for level in levels] or [pd.Series(dtype="str")]
    return pd.concat(texts)


def _full_labels(part: Part) -> pd.Series:
    """The labels of a part's marks with the name that their extractor is called by."""
    labels = pd.Series() if part.evidence is None else part.evidence["label"]
    if len(part.section.extractors) > 1:
        return labels
    return f"{part.section.extractors[0].called}__" + labels


def _counted_in(
    marks: npt.NDArray[np.int64], places: npt.NDArray[np.int64], titles: list[str]
) -> npt.NDArray[np.object_]:
    """The titles of the sections that each mark, numbered as it first came, stands in."""
    named = np.full(marks.max() + 1, "", dtype=object)
    for place in sorted(set(places.tolist())):
        ours = np.unique(marks[places == place])
        named[ours] += np.where(named[ours] == "", "", BETWEEN) + titles[place]
    return named


def in_context(corpus: Corpus, evidence: pd.DataFrame, levels: tuple[str, ...]) -> pd.DataFrame:
    """Marks with the outlet, the article, and the words to their left and right."""
    units = pd.concat([corpus.units(level)[["article", "text"]] for level in levels])
    at = units.index.get_indexer(pd.Index(evidence["unit"]))
    used, row = np.unique(at, return_inverse=True)
    texts = units["text"].iloc[used].tolist()
    places = zip(row.tolist(), evidence["start"].tolist(), evidence["end"].tolist(), strict=True)
    sides = [(_before(texts[n], start), _after(texts[n], end)) for n, start, end in places]
    owners = units["article"].iloc[at]
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
    counting = {p.section.title for p in report.parts if p.section.kind in ("rates", "contrast")}
    known = {name: bool(counting & set(name.split(BETWEEN))) for name in set(table["sections"])}
    counted = table[table["sections"].map(known).astype(bool)]
    # What stands before the label only tells extractors apart.
    names = {label: readable(label.rpartition("__")[2]) for label in set(counted["label"])}
    counted = counted.assign(name=counted["label"].map(names))
    found: list[dict[str, object]] = []
    for name, marks in counted.groupby("name", sort=True):
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
