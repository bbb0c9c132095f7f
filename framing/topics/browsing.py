"""Topics to be looked through: the tables of LDAvis, and a page that works without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from framing.files import dumped, write_json, write_text
from framing.topics.form import Floats, Topics

SHOWN = 30
STEP = 0.01
TEMPLATE = Path(__file__).with_name("templates") / "browsing.html"


def prepared(model: Topics, counts: sparse.csr_array) -> dict[str, Any]:
    """What pyLDAvis calls prepared data, as plain values.

    Parameters
    ----------
    model : Topics
    counts : sparse array, shape (n_units, n_terms)
        Of the units learnt from, in the same order.

    Returns
    -------
    dict
        ``mdsDat`` (topics in a plane, by principal coordinates of Jensen–Shannon divergences),
        ``tinfo`` (terms of the topics by relevance), ``token.table``, ``R``, ``lambda.step``,
        ``topic.order``, as ``ldavis.js`` reads them.

    Notes
    -----
    Source: C. Sievert & K. E. Shirley (2014), *LDAvis: a method for visualizing and interpreting
    topics*, Workshop on Interactive Language Learning, Visualization, and Interfaces.
    """
    sizes = np.asarray(counts.sum(axis=1), dtype=np.float64).ravel()
    of_topic = (np.nan_to_num(model.theta_) * sizes[:, None]).sum(axis=0)
    share = of_topic / of_topic.sum()
    per_topic = model.phi_ * of_topic[:, None]
    totals = per_topic.sum(axis=0)
    overall = totals / totals.sum()
    places = _plane(model.phi_)
    n_topics = len(share)
    tables = {
        "mdsDat": {
            "x": places[:, 0].round(6).tolist(),
            "y": places[:, 1].round(6).tolist(),
            "topics": list(range(1, n_topics + 1)),
            "cluster": [1] * n_topics,
            "Freq": (100 * share).round(6).tolist(),
        },
        "R": SHOWN,
        "lambda.step": STEP,
        "plot.opts": {"xlab": "PC1", "ylab": "PC2"},
        "topic.order": list(range(1, n_topics + 1)),
    }
    terms = model.vocabulary_
    info: dict[str, list[Any]] = {
        name: [] for name in ("Term", "Freq", "Total", "Category", "logprob", "loglift")
    }
    salience = overall * (model.phi_ * share[:, None] / np.maximum(overall, 1e-300) * _logs(
        model.phi_ / np.maximum(overall, 1e-300)
    )).sum(axis=0)
    kept: set[int] = set()
    for number in range(n_topics + 1):
        if number == 0:
            chosen, freq, category = _first(salience, SHOWN), totals, "Default"
        else:
            phi = model.phi_[number - 1]
            lift = _logs(phi / np.maximum(overall, 1e-300))
            probable = _logs(phi)
            chosen = np.unique(
                np.concatenate(
                    [_first(w * probable + (1 - w) * lift, SHOWN) for w in np.linspace(0, 1, 11)]
                )
            )
            chosen = chosen[phi[chosen] > 0]
            freq, category = per_topic[number - 1], f"Topic{number}"
        kept.update(chosen.tolist())
        for rank, term in enumerate(chosen.tolist()):
            info["Term"].append(str(terms[term]))
            info["Freq"].append(round(float(freq[term]), 4))
            info["Total"].append(round(float(totals[term]), 4))
            info["Category"].append(category)
            first = number == 0
            info["logprob"].append(float(SHOWN - rank) if first else round(float(probable[term]), 4))
            info["loglift"].append(float(SHOWN - rank) if first else round(float(lift[term]), 4))
    rows = [
        (str(terms[term]), topic + 1, round(float(per_topic[topic, term] / totals[term]), 6))
        for term in sorted(kept)
        for topic in range(n_topics)
        if per_topic[topic, term] >= 0.5
    ]
    names = ("Term", "Topic", "Freq")
    tables["token.table"] = {n: [row[i] for row in rows] for i, n in enumerate(names)}
    return {**tables, "tinfo": info}


def browse(folder: str | Path, model: Topics, counts: sparse.csr_array) -> Path:
    """Write ``ldavis.json`` and ``ldavis.html``, a page of our own that needs nothing else.

    Returns
    -------
    Path
        Of the page.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    data = prepared(model, counts)
    write_json(Path(folder) / "ldavis.json", data)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    # A closing tag or a comment in a term must not end the script that holds it.
    held = dumped({**data, "names": list(model.names_)}, indent=None).replace("<", "\\u003c")
    page = environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(data=Markup(held))
    return write_text(Path(folder) / "ldavis.html", page)


def _plane(phi: Floats) -> Floats:
    """Topics in two dimensions: principal coordinates of the Jensen–Shannon divergences."""
    n = len(phi)
    if n < 3:
        return np.column_stack([np.arange(n, dtype=np.float64), np.zeros(n)])
    own = (phi * _logs(phi)).sum(axis=1)
    divergence = np.zeros((n, n))
    for one in range(n):
        mean = (phi + phi[one]) / 2
        divergence[one] = (own + own[one]) / 2 - (mean * _logs(mean)).sum(axis=1)
    squared = np.maximum(divergence, 0.0) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, vectors = np.linalg.eigh(-centred / 2)
    places = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0.0))
    # An eigenvector's sign is arbitrary: the topic farthest out lies on the positive side.
    signs = np.sign(places[np.abs(places.round(9)).argmax(axis=0), [0, 1]])
    return np.asarray(places * np.where(signs == 0, 1.0, signs))


def _first(values: Floats, n: int) -> np.ndarray:
    return np.lexsort((np.arange(len(values)), -values.round(9)))[:n]


def _logs(values: Floats) -> Floats:
    return np.log(np.maximum(values, 1e-300))
