"""What every topic model has: terms, topics in a stable order, shares, names."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from numbers import Integral
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from framing.errors import FramingError, TooFewUnits
from framing.extractor import Terms, as_tokens
from framing.extractor.marking import Texts, like
from framing.lexicons import load
from framing.provenance import fingerprint
from framing.text import Tokens

Floats = npt.NDArray[np.float64]


class TopicModel(TransformerMixin, BaseEstimator):
    """Base of the topic models: texts in, each unit's share of each topic out.

    A subclass says ``_learn(counts) -> (topics × terms weights)`` and ``_place(counts) ->
    (units × topics weights)``, which places each unit by itself. Units are learnt from in an
    order of their own, so that the order in which they are given does not matter, and numbers
    are computed with one thread of linear algebra, so that the number of cores does not.

    Attributes
    ----------
    terms_ : ndarray of str, shape (n_terms,)
    components_ : ndarray, shape (n_topics, n_terms)
        Each topic's weights over the terms, which sum to 1; the most common topic first.
    names_ : tuple of str
        A number and the terms that set the topic apart, such as ``01 vote, bill, senate``.
    """

    terms_: npt.NDArray[np.object_]
    components_: Floats
    names_: tuple[str, ...]
    _terms: Terms
    _order: npt.NDArray[np.int64]

    def __init__(
        self,
        n_topics: int = 20,
        *,
        seed: int = 0,
        min_units: int = 5,
        max_share: float = 0.5,
        stopwords: str | Iterable[str] = "stopwords",
    ) -> None:
        self.n_topics = n_topics
        self.seed = seed
        self.min_units = min_units
        self.max_share = max_share
        self.stopwords = stopwords

    @abstractmethod
    def _learn(self, counts: sparse.csr_array) -> Floats:
        """Learn the topics: weights of shape (n_topics, n_terms), none negative."""

    @abstractmethod
    def _place(self, counts: sparse.csr_array) -> Floats:
        """Each unit's weights over the topics as learnt, none negative."""

    def fit(self, X: Texts, y: object = None) -> Self:
        """Learn the topics.

        Raises
        ------
        TooFewUnits
            Where there are fewer units with terms, or fewer terms, than topics.
        FramingError
            Where `n_topics` is not a number from 1 on.
        """
        if not isinstance(self.n_topics, Integral) or self.n_topics < 1:
            raise FramingError(f"n_topics is {self.n_topics!r}; it must be a number from 1 on.")
        tokens = as_tokens(X)
        self._check(len(tokens), "units")
        self._terms = Terms(
            min_units=self.min_units, max_share=self.max_share, stopwords=self._stopped()
        )
        counts = self._terms.fit_transform(tokens)
        counts = counts[_stable_order(counts)]
        self._check(counts.shape[0], "units with a term that is counted")
        self._check(counts.shape[1], "terms")
        self.terms_ = self._terms.terms_
        with threadpool_limits(1):
            weights = self._learn(counts)
            shares = _shares(self._place(counts))
        common = np.nan_to_num(shares).mean(axis=0).round(9)
        self._order = np.lexsort((np.arange(len(common)), -common))
        weights = weights[self._order]
        self.components_ = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-300)
        self.names_ = tuple(
            f"{number:02d} {', '.join(top)}"
            for number, top in enumerate(self._distinctive(3), start=1)
        )
        return self

    def fit_transform(self, X: Texts, y: object = None) -> Floats | pd.DataFrame:
        """Learn the topics and give each unit's shares, parsing the texts once."""
        tokens = as_tokens(X)
        return like(X, self.fit(tokens)._placed(tokens), tokens.index, self.names_)

    def transform(self, X: Texts) -> Floats | pd.DataFrame:
        """Each unit's shares of the topics; they do not depend on the other units given.

        Returns
        -------
        DataFrame or ndarray of float64, shape (n_units, n_topics)
            Rows sum to 1; a unit without any of the topics' terms is NaN. A Series or Tokens
            give a table indexed by unit, a list an array.
        """
        check_is_fitted(self, "components_")
        tokens = as_tokens(X)
        return like(X, self._placed(tokens), tokens.index, self.names_)

    def _placed(self, tokens: Tokens) -> Floats:
        counts = self._terms.transform(tokens)
        with threadpool_limits(1):
            shares = _shares(self._place(counts))[:, self._order]
        shares[np.diff(counts.indptr) == 0] = np.nan
        return shares

    def _check(self, n: int, what: str) -> None:
        if n < max(self.n_topics, 2):
            raise TooFewUnits(
                f"{n} {what} cannot carry {self.n_topics} topics; ask for fewer topics."
            )

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The topics' names."""
        check_is_fitted(self, "names_")
        return np.array(self.names_, dtype=object)

    def top_terms(self, *, top: int = 10) -> pd.DataFrame:
        """Each topic's most probable terms: topic, rank, term, weight."""
        check_is_fitted(self, "components_")
        rows = [
            (name, rank, self.terms_[term], weights[term])
            for name, weights in zip(self.names_, self.components_, strict=True)
            for rank, term in enumerate(_largest(weights, top), start=1)
        ]
        return pd.DataFrame(rows, columns=["topic", "rank", "term", "weight"])

    def _distinctive(self, top: int) -> list[list[str]]:
        """Terms by the harmonic mean of their ranks in frequency and exclusivity (FREX).

        Source: J. M. Bischof & E. M. Airoldi (2012), *Summarizing topical content with word
        frequency and exclusivity*, ICML, with both weights at one half.
        """
        exclusive = self.components_ / np.maximum(self.components_.sum(axis=0), 1e-300)
        names = []
        for weights, own in zip(self.components_, exclusive, strict=True):
            frequent = _ranks(weights)
            frex = 2 / (1 / _ranks(np.where(weights > 0, own, 0)) + 1 / frequent)
            candidates = _largest(weights, max(LEAST_CANDIDATES, round(CANDIDATES * len(weights))))
            best = candidates[_largest(frex[candidates], top)]
            names.append([str(self.terms_[term]) for term in best])
        return names

    def _stopped(self) -> tuple[str, ...]:
        if isinstance(self.stopwords, str):
            return tuple(entry.term for entry in load(self.stopwords).entries)
        return tuple(self.stopwords)


CANDIDATES, LEAST_CANDIDATES = 0.02, 6
"""Share of the terms, a topic's most frequent ones, that may name it; and how many at least."""


def _stable_order(counts: sparse.csr_array) -> npt.NDArray[np.int64]:
    """The units that hold any term, in an order that depends on what they hold alone."""
    keys = []
    for unit in np.flatnonzero(np.diff(counts.indptr)).tolist():
        own = slice(counts.indptr[unit], counts.indptr[unit + 1])
        keys.append((fingerprint(counts.indices[own], counts.data[own]), unit))
    return np.array([unit for _, unit in sorted(keys)], dtype=np.int64)


def _shares(weights: Floats) -> Floats:
    total = weights.sum(axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, weights / np.where(total > 0, total, 1), np.nan)


def _largest(weights: Floats, top: int) -> npt.NDArray[np.int64]:
    """Places of the largest weights; terms stand in alphabetical order, which breaks ties."""
    return np.lexsort((np.arange(len(weights)), -weights.round(12)))[:top]


def _ranks(weights: Floats) -> Floats:
    """Share of the terms that weigh as much or less, in (0, 1]."""
    ordered = np.sort(weights)
    return np.searchsorted(ordered, weights, side="right") / len(weights)
