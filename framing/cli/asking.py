"""The options that several verbs share, so that they are called and work the same everywhere."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.errors import FramingError, one_of

# The levels of framing.corpus.units, the voices of framing.extractor and the forms of
# framing.exports, known without importing them; a test compares them.
LEVELS = ("headline", "section", "paragraph", "sentence", "comment", "article")
VOICES = ("outlet", "quoted", "attributed", "headline", "comment", "all")
FORMATS = ("csv", "parquet", "stata", "r")


def _level(given: str) -> str:
    with asked():
        return one_of("level", given, LEVELS)


def _voice(given: str) -> str:
    with asked():
        return one_of("voice", given, VOICES)


@contextlib.contextmanager
def asked() -> Iterator[None]:
    """Turn what is wrong with an option into a fault of usage."""
    try:
        yield
    except FramingError as error:
        raise typer.BadParameter(str(error)) from error


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The corpus: a folder.")]
With = Annotated[
    list[str],
    typer.Option(
        "--with",
        metavar="ROOM.CLASS",
        help="What to mark, as in wording.LoadedTerms or wording.LoadedTerms:by=list; "
        "may be given several times.",
    ),
]
Level = Annotated[
    str, typer.Option(metavar="LEVEL", callback=_level, help=f"One of: {', '.join(LEVELS)}.")
]
WhichVoice = Annotated[
    str,
    typer.Option(
        metavar="VOICE",
        callback=_voice,
        help="Whose words: outlet (its own), quoted, attributed (without quotation marks), "
        "headline, comment, or all (all but headlines and comments).",
    ),
]
Seed = Annotated[int, typer.Option(min=0, help="Number that all randomness depends on.")]
RunFolder = Annotated[
    Path | None,
    typer.Option("--out", metavar="RUN", help="Folder for tables, figure and manifest."),
]
Processes = Annotated[
    int | None,
    typer.Option(
        "--workers", min=1, metavar="N", help="Processes; without it, as many as there are cores."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", callback=speaking.hush, help="Say nothing but results, faults."),
]
