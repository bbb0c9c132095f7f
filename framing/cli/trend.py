"""``framing trend``: how rates move over time, and when they changed."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice, With, asked
from framing.cli.asking_words import Clusters, Groups, Paper


@app.command()
def trend(
    folder: Folder,
    extractors: With,
    group: Annotated[
        list[str],
        typer.Option(metavar="GROUP", help="One group, or twice: a group and its reference."),
    ],
    by: Annotated[str, typer.Option(help="day, week or month.")] = "week",
    mark: Annotated[
        list[str] | None,
        typer.Option(metavar="DAY=NAME", help="What happened when, drawn beside the rates."),
    ] = None,
    groups: Groups = "outlet",
    clusters: Clusters = "copy_group",
    level: Level = "article",
    voice: WhichVoice = "outlet",
    seed: Seed = 0,
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Follow a group's rate, or two groups' difference, over the time that is covered.

    \b
    Example:
      framing trend corpora/harbour-talks --with wording.LoadedTerms --by day \\
          --group tribune --group ledger --mark 2031-03-10=talks --out runs/time
    """
    from framing.cli.contrast import NONE
    from framing.cli.contrasting import Question
    from framing.cli.estimating import estimated, estimates_told, kept
    from framing.cli.extractors import chosen
    from framing.compare import trend as follow
    from framing.compare.timeline.series import PERIODS
    from framing.errors import one_of
    from framing.figures import plot_trend

    with asked():
        one_of("by", by, PERIODS)
    question = Question(
        choices=chosen(extractors),
        level=voice if voice in ("headline", "comment") else level,
        voice="all" if voice in ("headline", "comment") else voice,
        pair=None,
        columns=(groups, None, None if clusters == NONE else clusters),
        correction="BH",
        resampling=(None, None),
        seed=seed,
    )
    ready, found = estimated(
        folder,
        question,
        lambda ready: follow(
            ready.scores,
            ready.design,
            ready.corpus.about(question.level, ["date"])["date"],
            groups=group,
            by=by,
            seed=seed,
        ),
        out=out,
        paper=paper,
    )
    events = {day: name for day, _, name in (word.partition("=") for word in mark or [])}
    kept(
        out,
        "trend",
        (question, ready, found),
        lambda: plot_trend(found, events=events),
        paper=paper,
    )
    periods = found.table["parameter"].isin(["rate", "level"])
    estimates_told(found, found.table[~periods], as_json=as_json)
