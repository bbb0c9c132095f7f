"""``framing agreement``: how far coders, or labels and coders, agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Json, Quiet, RunFolder, Seed, asked
from framing.cli.runs import Account, refuse_others, run_folder

if TYPE_CHECKING:
    from framing.compare import Estimates

FIGURE, NUMBERS = "agreement.pdf", "coefficients.csv"


@app.command()
def agreement(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="One row a judgement; .csv or .parquet.")
    ],
    unit: Annotated[str, typer.Option(metavar="COLUMN", help="What was judged.")] = "unit",
    coder: Annotated[str, typer.Option(metavar="COLUMN", help="Who judged it.")] = "coder",
    label: Annotated[str, typer.Option(metavar="COLUMN", help="The judgement.")] = "label",
    cluster: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Units that belong together.")
    ] = None,
    scale: Annotated[str, typer.Option(help="nominal, ordinal or interval.")] = "nominal",
    truth: Annotated[
        str | None,
        typer.Option(metavar="CODER", help="Whose judgements are true; the others are scored."),
    ] = None,
    draws: Annotated[int, typer.Option(min=99, help="Bootstrap draws for intervals.")] = 999,
    seed: Seed = 0,
    paper: Annotated[
        str, typer.Option(help="The figure is for a column, page or slide.")
    ] = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Measure how far coders agree: alpha, AC1; or precision, recall, F1 against one of them.

    \b
    Examples:
      framing agreement codes.csv --unit sentence --coder annotator --label biased
      framing agreement codes.csv --scale ordinal --out runs/agreement
      framing agreement codes.csv --truth expert
    """
    from framing.cli.tables import table_of
    from framing.compare import agreement as measured
    from framing.errors import one_of
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
        names = {"unit": unit, "coder": coder, "label": label}
        codes = table_of(file, names | ({} if cluster is None else {"cluster": cluster}))
        found = measured(codes, scale=scale, truth=truth, draws=draws, seed=seed)
    if out is not None:
        _write(out, found, paper)
    if as_json:
        speaking.say_json({**found.record(), "table": speaking.rows_of(found.table)})
    else:
        _say(found)


def _write(out: Path, found: Estimates, paper: str) -> None:
    from framing.figures import paper as on
    from framing.figures import plot_agreement, save_figure

    made = found.provenance
    account = Account(
        "agreement",
        None,
        {**made.parameters, "paper": paper},
        {"coefficients": len(found.table), "excluded": dict(found.excluded)},
        found.seed,
        made.inputs,
    )
    with run_folder(out, account) as draft:
        found.save(draft / NUMBERS)
        with on(paper):
            save_figure(plot_agreement(found), draft / FIGURE, of=found)
    speaking.note(f"{out}: {FIGURE} with its numbers, and {NUMBERS}.")


def _say(found: Estimates) -> None:
    rows = [
        (
            row["term"],
            row["parameter"],
            *map(_number, (row["estimate"], row["lower"], row["upper"])),
        )
        for row in found.table.to_dict("records")
    ]
    head = ("of", "coefficient", "estimate", "lower", "upper")
    speaking.say_table([head, *rows], right=(2, 3, 4))
    for sentence in found.notes:
        speaking.note(sentence)


def _number(value: float) -> str:
    return "" if value != value else f"{value:.3f}".replace("-", "−")
