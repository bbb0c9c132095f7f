"""A linear model over blocks of features: learnt in folds, and unfolded to the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from threadpoolctl import threadpool_limits

from framing.errors import TooFewUnits
from framing.learning.averages import Shares
from framing.learning.blocks import Block, Matrix
from framing.learning.calibration import balanced
from framing.learning.coded import Coded
from framing.learning.folds import Folds
from framing.learning.weighting import Rarity, Rates, Spreads
from framing.text import Tokens, tokenize

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
Weighting = Rarity | Rates | Spreads | Shares
Making = Callable[[Tokens], Sequence[Block]]

WEIGHTINGS: Mapping[str, type[Weighting]] = {
    "words": Rarity,
    "characters": Rarity,
    "marks": Rates,
    "embedded": Spreads,
    "vectors": Shares,
}
FEWEST_UNITS: Mapping[str, int] = {
    "words": 3,
    "characters": 5,
    "marks": 10,
    "embedded": 1,
    "vectors": 1,
}
STRENGTH = 1.0
"""Inverse of the penalty on the squared weights."""

TOLERANCE, ROUNDS = 1e-4, 1000


@dataclass(frozen=True, eq=False)
class Linear:
    """Weights of features, and what is needed to find the features in a text.

    Attributes
    ----------
    blocks : tuple of Block
    weightings : tuple of Rarity, Rates, Spreads or Shares
        One a block.
    weights : tuple of ndarray
        One a block, of a weight a feature.
    constant : float
    """

    blocks: tuple[Block, ...]
    weightings: tuple[Weighting, ...]
    weights: tuple[Floats, ...]
    constant: float

    def parts(self, tokens: Tokens) -> Floats:
        """What each block adds to each text's score, shape (n_texts, n_blocks)."""
        known = zip(self.blocks, self.weightings, self.weights, strict=True)
        return np.column_stack(
            [
                weighting.weighted(block.counts(tokens), tokens.n_tokens) @ weights
                for block, weighting, weights in known
            ]
        )

    def scores(self, tokens: Tokens) -> Floats:
        """Log odds by the model, not calibrated, shape (n_texts,)."""
        return self.total(self.parts(tokens))

    def total(self, parts: Floats) -> Floats:
        """The sum of the blocks' parts and the constant, in a fixed order."""
        total = np.full(len(parts), self.constant)
        for number in range(parts.shape[1]):
            total += parts[:, number]
        return total

    def by_token(self, tokens: Tokens) -> Floats:
        """What each token adds to its text's score, shape (n_tokens,).

        A feature's part is dealt out in equal shares to the places where it was counted. What
        no token bears, the constant and embeddings of whole sentences, is left out.
        """
        found = np.zeros(len(tokens.ids))
        for block, weighting, weights in zip(
            self.blocks, self.weightings, self.weights, strict=True
        ):
            counts = block.counts(tokens)
            features = weighting.weighted(counts, tokens.n_tokens)
            features.data = features.data * weights[features.indices]
            parts = weighting.by_column(features)
            inverse = counts.copy()
            inverse.data = np.divide(1.0, counts.data)
            each = Matrix(parts.multiply(inverse))
            shares = block.borne(tokens).multiply(each[tokens.text_of])
            found += np.asarray(shares.sum(axis=1)).ravel()
        return found


@dataclass(frozen=True, eq=False)
class Learnt:
    """A model of all coded texts, and the scores that each had while it was held out.

    Attributes
    ----------
    model : Linear
    scores : ndarray, shape (n_coded,)
    folds : Folds
    n_copies : int
        Texts that were kept from learning somewhere because they copy one held out.
    """

    model: Linear
    scores: Floats
    folds: Folds
    n_copies: int


def learn(
    making: Making, coded: Coded, folds: Folds, *, distant: Coded | None, distant_weight: float
) -> Learnt:
    """Learn from coded texts, with distant labels as a second source that counts for less.

    While a fold is held out, texts of its outlets and copies of its texts are learnt from in
    neither source, and nothing of it decides which terms there are or what they weigh.

    Parameters
    ----------
    making : callable
        Gives the blocks for parsed texts.
    coded : Coded
    folds : Folds
        Of the coded texts.
    distant : Coded, optional
    distant_weight : float
        What one of its texts counts for beside a coded one.

    Raises
    ------
    TooFewUnits
        Where without a fold's outlets, and without copies of its texts, one label is left.
    """
    n = len(coded)
    texts, labels, groups = coded.texts, coded.labels, coded.groups
    if distant is not None:
        texts = [*texts, *distant.texts]
        labels = np.concatenate([labels, distant.labels])
        groups = np.concatenate([groups, distant.groups])
    weight = balanced(coded.labels)
    if distant is not None:
        weight = np.concatenate([weight, distant_weight * balanced(distant.labels)])
    tokens = tokenize(texts)
    blocks = tuple(making(tokens))
    counts = [block.counts(tokens) for block in blocks]
    family = families(texts)
    scores, kept_away = np.zeros(n), np.zeros(len(texts), dtype=bool)
    with threadpool_limits(1):
        for held in folds:
            out = np.flatnonzero(held)
            barred = np.isin(family, family[out])
            if folds.kind == "grouped":
                stranger = ~np.isin(groups, np.unique(groups[out].astype(str)))
                kept_away |= barred & stranger
                barred |= ~stranger
            rows = np.flatnonzero(~barred)
            if len(set(labels[rows].tolist())) < 2:
                raise TooFewUnits(
                    "While some outlets are held out, the texts left have one label alone; give "
                    "texts of more outlets, and none that copy each other."
                )
            fitted = _fitted(blocks, counts, tokens.n_tokens, rows, (labels, weight))
            scores[out] = _scored(fitted, counts, tokens.n_tokens, out)
        # A distant text that repeats a coded one would say its label twice.
        rows = np.flatnonzero((np.arange(len(texts)) < n) | ~np.isin(family, family[:n]))
        model = _fitted(blocks, counts, tokens.n_tokens, rows, (labels, weight))
    return Learnt(model, scores, folds, int(kept_away.sum()))


def families(texts: list[str]) -> npt.NDArray[np.int64]:
    """Texts that copy each other share a number."""
    from scipy.sparse.csgraph import connected_components

    from framing.corpus.duplicates import copies

    pairs = copies(texts)
    links = sparse.coo_array(
        (np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(texts), len(texts))
    )
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)


def _fitted(
    blocks: tuple[Block, ...],
    counts: Sequence[Matrix],
    n_words: npt.NDArray[np.int64],
    rows: Rows,
    targets: tuple[npt.NDArray[np.bool_], Floats],
) -> Linear:
    from sklearn.linear_model import LogisticRegression

    weightings = tuple(
        WEIGHTINGS[block.kind].learnt(own[rows], n_words[rows], min_units=FEWEST_UNITS[block.kind])
        for block, own in zip(blocks, counts, strict=True)
    )
    features = [
        weighting.weighted(own[rows], n_words[rows])
        for weighting, own in zip(weightings, counts, strict=True)
    ]
    labels, weight = targets
    fit = LogisticRegression(C=STRENGTH, tol=TOLERANCE, max_iter=ROUNDS)
    fit.fit(_narrow(sparse.hstack(features, format="csr")), labels[rows], weight[rows])
    ends = np.cumsum([part.shape[1] for part in features])[:-1]
    weights = tuple(np.split(np.asarray(fit.coef_[0], dtype=np.float64), ends))
    return Linear(blocks, weightings, weights, float(fit.intercept_[0]))


def _scored(
    model: Linear, counts: Sequence[Matrix], n_words: npt.NDArray[np.int64], rows: Rows
) -> Floats:
    parts = [
        weighting.weighted(own[rows], n_words[rows]) @ weights
        for weighting, weights, own in zip(model.weightings, model.weights, counts, strict=True)
    ]
    return model.total(np.column_stack(parts))


def _narrow(features: Matrix) -> Matrix:
    """With indices of 32 bits, which scikit-learn asks for."""
    features.indices = features.indices.astype(np.int32)
    features.indptr = features.indptr.astype(np.int32)
    return features
