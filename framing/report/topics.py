"""Topics by outlet: what each writes about. A topic is never called a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from framing.compare import Estimates
from framing.compare.rates import rates
from framing.errors import FramingError, one_of
from framing.figures import paper, plot_heatmap, plot_topics
from framing.figures.colours import SERIES
from framing.report.measured import rates_table
from framing.report.parts import Drawing, Part, Printed, Setting, sentences
from framing.report.recipe import Section
from framing.topics import LDA, GensimLDA, NMFTopics, TopicModel, topic_terms

if TYPE_CHECKING:
    from framing.corpus import Design
    from framing.text import Tokens

MODELS = {
    "nmf": "Non-negative matrix factorisation",
    "lda": "Latent Dirichlet allocation, the consensus of several searches",
    "gensim": "Latent Dirichlet allocation by online variational Bayes",
}


PERIODS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


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


def shares_over_time(
    shares: pd.DataFrame, design: Design, dates: pd.Series, *, by: str, seed: int
) -> Estimates:
    """The mean share of each topic in the articles of each period, with its interval.

    Parameters
    ----------
    shares : DataFrame, index unit
    design : Design
        Its groups are replaced by periods.
    dates : Series of datetime, index unit
    by : {'day', 'week', 'month', 'year'}
    seed : int

    Returns
    -------
    Estimates
        `term` is the period's first day; units without a date are left out.
    """
    code = PERIODS[one_of("period", by, PERIODS)]
    known = dates.reindex(design.table.index).dropna()
    first = known.dt.to_period(code).dt.start_time.dt.strftime("%Y-%m-%d")
    table = design.table.loc[known.index].assign(group=first.astype("str"))
    by_period = replace(design, table=table, names={**design.names, "group": by})
    return mean_shares(shares.loc[known.index], by_period, groups=sorted(set(first)), seed=seed)
