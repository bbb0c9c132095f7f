"""Words and word sequences counted: one sparse matrix over the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.errors import FramingError, TextsError, one_of
from framing.extractor.marking import Texts, as_tokens
from framing.text import Kind, Tokens

WHOSE = ("all", "outlet", "quoted", "attributed")


class Terms(TransformerMixin, BaseEstimator):
    """Counts of the words, or sequences of words, that texts use.

    Parameters
    ----------
    ngrams : (int, int)
        Shortest and longest sequence; a sequence does not cross a sentence's end.
    min_units : int
        Units that a term must stand in to be counted.
    max_share : float
        Largest share of the units that a term may stand in.
    stopwords : iterable of str
        Folded words that are passed over; they break no sequence, they leave it.
    voice : {'all', 'outlet', 'quoted', 'attributed'}
        Whose words are counted, as `framing.extractor.Voice` tells them apart.

    Attributes
    ----------
    terms_ : ndarray of str, shape (n_terms,)
        In alphabetical order, whatever the order of the texts.

    Examples
    --------
    >>> terms = Terms(min_units=1, stopwords=("the",))
    >>> counts = terms.fit_transform(["The vote failed.", "The vote, the vote!"])
    >>> list(terms.get_feature_names_out()), counts.toarray().tolist()
    (['failed', 'vote'], [[1, 1], [0, 2]])
    """

    def __init__(
        self,
        *,
        ngrams: tuple[int, int] = (1, 1),
        min_units: int = 2,
        max_share: float = 1.0,
        stopwords: Iterable[str] = (),
        voice: str = "all",
    ) -> None:
        self.ngrams = ngrams
        self.min_units = min_units
        self.max_share = max_share
        self.stopwords = stopwords
        self.voice = voice

    def fit(self, X: Texts, y: object = None) -> Self:
        """Learn which terms are counted.

        Raises
        ------
        FramingError
            Where `ngrams` is not a pair ``1 <= shortest <= longest``, `stopwords` is one string
            or the voice is another.
        TextsError
            Where no term is left.
        """
        self._learn(as_tokens(X))
        return self

    def fit_transform(self, X: Texts, y: object = None) -> sparse.csr_array:
        """Learn the terms and count them, parsing the texts once."""
        tokens = as_tokens(X)
        self._learn(tokens)
        return self.transform(tokens)

    def transform(self, X: Texts) -> sparse.csr_array:
        """Counts, a sparse array of int64 of shape (n_units, n_terms)."""
        check_is_fitted(self, "terms_")
        tokens = as_tokens(X)
        counts, found = self._counted(tokens)
        place = {term: column for column, term in enumerate(self.terms_.tolist())}
        columns = np.array([place.get(term, -1) for term in found], dtype=np.int64)
        kept = np.flatnonzero(columns >= 0)
        into = sparse.csr_array(
            (np.ones(len(kept), dtype=np.int64), (kept, columns[kept])),
            shape=(len(found), len(place)),
        )
        result = sparse.csr_array(counts @ into)
        result.sort_indices()
        return result

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The terms."""
        check_is_fitted(self, "terms_")
        return self.terms_.astype(object)

    def _learn(self, tokens: Tokens) -> None:
        self._check()
        counts, found = self._counted(tokens)
        units = np.bincount(counts.indices, minlength=len(found))
        kept = (units >= self.min_units) & (units <= self.max_share * max(len(tokens), 1))
        terms = sorted(term for term, keep in zip(found, kept, strict=True) if keep)
        if not terms:
            raise TextsError(
                f"No term stands in at least {self.min_units} of {len(tokens)} units and in at "
                f"most {self.max_share:.0%} of them."
            )
        self.terms_ = np.array(terms, dtype=object)

    def _check(self) -> None:
        pair = self.ngrams
        whole = isinstance(pair, Sequence) and all(isinstance(n, int) for n in pair)
        if not whole or len(pair) != 2 or not 1 <= pair[0] <= pair[1]:
            raise FramingError(f"ngrams is {pair!r}; it must be (shortest, longest), from 1 on.")
        if isinstance(self.stopwords, str):
            raise FramingError("stopwords is one string; it must be a list of words.")
        one_of("voice", self.voice, WHOSE)

    def _taken(self, tokens: Tokens) -> npt.NDArray[np.bool_]:
        """Which tokens are looked at."""
        words = np.asarray(tokens.kinds == Kind.WORD)
        if self.voice == "all":
            return words
        from framing.extractor.whose import token_voices

        return np.asarray(words & (token_voices(tokens) == WHOSE.index(self.voice) - 1))

    def _counted(self, tokens: Tokens) -> tuple[sparse.csr_array, list[str]]:
        """Counts of every term of these texts, and the terms, in the vocabulary's order."""
        words = tokens.vocabulary.words
        stopped = [tokens.vocabulary.id_of(word) for word in self.stopwords]
        passed = np.zeros(len(words) + 1, dtype=np.bool_)
        passed[[number for number in stopped if number >= 0]] = True
        kept = np.flatnonzero(self._taken(tokens) & ~passed[tokens.ids])
        ids = tokens.ids[kept].astype(np.int64)
        sentence = (tokens.text_of[kept] << 32) | tokens.sentences[kept]
        matrices, names = [], []
        keys, spelled = ids, np.array(words, dtype=object)
        for length in range(1, self.ngrams[1] + 1):
            if length > 1:
                pairs = keys[:-1] * len(words) + ids[length - 1 :]
                whole = sentence[: len(pairs)] == sentence[length - 1 :]
                keys, spelled = _renumbered(pairs, whole, spelled, words)
            if length >= self.ngrams[0]:
                valid = keys >= 0
                rows = tokens.text_of[kept][: len(keys)][valid]
                matrices.append(_count(rows, keys[valid], (len(tokens), len(spelled))))
                names += spelled.tolist()
        return sparse.csr_array(sparse.hstack(matrices, format="csr")), names


def _renumbered(
    pairs: npt.NDArray[np.int64],
    whole: npt.NDArray[np.bool_],
    spelled: npt.NDArray[np.object_],
    words: list[str],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.object_]]:
    """Sequences numbered anew from 0, -1 where one is broken, and how each is spelled."""
    whole &= pairs >= 0
    distinct, numbers = np.unique(pairs[whole], return_inverse=True)
    keys = np.full(len(pairs), -1, dtype=np.int64)
    keys[whole] = numbers
    heads, tails = np.divmod(distinct, max(len(words), 1))
    spelling = [f"{spelled[head]} {words[tail]}" for head, tail in zip(heads, tails, strict=True)]
    return keys, np.array(spelling, dtype=object)


def _count(
    rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], shape: tuple[int, int]
) -> sparse.csr_array:
    ones = np.ones(len(rows), dtype=np.int64)
    counts = sparse.csr_array((ones, (rows, columns)), shape=shape)
    counts.sum_duplicates()
    return counts
