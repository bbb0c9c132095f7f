"""The options that the verbs which compare words share."""

from __future__ import annotations

from typing import Annotated

import typer

Pair = Annotated[
    tuple[str, str],
    typer.Option(
        metavar="A B",
        help="The group, and what it is set against; 'all others' takes the rest together.",
    ),
]
Groups = Annotated[str, typer.Option(metavar="COLUMN", help="What the groups are.")]
Strata = Annotated[
    str,
    typer.Option(metavar="COLUMN", help="Compare within these only; none compares across all."),
]
Clusters = Annotated[
    str, typer.Option(metavar="COLUMN", help="Articles that count as one; none: each by itself.")
]
Ngrams = Annotated[
    tuple[int, int], typer.Option(metavar="N M", help="Count phrases of N to M words.")
]
Permutations = Annotated[
    int | None, typer.Option(metavar="N", help="Relabellings for p, if not the usual number.")
]
Draws = Annotated[
    int | None, typer.Option(metavar="N", help="Bootstrap draws for intervals, likewise.")
]
Paper = Annotated[str, typer.Option(help="The figure is for a column, page or slide.")]
Top = Annotated[int, typer.Option(min=1, help="Words printed and drawn on each side, at most.")]
