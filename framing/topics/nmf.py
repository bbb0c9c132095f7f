"""Topics by non-negative matrix factorisation of tf-idf weights."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import sparse

from framing.topics.model import Floats, TopicModel


class NMFTopics(TopicModel):
    """Topics by non-negative matrix factorisation, scikit-learn's, of tf-idf weights.

    Parameters
    ----------
    n_topics : int
    seed : int
        For the start (NNDSVDA); the same seed gives the same topics.
    min_units, max_share : int, float
        Units that a term must stand in, and the largest share of them it may stand in.
    stopwords : str or iterable of str
        Name of a word list, or words, to pass over.

    Notes
    -----
    Source: D. D. Lee & H. S. Seung (1999), *Learning the parts of objects by non-negative
    matrix factorization*, Nature 401. Shares are a unit's weights divided by their sum.

    Produces: shares, shape (n_units, n_topics); compare them by mean difference.

    Blind to: word order, negation, whose words they are.

    Examples
    --------
    >>> texts = ["goal match team"] * 6 + ["vote bill senate"] * 5
    >>> model = NMFTopics(2, min_units=1, max_share=1.0).fit(texts)
    >>> model.names_
    ('01 goal, match, team', '02 bill, senate, vote')
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
        super().__init__(
            n_topics, seed=seed, min_units=min_units, max_share=max_share, stopwords=stopwords
        )

    def _learn(self, counts: sparse.csr_array) -> Floats:
        from sklearn.decomposition import NMF
        from sklearn.feature_extraction.text import TfidfTransformer

        self._tfidf = TfidfTransformer(sublinear_tf=True).fit(counts)
        self._model = NMF(
            n_components=self.n_topics,
            init="nndsvda",
            random_state=self.seed,
            max_iter=400,
            tol=1e-4,
        ).fit(self._tfidf.transform(counts))
        return np.asarray(self._model.components_, dtype=np.float64)

    def _place(self, counts: sparse.csr_array) -> Floats:
        return np.asarray(self._model.transform(self._tfidf.transform(counts)), dtype=np.float64)
