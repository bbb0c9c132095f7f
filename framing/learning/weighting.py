"""From counts to what a linear model learns from; what was learnt of the texts stays in arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.learning.blocks import Matrix

Floats = npt.NDArray[np.float64]

RATE_SCALE = 0.06
"""How loud a block of marks is beside one of words, whose rows have length 1."""


@dataclass(frozen=True, eq=False)
class Rarity:
    """Counts on a log scale, weighted by how rare a term is; each row brought to length 1.

    Source: G. Salton & C. Buckley (1988), *Term-weighting approaches in automatic text retrieval*,
    Information Processing & Management 24(5), with the smoothed idf ``ln((1 + n) / (1 + df)) + 1``.
    """

    rarity: Floats

    @classmethod
    def learnt(cls, counts: Matrix, n_words: npt.NDArray[np.int64], *, min_units: int) -> Rarity:
        """From the texts learnt from; terms in fewer of them than `min_units` weigh nothing."""
        units = np.bincount(counts.indices, minlength=counts.shape[1])
        rarity = np.log((1 + counts.shape[0]) / (1 + units)) + 1
        return cls(np.where(units >= min_units, rarity, 0.0))

    def weighted(self, counts: Matrix, n_words: npt.NDArray[np.int64]) -> Matrix:
        """The features, shape (n_texts, n_columns)."""
        data = (1 + np.log(counts.data)) * self.rarity[counts.indices]
        made = Matrix((data, counts.indices, counts.indptr), shape=counts.shape)
        squares = Matrix((data**2, counts.indices, counts.indptr), shape=counts.shape)
        length = np.sqrt(squares @ np.ones(counts.shape[1]))
        made.data = data / np.repeat(np.where(length > 0, length, 1), np.diff(counts.indptr))
        return made

    def by_column(self, parts: Matrix) -> Matrix:
        """What features contribute, as what columns of counts contribute."""
        return parts


@dataclass(frozen=True, eq=False)
class Rates:
    """Counts twice: on a log scale, and as a share of the words; each in its own spread."""

    spread: Floats

    @classmethod
    def learnt(cls, counts: Matrix, n_words: npt.NDArray[np.int64], *, min_units: int) -> Rates:
        """From the texts learnt from; marks in fewer of them than `min_units` weigh nothing."""
        units = np.bincount(counts.indices, minlength=counts.shape[1])
        raw = _twice(counts, n_words)
        mean = raw.sum(axis=0) / max(raw.shape[0], 1)
        squares = raw.multiply(raw).sum(axis=0) / max(raw.shape[0], 1)
        spread = np.sqrt(np.maximum(squares - mean**2, 0))
        spread[np.tile(units < min_units, 2)] = 0
        return cls(spread)

    def weighted(self, counts: Matrix, n_words: npt.NDArray[np.int64]) -> Matrix:
        """The features, shape (n_texts, 2 * n_columns); none beyond 4 of its spreads."""
        made = _twice(counts, n_words)
        spread = self.spread[made.indices]
        in_spreads = np.divide(made.data, spread, out=np.zeros_like(made.data), where=spread > 0)
        made.data = RATE_SCALE * np.minimum(in_spreads, 4)
        return made

    def by_column(self, parts: Matrix) -> Matrix:
        """What features contribute, as what columns of counts contribute."""
        half = parts.shape[1] // 2
        return Matrix(parts[:, :half] + parts[:, half:])


def _twice(counts: Matrix, n_words: npt.NDArray[np.int64]) -> Matrix:
    logs = counts.copy()
    logs.data = np.log1p(logs.data)
    shares = counts.copy()
    shares.data = shares.data / np.repeat(np.maximum(n_words, 1), np.diff(counts.indptr))
    return Matrix(sparse.hstack([logs, shares], format="csr"))


@dataclass(frozen=True, eq=False)
class Spreads:
    """Numbers of any sign in units of their own spread, such as a sentence's embedding."""

    spread: Floats

    @classmethod
    def learnt(cls, counts: Matrix, n_words: npt.NDArray[np.int64], *, min_units: int) -> Spreads:
        """From the texts learnt from."""
        dense = counts.toarray()
        return cls(dense.std(axis=0))

    def weighted(self, counts: Matrix, n_words: npt.NDArray[np.int64]) -> Matrix:
        """The features, shape (n_texts, n_columns); none beyond 4 of its spreads."""
        made = counts.copy()
        spread = self.spread[made.indices]
        in_spreads = np.divide(made.data, spread, out=np.zeros_like(made.data), where=spread > 0)
        made.data = RATE_SCALE * np.clip(in_spreads, -4, 4)
        return made

    def by_column(self, parts: Matrix) -> Matrix:
        """What features contribute, as what columns contribute."""
        return parts
