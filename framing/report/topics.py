"""Topics by outlet: what each writes about. A topic is never called a frame."""

from __future__ import annotations

import pandas as pd

from framing.compare import Estimates
from framing.compare.rates import rates
from framing.errors import FramingError
from framing.figures import paper, plot_heatmap, plot_topics
from framing.figures.colours import SERIES
from framing.report.measured import rates_table
from framing.report.parts import Drawing, Part, Printed, Setting, sentences
from framing.report.recipe import Section
from framing.topics import LDATopics, NMFTopics, TopicModel

MODELS = {
    "nmf": "Non-negative matrix factorisation",
    "lda": "Latent Dirichlet allocation",
}


def topics_part(setting: Setting, section: Section) -> Part:
    """Topics of all articles, and the mean share that each takes in each outlet's coverage."""
    corpus = setting.corpus
    tokens = corpus.tokens("article")
    try:
        model = _model(section, setting.recipe.seed, len(tokens)).fit(tokens)
    except FramingError as refusal:
        return Part(section, (str(refusal),))
    shares = pd.DataFrame(
        100 * model.transform(tokens), index=tokens.index, columns=list(model.names_)
    )
    design = corpus.design("article", groups=section.groups, clusters=section.clusters)
    shown = setting.groups(section, top=8)
    found = rates(shares, design, groups=shown, bounds=(0.0, 100.0))
    found = Estimates(
        found.table.assign(unit="%"),
        method=found.method,
        unit="mean share of an article, %",
        seed=setting.recipe.seed,
        provenance=found.provenance,
        notes=found.notes,
        excluded=found.excluded,
    )
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
    terms = model.top_terms(top=10)
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


def _model(section: Section, seed: int, n_articles: int) -> TopicModel:
    # In a small corpus a word need not stand in five articles to tell of a topic.
    fewest = max(2, min(5, n_articles // 25))
    made = NMFTopics if section.model == "nmf" else LDATopics
    return made(section.k, seed=seed, min_units=fewest)
