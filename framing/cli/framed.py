"""From a codebook to rates, scores, consistency and evidence, and the folder that holds them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.runs import Account, refuse_others, run_folder
from framing.compare import Estimates, consistency, cooccurrence, rates, trend
from framing.corpus import Corpus, ranked
from framing.errors import FramingWarning, TooFewUnits, one_of
from framing.extractor import Voice, in_voice
from framing.files import for_spreadsheet, write_csv
from framing.frames import Codebook, FrameCues, FrameScores
from framing.frames.codebook import load
from framing.report.measured import SAID_OF
from framing.report.parts import not_validated

if TYPE_CHECKING:
    from framing.text import Tokens

PLACES = ("headline", "comment")
CONTEXT = 90
"""Characters shown on either side of a mark."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a corpus' frames.

    Attributes
    ----------
    codebook : str
    voice : str
    columns : tuple of (str, str or None)
        The columns of groups and clusters.
    chosen : sequence of str
        Groups shown; those with the most articles where it is empty.
    by : str or None
        The period of rates over time; none are told without it.
    events : mapping of str to str
        What happened when, by day.
    seed : int
    """

    codebook: str
    voice: str
    columns: tuple[str, str | None]
    chosen: Sequence[str] = ()
    by: str | None = None
    events: Mapping[str, str] = field(default_factory=dict)
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Framed:
    """What was found of a codebook's frames in a corpus."""

    corpus: Corpus
    codebook: Codebook
    rates: Estimates
    consistency: Estimates | None
    cooccurrence: Estimates | None
    over_time: Estimates | None
    scores: pd.DataFrame
    evidence: pd.DataFrame


def framed(folder: Path, wanted: Wanted, *, out: Path | None, top: int) -> Framed:
    """Score a corpus by a codebook.

    Raises
    ------
    typer.BadParameter
        Where the codebook is faulty, or the corpus lacks a column or a group that was named.
    FramingError
        Where the corpus cannot be read, or nothing can be estimated.
    """
    groups, clusters = wanted.columns
    with asked():
        book = load(wanted.codebook)
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    level = wanted.voice if wanted.voice in PLACES else "paragraph"
    voice = "all" if wanted.voice in PLACES else wanted.voice
    with asked():
        design = corpus.design(level, groups=groups, clusters=clusters)
        known = ranked(corpus, groups)
        shown = [one_of("group", name, known) for name in wanted.chosen] or known[:top]
    with speaking.progress(f"Reading {level}s"):
        tokens = corpus.tokens(level)
        wholes = tokens if wanted.voice in PLACES else corpus.tokens("article")
    with speaking.progress("Scoring"):
        cues = FrameCues(book)
        counts = _counted(cues, tokens, voice)
        scores = FrameScores(book, voice=voice).components(wholes)
    said = [SAID_OF[voice], not_validated({book.name: book})]
    with speaking.progress("Estimating"), warnings.catch_warnings():
        # What they say stands in the notes too.
        warnings.simplefilter("ignore", FramingWarning)
        found = rates(counts, design, groups=shown)
        alike = (
            design
            if wholes is tokens
            else corpus.design("article", groups=groups, clusters=clusters)
        )
        own = alike.table["cluster"].reindex(scores.index)
        seed, frames = wanted.seed, list(book.names)
        met = _or_none(lambda: consistency(scores, book.scales, clusters=own))
        together = (
            _or_none(lambda: cooccurrence(scores[frames], clusters=own))
            if len(frames) > 1
            else None
        )
        over = None
        if wanted.by is not None:
            dates = corpus.about(level, ["date"])["date"]
            period = wanted.by
            over = _or_none(
                lambda: trend(counts, design, dates, groups=shown[:2], by=period, seed=seed)
            )
    return Framed(
        corpus,
        book,
        replace(found, notes=(*said, *found.notes)),
        met,
        together,
        over,
        scores,
        _evidence(cues, tokens, voice, book),
    )


def _counted(cues: FrameCues, tokens: Tokens, voice: str) -> pd.DataFrame:
    if voice == "all":
        return pd.DataFrame(cues.transform(tokens))
    return in_voice(pd.DataFrame(Voice(cues).transform(tokens)), voice)


def _or_none(estimate: Callable[[], Estimates]) -> Estimates | None:
    """What is estimated, or nothing and the reason why."""
    try:
        return estimate()
    except TooFewUnits as error:
        speaking.note(str(error))
        return None


def _evidence(cues: FrameCues, tokens: Tokens, voice: str, book: Codebook) -> pd.DataFrame:
    """The marks with their items and the words on either side, the frames in the book's order."""
    by_item = FrameCues(book, by="item").evidence(tokens)
    items = by_item.groupby(["unit", "start", "end"])["label"].agg("; ".join).rename("items")
    marks = cues.evidence(tokens)
    marks = marks[marks["voice"] == voice] if voice != "all" else marks
    marks = marks.join(items, on=["unit", "start", "end"])
    text = dict(zip(tokens.index, tokens.texts, strict=True))
    sides = [
        (text[unit][max(start - CONTEXT, 0) : start], text[unit][end : end + CONTEXT])
        for unit, start, end in zip(marks["unit"], marks["start"], marks["end"], strict=True)
    ]
    marks = marks.assign(left=[left for left, _ in sides], right=[right for _, right in sides])
    order = marks["label"].map({name: place for place, name in enumerate(book.names)})
    return marks.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def kept(out: Path, wanted: Wanted, found: Framed, *, paper: str) -> None:
    """Write tables, figures and the marks behind them."""
    counts = {
        "articles": len(found.corpus),
        "frames": len(found.codebook.frames),
        "marks": len(found.evidence),
    }
    groups, clusters = wanted.columns
    parameters = {
        "codebook": found.codebook.name,
        "version": found.codebook.card.version,
        "voice": wanted.voice,
        "groups": groups,
        "clusters": clusters,
        "shown": found.rates.provenance.parameters["chosen"],
        "by": wanted.by,
        "events": dict(wanted.events),
        "paper": paper,
    }
    inputs = {"codebook": found.codebook.fingerprint}
    account = Account("frames", found.corpus, parameters, counts, wanted.seed, inputs)
    with speaking.progress("Writing"), run_folder(out, account) as draft:
        write_csv(draft / "scores.csv", for_spreadsheet(found.scores.reset_index()))
        write_csv(draft / "evidence.csv", for_spreadsheet(found.evidence))
        _draw(draft, wanted, found, paper)
        written = [path.name for path in sorted(draft.glob("*.pdf"))]
    speaking.note(f"{out}: {', '.join(written)} with their numbers, scores.csv, evidence.csv.")


def _draw(draft: Path, wanted: Wanted, found: Framed, style: str) -> None:
    from framing import figures

    evidence = found.evidence
    with figures.paper(style):
        save = figures.save_figure
        save(figures.plot_heatmap(found.rates), draft / "frames.pdf", of=found.rates)
        save(figures.plot_frames(found.rates), draft / "frames-dots.pdf", of=found.rates)
        if found.consistency is not None:
            drawn = figures.plot_consistency(found.consistency)
            save(drawn, draft / "consistency.pdf", of=found.consistency)
        if found.cooccurrence is not None:
            drawn = figures.plot_cooccurrence(found.cooccurrence)
            save(drawn, draft / "cooccurrence.pdf", of=found.cooccurrence)
        if len(evidence):
            spread = evidence.sample(frac=1, random_state=wanted.seed).sort_index(kind="stable")
            few = spread.drop_duplicates(["label", "cue"]).groupby("label", sort=False).head(3)
            save(figures.plot_evidence(few), draft / "examples.pdf", of=few)
        if found.over_time is not None:
            for name in dict.fromkeys(found.over_time.table["feature"]):
                drawn = figures.plot_trend(found.over_time, feature=name, events=wanted.events)
                save(drawn, draft / f"time-{name}.pdf", of=found.over_time)
