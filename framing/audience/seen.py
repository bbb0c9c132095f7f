"""What of comments a recipe learns from: blocks of features, weighted by what was learnt from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.learning.blocks import Block, Characters, Marks, Matrix, Words
from framing.learning.weighting import Rarity, Rates
from framing.text import Tokens

LISTS = (
    "stance-cues", "incivility", "tone", "emotions", "boosters", "hedges", "evidentials",
    "reporting-verbs", "subjectivity", "loaded-terms",
)  # fmt: skip
"""The word lists whose marks are counted, outside and inside quotation marks."""

FEWEST = {"words": 2, "characters": 4, "marks": 8}
WEIGHTINGS: dict[str, type[Rarity] | type[Rates]] = {
    "words": Rarity,
    "characters": Rarity,
    "marks": Rates,
}


def blocks_of(tokens: Tokens) -> tuple[Block, ...]:
    """The features that comments have: words and pairs, runs of letters, marks of word lists."""
    return (
        Words.learnt(tokens, min_units=FEWEST["words"]),
        Characters.learnt(tokens, min_units=FEWEST["characters"]),
        Marks(LISTS),
    )


@dataclass(frozen=True, eq=False)
class Seen:
    """Blocks of features with their weightings.

    Attributes
    ----------
    blocks : tuple of Block
    weightings : tuple of Rarity or Rates
    """

    blocks: tuple[Block, ...]
    weightings: tuple[Rarity | Rates, ...]

    @classmethod
    def learnt(
        cls,
        blocks: tuple[Block, ...],
        counts: Sequence[Matrix],
        n_words: npt.NDArray[np.int64],
        rows: npt.NDArray[np.int64],
    ) -> Seen:
        """From the comments in `rows` alone."""
        weightings = tuple(
            WEIGHTINGS[block.kind].learnt(own[rows], n_words[rows], min_units=FEWEST[block.kind])
            for block, own in zip(blocks, counts, strict=True)
        )
        return cls(blocks, weightings)

    def counts(self, tokens: Tokens) -> list[Matrix]:
        """What the blocks count in comments."""
        return [block.counts(tokens) for block in self.blocks]

    def features(self, counts: Sequence[Matrix], n_words: npt.NDArray[np.int64]) -> Matrix:
        """The features, shape (n_comments, n_features)."""
        parts = [
            weighting.weighted(own, n_words)
            for weighting, own in zip(self.weightings, counts, strict=True)
        ]
        return stacked(parts)


def stacked(parts: Sequence[Matrix]) -> Matrix:
    """Blocks of features side by side."""
    return Matrix(sparse.hstack(parts, format="csr"))
