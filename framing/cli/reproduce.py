"""``framing reproduce``: make a report again, and compare it with what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.diff import say_differences


@app.command()
def reproduce(
    folder: Annotated[Path, typer.Argument(metavar="REPORT", help="A report's folder.")],
    corpus: Annotated[
        Path, typer.Argument(metavar="DIR", help="The corpus that it was made from.")
    ],
) -> None:
    """Make a report again from the recipe in its manifest, and compare every file.

    Nothing is written. Where files differ, what may be the cause stands before them.

    \b
    Example:
      framing reproduce reports/harbour-talks corpora/harbour-talks
    """
    from framing.errors import FramingError
    from framing.report.repeating import manifest, reproduced

    with speaking.following("") as told:
        done = iter(range(1000))
        found = reproduced(folder, corpus, tell=lambda title: told(title, next(done), 1000))
    if found:
        say_differences(found)
        raise FramingError(f"{folder}: the report did not come out the same.")
    n_files = len(manifest(folder)["files"])
    speaking.say(f"{speaking.many(n_files, 'file')} came out the same to the byte")
