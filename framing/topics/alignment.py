"""Topics of several models matched to one another: what recurs, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError
from framing.topics.form import Floats, Topics, foremost

ROUNDS = 10
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


def consensus(weights: Sequence[Floats]) -> tuple[Floats, Floats]:
    """The topics that several models of the same terms have in common.

    The model most like the others is the first reference. The others' topics are matched to it,
    the matched ones' square roots of probabilities averaged, and this is the next reference,
    until the matching stays.

    Parameters
    ----------
    weights : sequence of ndarray, shape (n_topics, n_terms)
        Of one model each, from random starts.

    Returns
    -------
    mean : ndarray, shape (n_topics, n_terms)
        The matched topics' mean weights.
    recurrence : ndarray, shape (n_topics,)
        Mean likeness of the matched topics to their mean direction: 1 where every model has it.
    """
    if len(weights) == 1:
        return weights[0], np.full(len(weights[0]), np.nan)
    roots = [np.sqrt(_proper(one)) for one in weights]
    n = len(roots)
    alike = np.zeros((n, n))
    for a in range(n):
        for b in range(a):
            pairs = roots[a] @ roots[b].T
            alike[a, b] = alike[b, a] = pairs[np.arange(len(pairs)), _matched(pairs)].sum()
    reference = roots[int(alike.sum(axis=1).argmax())]
    before: list[list[int]] = []
    for _ in range(ROUNDS):
        matches = [_matched(reference @ one.T) for one in roots]
        total = sum(one[match] for one, match in zip(roots, matches, strict=True))
        reference = total / np.linalg.norm(total, axis=1, keepdims=True)
        now = [match.tolist() for match in matches]
        if now == before:
            break
        before = now
    fits = [(reference * one[match]).sum(axis=1) for one, match in zip(roots, matches, strict=True)]
    mean = sum(one[match] for one, match in zip(weights, matches, strict=True)) / n
    return np.asarray(mean, dtype=np.float64), np.mean(fits, axis=0)


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
    theirs, ours = _tops(other, top), _tops(one, top)
    jaccard = np.array([[len(a & b) / len(a | b) for b in theirs] for a in ours])
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


def _proper(weights: Floats) -> Floats:
    return weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-300)


def _matched(alike: Floats) -> npt.NDArray[np.int64]:
    """The column matched to each row; the likeness is rounded, so that no last bit decides."""
    from scipy.optimize import linear_sum_assignment

    _, columns = linear_sum_assignment(-alike.round(9))
    return np.asarray(columns, dtype=np.int64)
