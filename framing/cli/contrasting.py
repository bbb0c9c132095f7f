"""From a question on the command line to a comparison and the folder that holds it."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.extractors import record_of
from framing.cli.runs import Account, refuse_others, run_folder
from framing.compare import Comparison, Resampling, contrast_all
from framing.compare import contrast as compare
from framing.compare.multiplicity import CORRECTIONS
from framing.corpus import Corpus
from framing.errors import FramingWarning, one_of
from framing.files import for_spreadsheet, write_csv
from framing.report.measured import SAID_OF, word_lists
from framing.report.parts import not_validated
from framing.report.scoring import Scorer

if TYPE_CHECKING:
    import pandas as pd

    from framing.corpus.design import Design
    from framing.report.recipe import Choice
    from framing.text import Tokens

FIGURE = "contrast.pdf"
NUMBERS = "comparison.csv"
EVIDENCE = "evidence.csv"


@dataclass(frozen=True)
class Question:
    """What is compared, between whom, and how it is tested.

    Attributes
    ----------
    choices : sequence of Choice
    level, voice : str
    pair : tuple of two str, or None
        None compares every group with the others.
    columns : tuple of three (str or None)
        The columns of groups, strata and clusters.
    correction : str
    resampling : tuple of two (int or None)
        Permutations and bootstrap draws; None for the usual number.
    seed : int
    """

    choices: Sequence[Choice]
    level: str
    voice: str
    pair: tuple[str, str] | None
    columns: tuple[str | None, ...]
    correction: str
    resampling: tuple[int | None, int | None]
    seed: int


@dataclass(frozen=True, eq=False)
class Scored:
    """A corpus' units, scored and grouped as a question asks."""

    corpus: Corpus
    design: Design
    tokens: Tokens
    scorer: Scorer
    scores: pd.DataFrame


def scored(folder: Path, question: Question) -> Scored:
    """Read a corpus and score what the question compares.

    Raises
    ------
    typer.BadParameter
        Where the corpus lacks a column or a group that was named.
    FramingError
        Where the corpus cannot be read.
    """
    corpus = Corpus.read(folder)
    groups, strata, clusters = question.columns
    with asked():
        design = corpus.design(question.level, groups=str(groups), strata=strata, clusters=clusters)
        narrow = question.pair is not None and groups in corpus.articles
        narrowed = corpus.where(**{str(groups): question.pair}) if narrow else corpus
    with speaking.progress(f"Reading {question.level}s"):
        tokens = narrowed.tokens(question.level)
    with speaking.progress("Scoring"), asked():
        scorer = Scorer()
        scores = scorer.scores(question.choices, tokens, voice=question.voice)
    return Scored(corpus, design, tokens, scorer, scores)


def contrasted(
    folder: Path, question: Question, *, out: Path | None, paper: str, top: int
) -> Comparison:
    """Compare groups of a corpus, and write the run where a folder for it is given.

    Raises
    ------
    typer.BadParameter
        Where the corpus lacks a column or a group that was named, or an option is not known.
    FramingError
        Where the corpus cannot be read or compared.
    """
    from framing.figures.style import STYLES

    with asked():
        one_of("correction", question.correction, CORRECTIONS)
        one_of("paper", paper, STYLES)
        resampling = _resampling(question)
        if out is not None:
            refuse_others(out)
    ready = scored(folder, question)
    with speaking.progress("Comparing"), warnings.catch_warnings():
        # What they say stands in the notes too.
        warnings.simplefilter("ignore", FramingWarning)
        found = _compared(ready.scores, ready.design, question, resampling)
    said = (SAID_OF[question.voice], *found.notes, not_validated(word_lists(question.choices)))
    found = replace(found, notes=tuple(filter(None, said)))
    if out is not None:
        with speaking.progress("Writing"):
            account = _account(ready.corpus, question, found, {"paper": paper, "top": top})
            marks = ready.scorer.evidence(question.choices, ready.tokens, voice=question.voice)
            marks = marks.join(ready.design.table[["group", "stratum"]], on="unit")
            _write(out, found, marks, account)
    return found


def _compared(
    scores: pd.DataFrame, design: Design, question: Question, resampling: Resampling
) -> Comparison:
    seed, correction = question.seed, question.correction
    if question.pair is None:
        return contrast_all(scores, design, seed=seed, correction=correction, resampling=resampling)
    return compare(
        scores, design, pair=question.pair, seed=seed, correction=correction, resampling=resampling
    )


def _resampling(question: Question) -> Resampling:
    usual = Resampling()
    permutations, draws = question.resampling
    return replace(
        usual,
        permutations=usual.permutations if permutations is None else permutations,
        draws=usual.draws if draws is None else draws,
    )


def _account(
    corpus: Corpus, question: Question, found: Comparison, drawn: dict[str, object]
) -> Account:
    parameters = {
        **found.provenance.parameters,
        **drawn,
        "extractors": record_of(question.choices),
        "voice": question.voice,
    }
    counts = {"features": len(found.table), "excluded": dict(found.excluded)}
    return Account("contrast", corpus, parameters, counts, question.seed, found=found)


def _write(out: Path, found: Comparison, evidence: pd.DataFrame, account: Account) -> None:
    from framing.figures import paper, plot_contrast, plot_contrast_all, save_figure

    top = int(str(account.parameters["top"]))
    with run_folder(out, account) as draft:
        found.save(draft / NUMBERS)
        write_csv(draft / EVIDENCE, for_spreadsheet(evidence))
        with paper(str(account.parameters["paper"])):
            drawn = plot_contrast if len(found.pairs) == 1 else plot_contrast_all
            save_figure(drawn(found, top=top), draft / FIGURE, of=found)
    speaking.note(
        f"{out}: {FIGURE} with its numbers, {NUMBERS}, and {len(evidence):,} marks in {EVIDENCE}."
    )
