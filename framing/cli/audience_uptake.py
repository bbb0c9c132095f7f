"""``framing audience uptake``: what of an article its readers repeat, resist or rename."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import audience
from framing.cli.asking import Folder, Json, Quiet, RunFolder, Seed, asked
from framing.cli.asking_audience import KeyFile, Names, key_in
from framing.cli.asking_words import Paper

if TYPE_CHECKING:
    import pandas as pd

    from framing.cli.runs import Account
    from framing.compare import Comparison


@audience.command("uptake")
def uptake(
    folder: Folder,
    labels: Annotated[
        str, typer.Option(metavar="LIST", help="A word list with contrasts; none for no labels.")
    ] = "actor-labels",
    codebook: Annotated[
        str, typer.Option(metavar="NAME", help="A codebook of frames; none for no frames.")
    ] = "generic-frames",
    strata: Annotated[
        str, typer.Option(metavar="COLUMN", help="Exchange comments within; none: within all.")
    ] = "event",
    permutations: Annotated[
        int, typer.Option(min=99, help="Times comments are dealt anew.")
    ] = 9999,
    names: Names = "pseudonyms",
    key: KeyFile = None,
    seed: Seed = 0,
    paper: Paper = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell what comments take up of the article above them, more than of other articles.

    RUN then holds every uptake with its place in comment and article, the test, and a figure.

    \b
    Examples:
      framing audience uptake corpora/harbour-talks --out runs/uptake
      framing audience uptake corpora/mine --strata none --codebook none
    """
    from framing.audience import Uptake
    from framing.cli.contrast import NONE, say_comparison
    from framing.cli.runs import Account, refuse_others
    from framing.compare import Resampling, pairing
    from framing.corpus import Corpus
    from framing.errors import one_of
    from framing.figures.style import STYLES
    from framing.frames import FrameCues

    with asked():
        one_of("paper", paper, STYLES)
        secret = key_in(key)
        marked = Uptake(
            labels=None if labels == NONE else labels,
            frames=None if codebook == NONE else FrameCues(codebook),
        )
        resampling = Resampling(permutations=permutations)
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    within = None if strata == NONE else strata
    design = corpus.design("article", groups="outlet", strata=within)
    table = marked.table(corpus, names=names, key=secret)
    found = pairing(marked.crossed(corpus, strata=within), design, seed=seed, resampling=resampling)
    if out is not None:
        parameters = {
            "labels": labels, "codebook": codebook, "strata": strata, "names": names,
            "permutations": permutations, "paper": paper,
        }  # fmt: skip
        counts = {"articles": len(corpus), "comments": len(corpus.comments), "uptakes": len(table)}
        _write(out, table, found, Account("audience uptake", corpus, parameters, counts, seed))
    if as_json:
        speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
        return
    say_comparison(found)


def _write(out: Path, table: pd.DataFrame, found: Comparison, account: Account) -> None:
    from framing.cli.runs import run_folder
    from framing.figures import paper, plot_uptake, save_figure
    from framing.files import for_spreadsheet, write_csv

    with run_folder(out, account) as draft:
        write_csv(draft / "uptake.csv", for_spreadsheet(table))
        found.save(draft / "comparison")
        with paper(str(account.parameters["paper"])):
            save_figure(plot_uptake(found), draft / "uptake-of-articles.pdf", of=found)
    speaking.note(f"{out}: uptake.csv, comparison.csv, uptake-of-articles.pdf.")
