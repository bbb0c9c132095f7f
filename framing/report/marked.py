"""One article as it was published, with what was found in it marked."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.corpus import Corpus, ranked
from framing.errors import FramingError, one_of
from framing.figures import paper, plot_marked_pages
from framing.figures.margins import readable
from framing.figures.sheet import Block, Mark, blocks_of, marks_on
from framing.report.measured import word_lists
from framing.report.parts import Drawing, Part, Setting, not_validated, sentences
from framing.report.recipe import Choice, Section
from framing.report.scoring import Scorer
from framing.text import tokenize

LEVELS = ("headline", "paragraph", "comment")
CANDIDATES = 300
# Characters of an article that fits on two pages or so.
READABLE = 7_000


def marked_part(setting: Setting, section: Section) -> Part:
    """The article with its marks, for paper; the page sets it in HTML by itself."""
    corpus = setting.corpus
    if section.article:
        article = one_of("article", section.article, list(map(str, corpus.articles.index)))
    else:
        article = _rich(corpus, section, setting.scorer)
    evidence = article_evidence(corpus, article, section.extractors, setting.scorer)
    about = corpus.articles.loc[article]
    caption = f"“{about['headline']}”, {about['outlet']} ({article})."
    notes = [
        "Grounds tell the label, which also stands in the margin; underlined words are quoted",
        not_validated(word_lists(section.extractors)),
    ]
    with paper("page"):
        pages = plot_marked_pages(corpus, evidence, article=article)
    drawing = Drawing("marked", caption, pages, evidence, sentences(notes), True)
    return Part(section, (), drawings=(drawing,), evidence=evidence, article=article)


def article_evidence(
    corpus: Corpus, article: str, choices: Sequence[Choice], scorer: Scorer
) -> pd.DataFrame:
    """All marks in one article: in its headline, its paragraphs and its comments."""
    tables = []
    for level in LEVELS:
        units = corpus.units(level)
        ours = units.index[units["article"] == article]
        if len(ours):
            texts = corpus.texts(level).loc[ours]
            table = scorer.evidence(choices, tokenize(texts))
            if level != "paragraph":
                own = table["voice"] == "outlet"
                table = table.assign(voice=table["voice"].mask(own, level))
            tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _rich(corpus: Corpus, section: Section, scorer: Scorer) -> str:
    """An article with many marks of many kinds, among some of those of the largest outlets."""
    outlets = ranked(corpus, "outlet")[:8]
    of = corpus.articles[corpus.articles["outlet"].astype("str").isin(outlets)]
    names = list(of.index[:CANDIDATES])
    units = corpus.units("paragraph")
    units = units[units["article"].isin(names)]
    if units.empty:
        raise FramingError("No article of the corpus has a paragraph, so none can be marked.")
    length = units["text"].str.len().groupby(units["article"]).sum()
    short = set(length.index[length <= READABLE]) or {length.idxmin()}
    names = [name for name in names if name in short]
    units = units[units["article"].isin(names)]
    evidence = scorer.evidence(section.extractors, tokenize(units["text"]))
    owner = evidence["unit"].map(units["article"])
    kinds = evidence.groupby(owner)["label"].nunique()
    marks = evidence.groupby(owner).size()
    talked = corpus.comments["article"].value_counts()
    best = max(
        (str(name) for name in names),
        key=lambda name: (
            int(kinds.get(name, 0)) + min(int(talked.get(name, 0)), 2),
            int(marks.get(name, 0)),
            name,
        ),
    )
    return best


@dataclass(frozen=True)
class Segment:
    """A stretch of text with the marks that lie on all of it, the shortest first."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def said(self) -> str:
        """What a reader is told who points at it."""
        return "; ".join(f"{readable(mark.label)} ({mark.voice})" for mark in self.marks)


@dataclass(frozen=True)
class MarkedBlock:
    """A passage of the article cut where marks begin and end."""

    kind: str
    segments: tuple[Segment, ...]
    unit: str = ""


def marked_blocks(corpus: Corpus, article: str, evidence: pd.DataFrame) -> list[MarkedBlock]:
    """The article's passages and comments as segments, in the order of reading."""
    blocks = blocks_of(corpus, article)
    marks: dict[str, list[Mark]] = {}
    for mark in marks_on(evidence, blocks, article):
        marks.setdefault(mark.unit, []).append(mark)
    return [_cut(block, marks) for block in blocks]


def _cut(block: Block, marks: Mapping[str, Sequence[Mark]]) -> MarkedBlock:
    ours = [mark for mark in marks.get(block.unit, ()) if mark.end > mark.start]
    edges = sorted({0, len(block.text), *(m.start for m in ours), *(m.end for m in ours)})
    segments = []
    for start, end in itertools.pairwise(edges):
        on = [mark for mark in ours if mark.start <= start and end <= mark.end]
        on.sort(key=lambda mark: (mark.end - mark.start, mark.label))
        segments.append(Segment(block.text[start:end], tuple(on)))
    return MarkedBlock(block.kind, tuple(segments), block.unit)
