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
DRAWN = 40
"""Rows of a figure, at most: the events with most articles, the last periods."""


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
    from framing.corpus.reuse import reuse
    from framing.coverage import attention
    from framing.coverage.mentions import prominence
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
    corpus = Corpus.read(folder)
    volume = attention.volume(corpus)
    tables = {"volume": volume.reset_index()}
    grids = {"calendar": attention.calendar(corpus, period=period)}
    tables["gaps"] = attention.gaps(corpus)
    if events in corpus.articles:
        grids["events"] = attention.matrix(corpus, events=events)
        tables["omissions"] = attention.omissions(corpus, events=events)
        tables["overlap"] = attention.overlap(corpus, events=events)
    else:
        speaking.note(
            f"there is no column {events!r}, so that nothing is said of events; "
            "framing corpus events finds them."
        )
    if mention:
        tables["prominence"] = prominence(corpus, mention).reset_index()
    if out is not None:
        with speaking.progress("Aligning copies"):
            copied = reuse(corpus).table
        if len(copied):
            grids["copies"] = _counted(copied)
        parameters = {"events": events, "period": period, "mention": mention or [], "paper": paper}
        counts = {"articles": len(corpus), **{name: len(table) for name, table in tables.items()}}
        _write(out, tables, grids, Account("coverage", corpus, parameters, counts))
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
            f"{speaking.many(len(grids['events']), 'event')}; "
            f"{speaking.many(len(missed), 'omission')} where two other outlets or more cover an "
            f"event, {within:,} of them between the outlet's first and last article"
        )
    speaking.say(f"{speaking.many(len(tables['gaps']), 'gap')} in the outlets' calendars")


def _counted(copied: pd.DataFrame) -> pd.DataFrame:
    """Copies by the outlet they stand in, down, and the one of their likely source, across."""
    import pandas as pd

    outlets = sorted({*copied["outlet"], *copied["source_outlet"]})
    table = pd.crosstab(copied["outlet"], copied["source_outlet"])
    return table.reindex(index=outlets, columns=outlets, fill_value=0)


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """The table with days as text and what is missing empty."""
    plain = table.astype(object)
    for name in table.select_dtypes("datetime"):
        plain[name] = table[name].dt.strftime("%Y-%m-%d")
    return plain.where(plain.notna(), "")


def _write(
    out: Path, tables: dict[str, pd.DataFrame], grids: dict[str, pd.DataFrame], account: Account
) -> None:
    from framing.cli.runs import run_folder
    from framing.compare import Estimates
    from framing.figures import paper, plot_heatmap, save_figure
    from framing.files import for_spreadsheet, write_csv

    with run_folder(out, account) as draft:
        for name, table in tables.items():
            write_csv(draft / f"{name}.csv", for_spreadsheet(table))
        for name, grid in grids.items():
            write_csv(draft / f"{name}.csv", for_spreadsheet(grid.reset_index()))
            if grid.empty:
                continue
            drawn = grid.tail(DRAWN)
            if name == "events":
                most = grid.sum(axis=1).sort_values(ascending=False, kind="stable").index[:DRAWN]
                drawn = grid.loc[grid.index.isin(most)]
            found = Estimates(_long(drawn), method="counts", unit="articles")
            with paper(str(account.parameters["paper"])):
                axes = plot_heatmap(found, shade="table", top=12)
                save_figure(axes, draft / f"{name}-by-outlet.pdf", of=found)
    speaking.note(f"{out}: {', '.join(f'{name}.csv' for name in (*tables, *grids))}, figures.")


def _long(grid: pd.DataFrame) -> pd.DataFrame:
    """A grid of counts as estimates: the rows are parameters; the fullest columns come first."""
    import pandas as pd

    totals = grid.sum().sort_values(ascending=False, kind="stable")
    if isinstance(grid.index, pd.DatetimeIndex):
        grid = grid.set_axis(grid.index.strftime("%Y-%m-%d"), axis=0)
    rows = [
        (str(term), str(row), float(n), int(totals[term]))
        for row, counts in zip(grid.index, grid[totals.index].to_numpy(), strict=True)
        for term, n in zip(totals.index, counts, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["term", "parameter", "estimate", "n"])
    missing = dict.fromkeys(("se", "lower", "upper"), float("nan"))
    table = table.assign(**missing, unit="articles")
    return table.astype({"term": "str", "parameter": "str", "unit": "str"})
