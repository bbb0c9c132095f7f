"""``framing mark``: one article for paper, with every mark on its words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Folder, Quiet, With, asked


@app.command()
def mark(
    folder: Folder,
    extractors: With,
    out: Annotated[Path, typer.Option(metavar="FILE.pdf", help="The marked article.")],
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="May be left out where there is just one.")
    ] = None,
    paper: Annotated[str, typer.Option(help="For a column, page or slide.")] = "page",
    quiet: Quiet = False,
) -> None:
    """Draw one article as published, marked: headline, paragraphs, comments; pages as needed.

    Beside the PDF stand the marks as .csv and how they were made as .json.

    \b
    Example:
      framing mark corpora/harbour-talks --article tribune-0501 --out tribune.pdf \\
          --with wording.LoadedTerms:by=list --with sourcing.Quotations
    """
    from framing.cli.extractors import chosen
    from framing.corpus import Corpus
    from framing.errors import one_of
    from framing.figures import paper as on_paper
    from framing.figures import plot_marked_pages, save_figure
    from framing.figures.sheet import article_of
    from framing.figures.style import STYLES
    from framing.report.marked import article_evidence
    from framing.report.scoring import Scorer

    if out.suffix.lower() != ".pdf":
        raise typer.BadParameter(f"--out {out}: pages are written as .pdf.")
    choices = chosen(extractors)
    with asked():
        one_of("paper", paper, STYLES)
    corpus = Corpus.read(folder)
    with asked():
        wanted = article_of(corpus, article)
    evidence = article_evidence(corpus, wanted, choices, Scorer())
    with speaking.progress("Drawing"), on_paper(paper):
        pages = plot_marked_pages(corpus, evidence, article=wanted)
        save_figure(pages, out, of=evidence)
    speaking.note(
        f"{out}: {speaking.many(len(evidence), 'mark')} on {speaking.many(len(pages), 'page')}"
    )
