"""``framing lexicon validate``: whether texts coded for something hold more of a word list."""

from __future__ import annotations

from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import lexicon
from framing.cli.asking import Json, Quiet, Seed, asked
from framing.cli.coding import Columns, Group, Label, Negative, Outlets, Positive, Text, read_coded

if TYPE_CHECKING:
    import pandas as pd

    from framing.lexicons import Lexicon

Gold = Annotated[
    Path, typer.Option("--gold", metavar="FILE", help="Coded sentences: .csv, .tsv or .parquet.")
]


@lexicon.command("validate")
def validate(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="Lists' names, or folders of one's own; or all."),
    ],
    gold: Gold,
    text: Text = "text",
    label: Label = "label",
    group: Group = "outlet",
    positive: Positive = None,
    negative: Negative = None,
    outlets: Outlets = None,
    card: Annotated[
        str | None,
        typer.Option(metavar="TITLE", help="Write the figures to the cards, as measured on TITLE."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A figure (.pdf, .svg, .png), with its numbers beside."),
    ] = None,
    seed: Seed = 0,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare word lists with coded sentences: AUC, coverage, precision, and where a card errs.

    Nothing is fitted. Intervals resample whole outlets.

    \b
    Examples:
      framing lexicon validate loaded-terms --gold coded.csv --label biased --group outlet
      framing lexicon validate all --gold babe.parquet --label label_bias --positive Biased \\
          --out validity.pdf
    """
    import pandas as pd

    from framing.files import sha256_of
    from framing.learning.validity import validity
    from framing.lexicons import load
    from framing.lexicons import names as shipped
    from framing.lexicons.validity import write_validity

    with asked():
        wanted = shipped() if names == ["all"] else names
        lists = [load(name) for name in wanted]
    coded = read_coded(gold, Columns(text, label, group, positive, negative, outlets))
    coded.check()
    with speaking.progress("Comparing lists", len(lists)) as done:
        tables = []
        for one in lists:
            tables.append(validity(one, coded, seed=seed))
            done(1)
    for name, one, table in zip(wanted, lists, tables, strict=True):
        if card is not None:
            path = write_validity(name, table, gold=card, sha256=sha256_of(gold))
            speaking.note(f"{path}: written.")
        else:
            _compare_with_card(one, table, sha256_of(gold))
    found = pd.concat(tables, ignore_index=True)
    if out is not None:
        _draw(found, out)
    if as_json:
        speaking.say_lines(found)
    else:
        speaking.say_table(_rows(found), right=range(1, 8))


def _rows(table: pd.DataFrame) -> list[tuple[str, ...]]:
    """A list or category a row, a measure a column, the interval of the first one beside it."""
    parameters = list(dict.fromkeys(table["parameter"]))
    head = ("list", *(name.replace("_", " ") for name in parameters))
    rows = [(head[0], head[1], "95 % interval", *head[2:])]
    for term, own in table.groupby("term", sort=False):
        values = own.set_index("parameter")
        first = values.iloc[0]
        spread = f"{first['lower']:.3f} to {first['upper']:.3f}"
        known = values["estimate"].reindex(parameters)
        cells = ["" if isnan(value) else f"{value:.3f}" for value in known]
        rows.append((str(term), cells[0], spread, *cells[1:]))
    return rows


def _compare_with_card(lexicon: Lexicon, table: pd.DataFrame, sha256: str) -> None:
    card = lexicon.card
    if card is None or card.validity.get("sha256") != sha256:
        return
    told = card.validity["figures"]
    own = table[table["term"] == lexicon.name].set_index("parameter")
    wrong = [
        f"{name} {value} on the card, {own.loc[name, column]:.3f} here"
        for name, values in told.items()
        for column, value in zip(("estimate", "lower", "upper"), values, strict=True)
        if abs(own.loc[name, column] - value) > 0.0006
    ]
    said = "; ".join(wrong) if wrong else "the same as on its card"
    speaking.note(f"{lexicon.name}: {said}.")


def _draw(table: pd.DataFrame, out: Path) -> None:
    from framing.figures import paper, plot_validity, save_figure

    with paper("page"):
        save_figure(plot_validity(table), out, of=table)
    speaking.note(f"{out}: the figure, with its numbers beside.")
