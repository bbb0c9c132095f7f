"""Topics by latent Dirichlet allocation, gensim's online variational Bayes."""

from __future__ import annotations

import contextlib
import itertools
import logging
import warnings
from collections.abc import Iterator
from typing import Any, Self

import numpy as np
from scipy import sparse

from framing.errors import FramingWarning
from framing.extractor import Terms
from framing.topics.form import Arrays, Floats
from framing.topics.model import TopicModel

CHUNK = 256
"""Units after which the topics are brought up to date."""

FEWEST_UPDATES = 10


class GensimLDA(TopicModel):
    """Topics by latent Dirichlet allocation, online variational Bayes as gensim computes it.

    Parameters
    ----------
    n_topics : int
    seed : int
        The same seed gives the same topics; gensim's parallel model does not, and is not used.
    passes : int
        Times that the model goes over the units.
    words : Terms, optional
        What is counted, not fitted; otherwise `framing.topics.topic_terms`.

    Notes
    -----
    Source: D. M. Blei, A. Y. Ng & M. I. Jordan (2003), *Latent Dirichlet allocation*, JMLR 3;
    M. Hoffman, D. Blei & F. Bach (2010), *Online learning for latent Dirichlet allocation*, NIPS.

    Produces: shares, shape (n_units, n_topics); compare them by mean difference.

    Blind to: word order, negation, whose words they are. Topics of one seed are one of many
    equally good solutions.

    Examples
    --------
    >>> from framing.topics import topic_terms
    >>> texts = ["goal match team"] * 6 + ["vote bill senate"] * 6
    >>> words = topic_terms(min_units=1, max_share=1.0)
    >>> shares = GensimLDA(2, words=words).fit_transform(texts)
    >>> bool((shares.argmax(axis=1)[:6] != shares.argmax(axis=1)[6:]).all())
    True
    """

    def __init__(
        self, n_topics: int = 20, *, seed: int = 0, passes: int = 10, words: Terms | None = None
    ) -> None:
        super().__init__(n_topics, seed=seed, words=words)
        self.passes = passes

    def _learn(self, counts: sparse.csr_array) -> Floats:
        from gensim.models import LdaModel

        updates = self.passes * -(-counts.shape[0] // CHUNK)
        if updates < FEWEST_UPDATES:
            warnings.warn(
                f"The topics were brought up to date {updates} times only; ask for more passes.",
                FramingWarning,
                stacklevel=3,
            )
        with _unlogged("gensim.models.ldamodel"):
            self._model = LdaModel(
                corpus=_bags(counts),
                id2word=dict(enumerate(self.vocabulary_.tolist())),
                num_topics=self.n_topics,
                passes=self.passes,
                iterations=50,
                alpha="symmetric",
                eval_every=None,
                chunksize=CHUNK,
                dtype=np.float64,
                random_state=self.seed,
            )
        return np.asarray(self._model.get_topics(), dtype=np.float64)

    def _place(self, counts: sparse.csr_array) -> Floats:
        # gensim draws where each unit's search starts, so that it would depend on its neighbours.
        self._model.random_state = _EvenStart()
        gamma, _ = self._model.inference(_bags(counts))
        return np.asarray(gamma, dtype=np.float64)

    def _kept(self) -> tuple[Arrays, dict[str, Any]]:
        arrays, values = super()._kept()
        return {**arrays, "lda_weights": self._model.expElogbeta}, values

    @classmethod
    def _taken_back(cls, arrays: Arrays, values: dict[str, Any]) -> Self:
        from gensim.models import LdaModel

        model = super()._taken_back(arrays, values)
        weights = arrays["lda_weights"]
        model._model = LdaModel(
            id2word=dict(enumerate(arrays["vocabulary"].tolist())),
            num_topics=len(weights),
            alpha="symmetric",
            dtype=np.float64,
        )
        model._model.expElogbeta = weights
        return model


class _EvenStart:
    """Stands in for the random state: every unit's search starts from all topics alike."""

    def gamma(self, shape: float, scale: float, size: tuple[int, int]) -> Floats:
        return np.full(size, shape * scale)


@contextlib.contextmanager
def _unlogged(name: str) -> Iterator[None]:
    """Without what a logger would print: the same is said as a warning."""
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _bags(counts: sparse.csr_array) -> list[list[tuple[int, int]]]:
    """A unit's terms and their counts, as gensim takes them."""
    columns, values = counts.indices.tolist(), counts.data.tolist()
    bounds = counts.indptr.tolist()
    return [
        list(zip(columns[first:last], values[first:last], strict=True))
        for first, last in itertools.pairwise(bounds)
    ]
