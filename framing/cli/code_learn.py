"""``framing code learn``: frames learnt from a gold set, and told of the whole corpus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import code
from framing.cli.asking import Folder, Json, Level, Quiet, asked

if TYPE_CHECKING:
    import pandas as pd

    from framing.compare import Estimates
    from framing.frames import FrameClassifier


@code.command("learn")
def learn(
    folder: Folder,
    gold: Annotated[
        Path, typer.Option(metavar="FILE", help="gold.csv: unit, and a column a frame.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="RUN", help="Folder for model and labels.")],
    codebook: Annotated[
        str | None, typer.Option(metavar="FILE", help="The codebook whose cues are read too.")
    ] = None,
    sample: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="sample.csv, for the chance of each coded unit."),
    ] = None,
    level: Level = "paragraph",
    group: Annotated[
        str, typer.Option(metavar="COLUMN", help="What is held out whole: outlet, event, article.")
    ] = "outlet",
    vectors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Word vectors that are read too.")
    ] = None,
    embeddings: Annotated[
        str | None, typer.Option(metavar="MODEL", help="Sentence vectors that are read too.")
    ] = None,
    folds: Annotated[
        str, typer.Option(help="grouped holds out whole groups; random flatters.")
    ] = "grouped",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Learn frames from coded units of a corpus, label the others, and correct how common they are.

    RUN holds the model, validation.csv, labels.csv (every unit's label, for coded ones that of
    while they were held out) and shares.csv: naïve, by the coded sample alone, and corrected.
    Use the model as --with frames.FrameClassifier:model=RUN.

    \b
    Example:
      framing code learn corpora/mine --gold coding/gold/gold.csv --codebook mine.toml \\
          --sample coding/round-1/sample.csv --out models/mine
    """
    from framing.cli.code_import import _cells
    from framing.cli.runs import Account, refuse_others, run_folder
    from framing.compare import corrected_shares
    from framing.corpus import Corpus
    from framing.files import for_spreadsheet, write_csv
    from framing.frames import FrameClassifier

    with asked():
        refuse_others(out)
        coded = _cells(gold, ("unit",)).set_index("unit")
    corpus = Corpus.read(folder)
    texts = corpus.texts(level)
    with asked():
        labels = _labels(coded, texts, gold)
        about = corpus.about(level, list(dict.fromkeys([group, "article"])))
        model = FrameClassifier(
            codebook=codebook, vectors=vectors, embeddings=embeddings, folds=folds
        )
        own = about.loc[labels.index, group]
        with speaking.progress("Learning"):
            model.fit(texts.loc[labels.index], labels, groups=own.tolist())
    with speaking.progress("Labelling"):
        table = _labelled(model, texts, labels)
    chance = None
    if sample is not None:
        chance = _cells(sample, ("unit", "chance")).set_index("unit")["chance"].astype("float64")
    machine = table[[f"{name}-said" for name in model.frames_]].set_axis(model.frames_, axis=1)
    shares = corrected_shares(
        machine.astype("float64"), labels, chance=chance, clusters=about["article"]
    )
    counts = {"units": len(texts), "coded": len(labels), "frames": len(model.frames_)}
    parameters = {"level": level, "group": group, "folds": folds}
    account = Account("code learn", corpus, parameters, counts, 0)
    with run_folder(out, account) as draft:
        model.save(draft)
        write_csv(draft / "validation.csv", for_spreadsheet(model.validation_))
        write_csv(draft / "labels.csv", for_spreadsheet(table.reset_index()))
        shares.save(draft / "shares.csv")
    _tell(model, shares, as_json=as_json)
    speaking.note(f"{out}: use it as --with frames.FrameClassifier:model={out}.")


def _labels(coded: pd.DataFrame, texts: pd.Series, gold: Path) -> pd.DataFrame:
    """The gold set as numbers, of units that stand in the corpus and are settled."""
    import pandas as pd

    from framing.errors import FramingError

    table = coded.apply(pd.to_numeric, errors="coerce").dropna()
    here = table[table.index.isin(texts.index)]
    if here.empty:
        raise FramingError(
            f"{gold}: none of its {len(coded):,} units is settled and stands in this corpus at "
            "this level."
        )
    if len(here) < len(coded):
        speaking.note(
            f"{gold.name}: {len(coded) - len(table):,} units are not settled, "
            f"{len(table) - len(here):,} do not stand in the corpus; they are left out."
        )
    return here.astype("float64")


def _labelled(model: FrameClassifier, texts: pd.Series, labels: pd.DataFrame) -> pd.DataFrame:
    """Every unit's probability and label by frame; of coded ones those while they were held out."""
    import pandas as pd

    from framing.text import tokenize

    names = model.frames_
    tokens = tokenize(texts)
    probability = pd.DataFrame(model.predict_proba(tokens), texts.index, names)
    said = pd.DataFrame(model.predict(tokens), texts.index, names).astype("int64")
    held = model.held_out_.set_axis(labels.index)
    columns = {}
    for name in names:
        probability.loc[labels.index, name] = held[f"{name}-probability"]
        said.loc[labels.index, name] = held[f"{name}-said"]
        columns[f"{name}-probability"] = probability[name]
        columns[f"{name}-said"] = said[name]
        columns[f"{name}-coded"] = labels[name].reindex(texts.index)
    return pd.DataFrame(columns).rename_axis("unit")


def _tell(model: FrameClassifier, shares: Estimates, *, as_json: bool) -> None:
    from framing.cli.estimating import interval, number

    speaking.note(f"Validated in {model.folds_}.")
    if as_json:
        speaking.say_json({**shares.record(), "table": speaking.rows_of(shares.table)})
        return
    of_model = model.validation_.to_dict("records")
    score = {row["term"]: row["estimate"] for row in of_model if row["parameter"] == "macro_f1"}
    found = {(row["term"], row["parameter"]): row for row in shares.table.to_dict("records")}
    rows = []
    for name in model.frames_:
        naive, corrected = found[name, "naïve"], found[name, "corrected"]
        values = (score[name], naive["estimate"], corrected["estimate"])
        spread = interval(corrected["lower"], corrected["upper"])
        rows.append((name, *map(number, values), spread))
    head = ("frame", "macro-F1", "naïve share", "corrected", "95 % interval")
    speaking.say_table([head, *rows], right=(1, 2, 3, 4))
