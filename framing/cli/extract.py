"""``framing extract``: counts of what is marked, a unit a row."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Level, Quiet, With


@app.command()
def extract(
    folder: Folder,
    extractors: With,
    level: Level = "paragraph",
    voice: Annotated[
        bool, typer.Option("--voice", help="Split the counts: the outlet's own words, the quoted.")
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Write the marks too, as NAME.evidence.ENDING.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=".parquet, .csv or .json; CSV is printed without it."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Count what extractors mark in every unit of a corpus.

    \b
    Examples:
      framing extract corpora/harbour-talks --with wording.LoadedTerms \\
          --with sourcing.ScareQuotes --level paragraph --evidence --out scores.parquet
      framing extract corpora/harbour-talks --with wording.Hedges --voice | head
    """
    from framing.cli.extractors import chosen
    from framing.cli.scoring import scored
    from framing.corpus import Corpus
    from framing.files import write_table

    if evidence and out is None:
        raise typer.BadParameter("--evidence needs --out FILE, beside which the marks are written.")
    _check_ending(out)
    wanted = chosen(extractors)
    corpus = Corpus.read(folder)
    found = scored(corpus, wanted, level, by_voice=voice, evidence=evidence)
    if out is None:
        speaking.say(found.scores.to_csv(lineterminator="\n").rstrip("\n"))
        return
    if found.evidence is not None:
        marks = out.with_name(f"{out.stem}.evidence{out.suffix}")
        write_table(marks, found.evidence)
        speaking.note(f"{marks}: {len(found.evidence):,} marks")
    table = found.scores if out.suffix.lower() == ".parquet" else found.scores.reset_index()
    write_table(out, table)
    speaking.note(f"{out}: {len(table):,} units, {len(found.scores.columns)} columns")


def _check_ending(out: Path | None) -> None:
    if out is not None and out.suffix.lower() not in (".parquet", ".csv", ".json"):
        raise typer.BadParameter(
            f"--out {out}: a table is written as .parquet, .csv or .json; add one of these endings."
        )
