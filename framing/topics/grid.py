"""Topic models of several sizes and seeds: which numbers of topics hold."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse
from sklearn.base import clone

from framing.errors import FramingError
from framing.extractor import Terms, as_tokens
from framing.extractor.marking import Texts
from framing.topics.alignment import TOP, matched_jaccard
from framing.topics.form import foremost
from framing.topics.model import TopicModel, stable_order, topic_terms
from framing.topics.quality import completion, diversity, exclusivity, mean_npmi

HELD_OUT = 10
"""Every so manieth unit is kept from learning, for the likelihood."""


@dataclass(frozen=True)
class _Task:
    """One model to be learnt, and what it is learnt from and judged by."""

    model: TopicModel
    terms: Terms
    known: sparse.csr_array
    unseen: sparse.csr_array


def grid(
    X: Texts,
    model: TopicModel,
    *,
    sizes: Sequence[int],
    seeds: Sequence[int],
    workers: int | None = None,
) -> pd.DataFrame:
    """Learn a model of every size with every seed, one a process, and judge each.

    A tenth of the units is kept from learning. The result does not depend on the number of
    workers.

    Parameters
    ----------
    X : texts
    model : TopicModel
        Whose `n_topics` and `seed` are replaced.
    sizes, seeds : sequence of int
        Numbers of topics; two seeds at least.
    workers : int, optional
        Processes; as many as there are cores otherwise.

    Returns
    -------
    DataFrame
        A row a size and seed: ``n_topics``, ``seed``, ``npmi`` (of the ten most probable terms,
        over the units), ``exclusivity``, ``diversity``, ``held_out`` (nats a word), and
        ``stability``: the mean Jaccard index of the matched ten most probable terms, with the
        models of the same size and the other seeds.

    Raises
    ------
    FramingError
        Where fewer than two seeds, or no size, are given.
    """
    from joblib import Parallel, delayed

    if len(set(seeds)) < 2 or not sizes:
        raise FramingError("A grid needs one size at least and two different seeds.")
    tokens = as_tokens(X)
    terms = Terms(**(topic_terms() if model.words is None else model.words).get_params())
    counts = terms.fit_transform(tokens)
    ordered = stable_order(counts)
    is_unseen = np.arange(len(ordered)) % HELD_OUT == HELD_OUT - 1
    known, unseen = counts[ordered[~is_unseen]], counts[ordered[is_unseen]]
    tasks = [
        _Task(clone(model).set_params(n_topics=size, seed=seed), terms, known, unseen)
        for size in sorted(set(sizes))
        for seed in sorted(set(seeds))
    ]
    workers = min(workers or os.cpu_count() or 1, len(tasks))
    judged = Parallel(n_jobs=workers)(delayed(_judged)(task) for task in tasks)
    return _with_stability(judged)


def _judged(task: _Task) -> tuple[dict[str, float], list[list[int]]]:
    """What one model is worth, and its topics' most probable terms."""
    fitted = task.model.fit_counts(task.known, task.terms)
    tops = [one.tolist() for one in foremost(fitted.phi_, TOP)]
    row = {
        "n_topics": fitted.n_topics,
        "seed": fitted.seed,
        "npmi": float(np.mean(mean_npmi(task.known, tops))),
        "exclusivity": float(exclusivity(fitted).mean()),
        "diversity": diversity(fitted),
        "held_out": completion(fitted, task.unseen),
    }
    return row, tops


def _with_stability(judged: Sequence[tuple[dict[str, float], list[list[int]]]]) -> pd.DataFrame:
    rows = []
    for row, tops in judged:
        others = [
            theirs
            for other, theirs in judged
            if other["n_topics"] == row["n_topics"] and other["seed"] != row["seed"]
        ]
        alike = [matched_jaccard(tops, theirs).mean() for theirs in others]
        rows.append({**row, "stability": float(np.mean(alike))})
    return pd.DataFrame(rows)
