"""Topics whose shares go with outlet, leaning, date or whatever else is known of the units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from framing.errors import FramingError, TooFewUnits
from framing.extractor import Terms, as_tokens
from framing.extractor.marking import Texts
from framing.provenance import fingerprint
from framing.topics.covariates import Covariates
from framing.topics.form import Arrays, Floats, Topics
from framing.topics.learning import Start, Structure, inverse, learnt, placed_among
from framing.topics.model import _terms, topic_terms
from framing.topics.posterior import Posterior, posterior_of, softmax
from framing.topics.starting import best_start, seeded_topics


class StructuralTopics(Topics, BaseEstimator):
    """Topics learnt together with what their shares go with.

    Shares follow covariates by a logistic-normal prior, so that what is known of a unit helps to
    tell what it is about, and topics may go together. The topics start from the best of several
    starts, or from the words given for each; the same texts give the same topics.

    Parameters
    ----------
    n_topics : int
        At least 2. With `seeds` there are as many topics at least; more start from anchors.
    words : Terms, optional
        What is counted, not fitted; otherwise `topic_terms`.
    seeds : mapping of str to sequence of str, optional
        Words of a codebook for each topic to start from. The topics go where the texts lead.
    starts : int
        How many starts are tried, where there are no seeds: see `framing.topics.starting`.
    rounds : int
        Rounds after which learning ends though it has not settled.

    Attributes
    ----------
    bounds_ : tuple of float
        The bound on the log likelihood after each round; `settled_` tells whether it settled.
    seeds_ : tuple of str or None
        The seed that each topic started from; None where it started from an anchor.

    Notes
    -----
    Source: M. E. Roberts, B. M. Stewart & E. M. Airoldi (2016), *A model of text for
    experimentation in the social sciences*, JASA 111, 988–1003, prevalence covariates only.

    Produces: shares, shape (n_units, n_topics); infer from them with `posterior` and
    `framing.compare.prevalence`, never by their means alone.

    Blind to: word order, negation, whose words they are. In small corpora other topics fit as
    well: start from seeds, or see how much depends on the words counted.

    Examples
    --------
    >>> texts = ["goal match team", "team goal coach"] * 6 + ["vote bill senate", "bill vote"] * 5
    >>> about = pd.DataFrame({"outlet": ["sport"] * 12 + ["politics"] * 10})
    >>> seeds = {"matches": ["goal", "match"], "politics": ["vote"]}
    >>> model = StructuralTopics(2, words=Terms(min_units=1), seeds=seeds)
    >>> model.fit(texts, covariates=about).names_
    ('01 goal, team, coach', '02 bill, vote, senate')
    >>> model.theta_[[0, -1]].round(1).tolist(), model.seeds_
    ([[1.0, 0.0], [0.0, 1.0]], ('matches', 'politics'))
    """

    def __init__(
        self,
        n_topics: int = 20,
        *,
        words: Terms | None = None,
        seeds: Mapping[str, Sequence[str]] | None = None,
        starts: int = 6,
        rounds: int = 200,
    ) -> None:
        self.n_topics = n_topics
        self.words = words
        self.seeds = seeds
        self.starts = starts
        self.rounds = rounds

    def fit(self, X: Texts, y: object = None, *, covariates: pd.DataFrame | None = None) -> Self:
        """Learn topics, shares and what the shares go with.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
        covariates : DataFrame of n_units rows, optional
            Words are taken as kinds, dates as a smooth curve, numbers as they are. By unit where
            X has an index, else in the order of X.

        Raises
        ------
        TooFewUnits
            Where there are fewer units with terms, or fewer terms, than topics.
        FramingError
            For fewer than 2 topics, or seeds that are not among the terms.
        SchemaError
            For a covariate that is missing somewhere or cannot be taken.
        """
        tokens = as_tokens(X)
        counted = Terms(**(topic_terms() if self.words is None else self.words).get_params())
        counts = counted.fit_transform(tokens)
        about = covariates
        if about is not None and set(tokens.index) <= set(about.index):
            about = about.loc[tokens.index]
        self.fit_counts(counts, counted.terms_, covariates=about)
        self._terms, self._units = counted, pd.Index(tokens.index, name="unit")
        return self

    def fit_counts(
        self,
        counts: sparse.csr_array,
        vocabulary: Sequence[str] | npt.NDArray[np.object_],
        *,
        covariates: pd.DataFrame | None = None,
    ) -> Self:
        """The same from counts of terms, such as another program made.

        Parameters
        ----------
        counts : sparse array of int, shape (n_units, n_terms)
        vocabulary : sequence of str
        covariates : DataFrame of n_units rows, in the same order
        """
        n = counts.shape[0]
        if self.n_topics < 2:
            raise FramingError(f"n_topics is {self.n_topics}; shares of one topic follow nothing.")
        if self.starts < 1:
            raise FramingError(f"starts is {self.starts}; at least one must be tried.")
        if covariates is not None and len(covariates) != n:
            raise FramingError(f"There are {len(covariates)} rows of covariates for {n} units.")
        some = np.flatnonzero(np.diff(counts.indptr) > 0)
        if min(len(some), counts.shape[1]) < self.n_topics:
            raise TooFewUnits(
                f"{len(some)} units with {counts.shape[1]} terms cannot carry {self.n_topics} "
                "topics; ask for fewer topics."
            )
        terms = np.array(vocabulary, dtype=object)
        self._covariates = Covariates.of(covariates)
        self._rows = self._covariates.rows(covariates, n)
        learnt_from = some[_stable_order(counts[some], self._rows[some])]
        with threadpool_limits(1):
            known, rows = sparse.csr_array(counts[learnt_from]), self._rows[learnt_from]
            if self.seeds:
                topics = seeded_topics(known, terms, self.seeds, n_topics=self.n_topics)
            else:
                topics = best_start(known, rows, self.n_topics, starts=self.starts)
            start = Start(topics=topics, rounds=self.rounds)
            self._structure = learnt(known, rows, self.n_topics, start=start)
        self.bounds_, self.settled_ = self._structure.bounds, self._structure.settled
        self._order = np.arange(self.n_topics)
        self._counts = sparse.csr_array(counts)
        theta = self._shares(counts, self._rows)
        common = np.nan_to_num(theta[learnt_from]).mean(axis=0).round(9)
        self._order = np.lexsort((np.arange(len(common)), -common))
        self._know(
            np.ascontiguousarray(self._structure.topics.T[self._order]),
            theta[:, self._order],
            terms,
        )
        seeds = [*(self.seeds or ()), *[None] * self.n_topics]
        self.seeds_ = tuple(seeds[topic] for topic in self._order)
        self._units = pd.RangeIndex(n, name="unit") if covariates is None else covariates.index
        return self

    def transform(self, X: Texts, *, covariates: pd.DataFrame | None = None) -> pd.DataFrame:
        """Shares of the topics in any units, each by itself.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens
        covariates : DataFrame of n_units rows
            Those that the model was learnt with; a missing value counts as the mean.

        Returns
        -------
        DataFrame of float64, shape (n_units, n_topics), index "unit"
            Rows sum to 1; a unit without any of the topics' terms is NaN.
        """
        check_is_fitted(self, "phi_")
        if not hasattr(self, "_terms"):
            raise FramingError("The model was learnt from counts, so that it cannot read texts.")
        tokens = as_tokens(X)
        rows = self._covariates.rows(covariates, len(tokens))
        shares = self._shares(self._terms.transform(tokens), rows)[:, self._order]
        units = pd.Index(tokens.index, name="unit")
        return pd.DataFrame(shares, index=units, columns=list(self.names_))

    def posterior(self) -> Posterior:
        """The shares of the units learnt from, with how surely they are known.

        Raises
        ------
        FramingError
            For a model that was read back: it is kept without its texts.
        """
        check_is_fitted(self, "phi_")
        if not hasattr(self, "_counts"):
            raise FramingError("A model that was read back has no texts; learn it again.")
        some = np.flatnonzero(np.diff(self._counts.indptr) > 0)
        counts, rows = sparse.csr_array(self._counts[some]), self._rows[some]
        structure = self._structure
        with threadpool_limits(1):
            return posterior_of(
                pd.Index(self._units[some], name="unit"),
                self.names_,
                placed_among(counts, structure, rows),
                (rows, rows @ structure.coefficients, inverse(structure.spread)),
                self._order,
            )

    def _shares(self, counts: sparse.csr_array, rows: Floats) -> Floats:
        shares = np.full((counts.shape[0], self.n_topics), np.nan)
        some = np.flatnonzero(np.diff(counts.indptr) > 0)
        if len(some):
            with threadpool_limits(1):
                places, _ = placed_among(
                    sparse.csr_array(counts[some]), self._structure, rows[some]
                )
            shares[some] = softmax(places)
        return shares

    def _kept(self) -> tuple[Arrays, dict[str, Any]]:
        structure = self._structure
        arrays = {
            "topics": structure.topics,
            "coefficients": structure.coefficients,
            "spread": structure.spread,
            "bounds": np.array(structure.bounds),
            "order": self._order,
        }
        counted = self._terms.get_params() if hasattr(self, "_terms") else None
        return arrays, {
            "parameters": {key: getattr(self, key) for key in ("n_topics", "starts", "rounds")},
            "settled": structure.settled,
            "covariates": list(self._covariates.parts),
            "counted": counted,
            "seeds": list(self.seeds_),
        }

    @classmethod
    def _taken_back(cls, arrays: Arrays, values: dict[str, Any]) -> Self:
        model = cls(**values["parameters"])
        bounds = tuple(arrays["bounds"].tolist())
        model._structure = Structure(
            arrays["topics"], arrays["coefficients"], arrays["spread"], bounds, values["settled"]
        )
        model.bounds_, model.settled_ = bounds, values["settled"]
        model._order, model.seeds_ = arrays["order"], tuple(values["seeds"])
        model._covariates = Covariates(tuple(values["covariates"]))
        if values["counted"] is not None:
            model._terms = _terms(values["counted"])
            model._terms.terms_ = arrays["vocabulary"]
        return model


def _stable_order(counts: sparse.csr_array, rows: Floats) -> npt.NDArray[np.int64]:
    """The units in an order that depends on what they hold and what is known of them alone."""
    keys = []
    for unit, row in enumerate(rows):
        own = slice(counts.indptr[unit], counts.indptr[unit + 1])
        keys.append((fingerprint(counts.indices[own], counts.data[own], row), unit))
    return np.array([unit for _, unit in sorted(keys)], dtype=np.int64)
