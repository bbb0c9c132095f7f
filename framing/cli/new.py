"""``framing new``: a folder for a study."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Quiet


@app.command()
def new(
    study: Annotated[Path, typer.Argument(metavar="STUDY", help="A new or an empty folder.")],
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Your corpus; the demonstration corpus without it."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Begin a study: a folder with recipe, notebooks, Makefile and corpus.

    A corpus that is named stays where it is; recipe and notebooks are made to fit it.

    \b
    Examples:
      framing new my-study
      framing new my-study --corpus corpora/mine
    """
    from framing.study import new as write

    folder = write(study, corpus=corpus)
    speaking.say(f"{folder}")
    if not quiet:
        speaking.note("make report writes the report, make lab opens the notebooks; see README.md.")
