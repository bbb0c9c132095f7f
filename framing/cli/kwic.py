"""``framing kwic``: where a word or phrase stands, with what stands around it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, asked


@app.command()
def kwic(
    folder: Folder,
    patterns: Annotated[
        list[str], typer.Argument(metavar="PATTERN...", help="Words; * stands for any letters.")
    ],
    window: Annotated[int, typer.Option(min=0, help="Words shown on each side.")] = 8,
    level: Level = "paragraph",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write .csv, .parquet or .json instead.")
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show every place where a word or phrase stands, with the words around it.

    \b
    Examples:
      framing kwic corpora/harbour-talks "channel due*" --window 8
      framing kwic corpora/harbour-talks treaty --level comment --json
    """
    from framing.corpus import Corpus
    from framing.files import write_table
    from framing.lexicons import kwic as find

    corpus = Corpus.read(folder)
    with speaking.progress(f"Reading {level}s"):
        tokens = corpus.tokens(level)
    with asked():
        table = find(tokens, patterns, window=window)
    if out is not None:
        write_table(out, table)
    elif as_json:
        speaking.say_lines(table)
    else:
        columns = ["unit", "left", "cue", "right"]
        speaking.say_table(table[columns].itertuples(index=False, name=None), right=(1,))
    units = table["unit"].nunique()
    speaking.note(f"{len(table):,} places in {units:,} of {len(tokens):,} units")
