"""The methods section: what was done, in the past tense, with the numbers it was done on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing.compare import Comparison
from framing.corpus import Corpus
from framing.figures.margins import readable
from framing.provenance import versions
from framing.report.building import Report
from framing.report.citing import Reference, cite, known_references, reference_of, written
from framing.report.measured import word_lists
from framing.report.parts import listed, many, not_validated, readable_notes, sentences
from framing.report.recipe import Choice

COUNTING = ("rates", "contrast")


def methods_of(report: Report) -> list[str]:
    """The paragraphs of the methods section.

    They name the corpus and what was lost on the way in, the extractors and their word lists,
    each comparison with its guards, the number of tests, the topics, and the software. What
    they cite stands as ``[@key]`` (see `framing.report.citing`).
    """
    paragraphs = [
        _corpus(report.corpus),
        _extraction(report),
        *_comparisons(report),
        _tests(report),
        _rates(report),
        _topics(report),
        _software(report),
    ]
    return [paragraph for paragraph in paragraphs if paragraph]


def lists_of(report: Report) -> dict[str, Any]:
    """Every word list that the report used, by name."""
    choices = [choice for part in report.parts for choice in part.section.extractors]
    found = word_lists(list(_distinct(choices)))
    return dict(sorted(found.items()))


def references_of(report: Report) -> dict[str, Reference]:
    """What the methods may cite, by key: works that come along, and what cards name."""
    found = dict(known_references())
    for one in lists_of(report).values():
        works = [reference_of(work) for work in (one.card.literature if one.card else ())]
        found |= {work.key: work for work in works}
    card = report.corpus.card
    if card.citation:
        found["corpus"] = written("corpus", card.citation, title=card.title)
    found["framing"] = written(
        "framing",
        f"The framing authors (2026). framing: how news outlets frame the same events, measured "
        f"and drawn, version {versions()['framing']}.",
        author="The framing authors",
    )
    return found


def lists_table(report: Report) -> pd.DataFrame:
    """The word lists with what their cards say."""
    rows = [
        {
            "list": name,
            "measures": found.card.construct if found.card else "not stated",
            "version": found.card.version if found.card else "not stated",
            "licence": found.card.licence if found.card else "not stated",
            "entries": f"{len(found.entries):,}",
        }
        for name, found in lists_of(report).items()
    ]
    return pd.DataFrame(rows, columns=["list", "measures", "version", "licence", "entries"])


def ledger_table(corpus: Corpus) -> pd.DataFrame:
    """The ledger without the lines that say nothing, files of one step taken together."""
    table = corpus.ledger.table
    table = table[(table["records"] > 0) | table["fate"].isin(["seen", "accepted"])]
    together = table.groupby(["step", "fate", "reason"], sort=False)[["records"]].sum()
    return together.reset_index()


def _distinct(choices: list[Choice]) -> list[Choice]:
    seen: dict[str, Choice] = {}
    for choice in choices:
        seen.setdefault(f"{choice.use} {sorted(choice.parameters.items())}", choice)
    return list(seen.values())


def _corpus(corpus: Corpus) -> str:
    n_outlets = int(corpus.articles["outlet"].nunique())
    name = f" “{corpus.card.title}”" if corpus.card.title else ""
    n_passages = int(corpus.passages["kind"].isin(["paragraph", "standfirst"]).sum())
    said = [
        f"The corpus{name} held {many(len(corpus), 'article')} of {many(n_outlets, 'outlet')}, "
        f"in {many(n_passages, 'paragraph')}, and {many(len(corpus.comments), 'reader comment')} "
        f"(fingerprint {corpus.fingerprint})"
    ]
    for step in corpus.ledger.steps:
        lost = {**step.quarantined, **step.excluded}
        if any(lost.values()):
            reasons = listed([f"{n:,} for {code}" for code, n in sorted(lost.items()) if n])
            said.append(
                f"At the step {step.name}, {step.accepted:,} of {many(step.seen, 'record')} were "
                f"accepted; left out were {reasons}"
            )
    if not (corpus.ledger.n_quarantined or corpus.ledger.n_excluded):
        said.append("No record was quarantined or excluded on the way in")
    sizes = corpus.articles["copy_group"].value_counts()
    copies = int(sizes[sizes > 1].sum())
    if copies:
        said.append(
            f"{many(copies, 'article')} shared {'its' if copies == 1 else 'their'} text with "
            f"another, in {many(int((sizes > 1).sum()), 'group')} of copies"
        )
    if corpus.card.citation:
        said.append(f"Source: {corpus.card.citation} {cite('corpus')}")
    return sentences(said)


def _extraction(report: Report) -> str:
    choices = _distinct([c for part in report.parts for c in part.section.extractors])
    if not choices:
        return ""
    named = [f"{choice.use}{_set(choice)}" for choice in choices]
    counting = [part.section for part in report.parts if part.section.kind in COUNTING]
    voices = {section.voice for section in counting}
    said = [
        f"Features were marked by {listed(named)}; every mark is listed in the file of the evidence"
    ]
    if any(choice.use == "sourcing.ScareQuotes" for choice in choices):
        said.append(f"Scare quotes are taken in the sense of {cite('predelli2003')}")
    for name, found in lists_of(report).items():
        if found.card and found.card.literature:
            keys = dict.fromkeys(reference_of(work).key for work in found.card.literature)
            said.append(f"The word list “{name}” draws on {cite(*keys)}")
    if "outlet" in voices:
        said.append(
            "Where only the outlet's own words were counted, words inside quotation marks were "
            "left out of counts and exposures alike"
        )
    said.append(not_validated(lists_of(report)))
    return sentences(said)


def _set(choice: Choice) -> str:
    """How an extractor was set, where it was."""
    said = ", ".join(f"{name} = {value}" for name, value in sorted(choice.parameters.items()))
    return f" ({said})" if said else ""


def _comparisons(report: Report) -> list[str]:
    paragraphs = []
    for part in report.parts:
        section = part.section
        if section.kind == "contrast" and part.comparison is None:
            paragraphs.append(sentences([f"{section.title} was not estimated: {part.said[0]}"]))
        elif part.comparison is not None:
            found = part.comparison
            group, reference = found.pairs[0]
            compared = (
                f"At the level of the {section.level}, {group} was compared with {reference} "
                f"(seed {found.seed})"
            )
            notes = readable_notes([found.method, *found.notes], list(found.table["feature"]))
            paragraphs.append(sentences([compared, *notes]))
    return paragraphs


_CORRECTED = {"BH": "benjamini1995", "BY": "benjamini2001", "Holm": "holm1979"}


def _sources(comparisons: list[Comparison], correction: str) -> str:
    """Where the estimates, the tests and the intervals that were made are described."""
    tables = [one.table for one in comparisons]
    said = [f"Rates were averaged over strata by weights {cite('mantel1959', 'greenland1985')}"]
    if any(np.isfinite(table["p_value"]).any() for table in tables):
        said.append(f"tested by studentised permutation {cite('phipson2010', 'chung2013')}")
        said.append(f"corrected together {cite(_CORRECTED[correction])}")
    if any(np.isfinite(table["lower"]).any() for table in tables):
        said.append(f"and given symmetric bootstrap-t intervals {cite('davison1997', 'hall1988')}")
    return ", ".join(said)


def _tests(report: Report) -> str:
    comparisons = [part.comparison for part in report.parts if part.comparison is not None]
    if not comparisons:
        return "No hypothesis was tested."
    tested = sum(int(np.isfinite(one.table["p_value"]).sum()) for one in comparisons)
    known = {str(name) for one in comparisons for name in one.table["feature"]}
    primary = [readable(name) for name in report.recipe.primary if name in known]
    return sentences(
        [
            f"In all, {many(tested, 'test')} {'was' if tested == 1 else 'were'} made in this "
            f"report, corrected together ({report.recipe.correction}); a discovery is q < .05",
            _sources(comparisons, report.recipe.correction),
            f"Declared as primary before looking: {listed(primary)}; all else is exploratory"
            if primary
            else "No outcome was declared as primary, so all findings are exploratory",
        ]
    )


def _rates(report: Report) -> str:
    made = [part.estimates for part in report.parts if part.section.kind == "rates"]
    if not made:
        return ""
    return (
        "Rates by outlet are ratios of sums over all that each outlet published, whatever the "
        "event, with intervals from the spread between copy groups, on the log scale "
        f"{cite('cochran1977')}; a rate of 0 has no interval. They describe and test nothing."
    )


_MODELS = {
    "nmf": f"non-negative matrix factorisation {cite('lee1999', 'scikit-learn')}",
    "lda": "latent Dirichlet allocation, the consensus of several stochastic searches "
    f"{cite('blei2003', 'asuncion2009', 'foulds2013')},",
    "gensim": f"latent Dirichlet allocation {cite('blei2003', 'hoffman2010', 'gensim')}",
}


def _topics(report: Report) -> str:
    sections = [part.section for part in report.parts if part.section.kind == "topics"]
    said = []
    for section in sections:
        said.append(
            f"Topics came from {_MODELS[section.model]} with {section.k} topics and seed "
            f"{report.recipe.seed}, and are named by frequency and exclusivity "
            f"{cite('bischof2012')}; shares were averaged by {section.groups} with intervals on "
            f"the scale of the logit {cite('papke1996')}"
        )
    return sentences([*said, "Topics are not frames"] if said else [])


def _software(report: Report) -> str:
    used = versions()
    named = [f"{name} {version}" for name, version in used.items()]
    # gensim is loaded for one kind of topics only, which cites it.
    keys = [name for name in used if name in ("framing", *known_references()) and name != "gensim"]
    return (
        f"Computed with {listed(named)} {cite(*keys)}. The manifest lists all parameters and the "
        "digest of each file."
    )
