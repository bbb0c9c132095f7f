"""``framing topics``: what articles are about, and how much of it each outlet has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, Seed, asked
from framing.cli.asking_words import Paper
from framing.errors import FramingError, one_of

if TYPE_CHECKING:
    import pandas as pd

MODELS = ("lda", "nmf", "gensim")


def _model(given: str) -> str:
    with asked():
        return one_of("model", given, MODELS)


@app.command()
def topics(
    folder: Folder,
    model: Annotated[
        str,
        typer.Option(metavar="MODEL", callback=_model, help="lda, nmf, or gensim (its LDA)."),
    ] = "lda",
    k: Annotated[int, typer.Option("--k", min=2, help="How many topics.")] = 20,
    grid: Annotated[
        str | None,
        typer.Option(metavar="K,K,…", help="Only judge models of these sizes, with --seeds."),
    ] = None,
    seeds: Annotated[int, typer.Option(min=2, help="How many seeds of each size, for --grid.")] = 5,
    groups: Annotated[
        str, typer.Option(metavar="COLUMN", help="Whose shares are drawn.")
    ] = "outlet",
    top: Annotated[int, typer.Option(min=1, help="Groups drawn: those with most articles.")] = 4,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="A B", help="A group, and what it is set against: the differences."),
    ] = None,
    over_time: Annotated[
        bool, typer.Option("--over-time", help="Draw the groups' shares over time, too.")
    ] = False,
    terms: Annotated[int, typer.Option(min=1, help="Words listed for each topic.")] = 10,
    forms: Annotated[
        bool, typer.Option("--forms", help="Write forms for coders: which one does not belong?")
    ] = False,
    score_forms: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A coder's answers to the forms in the RUN of --out."),
    ] = None,
    export: Annotated[
        bool, typer.Option("--export", help="Write the model, and a page to look through it.")
    ] = False,
    place: Annotated[
        Path | None,
        typer.Option(metavar="RUN", help="Learn nothing: take the topics that --export wrote."),
    ] = None,
    seed: Seed = 0,
    paper: Paper = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find topics in the articles, and each outlet's share of them. A topic is not a frame.

    RUN then holds the topics' words and quotes, every article's shares, the groups' mean shares
    with intervals, and their figure; with --grid, what models of several sizes are worth.

    \b
    Examples:
      framing topics corpora/harbour-talks --grid 5,10,15 --out runs/sizes
      framing topics corpora/harbour-talks --k 10 --pair tribune ledger --out runs/topics
      framing topics corpora/harbour-talks --k 10 --forms --export --out runs/forms
      framing topics corpora/harbour-talks --score-forms anna.csv --out runs/forms
      framing topics corpora/newer --place runs/forms --out runs/newer
    """
    from framing.cli.modelling import Asked, modelled
    from framing.cli.trying import scored_forms, sizes_of, tried

    with asked():
        _refuse(forms or export, place, score_forms, pair, out)
    if score_forms and out is not None:
        _tell(scored_forms(score_forms, out), ("parameter", "term", "estimate", "n"), as_json)
        return
    if grid is not None:
        with asked():
            sizes = sizes_of(grid)
        found = tried(folder, model, sizes, list(range(seed, seed + seeds)), out=out)
        shown = found.groupby("n_topics", as_index=False).mean(numeric_only=True)
        names = ("n_topics", "stability", "npmi", "exclusivity", "diversity", "held_out")
        _tell(found if as_json else shown, names, as_json)
        return
    question = Asked(
        model, k, groups, top, terms, seed, paper, pair or (), over_time, forms, export
    )
    words = modelled(folder, question, earlier=place, out=out)
    if as_json:
        speaking.say_lines(words)
        return
    by_topic = words.groupby("topic", sort=False)["term"].agg(", ".join)
    speaking.say_table((str(topic), found) for topic, found in by_topic.items())


def _refuse(
    written: bool,
    place: Path | None,
    answers: list[Path] | None,
    pair: tuple[str, str] | None,
    out: Path | None,
) -> None:
    """Refuse what cannot be asked together."""
    if out is None and (written or answers):
        raise FramingError("--forms, --score-forms and --export need --out RUN.")
    if written and place is not None:
        raise FramingError("--forms and --export are for topics that are learnt, not with --place.")
    if pair and pair[0] == pair[1]:
        raise FramingError("--pair needs two different groups.")


def _tell(table: pd.DataFrame, names: tuple[str, ...], as_json: bool) -> None:
    if as_json:
        speaking.say_lines(table.astype(object).where(table.notna(), None))
        return
    rows = [
        tuple(f"{v:.2f}" if isinstance(v, float) else str(v) for v in row)
        for row in table[list(names)].astype(object).itertuples(index=False)
    ]
    speaking.say_table([names, *rows], right=tuple(range(1, len(names))))
