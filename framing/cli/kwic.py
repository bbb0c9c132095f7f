"""``framing kwic``: where a word or phrase stands, with what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, asked

if TYPE_CHECKING:
    import pandas as pd


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
    from framing.files import for_spreadsheet, write_table
    from framing.lexicons import kwic as find
    from framing.text import tokenize

    with asked():
        find(tokenize([]), patterns, window=window)
    texts = Corpus.read(folder).texts(level)
    table = _found(texts, patterns, window=window, level=level)
    if out is not None:
        write_table(out, for_spreadsheet(table) if out.suffix.lower() == ".csv" else table)
    elif as_json:
        speaking.say_lines(table)
    else:
        columns = ["unit", "left", "cue", "right"]
        speaking.say_table(table[columns].itertuples(index=False, name=None), right=(1,))
    units = table["unit"].nunique()
    speaking.note(f"{speaking.many(len(table), 'place')} in {units:,} of {len(texts):,} {level}s")


def _found(texts: pd.Series, patterns: Sequence[str], *, window: int, level: str) -> pd.DataFrame:
    """The places in all texts, looked for in a batch after the other."""
    import pandas as pd

    from framing.cli.scoring import batches
    from framing.lexicons import kwic as find
    from framing.text import tokenize

    tables = []
    with speaking.progress(f"Searching {level}s", len(texts)) as done:
        for batch in batches(texts):
            tables.append(find(tokenize(batch), patterns, window=window))
            done(len(batch))
    return pd.concat(tables, ignore_index=True)
