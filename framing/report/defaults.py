"""The recipe that is made for a corpus when none is given."""

from __future__ import annotations

from pathlib import Path

from framing.corpus import Corpus, largest_pair
from framing.report.recipe import Choice, Recipe, Section

WORDING = (
    Choice("wording.LoadedTerms", "loaded_terms", {"by": "list"}),
    Choice("wording.Hedges", "hedges", {"by": "list"}),
)
QUOTING = (
    Choice("sourcing.Quotations", "quotations"),
    Choice("sourcing.ScareQuotes", "scare_quotes"),
)
FRAMES = (Choice("frames.FrameCues", "frames"),)


def default_recipe(corpus: Corpus, path: str | Path, *, seed: int = 0) -> Recipe:
    """Overview, wording, quoting and frames by outlet, the two largest compared, topics, a page.

    Outlets are compared on the same events where the corpus has an event column.
    """
    articles = corpus.articles
    known = "event" in articles and bool(articles["event"].notna().any())
    strata = "event" if known else None
    sections = [
        Section("overview", "The corpus", strata=strata),
        Section("rates", "Wording by outlet", extractors=WORDING, voice="outlet"),
        Section("rates", "Quoting by outlet", extractors=QUOTING),
        Section("rates", "Cues of frames by outlet", extractors=FRAMES, voice="outlet"),
    ]
    if pair := largest_pair(corpus, "outlet", strata=strata):
        on = "on the same events" if strata else "not matched on events"
        sections.append(
            Section(
                "contrast",
                f"{pair[0]} and {pair[1]}, {on}",
                extractors=(*WORDING, QUOTING[1], *FRAMES),
                voice="outlet",
                strata=strata,
                pair=pair,
                top=30,
            )
        )
    if len(corpus) >= 20:
        k = 20 if len(corpus) >= 1000 else max(4, len(corpus) // 12)
        sections.append(Section("topics", "Topics by outlet", k=min(k, 20)))
    sections.append(
        Section("marked", "One article, marked", extractors=(*WORDING, *QUOTING, *FRAMES))
    )
    title = corpus.card.title or "How outlets framed the news"
    return Recipe(title=title, corpus=Path(path), sections=tuple(sections), seed=seed)
