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
    from framing.report import Recipe, Report


@app.command()
def report(
    recipe: Annotated[
        Path,
        typer.Argument(metavar="RECIPE_OR_DIR", help="A recipe (.toml), or a corpus as it is."),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where the report is written.")
    ] = None,
    bundle: Annotated[
        Path | None,
        typer.Option(metavar="FILE.zip", help="The report in one file, without articles' texts."),
    ] = None,
    share: Annotated[
        bool, typer.Option("--share", help="Leave articles' texts out of the folder as well.")
    ] = False,
    with_texts: Annotated[
        bool, typer.Option("--with-texts", help="Leave the texts in the bundle.")
    ] = False,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Instead of the recipe's own seed.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write a report: figures, tables, methods and evidence, as HTML, PDF and files.

    Article texts belong to their publishers: a bundle holds their digests, the places of the
    marks and at most ten words around each, and so does a folder made with --share.

    \b
    Examples:
      framing report reports/harbour-talks.toml --out reports/harbour-talks
      framing report corpora/mine --out reports/mine --bundle mine.zip
    """
    from framing.report import build_report, write_report

    _refuse_odd(out, bundle, share=share, with_texts=with_texts)
    wanted, corpus = _recipe(recipe, seed)
    with speaking.following("") as told:
        steps = len(wanted.sections) + 1
        done = iter(range(steps))
        built = build_report(
            wanted, corpus, tell=lambda title: told(title, next(done, steps), steps)
        )
        told("Writing", steps - 1, steps)
        if out is not None:
            write_report(built, out, share=share)
        if bundle is not None:
            _bundled(built, bundle, share=not with_texts)
    if quiet:
        return
    if out is not None:
        speaking.say(f"{out / 'report.html'}")
        speaking.say(f"{out / 'report.pdf'}")
        n_figures = len(list((out / "figures").glob("*.pdf")))
        speaking.note(f"{speaking.many(n_figures, 'figure')}, tables and evidence are beside them.")
    if bundle is not None:
        speaking.say(f"{bundle}")


def _refuse_odd(out: Path | None, bundle: Path | None, *, share: bool, with_texts: bool) -> None:
    """Refuse options that say nothing, or against each other."""
    if out is None and bundle is None:
        raise typer.BadParameter("--out or --bundle is missing: where is the report to go")
    if share and (out is None or with_texts):
        raise typer.BadParameter("--share is about --out, and goes against --with-texts")
    if with_texts and bundle is None:
        raise typer.BadParameter("--with-texts is about --bundle")
    if bundle is not None and (bundle.suffix.lower() != ".zip" or bundle.is_dir()):
        raise typer.BadParameter(f"{bundle}: the name of a bundle ends in .zip")


def _bundled(built: Report, path: Path, *, share: bool) -> None:
    from tempfile import TemporaryDirectory

    from framing.report import bundle, write_report

    with TemporaryDirectory() as name:
        bundle(write_report(built, Path(name) / "report", share=share), path)


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
