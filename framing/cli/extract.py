"""``framing extract``: counts of what is marked, a unit a row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Level, Quiet, With

if TYPE_CHECKING:
    import pandas as pd

    from framing.cli.runs import Account
    from framing.corpus import Corpus
    from framing.report.recipe import Choice


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

    if evidence and out is None:
        raise typer.BadParameter("--evidence needs --out FILE, beside which the marks are written.")
    _check_ending(out)
    choices = chosen(extractors)
    corpus = Corpus.read(folder)
    scores, marks = scored(corpus, choices, level, by_voice=voice, evidence=evidence)
    if out is None:
        speaking.say(scores.to_csv(lineterminator="\n").rstrip("\n"))
        return
    account = _account(corpus, choices, {"level": level, "by_voice": voice}, len(scores))
    _write(out, scores, marks, account)


def _account(
    corpus: Corpus, choices: Sequence[Choice], chosen: dict[str, object], units: int
) -> Account:
    from framing.cli.extractors import record_of
    from framing.cli.runs import Account

    parameters = {**chosen, "extractors": record_of(choices)}
    return Account("extract", corpus, parameters, {"units": units})


def _write(out: Path, scores: pd.DataFrame, marks: pd.DataFrame | None, account: Account) -> None:
    """Write the marks, the scores and then the manifest, each of them whole."""
    from framing.files import for_spreadsheet, sha256_of, write_json, write_table

    ending = out.suffix.lower()
    tables = {out: scores if ending == ".parquet" else scores.reset_index()}
    if marks is not None:
        beside = out.with_name(f"{out.stem}.evidence{out.suffix}")
        tables = {beside: for_spreadsheet(marks) if ending == ".csv" else marks, **tables}
    for path, table in tables.items():
        write_table(path, table)
        speaking.note(f"{path}: {speaking.many(len(table), 'row')}, {len(table.columns)} columns")
    files = {path.name: sha256_of(path) for path in tables}
    write_json(out.with_name(f"{out.stem}.manifest.json"), account.record(files))


def _check_ending(out: Path | None) -> None:
    if out is not None and out.suffix.lower() not in (".parquet", ".csv", ".json"):
        raise typer.BadParameter(
            f"--out {out}: a table is written as .parquet, .csv or .json; add one of these endings."
        )
