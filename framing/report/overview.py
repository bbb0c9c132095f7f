"""The corpus by outlet: how much there is of each, and which events each covered."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import Estimates
from framing.corpus import Corpus
from framing.figures import paper, plot_heatmap
from framing.report.parts import Drawing, Part, Printed, Setting, listed, many
from framing.report.recipe import Section

MOST_GROUPS = 12
MOST_EVENTS = 20


def overview_part(setting: Setting, section: Section) -> Part:
    """A table of the outlets and, where there are events, who covered which."""
    corpus = setting.corpus
    table = by_group(corpus, section.groups, section.strata)
    shown = setting.groups(section, top=MOST_GROUPS)
    printed = Printed(
        "outlets",
        f"The corpus by {section.groups}. Words are those of standfirsts and paragraphs; "
        "“quoted, %” is the share of them inside quotation marks; a copy is an article that "
        "shares its text with another.",
        table,
    )
    drawings = []
    if section.strata is not None and corpus.articles[section.strata].notna().any():
        drawings.append(_coverage(corpus, section, shown))
    return Part(section, tuple(_said(corpus)), tuple(drawings), (printed,))


def by_group(corpus: Corpus, groups: str, events: str | None) -> pd.DataFrame:
    """Articles, words, comments, copies and dates of each group, the largest first."""
    articles = corpus.articles
    group = articles[groups].astype("str").where(articles[groups].notna(), "not given")
    tokens = corpus.tokens("paragraph")
    owners = corpus.about("paragraph", ["article"])["article"]
    quoted = tokens.count(tokens.is_word & (tokens.quotation >= 0))
    words, quoted_words = (
        pd.Series(n, index=owners.to_numpy()).groupby(level=0).sum().reindex(articles.index)
        for n in (tokens.n_tokens, quoted)
    )
    comments = corpus.comments.groupby("article").size()
    sizes = articles["copy_group"].map(articles["copy_group"].value_counts())
    facts = pd.DataFrame(
        {
            groups: group,
            "articles": 1,
            "words": words.fillna(0).astype("int64"),
            "quoted": quoted_words.fillna(0).astype("int64"),
            "comments": comments.reindex(articles.index).fillna(0).astype("int64"),
            "copies": (sizes > 1).astype("int64"),
        }
    )
    table = facts.groupby(groups, sort=True).sum()
    shares = 100 * table.pop("quoted") / table["words"].where(table["words"] > 0)
    table.insert(2, "quoted, %", shares.round(1))
    if events is not None:
        table.insert(1, events + "s", articles[events].groupby(group).nunique())
    dates = articles["date"].groupby(group)
    table["first"] = dates.min().dt.strftime("%Y-%m-%d").astype(object)
    table["last"] = dates.max().dt.strftime("%Y-%m-%d").astype(object)
    order = np.lexsort((table.index.to_numpy(dtype=str), -table["articles"].to_numpy()))
    table = table.iloc[order].reset_index()
    return table.where(table.notna(), "")


def _coverage(corpus: Corpus, section: Section, shown: list[str]) -> Drawing:
    events = str(section.strata)
    articles = corpus.articles.dropna(subset=[events, section.groups])
    articles = articles[articles[section.groups].astype("str").isin(shown)]
    chosen = _in_order(articles, events)
    rows = []
    for outlet in shown:
        ours = articles[articles[section.groups].astype("str") == outlet]
        counts = ours[events].astype("str").value_counts()
        rows += [
            (
                outlet,
                name,
                float(counts.get(name, 0)),
                np.nan,
                np.nan,
                np.nan,
                len(ours),
                "articles",
            )
            for name in chosen
        ]
    names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    result = Estimates(pd.DataFrame(rows, columns=names), method="counts", unit="articles")
    wide = len(shown) > 4
    with paper("page" if wide else "column"):
        axes = plot_heatmap(result, shade="table", top=MOST_GROUPS)
    n_events = int(articles[events].nunique())
    rest = f" The {len(chosen)} with the most articles are shown." if len(chosen) < n_events else ""
    caption = f"Articles by {events} and {section.groups}.{rest}"
    return Drawing("coverage", caption, axes, result, wide=wide)


def _in_order(articles: pd.DataFrame, events: str) -> list[str]:
    """The events with the most articles, in the order in which they came up."""
    found = articles.assign(_event=articles[events].astype("str")).groupby("_event")
    table = pd.DataFrame({"n": found.size(), "date": found["date"].min()})
    kept = table.sort_index().sort_values("n", ascending=False, kind="stable").head(MOST_EVENTS)
    return [str(name) for name in kept.sort_values("date", kind="stable").index]


def _said(corpus: Corpus) -> list[str]:
    articles, card = corpus.articles, corpus.card
    n_outlets = int(articles["outlet"].nunique())
    what = f"“{card.title}” holds" if card.title else "The corpus holds"
    dates = articles["date"].dropna()
    span = ""
    if len(dates):
        first, last = dates.min(), dates.max()
        span = f", published from {first:%Y-%m-%d} to {last:%Y-%m-%d}"
    said = [
        f"{what} {many(len(articles), 'article')} of {many(n_outlets, 'outlet')}{span}, with "
        f"{many(len(corpus.comments), 'reader comment')}."
    ]
    if card.description:
        said.append(card.description)
    if len(dates) < len(articles):
        said.append(f"{many(len(articles) - len(dates), 'article')} without a usable date.")
    lost = [
        f"{many(n, 'record')} {what}"
        for n, what in (
            (corpus.ledger.n_quarantined, "quarantined as broken"),
            (corpus.ledger.n_excluded, "excluded"),
        )
        if n
    ]
    if lost:
        said.append(f"On the way in, {listed(lost)}; the ledger below says why.")
    return said
