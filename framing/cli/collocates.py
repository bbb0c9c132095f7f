"""``framing collocates``: what two groups set beside a word."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice, asked
from framing.cli.asking_words import Clusters, Groups, Pair, Paper, Permutations, Strata, Top


@app.command()
def collocates(
    folder: Folder,
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="Words; * stands for any letters.")
    ],
    pair: Pair,
    groups: Groups = "outlet",
    strata: Strata = "event",
    clusters: Clusters = "copy_group",
    level: Level = "article",
    voice: WhichVoice = "outlet",
    window: Annotated[int, typer.Option(min=1, help="How many words on each side are near.")] = 5,
    permutations: Permutations = None,
    seed: Seed = 0,
    top: Top = 10,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare what two groups set beside a word, in the same sentence, on the same events.

    \b
    Examples:
      framing collocates corpora/harbour-talks treaty "channel due*" --pair ledger tribune
      framing collocates corpora/harbour-talks govern* --groups kind --strata none \\
          --pair public partisan --window 3
    """
    import pandas as pd

    from framing.cli.worded import Question, account_of, compared, counted, told, written
    from framing.compare import Resampling, TermCounts, Windows
    from framing.compare import collocates as compare
    from framing.extractor import Nearby
    from framing.figures import plot_collocates
    from framing.figures.keyness import named

    columns, resampling = (groups, strata, clusters), (permutations, None)
    question = Question("collocates", columns, level, voice, (1, 1), resampling, seed)
    given = counted(folder, question, out=out, paper=paper)
    near = Nearby(words, window=window, min_units=1, voice=question.whose)
    with asked():
        dealt = question.resampled(Resampling())
        places = pd.Series(near.occurrences(given.tokens), given.tokens.index)
        windows = Windows(TermCounts.by(near, given.tokens), given.counts, places)
    found = compared(
        question, lambda: compare(windows, given.design, pair=pair, seed=seed, resampling=dealt)
    )
    drawn = {"paper": paper, "top": top, "words": words, "window": window}
    account = account_of(question, given, found, drawn)
    written(out, found, account, lambda: plot_collocates(found, top=top))
    tested = found.table[found.table["p_value"].notna()]
    told(found, named(tested, top=top, least=top), as_json=as_json)
