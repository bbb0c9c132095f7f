"""``framing divergence``: how far the words of groups are apart, beyond chance."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice, asked
from framing.cli.asking_words import Clusters, Groups, Ngrams, Paper, Permutations, Strata


@app.command()
def divergence(
    folder: Folder,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="Two groups, if not every two of them."),
    ] = None,
    groups: Groups = "outlet",
    strata: Strata = "event",
    clusters: Clusters = "copy_group",
    level: Level = "article",
    voice: WhichVoice = "outlet",
    ngrams: Ngrams = (1, 1),
    measure: Annotated[
        str, typer.Option(help="jensen_shannon, total_variation or hellinger.")
    ] = "jensen_shannon",
    permutations: Permutations = None,
    seed: Seed = 0,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell how far the words of two groups are apart, less what chance sets apart.

    \b
    Examples:
      framing divergence corpora/harbour-talks --pair ledger tribune
      framing divergence corpora/harbour-talks --ngrams 1 2 --out runs/apart
    """
    from framing.cli.worded import Question, account_of, compared, counted, told, written
    from framing.compare import Resampling
    from framing.compare import divergence as compare
    from framing.compare.divergence import MEASURES
    from framing.errors import one_of
    from framing.figures import plot_divergence

    with asked():
        one_of("measure", measure, MEASURES)
    columns, resampling = (groups, strata, clusters), (permutations, None)
    question = Question("divergence", columns, level, voice, ngrams, resampling, seed)
    given = counted(folder, question, out=out, paper=paper)
    with asked():
        dealt = question.resampled(Resampling(permutations=999))
    found = compared(
        question,
        lambda: compare(
            given.counts, given.design, pair=pair, measure=measure, seed=seed, resampling=dealt
        ),
    )
    account = account_of(question, given, found, {"paper": paper})
    written(out, found, account, lambda: plot_divergence(found))
    told(found, found.table, as_json=as_json)
