"""A space of words learnt from texts, in which a comment is near to what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from framing.learning.blocks import Matrix, Words
from framing.learning.weighting import Rarity
from framing.text import Tokens

Floats = npt.NDArray[np.float64]

DIMENSIONS, MOST_TERMS, FEWEST = 100, 20_000, 3


@dataclass(frozen=True, eq=False)
class Space:
    """Latent semantic analysis of the texts it was learnt from.

    Source: S. Deerwester, S. T. Dumais, G. W. Furnas, T. K. Landauer & R. Harshman (1990),
    *Indexing by latent semantic analysis*, Journal of the American Society for Information
    Science 41(6).

    Attributes
    ----------
    words : Words
    rarity : Rarity
    axes : ndarray, shape (n_words, n_dimensions)
    """

    words: Words
    rarity: Rarity
    axes: Floats

    @classmethod
    def learnt(cls, tokens: Tokens) -> Space:
        """From texts, no labels needed; common words of grammar are left out."""
        from scipy.sparse.linalg import svds

        from framing.lexicons import load

        plain = {entry.term for entry in load("stopwords").entries}
        held = tokens.is_word
        units = np.unique(tokens.ids[held] * np.int64(len(tokens) + 1) + tokens.text_of[held])
        ids, sizes = np.unique(units // (len(tokens) + 1), return_counts=True)
        spelled = tokens.vocabulary.words
        common = sorted(
            (-n, spelled[i])
            for i, n in zip(ids.tolist(), sizes.tolist(), strict=True)
            if n >= FEWEST and spelled[i] not in plain
        )
        words = Words(sorted(word for _, word in common[:MOST_TERMS]))
        counts = words.counts(tokens)
        rarity = Rarity.learnt(counts, tokens.n_tokens, min_units=1)
        features = rarity.weighted(counts, tokens.n_tokens)
        k = min(DIMENSIONS, min(features.shape) - 1)
        if k < 1:
            return cls(words, rarity, np.zeros((len(words.columns), 1)))
        with threadpool_limits(1):
            _, sizes_, axes = svds(features, k=k, v0=np.ones(min(features.shape)), solver="arpack")
        order = np.argsort(-sizes_)
        return cls(words, rarity, np.ascontiguousarray(axes[order].T))

    def places(self, tokens: Tokens) -> Floats:
        """Where each text lies, as vectors of length 1; 0 where no word is known."""
        features: Matrix = self.rarity.weighted(self.words.counts(tokens), tokens.n_tokens)
        found = features @ self.axes
        length = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.where(length > 0, length, 1))
