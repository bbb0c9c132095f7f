"""``framing report``: a recipe, or a corpus, becomes a page, a paper, figures and tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Quiet

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.report import Recipe


@app.command()
def report(
    recipe: Annotated[
        Path,
        typer.Argument(metavar="RECIPE_OR_DIR", help="A recipe (.toml), or a corpus as it is."),
    ],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the report is written.")],
    seed: Annotated[
        int | None, typer.Option(min=0, help="Instead of the recipe's own seed.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write a report: figures, tables, methods and evidence, as HTML, PDF and files.

    \b
    Examples:
      framing report reports/harbour-talks.toml --out reports/harbour-talks
      framing report corpora/mine --out reports/mine
    """
    from framing.report import build_report, write_report

    wanted, corpus = _recipe(recipe, seed)
    with speaking.following("") as told:
        steps = len(wanted.sections) + 1
        done = iter(range(steps))
        built = build_report(
            wanted, corpus, tell=lambda title: told(title, next(done, steps), steps)
        )
        told("Writing", steps - 1, steps)
        write_report(built, out)
    if not quiet:
        n_figures = len(list((out / "figures").glob("*.pdf")))
        speaking.say(f"{out / 'report.html'}")
        speaking.say(f"{out / 'report.pdf'}")
        speaking.note(f"{speaking.many(n_figures, 'figure')}, tables and evidence are beside them.")


def _recipe(path: Path, seed: int | None) -> tuple[Recipe, Corpus | None]:
    """The recipe in a file, or the one that is made for a corpus."""
    from dataclasses import replace

    from framing.corpus import Corpus
    from framing.report import default_recipe, read_recipe

    if path.is_dir():
        corpus = Corpus.read(path)
        return default_recipe(corpus, path, seed=seed or 0), corpus
    recipe = read_recipe(path)
    return (recipe if seed is None else replace(recipe, seed=seed)), None
