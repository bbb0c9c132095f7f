"""Topics of several models matched to one another: what recurs, and what they have in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError
from framing.topics.form import Floats, Topics, foremost

ROUNDS = 30
TOP = 10


def align(reference: Floats, other: Floats) -> npt.NDArray[np.int64]:
    """Which topic of another model answers to each topic of a reference.

    Topics are matched one to one, so that the sum of their likeness is largest (Hungarian
    method); likeness is the Bhattacharyya coefficient of their probabilities.

    Parameters
    ----------
    reference, other : ndarray, shape (n_topics, n_terms)
        Probabilities over the same terms.

    Returns
    -------
    ndarray of int64, shape (n_topics,)
        Row of `other` for each row of `reference`.

    Examples
    --------
    >>> one = np.array([[0.8, 0.2, 0.0], [0.0, 0.1, 0.9]])
    >>> align(one, one[::-1]).tolist()
    [1, 0]
    """
    return _matched(likeness(reference, other))


def likeness(one: Floats, other: Floats) -> Floats:
    """Bhattacharyya coefficients of each pair of topics, from 0 to 1."""
    return np.asarray(np.sqrt(_proper(one)) @ np.sqrt(_proper(other)).T, dtype=np.float64)


def consensus(weights: Sequence[npt.NDArray[np.floating[Any]]]) -> tuple[Floats, Floats]:
    """The topics that several models of the same terms have in common.

    The model most like the others gives the first references. Every model's topics join the
    reference that they are most like, the square roots of their probabilities are averaged, and
    these are the next references, until nothing moves (spherical k-means).

    Parameters
    ----------
    weights : sequence of ndarray, shape (n_topics, n_terms)
        Of one model each, from random starts.

    Returns
    -------
    mean : ndarray, shape (n_topics, n_terms)
        The mean weights of the topics that joined.
    recurrence : ndarray, shape (n_topics,)
        The share of the models of which a topic joined.
    """
    n, n_topics = len(weights), len(weights[0])
    roots = np.sqrt(np.concatenate([_proper(one) for one in weights]))
    alike = roots @ roots.T
    reference = roots[_most_like(alike, n)]
    joined = np.full(len(roots), -1)
    for _ in range(ROUNDS):
        now = (roots @ reference.T).round(6).argmax(axis=1)
        if (now == joined).all():
            break
        joined = now
        for topic in range(n_topics):
            total = roots[joined == topic].sum(axis=0)
            length = np.linalg.norm(total)
            if length > 0:
                reference[topic] = total / length
    stacked, model_of = np.concatenate(weights), np.repeat(np.arange(n), n_topics)
    mean = np.array(
        [
            stacked[joined == topic].mean(axis=0, dtype=np.float64)
            if (joined == topic).any()
            else stacked[(roots @ reference[topic]).round(6).argmax()]
            for topic in range(n_topics)
        ]
    )
    found = [len(np.unique(model_of[joined == topic])) / n for topic in range(n_topics)]
    return mean, np.array(found)


def _most_like(alike: Floats, n: int) -> slice:
    """The rows of the model whose topics, matched one to one, are most like all others'."""
    size = len(alike) // n
    total = np.zeros(n)
    for a in range(n):
        for b in range(a):
            pairs = alike[a * size : (a + 1) * size, b * size : (b + 1) * size]
            both = pairs[np.arange(size), _matched(pairs)].sum()
            total[a] += both
            total[b] += both
    best = int(total.round(6).argmax())
    return slice(best * size, (best + 1) * size)


def shared_terms(one: Topics, other: Topics, *, top: int = TOP) -> Floats:
    """Jaccard index of the most probable terms of matched topics, best matching of all.

    Returns
    -------
    ndarray of float64, shape (n_topics,)
        For each topic of `one`, from 0 (no term shared) to 1.

    Raises
    ------
    FramingError
        Where the models have other numbers of topics.
    """
    if len(one.phi_) != len(other.phi_):
        raise FramingError(
            f"Models of {len(one.phi_)} and {len(other.phi_)} topics cannot be matched one to one."
        )
    return matched_jaccard(_tops(one, top), _tops(other, top))


def matched_jaccard(
    ours: Sequence[Collection[object]], theirs: Sequence[Collection[object]]
) -> Floats:
    """Jaccard index of each set with that set of the others that it is matched to."""
    one, other = [set(terms) for terms in ours], [set(terms) for terms in theirs]
    jaccard = np.array([[len(a & b) / len(a | b) for b in other] for a in one])
    return np.asarray(jaccard[np.arange(len(jaccard)), _matched(jaccard)])


def stability(models: Sequence[Topics], *, top: int = TOP) -> float:
    """Mean Jaccard index of matched topics' most probable terms, over all pairs of models.

    Models should differ in their seed alone. 1 where all have the same topics; two models of
    unrelated words have about 0.

    Notes
    -----
    Source: D. Greene, D. O'Callaghan & P. Cunningham (2014), *How many topics? Stability
    analysis for topic models*, ECML PKDD, with sets of terms in place of ranked lists.

    Raises
    ------
    FramingError
        Where fewer than two models are given.
    """
    if len(models) < 2:
        raise FramingError("Stability needs models of two seeds at least.")
    pairs = [
        shared_terms(models[a], models[b], top=top).mean()
        for a in range(len(models))
        for b in range(a)
    ]
    return float(np.mean(pairs))


def recurring(models: Sequence[Topics], *, top: int = TOP) -> Floats:
    """How far each topic of the first model recurs in the others: mean Jaccard index.

    Returns
    -------
    ndarray of float64, shape (n_topics,)
    """
    if len(models) < 2:
        raise FramingError("Stability needs models of two seeds at least.")
    first, *others = models
    return np.mean([shared_terms(first, other, top=top) for other in others], axis=0)


def _tops(model: Topics, top: int) -> list[set[str]]:
    return [{str(model.vocabulary_[t]) for t in chosen} for chosen in foremost(model.phi_, top)]


def _proper(weights: npt.NDArray[np.floating[Any]]) -> Floats:
    return weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-300)


def _matched(alike: Floats) -> npt.NDArray[np.int64]:
    """The column matched to each row; the likeness is rounded, so that no last bit decides."""
    from scipy.optimize import linear_sum_assignment

    _, columns = linear_sum_assignment(-alike.round(9))
    return np.asarray(columns, dtype=np.int64)
