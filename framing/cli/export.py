"""``framing export``: tables for the tools that one goes on in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import FORMATS, Quiet, asked
from framing.errors import one_of

if TYPE_CHECKING:
    from framing.exports import Exported

SHOWN = 5


def _form(given: str | None) -> str | None:
    with asked():
        return given if given is None else one_of("format", given, FORMATS)


@app.command()
def export(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="DIR_OR_TABLE",
            help="A corpus, a run or a report (a folder), or a .parquet, .csv or .json file.",
        ),
    ],
    to: Annotated[
        Path,
        typer.Option(
            metavar="OUT", help="A folder; or, for one table, a .csv, .parquet or .dta file."
        ),
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            callback=_form,
            help=f"One of: {', '.join(FORMATS)}; else as OUT is named, and csv for a folder.",
        ),
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet", help="CSV to be opened in a spreadsheet: formulas are made harmless."
        ),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a corpus or a result as CSV, Parquet, for Stata or for R, with a codebook.

    Stata and R get names of at most 32 letters, digits and underscores; the codebook says which
    is which. For R there is a script, read.R, that reads all with types and labels.

    \b
    Examples:
      framing export corpora/harbour-talks --to exports/harbour-talks --format stata
      framing export runs/loaded --to exports/loaded --format r
      framing export scores.parquet --to scores.dta
    """
    from framing.exports import export as write
    from framing.exports import opened
    from framing.exports.exporting import form_of, refuse_others

    with asked():
        chosen = form_of(to, form)
        if spreadsheet and chosen != "csv":
            raise typer.BadParameter(f"--spreadsheet is for CSV, not for {chosen}.")
        if to.is_dir():
            refuse_others(to)
    with speaking.progress("Reading"):
        sheets = opened(source)
    with speaking.progress("Writing"):
        done = write(sheets, to, form=form, spreadsheet=spreadsheet)
    if not quiet:
        _tell(done)


def _tell(done: Exported) -> None:
    for name, rows in done.rows.items():
        speaking.say(f"{name}: {speaking.many(rows, 'row')}")
    for change in done.changes:
        speaking.note(str(change))
    renamed = [pair for moved in done.renamed.values() for pair in moved.items()]
    for old, new in renamed[:SHOWN]:
        speaking.note(f"{old} is called {new}")
    if len(renamed) > SHOWN:
        speaking.note(f"and {len(renamed) - SHOWN} more variables have other names")
    speaking.say(f"{done.path}")
