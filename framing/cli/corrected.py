"""``framing corrected``: a difference from machine labels, set right by a coded sample."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, asked
from framing.cli.contrast import NONE, say_comparison
from framing.cli.runs import Account, refuse_others, run_folder

if TYPE_CHECKING:
    from framing.compare import Comparison
    from framing.corpus import Corpus

FIGURE, NUMBERS = "corrected.pdf", "comparison.csv"


@app.command()
def corrected(
    folder: Folder,
    labels: Annotated[
        Path,
        typer.Option(metavar="FILE", help="One row a unit: its id, machine and coded label."),
    ],
    pair: Annotated[
        tuple[str, str], typer.Option(metavar="A B", help="The group, and what it is set against.")
    ],
    unit: Annotated[str, typer.Option(metavar="COLUMN", help="The unit's id.")] = "unit",
    machine: Annotated[str, typer.Option(metavar="COLUMN", help="The machine's.")] = "machine",
    coded: Annotated[
        str, typer.Option(metavar="COLUMN", help="The coder's; empty where not coded.")
    ] = "coded",
    chance: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", help="Each unit's chance of being coded, if not equal."),
    ] = None,
    groups: Annotated[str, typer.Option(metavar="COLUMN", help="What the groups are.")] = "outlet",
    strata: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="Compare within these only; none compares across all."),
    ] = "event",
    clusters: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="Articles that count as one; none: each by itself."),
    ] = "copy_group",
    level: Level = "article",
    seed: Seed = 0,
    paper: Annotated[
        str, typer.Option(help="The figure is for a column, page or slide.")
    ] = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare two groups by machine labels, with the machine's errors taken out.

    \b
    Example:
      framing corrected corpora/mine --labels labels.csv --machine predicted --coded expert \\
          --pair ledger tribune --level paragraph --out runs/corrected
    """
    from framing.cli.tables import table_of
    from framing.compare import corrected as compare
    from framing.corpus import Corpus
    from framing.errors import FramingWarning, one_of
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
        names = {"unit": unit, "machine": machine, "coded": coded}
        given = table_of(labels, names | ({} if chance is None else {"chance": chance}))
        given = given.astype({"unit": "str"}).set_index("unit")
    corpus = Corpus.read(folder)
    columns = (None if name == NONE else name for name in (strata, clusters))
    with asked():
        design = corpus.design(level, groups=groups, strata=next(columns), clusters=next(columns))
    with speaking.progress("Comparing"), warnings.catch_warnings():
        # What they say stands in the notes too.
        warnings.simplefilter("ignore", FramingWarning)
        found = compare(given, design, pair=pair, seed=seed)
    if out is not None:
        _write(out, found, corpus, paper)
    if as_json:
        speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
    else:
        say_comparison(found)


def _write(out: Path, found: Comparison, corpus: Corpus, paper: str) -> None:
    from framing.figures import paper as on
    from framing.figures import plot_contrast, save_figure

    account = Account(
        "corrected",
        corpus,
        {**found.provenance.parameters, "paper": paper},
        {"estimates": len(found.table), "excluded": dict(found.excluded)},
        found.seed,
        {"labels": found.provenance.inputs["scores"]},
        found,
    )
    with run_folder(out, account) as draft:
        found.save(draft / NUMBERS)
        with on(paper):
            save_figure(plot_contrast(found, order="given"), draft / FIGURE, of=found)
    speaking.note(f"{out}: {FIGURE} with its numbers, and {NUMBERS}.")
