"""Lexical diversity: how long a text goes on before its words repeat themselves."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError
from framing.extractor import Measure
from framing.text import Kind, Tokens
from framing.text.compiling import compiled

THRESHOLD = 0.72
SMALL = 20_000
"""Words up to which the plain path is quicker than loading the compiled one."""


class LexicalDiversity(Measure):
    """Diversity of vocabulary that does not depend on the length of the text.

    Parameters
    ----------
    threshold : float
        Share of different words at which a stretch of text is complete.

    Raises
    ------
    FramingError
        Where the threshold does not lie between 0 and 1.

    Notes
    -----
    The text is read word by word; each time the share of different words since the last stop
    falls to the threshold or below, a factor is complete. What is left at the end counts as the
    part ``(1 - share) / (1 - threshold)`` of a factor. ``mtld`` is words divided by factors, the
    mean of reading forwards and backwards. A text whose words are all different has no value.

    Source: P. M. McCarthy & S. Jarvis (2010), *MTLD, vocd-D, and HD-D*, Behavior Research
    Methods 42(2), page 384.

    Produces: ``mtld``, in words; news has about 60 to 130.

    Blind to: inflected forms, which are different words; texts under 100 words, for which the
    authors do not vouch.

    Examples
    --------
    >>> LexicalDiversity().transform(["a b a b c a b"]).round(3).tolist()
    [[5.349]]
    """

    values = ("mtld",)

    def __init__(self, *, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The value, and the factors in both directions, words and different words."""
        if not 0 < self.threshold < 1:
            raise FramingError(f"threshold={self.threshold}: it lies between 0 and 1.")
        is_word = tokens.kinds == Kind.WORD
        n_words = tokens.count(is_word)
        pointers = np.concatenate([[0], np.cumsum(n_words)]).astype(np.int64)
        ids = tokens.ids[is_word]
        forwards, backwards, n_types = _factors(
            ids, pointers, len(tokens.vocabulary), self.threshold
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            mtld = (n_words / forwards + n_words / backwards) / 2
        return pd.DataFrame(
            {
                "mtld": np.where((forwards > 0) & (backwards > 0), mtld, np.nan),
                "factors_forwards": forwards,
                "factors_backwards": backwards,
                "words": n_words,
                "different_words": n_types,
            }
        )


Numbers = npt.NDArray[np.float64]


def _factors(
    ids: npt.NDArray[np.int32], pointers: npt.NDArray[np.int64], n_words: int, threshold: float
) -> tuple[Numbers, Numbers, npt.NDArray[np.int64]]:
    """Factors of each text forwards and backwards, and its different words."""
    n_texts = len(pointers) - 1
    out = np.zeros(n_texts), np.zeros(n_texts), np.zeros(n_texts)
    seen = np.full(n_words, -1, dtype=np.int64)
    if len(ids) <= SMALL:
        plain = [column.tolist() for column in out]
        count_factors(ids.tolist(), pointers.tolist(), seen.tolist(), threshold, plain)
        out = np.array(plain[0]), np.array(plain[1]), np.array(plain[2])
    else:
        compiled(count_factors)(ids, pointers, seen, threshold, out)
    return out[0], out[1], out[2].astype(np.int64)


def count_factors(ids, pointers, seen, threshold, out):
    """Fill in the factors of every text: a kernel in the sense of `framing.text.compiling`.

    `seen` holds for each word the last stretch that it stood in, numbered over all texts.
    """
    stretch = 0
    for text in range(len(pointers) - 1):
        start, stop = pointers[text], pointers[text + 1]
        for direction in range(3):
            factors = 0.0
            types = 0
            length = 0
            stretch += 1
            for step in range(stop - start):
                place = stop - 1 - step if direction == 1 else start + step
                length += 1
                if seen[ids[place]] != stretch:
                    seen[ids[place]] = stretch
                    types += 1
                # The third reading counts the different words of the whole text.
                if direction < 2 and types <= threshold * length:
                    factors += 1.0
                    types = 0
                    length = 0
                    stretch += 1
            if direction == 2:
                out[2][text] = types
            else:
                if length > 0:
                    factors += (1.0 - types / length) / (1.0 - threshold)
                out[direction][text] = factors
