"""``framing shift``: which words make the difference between two groups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice, asked
from framing.cli.asking_words import Clusters, Draws, Groups, Ngrams, Pair, Paper, Strata, Top
from framing.cli.contrast import interval, number

if TYPE_CHECKING:
    import pandas as pd

    from framing.compare import Comparison


@app.command()
def shift(
    folder: Folder,
    pair: Pair,
    groups: Groups = "outlet",
    strata: Strata = "event",
    clusters: Clusters = "copy_group",
    level: Level = "article",
    voice: WhichVoice = "outlet",
    by: Annotated[
        str, typer.Option(help="proportion, entropy or jensen_shannon; or give --scores.")
    ] = "proportion",
    scores: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV of terms and their scores, to shift their mean."),
    ] = None,
    ngrams: Ngrams = (1, 1),
    draws: Draws = None,
    seed: Seed = 0,
    top: Top = 20,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell which words make up the difference between two groups, on the same events.

    \b
    Examples:
      framing shift corpora/harbour-talks --pair ledger tribune --by entropy --out runs/shift
      framing shift corpora/harbour-talks --pair ledger "all others" --scores tone.csv
    """
    from framing.cli.worded import Question, account_of, compared, counted, json_told, written
    from framing.compare import Resampling
    from framing.compare import shift as compare
    from framing.compare.shift import KINDS
    from framing.errors import one_of
    from framing.figures import plot_shift
    from framing.figures.shift import drawn as largest

    columns, resampling = (groups, strata, clusters), (None, draws)
    question = Question("shift", columns, level, voice, ngrams, resampling, seed)
    with asked():
        what = one_of("--by", by, KINDS) if scores is None else _scores(scores)
    given = counted(folder, question, out=out, paper=paper)
    with asked():
        drawing = question.resampled(Resampling())
    found = compared(
        question,
        lambda: compare(
            given.counts, given.design, pair=pair, by=what, seed=seed, resampling=drawing
        ),
    )
    account = account_of(question, given, found, {"paper": paper, "top": top})
    written(out, found, account, lambda: plot_shift(found, top=top))
    if as_json:
        json_told(found)
    else:
        _say(found, largest(found.table, top=top))


def _say(found: Comparison, table: pd.DataFrame) -> None:
    speaking.say(speaking.in_a_line(found.axis_label))
    head = ("word", "contribution", "95 % interval", *(f"hits {name}" for name in found.pairs[0]))
    rows = [
        (
            row["feature"],
            number(row["estimate"]),
            interval(row["lower"], row["upper"]),
            format(row["hits"], ",.0f"),
            format(row["hits_reference"], ",.0f"),
        )
        for row in table.to_dict("records")
    ]
    speaking.say_table([head, *rows], right=(1, 2, 3, 4))
    for sentence in found.notes:
        speaking.note(sentence)


def _scores(path: Path) -> pd.Series:
    """A score for each term, from the first two columns of a CSV."""
    import pandas as pd

    from framing.errors import FramingError

    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        terms, values = table.columns[:2]
        numbers = pd.to_numeric(table[values])
    except (ValueError, UnicodeDecodeError) as error:
        raise FramingError(
            f"{path}: a term and its score were expected in a row: {error}."
        ) from error
    return pd.Series(numbers.to_numpy(), index=table[terms].str.strip(), name=str(values))
