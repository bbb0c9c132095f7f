"""Topics by outlet: what each writes about. A topic is never called a frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from framing.compare import Estimates
from framing.compare.rates import rates
from framing.errors import FramingError
from framing.figures import paper, plot_heatmap, plot_topics
from framing.figures.colours import SERIES
from framing.report.measured import rates_table
from framing.report.parts import Drawing, Part, Printed, Setting, sentences
from framing.report.recipe import Section
from framing.topics import LDA, GensimLDA, NMFTopics, TopicModel, topic_terms

if TYPE_CHECKING:
    from framing.corpus import Design
    from framing.text import Tokens

SELDOM = 0.5
"""A topic that fewer of the searches found is told of as unsteady."""

MODELS = {
    "nmf": "Non-negative matrix factorisation",
    "lda": "Latent Dirichlet allocation, the consensus of several searches",
    "gensim": "Latent Dirichlet allocation by online variational Bayes",
}


def topics_part(setting: Setting, section: Section) -> Part:
    """Topics of all articles, and the mean share that each takes in each outlet's coverage."""
    corpus = setting.corpus
    tokens = corpus.tokens("article")
    try:
        model = fitted(section.model, section.k, tokens, seed=setting.recipe.seed)
    except FramingError as refusal:
        return Part(section, (str(refusal),))
    design = corpus.design("article", groups=section.groups, clusters=section.clusters)
    shown = setting.groups(section, top=8)
    found = mean_shares(shares_of(model, tokens), design, groups=shown, seed=setting.recipe.seed)
    many = len(shown) > len(SERIES)
    with paper("page" if len(shown) > 4 else "column"):
        axes = plot_heatmap(found) if many else plot_topics(found, top=section.top)
    caption = f"Mean share of each topic in the articles of each {section.groups}."
    said = sentences(
        [
            f"{MODELS[section.model]} of the articles' words, {section.k} topics, seed "
            f"{setting.recipe.seed}; named by their most distinctive words",
            unsteady(model),
            *found.notes,
        ]
    )
    terms = model.terms(10)
    words = terms.groupby("topic", sort=False)["term"].agg(", ".join).reset_index()
    words.columns = pd.Index(["topic", "most probable words"])
    return Part(
        section,
        (),
        drawings=(Drawing("topics", caption, axes, found, said, len(shown) > 4),),
        tables=(
            Printed("topics", "The topics and their most probable words.", words),
            Printed("topic-shares", caption, rates_table(found), said, repeats=True),
        ),
        estimates=found,
    )


def unfitted(name: str, k: int, n_units: int, *, seed: int) -> TopicModel:
    """A model of so many topics, ``lda``, ``nmf`` or ``gensim``, for so many units."""
    # In a small corpus a word need not stand in five articles to tell of a topic.
    words = topic_terms(min_units=max(2, min(5, n_units // 25)))
    if name == "lda":
        return LDA(k, seed=seed, words=words)
    return (NMFTopics if name == "nmf" else GensimLDA)(k, seed=seed, words=words)


def fitted(name: str, k: int, tokens: Tokens, *, seed: int) -> TopicModel:
    """The same, learnt from the texts."""
    return unfitted(name, k, len(tokens), seed=seed).fit(tokens)


def shares_of(model: TopicModel, tokens: Tokens) -> pd.DataFrame:
    """Each unit's shares of the topics in per cent, index ``unit``."""
    return pd.DataFrame(100 * model.transform(tokens), tokens.index, list(model.names_))


def unsteady(model: TopicModel) -> str:
    """What is known of how far the topics recur, as a sentence."""
    if not isinstance(model, LDA) or model.restarts < 2:
        return "One model of one size: whether its topics recur was not examined."
    seldom = [
        name for name, share in zip(model.names_, model.recurrence_, strict=True) if share < SELDOM
    ]
    if not seldom:
        return (
            f"Each topic was found by half of the {model.restarts} searches or more; other numbers "
            "of topics were not examined."
        )
    return (
        f"{len(seldom)} of {model.n_topics} topics were found by fewer than half of the "
        f"{model.restarts} searches and are unsteady: {'; '.join(seldom)}."
    )


def mean_shares(
    shares: pd.DataFrame, design: Design, *, groups: Sequence[str], seed: int
) -> Estimates:
    """Each group's mean share of each topic, with its interval."""
    found = rates(shares, design, groups=groups, bounds=(0.0, 100.0))
    return Estimates(
        found.table.assign(unit="%"),
        method=found.method,
        unit="mean share of an article, %",
        seed=seed,
        provenance=found.provenance,
        notes=found.notes,
        excluded=found.excluded,
    )
