"""``framing verify``: whether a report or run is still what was written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app


@app.command()
def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A report, or a run's folder.")],
) -> None:
    """Compare every file of a report or run with the digest in its manifest.

    \b
    Example:
      framing verify reports/harbour-talks
    """
    from framing.errors import FramingError
    from framing.report.repeating import changed_files, manifest

    changed = changed_files(folder)
    if changed:
        named = ", ".join(f"{name} ({matter})" for name, matter in changed.items())
        raise FramingError(f"{folder}: not as it was written: {named}.")
    n_files = len(manifest(folder)["files"])
    speaking.say(f"{speaking.many(n_files, 'file')} as written")
