"""``framing voices``: who speaks in a corpus, and how that is told, from files to figures."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, asked
from framing.cli.asking_words import Clusters, Groups


@app.command()
def voices(
    folder: Folder,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="GROUP", help="Show this group; may be given several times."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Groups shown otherwise, the largest.")] = 4,
    pipeline: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A spaCy pipeline that you have; by rules otherwise."),
    ] = None,
    groups: Groups = "outlet",
    clusters: Clusters = "copy_group",
    paper: Annotated[
        str, typer.Option(help="The figures are for a column, page or slide.")
    ] = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell who speaks: sources by type and outlet, reporting verbs by source, scare quotes.

    RUN then holds each type's share of the attributions by outlet, the verbs' stances by type of
    source and scare quotes by outlet, as figures with their numbers; and every attribution with
    its source, cue and content, and every speaker of every article, as tables.

    \b
    Examples:
      framing voices corpora/harbour-talks --out runs/voices
      framing voices corpora/harbour-talks --group tribune --group ledger --json
    """
    from framing.cli.contrast import NONE
    from framing.cli.estimating import interval, number
    from framing.cli.voiced import Wanted, kept, voiced
    from framing.errors import one_of
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
    columns = (groups, None if clusters == NONE else clusters)
    wanted = Wanted(columns, tuple(group or ()), pipeline)
    found = voiced(folder, wanted, out=out, top=top)
    if out is not None:
        kept(out, wanted, found, paper=paper)
    if as_json:
        speaking.say_json({**found.types.record(), "table": speaking.rows_of(found.types.table)})
        return
    table = found.types.table
    shown = list(dict.fromkeys(table["term"]))
    cells = {}
    for row in table.to_dict("records"):
        inside = interval(100 * row["lower"], 100 * row["upper"])
        share = number(100 * row["estimate"])
        cells[row["parameter"], row["term"]] = f"{share} ({inside})" if inside else share
    rows = [(kind, *(cells[kind, name] for name in shown)) for kind in table["parameter"].unique()]
    speaking.say(f"{len(found.sources.table):,} attributions: sources of each type in per cent")
    speaking.say_table([("source", *shown), *rows], right=range(1, len(shown) + 1))
    for sentence in found.types.notes:
        speaking.note(sentence)
