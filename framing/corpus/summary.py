"""A corpus in a line or a small table: how much of what there is."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus

_IN_A_LINE = ("articles", "outlets", "events", "paragraphs", "comments")


def summary_of(corpus: Corpus) -> dict[str, str | int | None]:
    """How much of what a corpus holds, as plain values."""
    articles, kinds = corpus.articles, corpus.passages["kind"].value_counts()
    dates = articles["date"].dropna()
    events = articles["event"] if "event" in articles else pd.Series(dtype="str")
    groups = articles.get("copy_group", articles.index)
    return {
        "title": corpus.card.title,
        "articles": len(corpus),
        "outlets": int(articles["outlet"].nunique()),
        "events": int(events.nunique()),
        "paragraphs": int(kinds.get("paragraph", 0) + kinds.get("standfirst", 0)),
        "comments": len(corpus.comments),
        "copy_groups": int(groups.nunique()),
        "first_date": None if dates.empty else str(dates.min().date()),
        "last_date": None if dates.empty else str(dates.max().date()),
        "without_date": len(corpus) - len(dates),
        "quarantined": corpus.ledger.n_quarantined,
        "excluded": corpus.ledger.n_excluded,
    }


def in_a_line(corpus: Corpus) -> str:
    """The summary as one line, for a prompt."""
    said = summary_of(corpus)
    counts = ", ".join(f"{said[name]:,} {name}" for name in _IN_A_LINE)
    return f"Corpus({corpus.card.title or 'untitled'}: {counts})"


def as_html(corpus: Corpus) -> str:
    """The summary as a small table, for a notebook."""
    rows = "".join(
        f"<tr><th>{name.replace('_', ' ')}</th><td>{html.escape(str(value))}</td></tr>"
        for name, value in summary_of(corpus).items()
        if value not in (None, "")
    )
    return f"<table>{rows}</table>"
