"""Results and a small corpus to draw, built by hand so that every number is known."""

import types

import numpy as np
import pandas as pd

from framing.compare.result import Comparison, Estimates

HOSTILE = (
    "$5bn to $10bn",
    "100% & #1_a^{x}",
    "中文标题",
    "😀 emoji",
    "long " * 1000,
    "=cmd|'/C'!A0",
)


def comparison(features=("scare_quote", "hedge", "booster"), *, pair=("ledger", "tribune")):
    """Estimates 2, 0, −2, 4 … with intervals of ±1; every second one a discovery."""
    n = len(features)
    estimate = np.array([2.0 - 2 * i for i in range(n)])
    table = pd.DataFrame(
        {
            "feature": list(features),
            "group": pair[0],
            "reference": pair[1],
            "estimate": estimate,
            "lower": estimate - 1,
            "upper": estimate + 1,
            "effect": estimate / 10,
            "p_value": [0.01 if i % 2 == 0 else 0.5 for i in range(n)],
            "q_value": [0.0004 if i % 2 == 0 else 0.5 for i in range(n)],
            "hits": [12.0 + i for i in range(n)],
            "hits_reference": 5.0,
            "exposure": 1000.0,
            "exposure_reference": 900.0,
            "n_units": 48,
            "n_clusters": 24,
        }
    )
    return Comparison(table, method="contrast", unit="per 1,000 tokens", seed=1)


def estimates(terms=("Ledger", "Tribune", "Beacon"), parameters=("conflict", "morality")):
    """Estimate 10 × row + column, with intervals of ±0.5."""
    rows = [
        (term, parameter, 10.0 * i + j, 0.25, 10 * i + j - 0.5, 10 * i + j + 0.5, 60 + j, "%")
        for j, term in enumerate(terms)
        for i, parameter in enumerate(parameters)
    ]
    names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    return Estimates(pd.DataFrame(rows, columns=names), method="rates", unit="per 1,000 tokens")


def corpus(paragraph="The ‘robust’ plan, officials said, was robust.", headline="A plan"):
    """One article of a headline, a subhead, two paragraphs and a comment."""
    passages = pd.DataFrame(
        {
            "article": "a",
            "kind": ["headline", "paragraph", "subhead", "paragraph"],
            "section": [0, 0, 1, 1],
            "order": [1, 1, 1, 2],
            "text": [headline, paragraph, "What is next", "It may rain. " * 30],
        },
        index=pd.Index(["a/h", "a/p01", "a/s01", "a/p02"], name="unit"),
    )
    comments = pd.DataFrame(
        {"article": "a", "order": [1], "author": ["Noir Black"], "text": ["A robust joke."]},
        index=pd.Index(["a/c01"], name="unit"),
    )
    articles = pd.DataFrame(
        {"outlet": ["The Ledger"], "headline": [headline], "date": [pd.Timestamp("2026-02-01")]},
        index=pd.Index(["a"], name="article"),
    )
    return types.SimpleNamespace(articles=articles, passages=passages, comments=comments)


def evidence(*marks):
    """Evidence from (unit, start, end, label, cue, voice)."""
    names = ["unit", "start", "end", "label", "cue", "voice"]
    return pd.DataFrame(list(marks), columns=names).assign(weight=1.0)


MARKS = evidence(
    ("a/p01", 4, 12, "scare_quote", "‘robust’", "quoted"),
    ("a/p01", 5, 11, "loaded_term", "robust", "quoted"),
    ("a/p01", 39, 45, "loaded_term", "robust", "outlet"),
    ("a/c01", 2, 8, "loaded_term", "robust", "comment"),
)


def texts(axes):
    """Every text that is drawn with the axes."""
    from matplotlib.text import Text

    return [text.get_text() for text in axes.figure.findobj(Text) if text.get_text()]
