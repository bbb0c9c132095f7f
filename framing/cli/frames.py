"""``framing frames``: the frames of a codebook in a corpus, from file to figure."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, Seed, WhichVoice, asked
from framing.cli.asking_words import Clusters, Groups


@app.command()
def frames(
    folder: Folder,
    codebook: Annotated[
        str,
        typer.Option(metavar="FILE", help="Your codebook's file, or the name of one of ours."),
    ] = "generic-frames",
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="GROUP", help="Show this group; may be given several times."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Groups shown otherwise, the largest.")] = 6,
    by: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="Follow the first two groups by day, week or month."),
    ] = None,
    mark: Annotated[
        list[str] | None,
        typer.Option(metavar="DAY=NAME", help="What happened when, drawn beside the rates."),
    ] = None,
    groups: Groups = "outlet",
    clusters: Clusters = "copy_group",
    voice: WhichVoice = "outlet",
    seed: Seed = 0,
    paper: Annotated[
        str, typer.Option(help="The figures are for a column, page or slide.")
    ] = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find a codebook's frames: rates by outlet, items, what goes together, the evidence.

    RUN then holds the frames by outlet as a heat map and as dots, the items' consistency, which
    frames stand in the same articles, every article's scores, and every mark in its words.

    \b
    Examples:
      framing frames corpora/harbour-talks --out runs/frames
      framing codebook new mine.toml
      framing frames corpora/harbour-talks --codebook mine.toml --out runs/mine
    """
    from framing.cli.contrast import NONE
    from framing.cli.estimating import interval, number
    from framing.cli.framed import Wanted, framed, kept
    from framing.compare.timeline.series import PERIODS
    from framing.errors import one_of
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if by is not None:
            one_of("by", by, PERIODS)
    events = {day: name for day, _, name in (word.partition("=") for word in mark or [])}
    columns = (groups, None if clusters == NONE else clusters)
    wanted = Wanted(codebook, voice, columns, tuple(group or ()), by, events, seed)
    found = framed(folder, wanted, out=out, top=top)
    if out is not None:
        kept(out, wanted, found, paper=paper)
    if as_json:
        speaking.say_json({**found.rates.record(), "table": speaking.rows_of(found.rates.table)})
        return
    shown = list(dict.fromkeys(found.rates.table["term"]))
    cells = {
        (row["parameter"], row["term"]): number(row["estimate"])
        for row in found.rates.table.to_dict("records")
    }
    alphas = {}
    if found.consistency is not None:
        table = found.consistency.table
        alphas = {
            row["term"]: f"{number(row['estimate'])} ({interval(row['lower'], row['upper'])})"
            for row in table[table["parameter"] == "alpha"].to_dict("records")
        }
    head = ("frame", *shown, "alpha of its items")
    rows = [
        (name, *(cells[name, group] for group in shown), alphas.get(name, ""))
        for name in found.codebook.names
    ]
    speaking.say(speaking.in_a_line(found.rates.axis_label))
    speaking.say_table([head, *rows], right=range(1, len(shown) + 1))
    for sentence in found.rates.notes:
        speaking.note(sentence)
