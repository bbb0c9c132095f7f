"""``framing regress``: how rates go with outlet, leaning and date, with errors that hold."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.app import app
from framing.cli.asking import Folder, Json, Level, Quiet, RunFolder, WhichVoice, With, asked
from framing.cli.asking_words import Clusters, Groups, Paper, Strata


@app.command()
def regress(
    folder: Folder,
    extractors: With,
    groups: Groups = "outlet",
    reference: Annotated[
        str | None, typer.Option(metavar="GROUP", help="What the other groups are set against.")
    ] = None,
    covariate: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="What else is taken in, such as date; several times."),
    ] = None,
    strata: Strata = "event",
    clusters: Clusters = "copy_group",
    errors: Annotated[str, typer.Option(help="CR2, CR1, CR0, HC3 or HC1.")] = "CR2",
    level: Level = "article",
    voice: WhichVoice = "outlet",
    paper: Paper = "column",
    out: RunFolder = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Regress rates on groups and covariates, with cluster-robust errors for few clusters.

    \b
    Examples:
      framing regress corpora/harbour-talks --with wording.LoadedTerms --groups outlet_kind \\
          --reference public --out runs/kinds
      framing regress corpora/harbour-talks --with wording.Hedges --strata none --covariate date
    """
    from framing.cli.contrast import NONE
    from framing.cli.contrasting import Question
    from framing.cli.estimating import estimated, estimates_told, kept
    from framing.cli.extractors import chosen
    from framing.compare import Clustering
    from framing.compare import regress as fit
    from framing.figures import plot_regress

    with asked():
        clustering = Clustering(errors)
    question = Question(
        choices=chosen(extractors),
        level=voice if voice in ("headline", "comment") else level,
        voice="all" if voice in ("headline", "comment") else voice,
        pair=None,
        columns=tuple(None if name == NONE else name for name in (groups, strata, clusters)),
        correction="BH",
        resampling=(None, None),
        seed=0,
    )
    ready, found = estimated(
        folder,
        question,
        lambda ready: fit(
            ready.scores,
            ready.design,
            ready.corpus.about(question.level, covariate)[covariate] if covariate else None,
            reference=reference,
            clustering=clustering,
        ),
        out=out,
        paper=paper,
    )
    kept(out, "regress", (question, ready, found), lambda: plot_regress(found), paper=paper)
    estimates_told(found, found.table.assign(period=""), as_json=as_json)
