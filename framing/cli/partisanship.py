"""``framing partisanship``: how well one phrase tells the group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice, asked
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

if TYPE_CHECKING:
    from framing.compare import Estimates


@app.command()
def partisanship(
    folder: Folder,
    pair: Pair,
    groups: Groups = "outlet",
    strata: Strata = "event",
    clusters: Clusters = "copy_group",
    level: Level = "article",
    voice: WhichVoice = "outlet",
    ngrams: Ngrams = (2, 2),
    estimator: Annotated[str, typer.Option(help="leave-out, penalised or plug-in.")] = "leave-out",
    permutations: Permutations = None,
    seed: Seed = 0,
    top: Top = 8,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell how sure one can be of the group after hearing one phrase, beside permuted labels.

    \b
    Examples:
      framing partisanship corpora/harbour-talks --pair ledger tribune --out runs/phrases
      framing partisanship corpora/harbour-talks --groups kind --pair public partisan
    """
    from framing.cli.worded import Question, account_of, compared, counted, json_told, written
    from framing.compare import Resampling
    from framing.compare import partisanship as compare
    from framing.compare.partisanship import ESTIMATORS
    from framing.errors import one_of
    from framing.figures import plot_partisanship

    with asked():
        one_of("estimator", estimator, ESTIMATORS)
    columns, resampling = (groups, strata, clusters), (permutations, None)
    question = Question("partisanship", columns, level, voice, ngrams, resampling, seed)
    given = counted(folder, question, out=out, paper=paper)
    with asked():
        dealt = question.resampled(Resampling(permutations=999))
    found = compared(
        question,
        lambda: compare(
            given.counts, given.design, pair=pair, estimator=estimator, seed=seed, resampling=dealt
        ),
    )
    account = account_of(question, given, found, {"paper": paper, "top": top})
    written(out, found, account, lambda: plot_partisanship(found, top=top))
    if as_json:
        json_told(found)
    else:
        _say(found, top)


def _say(found: Estimates, top: int) -> None:
    phrases = found.table.iloc[2:].groupby("parameter", sort=False).head(top)
    head = ("phrase", "tells", "share told", "95 %", "n")
    rows = [
        (
            str(row["term"]),
            str(row["parameter"]),
            f"{row['estimate']:.4f}",
            f"{row['lower']:.4f} to {row['upper']:.4f}" if row["lower"] == row["lower"] else "",
            f"{row['n']:,}",
        )
        for part in (found.table.iloc[:2], phrases)
        for row in part.to_dict("records")
    ]
    speaking.say_table([head, *rows], right=(2, 3, 4))
    for sentence in found.notes:
        speaking.note(sentence)
