"""``framing actors``: who acts, who is acted upon, who speaks, and how words portray them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, WhichVoice, asked
from framing.cli.asking_words import Clusters, Groups, Paper


@app.command()
def actors(
    folder: Folder,
    cast: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The actors to follow and their aliases: .toml or .csv."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Actors shown, those named most often.")] = 6,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="Show person, organisation, place or unknown only."),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="GROUP", help="Show this group; may be given several times."),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(metavar="MODEL", help="A saved actors.TargetSentiment, for favourability."),
    ] = None,
    groups: Groups = "outlet",
    clusters: Clusters = "copy_group",
    voice: WhichVoice = "outlet",
    paper: Paper = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell how each outlet shows its actors: roles, passives, power, praise and blame.

    RUN then holds every mention with its role and portrayal, the shares by outlet, and the
    passives by outlet, with figures.

    \b
    Examples:
      framing actors corpora/harbour-talks --kind person --out runs/actors
      framing actors corpora/mine --cast actors.toml --group Ledger --group Tribune
    """
    from framing.cli.contrast import NONE
    from framing.cli.portrayed import Wanted, kept, portrayed
    from framing.errors import one_of
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
    columns = (groups, None if clusters == NONE else clusters)
    shown = top, tuple(kind or ()), tuple(group or ())
    wanted = Wanted(cast, model, voice, columns, *shown)
    found = portrayed(folder, wanted, out=out)
    if out is not None:
        kept(out, wanted, found, paper=paper)
    if as_json:
        speaking.say_json({**found.shares.record(), "table": speaking.rows_of(found.shares.table)})
        return
    speaking.say("Shares of each actor's mentions; intervals stand in RUN and in --json.")
    head = ("actor", groups, "mentions", *found.measures)
    speaking.say_table([head, *found.rows()], right=range(2, len(head)))
    for sentence in found.notes:
        speaking.note(sentence)
