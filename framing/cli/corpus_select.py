"""``framing corpus select``: a part of a corpus, by a search string or by constructed weeks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import corpus
from framing.cli.asking import Folder, Quiet, Seed, asked


@corpus.command("select")
def select(
    folder: Folder,
    query: Annotated[
        str | None,
        typer.Option(metavar="QUERY", help='As in: "dock* AND (strike OR walkout)".'),
    ] = None,
    coded: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV of article and wanted (0 or 1): tells the recall."),
    ] = None,
    weeks: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Draw so many constructed weeks.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the part is written as a corpus.")
    ] = None,
    seed: Seed = 0,
    quiet: Quiet = False,
) -> None:
    """Select articles; the ledger of the new corpus counts those left out.

    \b
    Examples:
      framing corpus select corpora/harbour-talks --query "ferry AND NOT strike" --to corpora/ferry
      framing corpus select corpora/mine --weeks 2 --seed 1 --to corpora/two-weeks
    """
    from framing.cli.tables import table_of
    from framing.corpus import Corpus, write_corpus
    from framing.coverage import constructed_weeks, quality, search
    from framing.errors import CorpusError

    if query is None and weeks is None:
        raise typer.BadParameter("give --query or --weeks.")
    if coded is not None and query is None:
        raise typer.BadParameter("--coded needs --query.")
    given = Corpus.read(folder)
    part = given
    if query is not None:
        with asked():
            found = search(given, query)
        speaking.say(f"{found.sum():,} of {len(given):,} articles found")
        if coded is not None:
            table = table_of(coded, {"article": "article", "wanted": "wanted"})
            marks = table.astype({"article": "str"}).set_index("article")["wanted"]
            for name, row in quality(found, marks.astype("bool")).iterrows():
                speaking.say(
                    f"{name} {row['estimate']:.2f} ({row['lower']:.2f} to {row['upper']:.2f}; "
                    f"{row['n']:,.0f} coded articles)"
                )
        if not found.any():
            raise CorpusError(f"{folder}: the query finds no article.")
        part = part.assign(found=found).where(found=True)
    if weeks is not None:
        sampled = constructed_weeks(part, weeks, seed=seed)
        drawn = speaking.many(weeks, "constructed week")
        speaking.say(f"{sampled.sum():,} of {len(part):,} articles in {drawn}")
        if not sampled.any():
            raise CorpusError(f"{folder}: no article in {drawn}; draw more of them.")
        part = part.assign(sampled=sampled).where(sampled=True)
    if to is not None:
        write_corpus(part, to)
        speaking.note(f"{to}: {speaking.many(len(part), 'article')}.")
