"""The options that the verbs on readers' comments share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.asking import asked
from framing.errors import FramingError, one_of

# Those of framing.audience.readers, known without importing it; a test compares them.
NAMES = ("pseudonyms", "given", "none")


def _names(given: str) -> str:
    with asked():
        return one_of("names", given, NAMES)


Names = Annotated[
    str,
    typer.Option(
        metavar="NAMES", callback=_names, help="Authors of comments: pseudonyms, given or none."
    ),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        metavar="FILE",
        help="Holds a secret of the study's own, so that pseudonyms cannot be guessed.",
    ),
]


def key_in(path: Path | None) -> str:
    """The secret in a file; empty without one.

    Raises
    ------
    FramingError
        Where it cannot be read, or is empty.
    """
    if path is None:
        return ""
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise FramingError(f"{path}: the key cannot be read: {error}.") from error
    if not key:
        raise FramingError(f"{path}: the key is empty.")
    return key
