"""``framing code sample``: units for people to code, as a sheet and as a form for the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import code
from framing.cli.asking import Folder, Level, Quiet, Seed, asked

if TYPE_CHECKING:
    import pandas as pd

WAYS = ("random", "stratified", "uncertainty")


@code.command("sample")
def sample(
    folder: Folder,
    out: Annotated[
        Path, typer.Option("--out", metavar="RUN", help="Folder for sheet, form and sample.")
    ],
    codebook: Annotated[
        str, typer.Option(metavar="FILE", help="Your codebook's file, or the name of one of ours.")
    ] = "generic-frames",
    n: Annotated[int, typer.Option("--n", min=1, help="How many units.")] = 100,
    level: Level = "paragraph",
    by: Annotated[
        str, typer.Option(help="random, stratified (as many of each group) or uncertainty.")
    ] = "random",
    groups: Annotated[
        str, typer.Option(metavar="COLUMN", help="The strata, where they are asked for.")
    ] = "outlet",
    model: Annotated[
        Path | None,
        typer.Option(metavar="MODEL", help="Of frames.FrameClassifier, for its uncertainty."),
    ] = None,
    seed: Seed = 0,
    quiet: Quiet = False,
) -> None:
    """Draw units to be coded by people: a sheet and a form, with each one's chance.

    RUN holds sheet.csv and form.html with the texts, and sample.csv with the chance that each
    unit had of being drawn, which framing corrected asks for.

    \b
    Example:
      framing code sample corpora/harbour-talks --codebook mine.toml --n 200 --out coding/round-1
    """
    from framing.cli.runs import Account, refuse_others, run_folder
    from framing.corpus import Corpus
    from framing.errors import FramingError, one_of
    from framing.files import for_spreadsheet, write_csv, write_text
    from framing.frames.codebook import load
    from framing.frames.coding import form, sheet
    from framing.frames.coding import sample as drawn_from

    with asked():
        one_of("by", by, WAYS)
        refuse_others(out)
        book = load(codebook)
        if (by == "uncertainty") != (model is not None):
            raise FramingError("--by uncertainty and --model MODEL go together.")
    corpus = Corpus.read(folder)
    texts = corpus.texts(level)
    texts = texts[texts.str.strip() != ""]
    strata = corpus.about(level, [groups])[groups] if by == "stratified" else None
    unsure = None if model is None else _uncertainty(model, texts)
    with asked():
        drawn = drawn_from(
            texts.index,
            n=n,
            strata=None if strata is None else strata.loc[texts.index],
            uncertainty=unsure,
            seed=seed,
        )
    own = texts.loc[drawn.index]
    parameters = {"codebook": book.name, "level": level, "by": by, "groups": groups, "n": n}
    counts = {"units": len(texts), "drawn": len(drawn)}
    account = Account(
        "code sample", corpus, parameters, counts, seed, {"codebook": book.fingerprint}
    )
    with run_folder(out, account) as draft:
        write_csv(draft / "sheet.csv", for_spreadsheet(sheet(own, book)))
        write_csv(draft / "sample.csv", for_spreadsheet(drawn.reset_index()))
        write_text(draft / "form.html", form(own, book))
    speaking.note(f"{out}: {speaking.many(len(drawn), level)} of {len(texts):,}.")
    speaking.note("Give each coder sheet.csv, or form.html, which works without a network.")


def _uncertainty(model: Path, texts: pd.Series) -> pd.Series:
    """How close the frame nearest to one half is to it, from 0 to 1."""
    import pandas as pd

    from framing.frames import FrameClassifier

    with asked(), speaking.progress("Scoring"):
        found = FrameClassifier(model=str(model)).fit([]).predict_proba(texts)
    return pd.Series((1 - 2 * abs(found - 0.5)).max(axis=1), texts.index)
