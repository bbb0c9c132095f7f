"""Topics by non-negative matrix factorisation of tf-idf weights."""

from __future__ import annotations

import warnings
from typing import Any, Self

import numpy as np
from scipy import sparse

from framing.errors import FramingWarning
from framing.topics.form import Arrays, Floats
from framing.topics.model import TopicModel

ROUNDS = 400


class NMFTopics(TopicModel):
    """Topics by non-negative matrix factorisation, scikit-learn's, of tf-idf weights.

    Parameters
    ----------
    n_topics : int
    seed : int
        For the start (NNDSVDA); the same seed gives the same topics.
    words : Terms, optional
        What is counted, not fitted; otherwise `framing.topics.topic_terms`.

    Notes
    -----
    Source: D. D. Lee & H. S. Seung (1999), *Learning the parts of objects by non-negative
    matrix factorization*, Nature 401. A unit's weights are those by which the topics come nearest
    to it (non-negative least squares); shares are the weights divided by their sum.

    Produces: shares, shape (n_units, n_topics); compare them by mean difference.

    Blind to: word order, negation, whose words they are.

    Examples
    --------
    >>> from framing.topics import topic_terms
    >>> texts = ["goal match team"] * 6 + ["vote bill senate"] * 5
    >>> model = NMFTopics(2, words=topic_terms(min_units=1, max_share=1.0)).fit(texts)
    >>> model.names_
    ('01 goal, match, team', '02 bill, senate, vote')
    """

    def _learn(self, counts: sparse.csr_array) -> Floats:
        from sklearn.decomposition import NMF
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.feature_extraction.text import TfidfTransformer

        self._tfidf = TfidfTransformer(sublinear_tf=True).fit(counts)
        model = NMF(
            n_components=self.n_topics,
            init="nndsvda",
            random_state=self.seed,
            max_iter=ROUNDS,
            tol=1e-4,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(self._tfidf.transform(counts))
        if model.n_iter_ >= ROUNDS:
            warnings.warn(
                f"The topics had not settled after {ROUNDS} rounds; try another number of them.",
                FramingWarning,
                stacklevel=3,
            )
        self._weights = np.asarray(model.components_, dtype=np.float64)
        return self._weights

    def _place(self, counts: sparse.csr_array) -> Floats:
        """Each unit's weights by non-negative least squares, exact and whatever its neighbours."""
        from scipy.optimize import nnls

        topics = self._weights
        if not counts.shape[0]:
            return np.zeros((0, len(topics)))
        # With topics = triangle' basis, |unit - weights topics| falls as |basis unit - triangle
        # weights| does, which is as small as there are topics.
        basis, triangle = np.linalg.qr(topics.T)
        seen = self._tfidf.transform(counts) @ basis
        return np.array([nnls(triangle, unit)[0] for unit in seen])

    def _kept(self) -> tuple[Arrays, dict[str, Any]]:
        arrays, values = super()._kept()
        return {**arrays, "weights": self._weights, "idf": self._tfidf.idf_}, values

    @classmethod
    def _taken_back(cls, arrays: Arrays, values: dict[str, Any]) -> Self:
        from sklearn.feature_extraction.text import TfidfTransformer

        model = super()._taken_back(arrays, values)
        model._weights = arrays["weights"]
        model._tfidf = TfidfTransformer(sublinear_tf=True)
        model._tfidf.idf_ = arrays["idf"]
        return model
