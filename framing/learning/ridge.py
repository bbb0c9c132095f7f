"""Several labels learnt at once, by least squares with a penalty, in closed form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from framing.errors import FramingError
from framing.learning.averages import Averages
from framing.learning.blocks import Block, Matrix
from framing.learning.model import WEIGHTINGS, Linear, Weighting
from framing.text import Tokens

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]

PENALTY = 1.5
OF_CONSTANT = 0.1
"""How lightly the constant is held to 0: the square of the feature that is 1 in every text."""

MOST = 20_000
"""Texts beyond which the table of their likenesses would fill the memory."""


@dataclass(frozen=True, eq=False)
class Shared:
    """Weights of the same features for several labels.

    Attributes
    ----------
    blocks : tuple of Block
    weightings : tuple
        One a block.
    weights : tuple of ndarray, each of shape (n_features, n_labels)
        One a block.
    constant : ndarray, shape (n_labels,)
    """

    blocks: tuple[Block, ...]
    weightings: tuple[Weighting, ...]
    weights: tuple[Floats, ...]
    constant: Floats

    def scores(self, tokens: Tokens) -> Floats:
        """Each text's score for each label, shape (n_texts, n_labels)."""
        counts = [block.counts(tokens) for block in self.blocks]
        return self.scored(counts, tokens.n_tokens)

    def scored(self, counts: Sequence[Matrix], n_words: npt.NDArray[np.int64]) -> Floats:
        """The scores of texts whose features were counted, summed in a fixed order."""
        total = np.tile(self.constant, (len(n_words), 1))
        for weighting, weights, own in zip(self.weightings, self.weights, counts, strict=True):
            total += weighting.weighted(own, n_words) @ weights
        return total

    def of(self, label: int) -> Linear:
        """The model of one label."""
        weights = tuple(np.ascontiguousarray(own[:, label]) for own in self.weights)
        return Linear(self.blocks, self.weightings, weights, float(self.constant[label]))


def learn_shared(
    blocks: Sequence[Block],
    counts: Sequence[Matrix],
    n_words: npt.NDArray[np.int64],
    *,
    targets: Floats,
    groups: npt.NDArray[np.int64],
    least: dict[str, int],
) -> tuple[Shared, Floats]:
    """Learn all labels from texts, with the scores each text has while its group is left out.

    With the likenesses ``K = Σ X Xᵀ`` of the texts over the blocks, the scores are ``K a``,
    ``a = (K + λ I)⁻¹ Y``. What a text's score would be, had its group not been learnt from, needs
    no second fit: ``Y_g − ((K + λ I)⁻¹_gg)⁻¹ a_g``.

    Source: R. Rifkin & A. Klautau (2004), *In defense of one-vs-all classification*, Journal of
    Machine Learning Research 5 (least squares as a classifier); R. Rifkin & R. Lippert (2007),
    *Notes on regularized least squares*, MIT CSAIL TR-2007-025 (leaving out).

    Parameters
    ----------
    blocks : sequence of Block
    counts : sequence of csr_array, each of shape (n_texts, n_columns)
        What each block counts in the texts.
    n_words : ndarray of int, shape (n_texts,)
    targets : ndarray, shape (n_texts, n_labels)
        1 where a label was given, 0 where not; or how far it was.
    groups : ndarray of int, shape (n_texts,)
        Texts that are left out together.
    least : dict of str to int
        In how many texts a feature must be found, by kind of block.

    Raises
    ------
    FramingError
        For more than 20,000 texts.
    """
    if len(targets) > MOST:
        raise FramingError(
            f"{len(targets):,} coded texts are more than are learnt from at once; draw "
            f"{MOST:,} of them."
        )
    weightings = tuple(
        WEIGHTINGS[block.kind].learnt(own, n_words, min_units=least.get(block.kind, 1))
        for block, own in zip(blocks, counts, strict=True)
    )
    features = [
        _seen(block, weighting.weighted(own, n_words))
        for block, weighting, own in zip(blocks, weightings, counts, strict=True)
    ]
    with threadpool_limits(1):
        likeness = np.full((len(targets), len(targets)), OF_CONSTANT)
        for own in features:
            likeness += _dense(own @ own.T)
        likeness[np.diag_indices_from(likeness)] += PENALTY
        inverse = np.linalg.inv(likeness)
        shares = inverse @ targets
        scores = np.empty_like(shares)
        for rows in _members(groups):
            own = inverse[np.ix_(rows, rows)]
            scores[rows] = targets[rows] - np.linalg.solve(own, shares[rows])
        constant = OF_CONSTANT * shares.sum(axis=0)
        weights = []
        for block, own in zip(blocks, features, strict=True):
            bearing = np.asarray(own.T @ shares)
            weights.append(block.unfolded(bearing) if isinstance(block, Averages) else bearing)
    return Shared(tuple(blocks), weightings, tuple(weights), constant), scores


def _seen(block: Block, features: Matrix) -> Matrix | Floats:
    return block.folded(features) if isinstance(block, Averages) else features


def _dense(product: Matrix | Floats) -> Floats:
    return product if isinstance(product, np.ndarray) else product.toarray()


def _members(groups: npt.NDArray[np.int64]) -> list[Rows]:
    order = np.argsort(groups, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
