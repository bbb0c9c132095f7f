"""From scores of frames to probabilities and decisions: each frame by itself, or one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt

from framing.frames.labels import one_hot
from framing.learning.calibration import Sigmoid, best_threshold, prior_shift

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

STRENGTH, ROUNDS = 0.3, 1000


@dataclass(frozen=True, eq=False)
class Each:
    """Every frame by its own calibration and threshold; a text may have several, or none.

    Attributes
    ----------
    slopes, shifts, thresholds : ndarray, shape (n_frames,)
        A frame's probability is ``1 / (1 + exp(-(slope * score + shift)))``; it is said to be
        there from its threshold on, where the mean F1 to be expected is largest.
    """

    way: ClassVar[str] = "each"
    slopes: Floats
    shifts: Floats
    thresholds: Floats

    @classmethod
    def learnt(cls, scores: Floats, labels: Flags) -> Self:
        """From scores of texts that were left out."""
        rows = []
        for own, there in zip(scores.T, labels.T, strict=True):
            sigmoid = Sigmoid.learnt(own, there)
            prior = prior_shift(float(there.mean()))
            probability = sigmoid.probability(own, shift=prior)
            cut = best_threshold(probability, probability)
            rows.append((sigmoid.slope, sigmoid.shift + prior, cut))
        slopes, shifts, thresholds = np.array(rows).T
        return cls(slopes, shifts, thresholds)

    def probabilities(self, scores: Floats) -> Floats:
        """The probability of each frame, shape (n_texts, n_frames)."""
        odds = np.clip(scores * self.slopes + self.shifts, -500, 500)
        return np.asarray(1 / (1 + np.exp(-odds)))

    def said(self, probabilities: Floats) -> Flags:
        """Which frames are said to be there."""
        return np.asarray(probabilities >= self.thresholds)

    def record(self) -> dict[str, list[Any]]:
        """All of it as plain lists."""
        return {name: values.tolist() for name, values in vars(self).items()}


@dataclass(frozen=True, eq=False)
class One:
    """The one frame of a text that is likeliest, by a multinomial regression on all scores.

    Rare frames count for more than their number: a text weighs as one over the cube root of how
    many have its frame, between counting texts and counting frames.

    Source: D. H. Wolpert (1992), *Stacked generalization*, Neural Networks 5(2): what is learnt
    from are scores of texts that were left out.

    Attributes
    ----------
    weights : ndarray, shape (n_frames, n_frames)
    constants, spread : ndarray, shape (n_frames,)
    """

    way: ClassVar[str] = "one"
    weights: Floats
    constants: Floats
    spread: Floats

    @classmethod
    def learnt(cls, scores: Floats, labels: Flags) -> Self:
        """From scores of texts that were left out."""
        from sklearn.linear_model import LogisticRegression

        chosen = labels.argmax(axis=1)
        weight = 1 / np.cbrt(np.maximum(labels.sum(axis=0), 1))[chosen]
        spread = np.maximum(scores.std(axis=0), 1e-12)
        fit = LogisticRegression(C=STRENGTH, max_iter=ROUNDS)
        fit.fit(scores / spread, chosen, weight / weight.mean())
        weights, constants = np.asarray(fit.coef_), np.asarray(fit.intercept_)
        if len(weights) < scores.shape[1]:
            # Of two frames the second one's odds are told.
            weights = np.vstack([np.zeros_like(weights), weights])
            constants = np.append(0.0, constants)
        return cls(weights.T, constants, spread)

    def probabilities(self, scores: Floats) -> Floats:
        """The probability of each frame, shape (n_texts, n_frames); a row sums to 1."""
        values = scores / self.spread @ self.weights + self.constants
        raised = np.exp(values - values.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

    def said(self, probabilities: Floats) -> Flags:
        """The likeliest frame of each text."""
        return one_hot(probabilities.argmax(axis=1), probabilities.shape[1])

    def record(self) -> dict[str, list[Any]]:
        """All of it as plain lists."""
        return {name: values.tolist() for name, values in vars(self).items()}


WAYS: Mapping[str, type[Each | One]] = {"each": Each, "one": One}


def read_decision(way: str, record: Mapping[str, list[Any]]) -> Each | One:
    """What `record` gave, read back."""
    return WAYS[way](**{name: np.array(values) for name, values in record.items()})
