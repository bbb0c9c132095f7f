"""``framing prevalence``: topics together with what their shares go with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Quiet, RunFolder, asked
from framing.cli.asking_words import Clusters, Groups, Paper
from framing.errors import one_of


@app.command()
def prevalence(
    folder: Folder,
    k: Annotated[int, typer.Option("--k", min=2, help="How many topics.")] = 20,
    groups: Groups = "outlet",
    top: Annotated[int, typer.Option(min=1, help="Groups compared: those with most articles.")] = 4,
    reference: Annotated[
        str | None, typer.Option(metavar="GROUP", help="What the other groups are set against.")
    ] = None,
    covariate: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="What else shares may go with; several times."),
    ] = None,
    clusters: Clusters = "copy_group",
    seeds: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="A codebook: columns topic and word, to start from."),
    ] = None,
    paper: Paper = "page",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare topics' shares by group and date, as surely as the topics are known.

    RUN then holds the words, each group's shares and their differences with intervals, the
    shares over time, and their figures.

    \b
    Examples:
      framing prevalence corpora/harbour-talks --k 8 --out runs/prevalence
      framing prevalence corpora/harbour-talks --k 8 --groups outlet_kind --covariate date
    """
    from framing.cli.contrast import NONE
    from framing.cli.estimating import estimates_told
    from framing.cli.prevailing import Asked, found_in
    from framing.cli.runs import refuse_others
    from framing.figures.style import STYLES

    with asked():
        one_of("paper", paper, STYLES)
        if out is not None:
            refuse_others(out)
    within = None if clusters == NONE else clusters
    question = Asked(k, groups, top, reference, tuple(covariate or ()), within)
    found = found_in(folder, question, seeds)
    if out is not None:
        found.write(out, paper)
    differences = found.prevalence.differences
    estimates_told(differences, differences.table, as_json=as_json)
