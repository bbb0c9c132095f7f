"""``framing audience incivility``: uncivil wording in comments, by outlet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import audience
from framing.cli.asking import Folder, Json, Quiet, RunFolder, asked
from framing.cli.asking_audience import KeyFile, Names, key_in


@audience.command("incivility")
def incivility(
    folder: Folder,
    model: Annotated[
        Path | None,
        typer.Option(metavar="MODEL", help="A saved audience.Incivility; adds probabilities."),
    ] = None,
    names: Names = "pseudonyms",
    key: KeyFile = None,
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Count uncivil wording in comments, per 1,000 words, by the outlet they stand below.

    RUN then holds the counts of each comment and every cue with its place.

    \b
    Examples:
      framing audience incivility corpora/harbour-talks --out runs/incivility
    """
    import pandas as pd

    from framing.audience import Incivility, IncivilityCues, comments_of
    from framing.cli.runs import Account, refuse_others, run_folder
    from framing.corpus import Corpus
    from framing.files import for_spreadsheet, write_csv

    with asked():
        secret = key_in(key)
        if out is not None:
            refuse_others(out)
    recipe = Incivility(model=str(model)).fit() if model is not None else None
    corpus = Corpus.read(folder)
    comments = comments_of(corpus, names=names, key=secret)
    tokens, cues = corpus.tokens("comment"), IncivilityCues()
    table = comments.join(pd.DataFrame(cues.transform(tokens)))
    if recipe is not None:
        table = table.join(pd.DataFrame(recipe.transform(tokens)).add_prefix("probability_"))
    labels = list(cues.labels)
    outlet = corpus.articles["outlet"].reindex(table["article"]).to_numpy()
    counts = table.groupby(outlet)[[*labels, "n_tokens"]].sum()
    rates = counts[labels].mul(1000).div(counts["n_tokens"].clip(lower=1), axis=0).round(2)
    found = rates.rename_axis("outlet").assign(
        comments=table.groupby(outlet).size(), n_tokens=counts["n_tokens"]
    )
    if out is not None:
        parameters = {"names": names, "model": model is not None}
        sizes = {"articles": len(corpus), "comments": len(comments)}
        with run_folder(out, Account("audience incivility", corpus, parameters, sizes)) as draft:
            write_csv(draft / "incivility.csv", for_spreadsheet(table.reset_index()))
            write_csv(draft / "cues.csv", for_spreadsheet(cues.evidence(tokens)))
            write_csv(draft / "by-outlet.csv", for_spreadsheet(found.reset_index()))
    if as_json:
        speaking.say_lines(found.reset_index())
        return
    rows = [tuple(map(str, row)) for row in found.reset_index().itertuples(index=False)]
    speaking.say("Cues per 1,000 words of comments; no measure of tone until it is validated.")
    speaking.say_table([tuple(found.reset_index().columns), *rows], right=range(1, len(labels) + 3))
