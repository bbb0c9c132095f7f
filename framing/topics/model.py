"""What every topic model over the words of texts has: terms, a stable order of topics, shares."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from numbers import Integral
from typing import Any, Self

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
from framing.topics.form import Arrays, Floats, Topics


def topic_terms(
    *,
    ngrams: tuple[int, int] = (1, 1),
    min_units: int = 5,
    max_share: float = 0.5,
    stopwords: str | Iterable[str] = "stopwords",
) -> Terms:
    """The terms that topics are made of unless others are given: common words are passed over.

    Parameters
    ----------
    ngrams : (int, int)
        ``(1, 2)`` counts phrases of two words beside the words.
    min_units, max_share : int, float
        Units that a term must stand in, and the largest share of them it may stand in.
    stopwords : str or iterable of str
        Name of a word list, or words, to pass over.

    Examples
    --------
    >>> topic_terms(min_units=2, stopwords=["the"])
    Terms(max_share=0.5, stopwords=('the',))
    """
    if isinstance(stopwords, str):
        stopwords = (entry.term for entry in load(stopwords).entries)
    return Terms(
        ngrams=ngrams, min_units=min_units, max_share=max_share, stopwords=tuple(stopwords)
    )


class TopicModel(Topics, TransformerMixin, BaseEstimator):
    """Base of the topic models: texts in, each unit's share of each topic out.

    A subclass says ``_learn(counts) -> (topics × terms weights)`` and ``_place(counts) ->
    (units × topics weights)``, which places each unit by itself. Units are learnt from in an
    order of their own, so that the order in which they are given does not matter, and numbers
    are computed with one thread of linear algebra, so that the number of cores does not.

    Parameters
    ----------
    n_topics : int
    seed : int
    words : Terms, optional
        What is counted, not fitted; otherwise `topic_terms()`.
    """

    _terms: Terms
    _order: npt.NDArray[np.int64]

    def __init__(self, n_topics: int = 20, *, seed: int = 0, words: Terms | None = None) -> None:
        self.n_topics = n_topics
        self.seed = seed
        self.words = words

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
        terms = Terms(**(topic_terms() if self.words is None else self.words).get_params())
        return self.fit_counts(terms.fit_transform(tokens), terms)

    def fit_counts(self, counts: sparse.csr_array, terms: Terms) -> Self:
        """Learn the topics of units whose terms are counted already.

        Parameters
        ----------
        counts : sparse array of int64, shape (n_units, n_terms)
        terms : Terms
            Fitted; what counted them.
        """
        learnt_from = stable_order(counts)
        self._check(len(learnt_from), "units with a term that is counted")
        self._check(counts.shape[1], "terms")
        self._terms, self.vocabulary_ = terms, terms.terms_
        with threadpool_limits(1):
            weights = self._learn(counts[learnt_from])
        self._order = np.arange(len(weights))
        theta = self.shares_of(counts)
        common = np.nan_to_num(theta[learnt_from]).mean(axis=0).round(9)
        self._order = np.lexsort((np.arange(len(common)), -common))
        weights = weights[self._order]
        phi = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-300)
        self._know(phi, theta[:, self._order], self.vocabulary_)
        return self

    def fit_transform(self, X: Texts, y: object = None) -> Floats | pd.DataFrame:
        """Learn the topics and give each unit's shares, parsing the texts once."""
        tokens = as_tokens(X)
        return like(X, self.fit(tokens).theta_, tokens.index, self.names_)

    def transform(self, X: Texts) -> Floats | pd.DataFrame:
        """Each unit's shares of the topics; they do not depend on the other units given.

        Returns
        -------
        DataFrame or ndarray of float64, shape (n_units, n_topics)
            Rows sum to 1; a unit without any of the topics' terms is NaN. A Series or Tokens
            give a table indexed by unit, a list an array.
        """
        check_is_fitted(self, "phi_")
        tokens = as_tokens(X)
        shares = self.shares_of(self.counted(tokens))
        return like(X, shares, tokens.index, self.names_)

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:
        """The topics' names."""
        check_is_fitted(self, "names_")
        return np.array(self.names_, dtype=object)

    def counted(self, X: Texts) -> sparse.csr_array:
        """Counts of the model's terms in these texts, shape (n_units, n_terms)."""
        check_is_fitted(self, "_terms")
        return self._terms.transform(X)

    def shares_of(self, counts: sparse.csr_array) -> Floats:
        """Shares of the topics in units whose terms are counted already, as `transform` gives."""
        with threadpool_limits(1):
            weights = self._place(counts)
        total = weights.sum(axis=1, keepdims=True)
        some = (total > 0) & (np.diff(counts.indptr) > 0)[:, None]
        shares = np.where(some, weights / np.where(total > 0, total, 1), np.nan)
        return np.asarray(shares[:, self._order])

    def _check(self, n: int, what: str) -> None:
        if n < max(self.n_topics, 2):
            raise TooFewUnits(
                f"{n} {what} cannot carry {self.n_topics} topics; ask for fewer topics."
            )

    def _kept(self) -> tuple[Arrays, dict[str, Any]]:
        parameters = {name: getattr(self, name) for name in self._get_param_names()}
        parameters["words"] = None if self.words is None else self.words.get_params()
        values = {"parameters": parameters, "counted": self._terms.get_params()}
        return {"order": self._order}, values

    @classmethod
    def _taken_back(cls, arrays: Arrays, values: dict[str, Any]) -> Self:
        parameters = dict(values["parameters"])
        if parameters["words"] is not None:
            parameters["words"] = _terms(parameters["words"])
        model = cls(**parameters)
        model._terms = _terms(values["counted"])
        model._order = arrays["order"]
        model._terms.terms_ = arrays["vocabulary"]
        return model


def _terms(parameters: dict[str, Any]) -> Terms:
    """Terms from what JSON holds of their parameters, which knows no tuples."""
    made: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in parameters.items()
    }
    return Terms(**made)


def stable_order(counts: sparse.csr_array) -> npt.NDArray[np.int64]:
    """The units that hold any term, in an order that depends on what they hold alone."""
    keys = []
    for unit in np.flatnonzero(np.diff(counts.indptr)).tolist():
        own = slice(counts.indptr[unit], counts.indptr[unit + 1])
        keys.append((fingerprint(counts.indices[own], counts.data[own]), unit))
    return np.array([unit for _, unit in sorted(keys)], dtype=np.int64)
