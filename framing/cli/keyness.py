"""``framing keyness``: which words a group uses more than another, on the same events."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice
from framing.cli.asking_words import (
    Clusters,
    Groups,
    Ngrams,
    Pair,
    Paper,
    Permutations,
    Strata,
    Top,
)


@app.command()
def keyness(
    folder: Folder,
    pair: Pair,
    groups: Groups = "outlet",
    strata: Strata = "event",
    clusters: Clusters = "copy_group",
    level: Level = "article",
    voice: WhichVoice = "outlet",
    ngrams: Ngrams = (1, 1),
    prior: Annotated[
        float, typer.Option(metavar="WORDS", help="How many words the prior is worth.")
    ] = 1_000,
    permutations: Permutations = None,
    seed: Seed = 0,
    top: Top = 12,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find the words that set two groups apart: log-odds, tested by article, on the same events.

    \b
    Examples:
      framing keyness corpora/harbour-talks --pair ledger tribune --out runs/words
      framing keyness corpora/harbour-talks --pair ledger "all others" --ngrams 1 2 --voice all
    """
    from framing.cli.asking import asked
    from framing.cli.worded import Question, account_of, compared, counted, told, written
    from framing.compare import Prior, Resampling
    from framing.compare import keyness as compare
    from framing.figures import plot_keyness
    from framing.figures.keyness import named

    with asked():
        belief = Prior(words=prior)
    columns, resampling = (groups, strata, clusters), (permutations, None)
    question = Question("keyness", columns, level, voice, ngrams, resampling, seed)
    given = counted(folder, question, out=out, paper=paper)
    with asked():
        dealt = question.resampled(Resampling())
    found = compared(
        question,
        lambda: compare(
            given.counts, given.design, pair=pair, prior=belief, seed=seed, resampling=dealt
        ),
    )
    account = account_of(question, given, found, {"paper": paper, "top": top})
    written(out, found, account, lambda: plot_keyness(found, top=top))
    tested = found.table[found.table["p_value"].notna()]
    told(found, named(tested, top=top, least=top), as_json=as_json)
