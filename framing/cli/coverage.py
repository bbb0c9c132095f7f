"""``framing coverage``: who covers what, how much, and what is left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, asked
from framing.errors import one_of

if TYPE_CHECKING:
    import pandas as pd

    from framing.cli.runs import Account

PERIODS = ("day", "week", "month", "year")


def _period(given: str) -> str:
    with asked():
        return one_of("period", given, PERIODS)


@app.command()
def coverage(
    folder: Folder,
    events: Annotated[
        str, typer.Option(metavar="COLUMN", help="What names the event of an article.")
    ] = "event",
    period: Annotated[
        str, typer.Option(metavar="PERIOD", callback=_period, help="day, week, month or year.")
    ] = "month",
    mention: Annotated[
        list[str] | None,
        typer.Option(metavar="TERM", help="Tell how prominent this is; several are one thing."),
    ] = None,
    paper: Annotated[
        str, typer.Option(help="The figures are for a column, page or slide.")
    ] = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell what each outlet covers: volume, omissions, shared agendas, copies, gaps.

    RUN then holds these tables, the calendar and the matrix of events by outlets, with figures.

    \b
    Examples:
      framing coverage corpora/harbour-talks --out runs/coverage
      framing coverage corpora/harbour-talks --mention Corrane --mention "the republic"
    """
    from framing.cli.runs import Account, refuse_others
    from framing.corpus import Corpus
    from framing.coverage import attention, copying
    from framing.coverage.mentions import prominence
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    tables = {
        "volume": attention.volume(corpus).reset_index(),
        "gaps": attention.gaps(corpus),
        "calendar": attention.calendar(corpus, period=period).reset_index(),
        "copying": copying(corpus),
    }
    drawn = {"calendar": attention.timetable(corpus, period=period)}
    if tables["copying"]["copies"].any():
        drawn["copying"] = tables["copying"]
    if events in corpus.articles:
        tables["events"] = attention.matrix(corpus, events=events).reset_index()
        tables["omissions"] = attention.omissions(corpus, events=events)
        tables["overlap"] = attention.overlap(corpus, events=events)
        drawn["events"] = attention.presence(corpus, events=events)
    else:
        speaking.note(
            f"there is no column {events!r}, so that nothing is said of events; "
            "framing corpus events finds them."
        )
    if mention:
        tables["prominence"] = prominence(corpus, mention).reset_index()
    if out is not None:
        parameters = {"events": events, "period": period, "mention": mention or [], "paper": paper}
        counts = {"articles": len(corpus), **{name: len(table) for name, table in tables.items()}}
        _write(out, tables, drawn, Account("coverage", corpus, parameters, counts))
    if as_json:
        speaking.say_lines(_plain(tables["volume"]))
        return
    shown = _plain(tables["volume"]).to_dict("records")
    rows = [tuple(f"{v:,}" if isinstance(v, int) else str(v) for v in r.values()) for r in shown]
    speaking.say_table([tuple(tables["volume"].columns), *rows], right=(1, 2, 3, 4))
    if "omissions" in tables:
        missed = tables["omissions"]
        within = int(missed["in_range"].fillna(False).sum())
        speaking.say(
            f"{speaking.many(len(tables['events']), 'event')}; "
            f"{speaking.many(len(missed), 'omission')} where two other outlets or more cover an "
            f"event, {within:,} of them between the outlet's first and last article"
        )
    speaking.say(f"{speaking.many(len(tables['gaps']), 'gap')} in the outlets' calendars")


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """The table with days as text and what is missing empty."""
    plain = table.astype(object)
    for name in table.select_dtypes("datetime"):
        plain[name] = table[name].dt.strftime("%Y-%m-%d")
    return plain.where(plain.notna(), "")


def _write(
    out: Path, tables: dict[str, pd.DataFrame], drawn: dict[str, pd.DataFrame], account: Account
) -> None:
    from framing.cli.runs import run_folder
    from framing.figures import paper, plot_copying, plot_presence, plot_timetable, save_figure
    from framing.files import for_spreadsheet, write_csv

    plots = {"calendar": plot_timetable, "copying": plot_copying, "events": plot_presence}
    with run_folder(out, account) as draft:
        for name, table in tables.items():
            write_csv(draft / f"{name}.csv", for_spreadsheet(table))
        with paper(str(account.parameters["paper"])):
            for name, table in drawn.items():
                if not table.empty:
                    save_figure(plots[name](table), draft / f"{name}-by-outlet.pdf", of=table)
    speaking.note(f"{out}: {', '.join(f'{name}.csv' for name in tables)}, figures.")
