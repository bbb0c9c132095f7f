"""``framing contrast``: how two groups differ, tested, drawn, and with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, Seed, WhichVoice, With

if TYPE_CHECKING:
    from framing.compare import Comparison

NONE = "none"


@app.command()
def contrast(
    folder: Folder,
    extractors: With,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="The group, and what it is set against."),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Every group: against all others, and every two, in its place."),
    ] = False,
    groups: Annotated[str, typer.Option(metavar="COLUMN", help="What the groups are.")] = "outlet",
    strata: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="Compare within these only; none compares across all."),
    ] = "event",
    clusters: Annotated[
        str,
        typer.Option(metavar="COLUMN", help="Articles that count as one; none: each by itself."),
    ] = "copy_group",
    level: Level = "paragraph",
    voice: WhichVoice = "outlet",
    correction: Annotated[
        str, typer.Option(help="BH, BY or Holm, over all that is tested.")
    ] = "BH",
    permutations: Annotated[
        int | None, typer.Option(metavar="N", help="Relabellings for p, if not the usual number.")
    ] = None,
    draws: Annotated[
        int | None, typer.Option(metavar="N", help="Bootstrap draws for intervals, likewise.")
    ] = None,
    seed: Seed = 0,
    top: Annotated[int, typer.Option(min=1, help="Features drawn, at most.")] = 20,
    paper: Annotated[
        str, typer.Option(help="The figure is for a column, page or slide.")
    ] = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare what two groups of articles do, on the same events.

    \b
    Examples:
      framing contrast corpora/harbour-talks --with wording.LoadedTerms --groups outlet \\
          --pair ledger tribune --strata event --voice outlet --seed 1 --out runs/loaded
      framing contrast corpora/harbour-talks --with sourcing.ScareQuotes --groups kind \\
          --pair public partisan
      framing contrast corpora/harbour-talks --with frames.FrameCues --all --out runs/all
    """
    from framing.cli.contrasting import Question, contrasted
    from framing.cli.extractors import chosen

    if every == (pair is not None):
        raise typer.BadParameter("Name two groups with --pair, or compare every group with --all")
    question = Question(
        choices=chosen(extractors),
        level=voice if voice in ("headline", "comment") else level,
        voice="all" if voice in ("headline", "comment") else voice,
        pair=pair,
        columns=tuple(None if name == NONE else name for name in (groups, strata, clusters)),
        correction=correction,
        resampling=(permutations, draws),
        seed=seed,
    )
    answer = contrasted(folder, question, out=out, paper=paper, top=top)
    if as_json:
        speaking.say_json({**answer.record(), "table": speaking.rows_of(answer.table)})
    else:
        say_comparison(answer)


def say_comparison(found: Comparison) -> None:
    """Print a comparison as a table, and what must be known of it."""
    from framing.compare.guards import quoted
    from framing.compare.result import printed

    speaking.say(speaking.in_a_line(found.axis_label))
    several = len(found.pairs) > 1
    sides = ("group", "reference") if several else found.pairs[0]
    head = (
        *(("group", "reference") if several else ()),
        "feature",
        "difference",
        "95 % interval",
        "p",
        "q",
        f"hits {sides[0]}",
        f"hits {sides[1]}",
    )
    rows = [
        (
            *((row["group"], row["reference"]) if several else ()),
            row["feature"],
            number(row["estimate"]),
            interval(row["lower"], row["upper"]),
            printed(row["p_value"]),
            printed(row["q_value"]),
            format(row["hits"], ",.0f"),
            format(row["hits_reference"], ",.0f"),
        )
        for row in found.table.to_dict("records")
    ]
    figures = range(len(head) - 6, len(head))
    speaking.say_table([head, *rows], right=tuple(figures))
    for sentence in found.notes:
        speaking.note(sentence)
    codes = quoted(found.notes)
    if codes:
        speaking.note(f"Why, and how it is lifted: framing explain {' '.join(codes)}")


def interval(lower: float, upper: float) -> str:
    """An interval as it is printed; nothing where it is missing."""
    return f"{number(lower)} to {number(upper)}" if lower == lower else ""


def number(value: float) -> str:
    """An estimate as it is printed, with a true minus sign."""
    # Adding nothing turns a negative zero into a plain one.
    return "not estimable" if value != value else f"{value + 0.0:,.3g}".replace("-", "−")
