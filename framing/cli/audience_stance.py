"""``framing audience stance``: whether comments are for or against a claim or an actor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import audience
from framing.cli.asking import Folder, Json, Quiet, RunFolder, asked
from framing.cli.asking_audience import KeyFile, Names, key_in

if TYPE_CHECKING:
    import pandas as pd

BY_CUES = "cues"


@audience.command("stance")
def stance(
    folder: Folder,
    target: Annotated[
        list[str],
        typer.Option(metavar="TEXT", help="A claim, an actor or a topic; may be given again."),
    ],
    model: Annotated[
        Path | None,
        typer.Option(metavar="MODEL", help="A saved audience.Stance; by cues without one."),
    ] = None,
    names: Names = "pseudonyms",
    key: KeyFile = None,
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell how many comments are for a target, against it, or neither, by outlet.

    RUN then holds each comment with its stance; by cues, the cues too. Stance by cues is a
    baseline: most stance is told without a cue.

    \b
    Examples:
      framing audience stance corpora/harbour-talks --target "the accord" --out runs/stance
      framing audience stance corpora/mine --target "the ban" --model models/stance
    """
    from framing.audience import Stance, StanceCues, comments_of
    from framing.audience.stance import stances
    from framing.cli.runs import Account, refuse_others, run_folder
    from framing.corpus import Corpus
    from framing.files import for_spreadsheet, write_csv

    with asked():
        secret = key_in(key)
        if out is not None:
            refuse_others(out)
    recipe = Stance(model=str(model)).fit() if model is not None else None
    corpus = Corpus.read(folder)
    comments = comments_of(corpus, names=names, key=secret)
    tables, cues = [], []
    for one in target:
        if recipe is not None:
            tables.append(recipe.table(comments, target=one).reset_index())
            continue
        pairs = [(text, one) for text in comments["text"]]
        told = comments.assign(target=one, stance=stances(StanceCues().predict(pairs)).to_numpy())
        tables.append(told.reset_index())
        cues.append(_named(StanceCues().evidence(pairs), comments, one))
    table = _together(tables)
    counts = _counted(table, corpus.articles["outlet"])
    if out is not None:
        parameters = {
            "target": target,
            "names": names,
            "by": BY_CUES if recipe is None else "model",
        }
        sizes = {"articles": len(corpus), "comments": len(comments)}
        told_of = {} if recipe is None else {"model": str(recipe.learnt_from_["fingerprint"])}
        account = Account("audience stance", corpus, parameters, sizes, inputs=told_of)
        with run_folder(out, account) as draft:
            write_csv(draft / "stance.csv", for_spreadsheet(table))
            write_csv(draft / "by-outlet.csv", for_spreadsheet(counts))
            if cues:
                write_csv(draft / "cues.csv", for_spreadsheet(_together(cues)))
    if as_json:
        speaking.say_lines(counts)
        return
    rows = [tuple(map(str, row)) for row in counts.itertuples(index=False)]
    speaking.say_table([tuple(counts.columns), *rows], right=(2, 3, 4))
    if recipe is None:
        speaking.note("By cues alone: a baseline. framing audience stance --model takes a recipe.")


def _together(tables: list[pd.DataFrame]) -> pd.DataFrame:
    import pandas as pd

    return pd.concat(tables, ignore_index=True)


def _named(evidence: pd.DataFrame, comments: pd.DataFrame, target: str) -> pd.DataFrame:
    """The cues under their comments' own names."""
    units = comments.index.to_numpy()[evidence["unit"].astype(int)]
    return evidence.assign(unit=units, target=target)


def _counted(table: pd.DataFrame, outlets: pd.Series) -> pd.DataFrame:
    import pandas as pd

    outlet = outlets.reindex(table["article"]).to_numpy()
    found = pd.crosstab([table["target"], outlet], table["stance"], rownames=["target", "outlet"])
    return found.reindex(columns=["for", "against", "neutral"], fill_value=0).reset_index()
