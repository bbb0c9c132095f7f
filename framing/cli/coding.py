"""Coded sentences on the command line: the options that name their columns, and what was read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.asking import asked

if TYPE_CHECKING:
    from framing.learning import Coded

Text = Annotated[str, typer.Option("--text", metavar="COLUMN", help="The sentence.")]
Label = Annotated[str, typer.Option("--label", metavar="COLUMN", help="What it was coded as.")]
Group = Annotated[str, typer.Option("--group", metavar="COLUMN", help="Its outlet.")]
Positive = Annotated[
    str | None,
    typer.Option("--positive", metavar="LABEL", help="The label meant, where it is not 1 or true."),
]
Negative = Annotated[
    str | None,
    typer.Option("--negative", metavar="LABEL", help="Its absence, where there are more than two."),
]
Outlets = Annotated[
    Path | None,
    typer.Option("--outlets", metavar="FILE", help="An outlets.toml with the outlets' aliases."),
]


@dataclass(frozen=True)
class Columns:
    """Where a file of coded sentences holds what.

    Attributes
    ----------
    text, label, group : str
    positive, negative : str or None
        The labels, where they are not 1 and 0.
    outlets : Path or None
        File of the outlets' aliases.
    """

    text: str
    label: str
    group: str
    positive: str | None = None
    negative: str | None = None
    outlets: Path | None = None


def read_coded(path: Path, columns: Columns) -> Coded:
    """Coded sentences from a file; tells how many there are and what was left out.

    Raises
    ------
    typer.BadParameter
        Where the file, a column or a label is not what was said.
    """
    from framing.corpus.outlets import Aliases
    from framing.learning import Coded

    with asked():
        coded = Coded.read(
            path,
            columns=(columns.text, columns.label, columns.group),
            positive=columns.positive,
            negative=columns.negative,
            aliases=Aliases.read(columns.outlets) if columns.outlets is not None else None,
        )
    left = ", ".join(f"{n:,} with {reason}" for reason, n in coded.excluded.items())
    speaking.note(
        f"{path.name}: {speaking.many(len(coded), 'sentence')}, {coded.labels.mean():.1%} with the "
        f"label, of {speaking.many(len(set(coded.groups)), 'outlet')}"
        + (f"; left out: {left}." if left else ".")
    )
    return coded
