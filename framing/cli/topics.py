"""``framing topics``: what articles are about, and how much of it each outlet has."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, Seed, asked
from framing.errors import one_of

MODELS = ("nmf", "lda")


def _model(given: str) -> str:
    with asked():
        return one_of("model", given, MODELS)


@app.command()
def topics(
    folder: Folder,
    model: Annotated[
        str, typer.Option(metavar="MODEL", callback=_model, help="nmf or lda.")
    ] = "nmf",
    k: Annotated[int, typer.Option("--k", min=2, help="How many topics.")] = 20,
    groups: Annotated[
        str, typer.Option(metavar="COLUMN", help="Whose shares are drawn.")
    ] = "outlet",
    top: Annotated[int, typer.Option(min=1, help="Groups drawn: those with most articles.")] = 4,
    terms: Annotated[int, typer.Option(min=1, help="Words listed for each topic.")] = 10,
    seed: Seed = 0,
    paper: Annotated[str, typer.Option(help="The figure is for a column, page or slide.")] = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find topics in the articles, and each outlet's share of them. A topic is not a frame.

    RUN then holds the topics' words, every article's shares, the groups' mean shares with
    intervals, and their figure.

    \b
    Example:
      framing topics corpora/harbour-talks --model nmf --k 10 --seed 1 --out runs/topics
    """
    from framing.cli.modelling import Asked, modelled

    words = modelled(folder, Asked(model, k, groups, top, terms, seed, paper), out=out)
    if as_json:
        speaking.say_lines(words)
        return
    by_topic = words.groupby("topic", sort=False)["term"].agg(", ".join)
    speaking.say_table((str(topic), found) for topic, found in by_topic.items())
