"""The application that every verb joins."""

from __future__ import annotations

from typing import Annotated

import typer

# Plain help: the decorated one takes twice as long to appear.
app = typer.Typer(
    name="framing",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
corpus = typer.Typer(help="Make a corpus out of files, and look at it.", rich_markup_mode=None)
lexicon = typer.Typer(help="The word lists that come along.", rich_markup_mode=None)
codebook = typer.Typer(help="Codebooks of frames, ours and your own.", rich_markup_mode=None)
code = typer.Typer(help="Have people code units, and use what they gave.", rich_markup_mode=None)
audience = typer.Typer(help="What readers' comments do with articles.", rich_markup_mode=None)


def _version(wanted: bool) -> None:
    if wanted:
        from framing import __version__

        typer.echo(f"framing {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def framing(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Measure how news outlets frame the same events.

    \b
    Example, from files to a figure:
      framing corpus add articles.parquet --map id=ID,outlet=source --to corpora/mine
      framing corpus show corpora/mine
      framing contrast corpora/mine --with wording.LoadedTerms --pair cnn foxnews --out runs/loaded
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
