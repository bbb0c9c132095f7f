"""Topics to be looked through: the tables of LDAvis, and a page that works without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from framing.errors import FramingError
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
    places = _plane(model.phi_)
    numbers = list(range(1, len(share) + 1))
    info = _info(model, per_topic, share)
    kept = sorted(set(info["Term"]))
    return {
        "mdsDat": {
            "x": places[:, 0].round(6).tolist(),
            "y": places[:, 1].round(6).tolist(),
            "topics": numbers,
            "cluster": [1] * len(share),
            "Freq": (100 * share).round(6).tolist(),
        },
        "tinfo": info,
        "token.table": _table(model, per_topic, kept),
        "R": min(SHOWN, len(model.vocabulary_)),
        "lambda.step": STEP,
        "plot.opts": {"xlab": "PC1", "ylab": "PC2"},
        "topic.order": numbers,
    }


def _info(model: Topics, per_topic: Floats, share: Floats) -> dict[str, list[Any]]:
    """Terms with their counts: the most salient of all, then each topic's by relevance."""
    totals = np.maximum(per_topic.sum(axis=0), 1e-300)
    overall = totals / totals.sum()
    lifts, logs = _logs(model.phi_ / overall), _logs(model.phi_)
    salience = (model.phi_ * share[:, None] * lifts).sum(axis=0)
    weights = np.linspace(0, 1, 11)
    first = _first(salience, SHOWN)
    ranks = np.arange(len(first), 0, -1, dtype=np.float64)
    blocks = [("Default", first, totals, (ranks, ranks))]
    for topic, (probable, lift) in enumerate(zip(logs, lifts, strict=True)):
        best = [_first(weight * probable + (1 - weight) * lift, SHOWN) for weight in weights]
        chosen = np.unique(np.concatenate(best))
        chosen = chosen[model.phi_[topic, chosen] > 0]
        name = f"Topic{topic + 1}"
        blocks.append((name, chosen, per_topic[topic], (probable[chosen], lift[chosen])))
    info: dict[str, list[Any]] = {}
    for name, chosen, counts, (probable, lift) in blocks:
        columns = {
            "Term": [str(term) for term in model.vocabulary_[chosen]],
            "Freq": counts[chosen].round(4).tolist(),
            "Total": totals[chosen].round(4).tolist(),
            "Category": [name] * len(chosen),
            "logprob": probable.round(4).tolist(),
            "loglift": lift.round(4).tolist(),
        }
        for column, values in columns.items():
            info.setdefault(column, []).extend(values)
    return info


def _table(model: Topics, per_topic: Floats, kept: list[str]) -> dict[str, list[Any]]:
    """Which share of each shown term's occurrences each topic has."""
    places = np.searchsorted(model.vocabulary_.astype(str), kept)
    own = per_topic[:, places]
    terms, topics = np.nonzero(own.T >= 0.5)
    shares = own[topics, terms] / own.sum(axis=0)[terms]
    return {
        "Term": [kept[term] for term in terms.tolist()],
        "Topic": (topics + 1).tolist(),
        "Freq": shares.round(6).tolist(),
    }


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


def for_pyldavis(model: Topics, counts: sparse.csr_array) -> Any:
    """The tables of `prepared` as pyLDAvis takes them, for its ``display`` and ``save_html``.

    Returns
    -------
    pyLDAvis.PreparedData

    Raises
    ------
    FramingError
        Where pyLDAvis is not installed.
    """
    try:
        from pyLDAvis import PreparedData
    except ImportError as error:
        raise FramingError(
            "pyLDAvis is not installed, and nothing is fetched: pip install pyLDAvis, or look at "
            "the page that `browse` writes without it."
        ) from error
    data = prepared(model, counts)
    return PreparedData(
        pd.DataFrame(data["mdsDat"]).rename_axis("topic"),
        pd.DataFrame(data["tinfo"]),
        pd.DataFrame(data["token.table"]).rename_axis("term"),
        data["R"],
        data["lambda.step"],
        data["plot.opts"],
        data["topic.order"],
    )


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
