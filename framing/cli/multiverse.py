"""``framing multiverse``: one contrast along every defensible path."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, Seed, With, asked
from framing.cli.contrast import NONE, say_comparison
from framing.cli.runs import Account, refuse_others, run_folder

if TYPE_CHECKING:
    from framing.compare import Comparison

FIGURE, NUMBERS = "multiverse.pdf", "comparison.csv"


def _several(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text.split(","))))


@app.command()
def multiverse(
    folder: Folder,
    extractors: With,
    pair: Annotated[
        tuple[str, str], typer.Option(metavar="A B", help="The group, and what it is set against.")
    ],
    voices: Annotated[
        str, typer.Option(metavar="LIST", help="Of outlet, quoted, all.")
    ] = "outlet,all",
    levels: Annotated[
        str, typer.Option(metavar="LIST", help="Of paragraph, article and the other levels.")
    ] = "paragraph",
    per: Annotated[
        str, typer.Option(metavar="LIST", help="Of tokens, sentences, units.")
    ] = "tokens,sentences,units",
    copies: Annotated[str, typer.Option(metavar="LIST", help="Of once, each.")] = "once,each",
    groups: Annotated[str, typer.Option(metavar="COLUMN", help="What the groups are.")] = "outlet",
    strata: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="Compare within these only; none compares across all."),
    ] = "event",
    permutations: Annotated[int, typer.Option(help="Relabellings for each p.")] = 1999,
    seed: Seed = 0,
    paper: Annotated[
        str, typer.Option(help="The figure is for a column, page or slide.")
    ] = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run one contrast over word lists, voices, levels, copies and normalisations; pick none.

    \b
    Example:
      framing multiverse corpora/harbour-talks --with wording.LoadedTerms \\
          --with sourcing.ScareQuotes --pair tribune ledger --out runs/multiverse
    """
    from framing.cli.extractors import chosen, record_of
    from framing.compare import Resampling
    from framing.compare import multiverse as compare
    from framing.corpus import Corpus
    from framing.errors import FramingWarning, one_of
    from framing.figures.style import STYLES
    from framing.report.paths import Options, paths_of

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
        resampling = Resampling(permutations=permutations)
        choices = chosen(extractors)
        options = Options(choices, *map(_several, (voices, levels, per, copies)))
    corpus = Corpus.read(folder)
    with speaking.progress("Scoring"), asked():
        stratum = None if strata == NONE else strata
        paths = list(
            paths_of(corpus, options, groups=groups, strata=stratum, resampling=resampling)
        )
    with speaking.progress("Comparing", len(paths)), warnings.catch_warnings():
        # What they say stands in the notes too.
        warnings.simplefilter("ignore", FramingWarning)
        with asked():
            found = compare(paths, pair=pair, seed=seed)
    if out is not None:
        about = {"extractors": record_of(choices), "paper": paper, "permutations": permutations}
        account = Account(
            "multiverse",
            corpus,
            {**found.provenance.parameters, **about},
            {"paths": len(paths), "excluded": dict(found.excluded)},
            seed,
            found=found,
        )
        _write(out, found, account)
    if as_json:
        speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
    else:
        say_comparison(found)


def _write(out: Path, found: Comparison, account: Account) -> None:
    from framing.figures import paper, plot_multiverse, save_figure

    with run_folder(out, account) as draft:
        found.save(draft / NUMBERS)
        with paper(str(account.parameters["paper"])):
            save_figure(plot_multiverse(found), draft / FIGURE, of=found)
    speaking.note(f"{out}: {FIGURE} with its numbers, and {NUMBERS}.")
