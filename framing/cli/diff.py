"""``framing diff``: why two reports or runs differ."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Json

if TYPE_CHECKING:
    from framing.report.repeating import Difference

# Characters of a value that stand in a line.
WIDE = 40


@app.command()
def diff(
    first: Annotated[Path, typer.Argument(metavar="A", help="A report, or a run's folder.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Another one.")],
    as_json: Json = False,
) -> None:
    """Say in what two reports or runs differ: data, code, parameters, versions, files.

    \b
    Example:
      framing diff reports/before reports/after
    """
    from framing.report.repeating import manifest, why_different

    found = why_different(manifest(first), manifest(second))
    if as_json:
        speaking.say_json([one._asdict() for one in found])
    elif found:
        say_differences(found)
    else:
        speaking.say("no difference")


def say_differences(found: Sequence[Difference]) -> None:
    """One line a difference, the causes before the files."""
    speaking.say_table([[_short(cell) for cell in one] for one in found])
    if all(one.cause == "files" for one in found):
        speaking.note(
            "Data, parameters and versions are the same: the code was changed without a new "
            "version, or the machines differ."
        )


def _short(text: str) -> str:
    return text if len(text) <= WIDE else f"{text[: WIDE - 1]}…"
