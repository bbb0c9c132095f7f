"""``framing wordfish``: groups, or articles, on the line that tells most of their words apart."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, WhichVoice
from framing.cli.asking_words import Clusters, Groups, Ngrams, Paper, Strata, Top


@app.command()
def wordfish(
    folder: Folder,
    groups: Groups = "outlet",
    strata: Strata = "event",
    clusters: Clusters = "copy_group",
    direction: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="A group, and one that stands to its right."),
    ] = None,
    each: Annotated[bool, typer.Option("--each", help="Scale every unit by itself.")] = False,
    level: Level = "article",
    voice: WhichVoice = "outlet",
    ngrams: Ngrams = (1, 1),
    top: Top = 10,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Scale outlets by the words they use more than others do, on the same events.

    Printed are the positions, then the words with the largest weights at both ends.

    \b
    Examples:
      framing wordfish corpora/harbour-talks --direction ledger tribune --out runs/scale
      framing wordfish corpora/harbour-talks --strata none --clusters none
    """
    from framing.cli import speaking
    from framing.cli.estimating import positions_told
    from framing.cli.worded import Question, account_of, compared, counted, json_told, written
    from framing.compare import wordfish as scale
    from framing.figures import plot_scaling

    question = Question("wordfish", (groups, strata, clusters), level, voice, ngrams)
    given = counted(folder, question, out=out, paper=paper)
    design = None if each else given.design
    found = compared(question, lambda: scale(given.counts, design, direction=direction))
    account = account_of(question, given, found, {"paper": paper, "each": each})
    written(out, found, account, lambda: plot_scaling(found))
    if as_json:
        json_told(found)
        return
    positions_told(found, top=top)
    for sentence in found.notes:
        speaking.note(sentence)
