"""Calibration: from a score to a probability that can be taken at its word, and to a decision."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

BINS = 10


@dataclass(frozen=True)
class Sigmoid:
    """A score's probability, ``1 / (1 + exp(-(slope * score + shift)))``.

    Source: J. C. Platt (1999), *Probabilistic outputs for support vector machines*, in Advances
    in Large Margin Classifiers; targets and search as in H.-T. Lin, C.-J. Lin & R. C. Weng (2007),
    *A note on Platt's probabilistic outputs for support vector machines*, Machine Learning 68.
    """

    slope: float
    shift: float

    @classmethod
    def learnt(cls, scores: Floats, labels: Flags) -> Sigmoid:
        """From scores of texts that were held out, both labels counting for one half.

        Examples
        --------
        >>> scores = np.array([-2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
        >>> sigmoid = Sigmoid.learnt(scores, np.array([False, False, True, False, True, True]))
        >>> sigmoid.slope > 0
        True
        """
        n_there, n_not = int(labels.sum()), int((~labels).sum())
        target = np.where(labels, (n_there + 1) / (n_there + 2), 1 / (n_not + 2))
        weight = balanced(labels)
        design = np.column_stack([scores, np.ones(len(scores))])
        place = np.zeros(2)
        loss = _loss(design @ place, target, weight)
        for _ in range(100):
            probability = _logistic(design @ place)
            slope = design.T @ (weight * (probability - target))
            flat = weight * probability * (1 - probability)
            curvature = design.T @ (design * flat[:, None])
            step = np.linalg.solve(curvature + 1e-12 * np.eye(2), slope)
            size = 1.0
            while size > 1e-10 and _loss(design @ (place - size * step), target, weight) > loss:
                size /= 2
            place = place - size * step
            before, loss = loss, _loss(design @ place, target, weight)
            if before - loss < 1e-12 * max(abs(before), 1):
                break
        return cls(float(place[0]), float(place[1]))

    def probability(self, scores: Floats, *, shift: float = 0.0) -> Floats:
        """The probability of each score, at a prevalence of one half or with the odds shifted."""
        return _logistic(self.slope * scores + self.shift + shift)


def _logistic(values: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(values, -500, 500)))


def _loss(values: Floats, target: Floats, weight: Floats) -> float:
    return float((weight * (np.logaddexp(0, values) - target * values)).sum())


def balanced(labels: Flags) -> Floats:
    """Weights of mean 1 by which both labels count for one half, shape (n_texts,)."""
    share = labels.mean()
    return np.where(labels, 0.5 / max(share, 1e-12), 0.5 / max(1 - share, 1e-12))


def prior_shift(prevalence: float) -> float:
    """What a prevalence other than one half adds to the log odds.

    Source: M. Saerens, P. Latinne & C. Decaestecker (2002), *Adjusting the outputs of a classifier
    to new a priori probabilities*, Neural Computation 14(1), equation 2.4. It holds where texts
    with the label are alike here and there, and only their share differs.

    Raises
    ------
    FramingError
        Where the prevalence is not between 0 and 1.

    Examples
    --------
    >>> prior_shift(0.5), round(prior_shift(0.1), 3)
    (0.0, -2.197)
    """
    if not 0 < prevalence < 1:
        raise FramingError(f"prevalence={prevalence}: a share between 0 and 1 is needed.")
    return float(np.log(prevalence / (1 - prevalence)))


def calibration_error(probabilities: Floats, labels: Flags, *, bins: int = BINS) -> float:
    """Expected calibration error: how far probabilities are from what came true, on average.

    Source: M. P. Naeini, G. F. Cooper & M. Hauskrecht (2015), *Obtaining well calibrated
    probabilities using Bayesian binning*, AAAI, with bins of equal width.

    Examples
    --------
    >>> calibration_error(np.array([0.2, 0.2, 0.8, 0.8]), np.array([False, False, True, True]))
    0.2
    """
    own = np.minimum((probabilities * bins).astype(np.int64), bins - 1)
    gap = np.bincount(own, weights=probabilities - labels, minlength=bins)
    return float(np.round(np.abs(gap).sum() / max(len(labels), 1), 12))


def best_threshold(
    probabilities: Floats, labels: Flags | Floats, *, weights: Floats | None = None
) -> float:
    """The probability from which on to say yes, so that the mean F1 of yes and no is largest.

    Parameters
    ----------
    probabilities : ndarray of shape (n_texts,)
    labels : ndarray of bool or float, shape (n_texts,)
        What is the case; or the probabilities again, for what is largest to be expected, which
        the chances of a small sample move less.
    weights : ndarray of shape (n_texts,), optional
        What a text counts for, such as to bring a coded sample to another prevalence.

    Examples
    --------
    >>> best_threshold(np.array([0.1, 0.4, 0.6, 0.9]), np.array([False, False, True, True]))
    0.5
    """
    weight = np.ones(len(labels)) if weights is None else weights
    order = np.argsort(probabilities, kind="stable")
    ordered, there = probabilities[order], labels[order] * weight[order]
    absent = weight[order] - there
    # A cut before place k says yes from k on.
    hits = there.sum() - np.concatenate([[0], np.cumsum(there)])
    alarms = absent.sum() - np.concatenate([[0], np.cumsum(absent)])
    misses, passed = there.sum() - hits, absent.sum() - alarms
    yes = 2 * hits / np.maximum(2 * hits + alarms + misses, 1e-300)
    no = 2 * passed / np.maximum(2 * passed + alarms + misses, 1e-300)
    edges = np.concatenate([[0.0], (ordered[1:] + ordered[:-1]) / 2, [1.0]])
    usable = np.concatenate([[True], ordered[1:] > ordered[:-1], [True]])
    return float(edges[np.argmax(np.where(usable, (yes + no) / 2, -1))])
