"""From a corpus to who speaks in it, and the folder that holds it."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.cli import speaking
from framing.cli.asking import asked
from framing.cli.runs import Account, refuse_others, run_folder
from framing.compare import Estimates, rates
from framing.corpus import Corpus, ranked
from framing.errors import FramingWarning, one_of
from framing.extractor import Voice, in_voice
from framing.files import for_spreadsheet, write_csv
from framing.sourcing import Attributions, ParsedAttributions, ScareQuotes, Sources, Voices

if TYPE_CHECKING:
    from framing.corpus.design import Design

FEWEST = 20
"""Attributions from which a type of source is shown with its verbs."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a corpus' voices.

    Attributes
    ----------
    columns : tuple of (str, str or None)
        The columns of groups and clusters.
    chosen : sequence of str
        Groups shown; those with the most articles where it is empty.
    pipeline : str or None
        A spaCy pipeline that parses the sentences; by rules alone without it.
    """

    columns: tuple[str, str | None]
    chosen: Sequence[str] = ()
    pipeline: str | None = None


@dataclass(frozen=True, eq=False)
class Voiced:
    """Who speaks in a corpus: every attribution, and three tables of estimates."""

    corpus: Corpus
    method: str
    sources: Sources
    types: Estimates
    stances: Estimates | None
    scare: Estimates
    relations: pd.DataFrame
    speakers: pd.DataFrame


def voiced(folder: Path, wanted: Wanted, *, out: Path | None, top: int) -> Voiced:
    """Find who speaks in a corpus.

    Raises
    ------
    typer.BadParameter
        Where the corpus lacks a column or a group that was named, or there is no such pipeline.
    FramingError
        Where the corpus cannot be read, or nothing can be estimated.
    """
    groups, clusters = wanted.columns
    parser = None if wanted.pipeline is None else ParsedAttributions(wanted.pipeline)
    with asked():
        method = "rules" if parser is None else parser.method
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    with asked():
        design = corpus.design("article", groups=groups, clusters=clusters)
        known = ranked(corpus, groups)
        shown = [one_of("group", name, known) for name in wanted.chosen] or known[:top]
    with speaking.progress("Reading articles"):
        tokens = corpus.tokens("article")
    attributions = Attributions(tagger=parser)
    with speaking.progress("Finding who speaks"):
        sources = Sources.of(tokens, tagger=parser)
        relations = attributions.relations(tokens)
        speakers = Voices(tagger=parser).table(tokens)
        scare = Voice(ScareQuotes(), attributions=attributions).fit_transform(tokens)
    said = f"Attributions are found by {method}."
    with speaking.progress("Estimating"), warnings.catch_warnings():
        # What they say stands in the notes too.
        warnings.simplefilter("ignore", FramingWarning)
        types = rates(sources.types(), sources.design(design), groups=shown, bounds=(0, 1))
        quotes = rates(in_voice(pd.DataFrame(scare), "outlet"), design, groups=shown)
    return Voiced(
        corpus,
        method,
        sources,
        replace(types, notes=(said, *types.notes)),
        _stances(sources, design),
        quotes,
        relations,
        speakers,
    )


def _stances(sources: Sources, design: Design) -> Estimates | None:
    """The reporting verbs' stances by type of source, of those types that speak often."""
    by_type = sources.design(design, by_type=True)
    stances = sources.stances().dropna()
    often = sources.table.loc[stances.index, "speaker_type"].value_counts()
    kinds = sorted(often[often >= FEWEST].index)
    if not kinds:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return rates(stances, by_type, groups=kinds, bounds=(0, 1))


def kept(out: Path, wanted: Wanted, found: Voiced, *, paper: str) -> None:
    """Write figures with their numbers, and the attributions and speakers behind them."""
    groups, clusters = wanted.columns
    counts = {
        "articles": len(found.corpus),
        "attributions": len(found.sources.table),
        "speakers": len(found.speakers),
    }
    parameters = {
        "method": found.method,
        "groups": groups,
        "clusters": clusters,
        "shown": found.types.provenance.parameters["chosen"],
        "paper": paper,
    }
    account = Account("voices", found.corpus, parameters, counts)
    with speaking.progress("Writing"), run_folder(out, account) as draft:
        write_csv(draft / "attributions.csv", for_spreadsheet(found.relations))
        write_csv(draft / "speakers.csv", for_spreadsheet(found.speakers))
        _draw(draft, found, paper)
        written = [path.name for path in sorted(draft.glob("*.pdf"))]
    speaking.note(
        f"{out}: {', '.join(written)} with their numbers, attributions.csv, speakers.csv."
    )


def _draw(draft: Path, found: Voiced, style: str) -> None:
    from framing import figures

    with figures.paper(style):
        save = figures.save_figure
        drawn = figures.plot_shares(found.types, of="attributions")
        save(drawn, draft / "sources.pdf", of=found.types)
        if found.stances is not None:
            drawn = figures.plot_shares(found.stances, of="reporting verbs")
            save(drawn, draft / "verbs.pdf", of=found.stances)
        drawn = figures.plot_rates(found.scare, feature="scare_quote")
        save(drawn, draft / "scare-quotes.pdf", of=found.scare)
