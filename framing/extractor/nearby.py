"""The words around a word: counts of what stands in windows about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError
from framing.extractor.marking import Texts, as_tokens
from framing.extractor.terms import Terms
from framing.lexicons import kwic
from framing.text import Tokens


class Nearby(Terms):
    """Counts of the words near a word or phrase, in the same sentence.

    A word is counted once, even where it is near two places; the places themselves are not.

    Parameters
    ----------
    words : str or sequence of str
        Words or phrases, as for `framing.lexicons.kwic`: a ``*`` stands for any letters.
    window : int
        How many words on each side are near.
    min_units : int
        Units that a word must be near in to be counted.
    stopwords : iterable of str
        Folded words that are not counted; they take a place in the window.
    voice : {'all', 'outlet', 'quoted', 'attributed'}
        Whose words are near: others neither count nor take a place in the window.

    Attributes
    ----------
    terms_ : ndarray of str, shape (n_terms,)
        In alphabetical order.

    Examples
    --------
    >>> near = Nearby("regime", window=2, min_units=1)
    >>> counts = near.fit_transform(["The old regime fell.", "A regime. It fell."])
    >>> list(near.get_feature_names_out()), counts.toarray().tolist()
    (['a', 'fell', 'old', 'the'], [[0, 1, 1, 1], [1, 0, 0, 0]])
    >>> near.occurrences(["The old regime fell.", "No word."]).tolist()
    [1, 0]
    """

    def __init__(
        self,
        words: str | Sequence[str],
        *,
        window: int = 5,
        min_units: int = 2,
        stopwords: Iterable[str] = (),
        voice: str = "all",
    ) -> None:
        super().__init__(min_units=min_units, stopwords=stopwords, voice=voice)
        self.words = words
        self.window = window

    def occurrences(self, X: Texts) -> npt.NDArray[np.int64]:
        """How often the word or phrase stands in each unit, shape (n_units,)."""
        tokens = as_tokens(X)
        texts, _, _ = self._places(tokens)
        return np.bincount(texts, minlength=len(tokens)).astype(np.int64)

    def _check(self) -> None:
        super()._check()
        if self.window < 1:
            raise FramingError(f"window={self.window}: at least one word on each side is near.")

    def _places(
        self, tokens: Tokens
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Text, first token and end of every place where the words stand."""
        found = kwic(tokens, self.words, window=0)
        units = pd.Index([str(unit) for unit in tokens.index])
        texts = np.asarray(units.get_indexer(pd.Index(found["unit"])), dtype=np.int64)
        keys = (np.asarray(tokens.text_of, dtype=np.int64) << 32) | tokens.starts
        first, end = (
            np.searchsorted(keys, (texts << 32) | found[name].to_numpy())
            for name in ("start", "end")
        )
        return texts, first, end

    def _taken(self, tokens: Tokens) -> npt.NDArray[np.bool_]:
        words = np.flatnonzero(super()._taken(tokens))
        sentence = (np.asarray(tokens.text_of[words], np.int64) << 32) | tokens.sentences[words]
        _, first, end = self._places(tokens)
        low, high = np.searchsorted(words, first), np.searchsorted(words, end)
        own = sentence[np.minimum(low, len(words) - 1)] if len(words) else low
        left = np.maximum(low - self.window, np.searchsorted(sentence, own))
        right = np.minimum(high + self.window, np.searchsorted(sentence, own, side="right"))
        near = _covered(left, right, len(words)) & ~_covered(low, high, len(words))
        taken = np.zeros(len(tokens.kinds), dtype=np.bool_)
        taken[words[near]] = True
        return taken


def _covered(
    starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64], n: int
) -> npt.NDArray[np.bool_]:
    """Which of n places lie in any of some half-open stretches."""
    steps = np.bincount(starts, minlength=n + 1) - np.bincount(ends, minlength=n + 1)
    return np.asarray(np.cumsum(steps)[:n] > 0)
