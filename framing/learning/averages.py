"""The mean of a text's word vectors as features that unfold to words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.learning.blocks import Block, Matrix
from framing.learning.vectors import Vectors
from framing.text import Tokens

Floats = npt.NDArray[np.float64]


class Averages(Block):
    """Words that have a vector; learnt from by the mean of a text's vectors.

    What is linear in the mean of vectors is linear in the words: after learning, each word has a
    weight of its own, those too that no coded text holds, and the vectors are not needed again.

    Parameters
    ----------
    columns : sequence of str
        The words.
    matrix : ndarray, shape (n_words, n_dimensions), optional
        Their vectors; a block that was saved has none.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> words = Averages.of(Vectors.of({"gun": [1.0, 0.0], "rifle": [1.0, 0.2], "sea": [0.0, 1.0]}))
    >>> words.counts(tokenize(["A rifle, a gun."])).toarray().tolist()
    [[1.0, 1.0, 0.0]]
    """

    kind = "vectors"

    def __init__(
        self, columns: npt.NDArray[np.str_] | list[str], matrix: Floats | None = None
    ) -> None:
        self.columns = np.asarray(columns, dtype=np.str_)
        self.matrix = np.zeros((len(self.columns), 0)) if matrix is None else matrix

    @classmethod
    def of(cls, vectors: Vectors) -> Averages:
        """The words of these vectors, centred on their mean and brought to length 1."""
        centred = vectors.matrix - vectors.matrix.mean(axis=0)
        length = np.sqrt(np.einsum("ij,ij->i", centred, centred))[:, None]
        matrix = np.divide(centred, length, out=np.zeros_like(centred), where=length > 0)
        return cls(list(vectors.words), matrix)

    def borne(self, tokens: Tokens) -> Matrix:
        """A word by itself."""
        place = {word: number for number, word in enumerate(self.columns.tolist())}
        column = np.array([place.get(word, -1) for word in tokens.vocabulary.words] or [-1])
        of_token = column[tokens.ids]
        at = np.flatnonzero(of_token >= 0)
        shape = (len(tokens.ids), len(self.columns))
        return Matrix((np.ones(len(at)), (at, of_token[at])), shape=shape)

    def folded(self, shares: Matrix) -> Floats:
        """The mean vectors of texts, from the share of each word among those known."""
        return np.asarray(shares @ self.matrix)

    def unfolded(self, weights: Floats) -> Floats:
        """The weights of words, shape (n_words, n_labels), from those of dimensions."""
        return np.asarray(self.matrix @ weights)


@dataclass(frozen=True, eq=False)
class Shares:
    """Counts as shares of all that are counted in the text, at a common loudness."""

    loudness: Floats

    @classmethod
    def learnt(cls, counts: Matrix, n_words: npt.NDArray[np.int64], *, min_units: int) -> Shares:
        """Nothing is learnt."""
        return cls(np.array([LOUDNESS]))

    def weighted(self, counts: Matrix, n_words: npt.NDArray[np.int64]) -> Matrix:
        """The features, shape (n_texts, n_columns)."""
        total = np.asarray(counts.sum(axis=1)).ravel()
        each = self.loudness[0] / np.repeat(np.maximum(total, 1), np.diff(counts.indptr))
        return Matrix((counts.data * each, counts.indices, counts.indptr), shape=counts.shape)

    def by_column(self, parts: Matrix) -> Matrix:
        """What features contribute, as what columns of counts contribute."""
        return parts


LOUDNESS = 2.5
"""Brings means of vectors, which are short, to about the length 1 of a row of words."""
