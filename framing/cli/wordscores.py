"""``framing wordscores``: groups placed between reference groups whose positions are given."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, WhichVoice, asked
from framing.cli.asking_words import Clusters, Groups, Ngrams, Paper, Top


@app.command()
def wordscores(
    folder: Folder,
    reference: Annotated[
        list[str],
        typer.Option(
            metavar="NAME=POSITION", help="A group whose position is known; two of them at least."
        ),
    ],
    groups: Groups = "outlet",
    clusters: Clusters = "copy_group",
    each: Annotated[
        bool, typer.Option("--each", help="Score every unit by itself, references too.")
    ] = False,
    level: Level = "article",
    voice: WhichVoice = "outlet",
    ngrams: Ngrams = (1, 1),
    top: Top = 10,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Score outlets by words whose scores come from reference outlets.

    \b
    Example:
      framing wordscores corpora/harbour-talks --reference ledger=-1 --reference tribune=1
    """
    from framing.cli import speaking
    from framing.cli.estimating import positions_of, positions_told
    from framing.cli.worded import Question, account_of, compared, counted, json_told, written
    from framing.compare import wordscores as score
    from framing.figures import plot_scaling

    with asked():
        known = positions_of(reference)
    question = Question("wordscores", (groups, "none", clusters), level, voice, ngrams)
    given = counted(folder, question, out=out, paper=paper)
    design = None if each else given.design
    found = compared(question, lambda: score(given.counts, known, design))
    account = account_of(question, given, found, {"paper": paper, "each": each})
    written(out, found, account, lambda: plot_scaling(found))
    if as_json:
        json_told(found)
        return
    positions_told(found, top=top)
    for sentence in found.notes:
        speaking.note(sentence)
