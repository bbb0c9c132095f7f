"""What every topic model has: terms, topics in a stable order, shares, names."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from framing.errors import TooFewUnits
from framing.extractor import Terms, as_tokens
from framing.extractor.marking import Texts, like
from framing.lexicons import load

Floats = npt.NDArray[np.float64]


class TopicModel(TransformerMixin, BaseEstimator):
    """Base of the topic models: texts in, each unit's share of each topic out.

    A subclass says ``_learn(counts) -> (topics × terms weights)`` and ``_place(counts) ->
    (units × topics weights)``. Numbers are computed with one thread of linear algebra, so that
    they do not depend on the machine's number of cores.

    Attributes
    ----------
    terms_ : ndarray of str, shape (n_terms,)
    components_ : ndarray, shape (n_topics, n_terms)
        Each topic's weights over the terms, which sum to 1; the most common topic first.
    names_ : tuple of str
        A number and the terms that set the topic apart, such as ``01 vote, bill, senate``.
    """

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
            Where there are fewer units than topics.
        """
        tokens = as_tokens(X)
        if len(tokens) < max(self.n_topics, 2):
            raise TooFewUnits(
                f"{len(tokens)} units cannot carry {self.n_topics} topics; ask for fewer topics."
            )
        self._terms = Terms(
            min_units=self.min_units, max_share=self.max_share, stopwords=self._stopped()
        )
        counts = self._terms.fit_transform(tokens)
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

    def transform(self, X: Texts) -> Floats | pd.DataFrame:
        """Each unit's shares of the topics.

        Returns
        -------
        DataFrame or ndarray of float64, shape (n_units, n_topics)
            A table indexed by unit for a Series or Tokens, an array for a list. Rows sum to 1; a
            unit without any of the terms is NaN.
        """
        check_is_fitted(self, "components_")
        tokens = as_tokens(X)
        counts = self._terms.transform(tokens)
        with threadpool_limits(1):
            shares = _shares(self._place(counts))[:, self._order]
        shares[np.diff(counts.indptr) == 0] = np.nan
        return like(X, shares, tokens.index, self.names_)

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
            candidates = np.where(frequent > CANDIDATES, frex, 0)
            names.append([str(self.terms_[term]) for term in _largest(candidates, top)])
        return names

    def _stopped(self) -> tuple[str, ...]:
        if isinstance(self.stopwords, str):
            return tuple(entry.term for entry in load(self.stopwords).entries)
        return tuple(self.stopwords)


CANDIDATES = 0.98
"""Share of the terms that are too rare in a topic to name it."""


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
