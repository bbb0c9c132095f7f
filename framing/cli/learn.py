"""``framing learn``: a model of loaded language, or of tone toward actors, from coded sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Json, Quiet, asked
from framing.cli.coding import Columns, Group, Label, Negative, Outlets, Positive, Text, read_coded
from framing.errors import FramingError, one_of

if TYPE_CHECKING:
    import pandas as pd

    from framing.actors import TargetSentiment
    from framing.wording import LoadedLanguage

LOADED = "wording.LoadedLanguage"
VALIDATION = "validation.csv"


@app.command()
def learn(
    coded: Annotated[
        Path, typer.Argument(metavar="FILE", help="Coded sentences: .csv, .tsv or .parquet.")
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="MODEL", help="Folder for the model: arrays and JSON.")
    ],
    text: Text = "text",
    label: Label = "label",
    group: Group = "outlet",
    positive: Positive = None,
    negative: Negative = None,
    outlets: Outlets = None,
    distant: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="More sentences, labelled 1 and 0 by other means."),
    ] = None,
    distant_columns: Annotated[
        tuple[str, str, str],
        typer.Option(metavar="TEXT LABEL OUTLET", help="Their columns."),
    ] = ("text", "label", "outlet"),
    distant_weight: Annotated[
        float, typer.Option(metavar="W", help="What one counts for beside a coded sentence.")
    ] = 0.3,
    embeddings: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="Read the sentence vectors of this model too."),
    ] = None,
    folds: Annotated[
        str, typer.Option(help="grouped holds out whole outlets; random flatters.")
    ] = "grouped",
    recipe: Annotated[
        str,
        typer.Option(metavar="NAME", help="wording.LoadedLanguage or actors.TargetSentiment."),
    ] = "wording.LoadedLanguage",
    place: Annotated[
        tuple[str, str],
        typer.Option(metavar="START END", help="For targets: where the name stands."),
    ] = ("start", "end"),
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Learn to tell loaded sentences from plain ones, and say how well it is done.

    Use the model as --with wording.LoadedLanguage:model=MODEL, at the level of sentences; one of
    actors.TargetSentiment, learnt from names coded as -1, 0 and 1, as framing actors --model MODEL.

    \b
    Example:
      framing learn coded.csv --label biased --out models/loaded
      framing extract corpora/mine --with wording.LoadedLanguage:model=models/loaded \\
          --level sentence --out loaded.parquet
      framing learn targets.csv --recipe actors.TargetSentiment --group article --out models/tone
    """
    from framing.cli import targeted
    from framing.wording import LoadedLanguage

    _refuse_others(out)
    with asked():
        one_of("recipe", recipe, (LOADED, targeted.RECIPE))
    columns = Columns(text, label, group, positive, negative, outlets)
    if recipe == targeted.RECIPE:
        toward = targeted.learnt(coded, columns, place, folds=folds)
        _kept(toward, out, as_json=as_json)
        speaking.note(f"{out}: use it as framing actors DIR --model {out}.")
        return
    first = read_coded(coded, columns)
    second = None
    if distant is not None:
        second = read_coded(distant, Columns(*distant_columns, outlets=outlets))
    wanted = LoadedLanguage(distant_weight=distant_weight, embeddings=embeddings, folds=folds)
    with speaking.progress("Learning"):
        model = wanted.fit(first, distant=second)
    _kept(model, out, as_json=as_json)
    speaking.note(
        f"{out}: use it as --with wording.LoadedLanguage:model={out}, at the level of sentences."
    )


def _kept(model: LoadedLanguage | TargetSentiment, out: Path, *, as_json: bool) -> None:
    """Write the model with its validation, and tell how well it does."""
    from framing.corpus.folders import whole_folder
    from framing.files import for_spreadsheet, write_csv

    with whole_folder(out) as draft:
        model.save(draft)
        write_csv(draft / VALIDATION, for_spreadsheet(model.validation_))
    speaking.note(f"Validated in {model.folds_}; intervals resample groups.")
    if as_json:
        speaking.say_lines(model.validation_)
    else:
        speaking.say_table(_rows(model.validation_), right=(1, 2))


def _refuse_others(out: Path) -> None:
    from framing.learning.storing import RECORD

    with asked():
        if out.is_file() or (out.is_dir() and any(out.iterdir()) and not (out / RECORD).is_file()):
            raise FramingError(f"{out}: something else than a model stands here; name another one.")


def _rows(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    rows = [("held out", "estimate", "95 % interval")]
    for row in table.itertuples(index=False):
        spread = f"{row.lower:.3f} to {row.upper:.3f}"
        rows.append((str(row.parameter).replace("_", " "), f"{row.estimate:.3f}", spread))
    return rows
