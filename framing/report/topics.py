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
from framing.topics import GensimLDA, NMFTopics, TopicModel, topic_terms

if TYPE_CHECKING:
    from framing.corpus import Design
    from framing.text import Tokens

MODELS = {
    "nmf": "Non-negative matrix factorisation",
    "lda": "Latent Dirichlet allocation",
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
            "One model of one size: whether the topics recur with other seeds and sizes was not "
            "examined",
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


def fitted(name: str, k: int, tokens: Tokens, *, seed: int) -> TopicModel:
    """A model of so many topics, ``nmf`` or ``lda``, learnt from the texts."""
    # In a small corpus a word need not stand in five articles to tell of a topic.
    fewest = max(2, min(5, len(tokens) // 25))
    made = NMFTopics if name == "nmf" else GensimLDA
    return made(k, seed=seed, words=topic_terms(min_units=fewest)).fit(tokens)


def shares_of(model: TopicModel, tokens: Tokens) -> pd.DataFrame:
    """Each unit's shares of the topics in per cent, index ``unit``."""
    shares = 100 * model.transform(tokens)
    return pd.DataFrame(shares, index=tokens.index, columns=list(model.names_))


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
