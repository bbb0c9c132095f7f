"""``framing corpus events``: find the events, and write them into a corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import corpus
from framing.cli.asking import Folder, Json, Quiet


@corpus.command("events")
def events(
    folder: Folder,
    to: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the corpus with events is written.")
    ] = None,
    cut: Annotated[
        float | None,
        typer.Option(metavar="LIKENESS", help="Least mean likeness in an event, if not found."),
    ] = None,
    half_life: Annotated[
        float, typer.Option(metavar="DAYS", help="How soon distance in time counts.")
    ] = 30.0,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the events that the corpus has.")
    ] = False,
    top: Annotated[int, typer.Option(min=0, help="Events listed, at most; 0: all.")] = 20,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Group articles on the same event across outlets, for --strata event.

    \b
    Examples:
      framing corpus events corpora/mine
      framing corpus events corpora/mine --to corpora/mine-by-event
    """
    from framing.corpus import Corpus, write_corpus
    from framing.coverage import Events, with_events
    from framing.errors import CorpusError

    given = Corpus.read(folder)
    own = "event" in given.articles and bool(given.articles["event"].notna().any())
    if own and to is not None and not replace:
        raise CorpusError(
            f"{folder}: the articles have events of their own; --replace puts others there."
        )
    with speaking.progress("Finding events"):
        found, model = with_events(given, model=Events(cut=cut, half_life=half_life))
    if not model.dates_trusted_:
        speaking.note(
            "the dates do not tell articles apart, so that only the wording was compared."
        )
    if to is not None:
        write_corpus(found, to)
        speaking.note(f"{to}: the corpus with the column event.")
    table = model.events_.reset_index()
    for name in ("first", "last"):
        table[name] = table[name].dt.strftime("%Y-%m-%d").astype("str").fillna("")
    if as_json:
        speaking.say_lines(table)
        return
    in_events = int(found.articles["event"].notna().sum())
    counted = speaking.many(len(table), "event")
    speaking.say(f"{counted}, {in_events:,} of {len(given):,} articles, cut at {model.cut_:.2f}")
    listed = table.head(top) if top else table
    rows = [
        (row["event"], f"{row['n_units']:,}", row["first"], row["last"], f"{row['stability']:.2f}")
        for row in listed.to_dict("records")
    ]
    speaking.say_table([("event", "articles", "first", "last", "stability"), *rows], right=(1, 4))
    if len(table) > len(listed):
        speaking.say(f"and {len(table) - len(listed):,} more events (--top 0 lists all)")
