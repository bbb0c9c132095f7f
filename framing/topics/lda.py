"""Topics by latent Dirichlet allocation: the consensus of several quick searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.errors import FramingError
from framing.extractor import Terms
from framing.provenance import seeded
from framing.text.compiling import compiled
from framing.topics.alignment import consensus
from framing.topics.form import Arrays, Floats
from framing.topics.model import TopicModel
from framing.topics.sweeping import LANES, blend, sweep

BATCH, FEWEST_BATCHES = 320, 8
"""Units after which the topics are brought up to date, and how many such batches at least."""

PASSES, FEWEST_UPDATES = 5, 150
"""Passes of one search over the units, and how often it brings the topics up to date at least."""

SETTLING_PASSES, LAST_PASSES = 10, 2
"""Passes from the consensus on, and over all units at once at the end."""

DELAY, SETTLING_DELAY, FORGETTING = 10.0, 1.0, 0.7
ROUNDS, FIRST_ROUNDS, PLACING_ROUNDS = 2, 5, 50
ALPHA, BETA, LEAST_ALPHA = 0.2, 0.01, 1e-4


Weights = npt.NDArray[np.float32]


class LDA(TopicModel):
    """Topics by latent Dirichlet allocation: what several searches have in common.

    Each search starts at random and follows the units in batches. The searches' topics are
    matched, averaged and brought to rest on all units at once, while the prior weights of the
    topics are learnt.

    Parameters
    ----------
    n_topics : int
    seed : int
    restarts : int
        Searches; 1 gives an ordinary model.
    guided : mapping of str to sequence of str, optional
        Names of the first topics, and words that each should hold; ``insur*`` stands for every
        term that begins so. Each word is counted once more for its topic, as often as it occurs.
    words : Terms, optional
        What is counted, not fitted; otherwise `framing.topics.topic_terms`.

    Attributes
    ----------
    alpha_ : ndarray, shape (n_topics,)
        Prior counts of each topic in a unit.
    recurrence_ : ndarray, shape (n_topics,)
        Share of the searches that found the topic.

    Notes
    -----
    The estimates are the modes of shares and topics under Dirichlet priors with parameters
    ``alpha + 1`` and ``beta + 1`` (beta = .01), found by expectation–maximisation, stochastic at
    first. Source: D. M. Blei, A. Y. Ng & M. I. Jordan (2003), *Latent Dirichlet allocation*, JMLR
    3; A. Asuncion, M. Welling, P. Smyth & Y. W. Teh (2009), *On smoothing and inference for topic
    models*, UAI, on how near this is to collapsed inference; J. Foulds et al. (2013), *Stochastic
    collapsed variational Bayesian inference for latent Dirichlet allocation*, KDD, for the
    batches; H. M. Wallach, D. Mimno & A. McCallum (2009), *Rethinking LDA: why priors matter*,
    NIPS, for a prior weight a topic, by T. P. Minka's (2000) fixed point; D. Kotliar et al.
    (2019), *Identifying gene expression programs …*, eLife 8, for the consensus of restarts;
    J. Jagarlamudi, H. Daumé III & R. Udupa (2012), *Incorporating lexical priors into topic
    models*, EACL, for guided topics.

    Produces: shares, shape (n_units, n_topics); compare them by mean difference.

    Blind to: word order, negation, whose words they are; what another number of topics shows.

    Examples
    --------
    >>> from framing.topics import topic_terms
    >>> texts = ["goal match team coach"] * 8 + ["vote bill senate poll"] * 8
    >>> words = topic_terms(min_units=1, max_share=1.0)
    >>> shares = LDA(2, words=words).fit_transform(texts)
    >>> bool((shares.argmax(axis=1)[:8] != shares.argmax(axis=1)[8:]).all())
    True
    """

    alpha_: Floats
    recurrence_: Floats

    def __init__(
        self,
        n_topics: int = 20,
        *,
        seed: int = 0,
        restarts: int = 6,
        guided: Mapping[str, Sequence[str]] | None = None,
        words: Terms | None = None,
    ) -> None:
        super().__init__(n_topics, seed=seed, words=words)
        self.restarts = restarts
        self.guided = guided

    def _learn(self, counts: sparse.csr_array) -> Floats:
        if self.restarts < 1:
            raise FramingError(f"restarts is {self.restarts!r}; it must be 1 at least.")
        units = _Units.of(counts)
        prior = np.full((counts.shape[1], _lanes(self.n_topics)), BETA, dtype=np.float32)
        prior[:, self.n_topics :] = 0.0
        self._guide(prior, np.asarray(counts.sum(axis=0)).ravel())
        found = []
        for number in range(self.restarts):
            names = self.seed, f"lda {number}"
            start = _started(units, prior, self.n_topics, seeded(*names, "start"))
            found.append(_searched(units, prior, start, names)[0][:, : self.n_topics].T)
        common, recurrence = consensus(found)
        start[:, : self.n_topics] = common.T
        names = self.seed, "lda settling"
        learnt, learnt_prior = _searched(units, prior, start, names, settle=self.n_topics)
        weights = learnt[:, : self.n_topics].T.astype(np.float64)
        alpha = learnt_prior[: self.n_topics].astype(np.float64)
        self._weights, self._alpha, self._recurrence = weights, alpha, recurrence
        return weights

    def _place(self, counts: sparse.csr_array) -> Floats:
        units = _Units.of(counts)
        n_lanes = _lanes(self.n_topics)
        phi = np.zeros((counts.shape[1], n_lanes), dtype=np.float32)
        phi[:, : self.n_topics] = (self._weights / self._weights.sum(axis=1, keepdims=True)).T
        alpha, inverse = np.zeros((2, n_lanes), dtype=np.float32)
        alpha[: self.n_topics], inverse[:] = self._alpha, 1.0
        explained = np.zeros((counts.shape[0], n_lanes), dtype=np.float32)
        priors = alpha, inverse
        compiled(sweep)(units.taken(), phi, priors, explained, phi[:0], PLACING_ROUNDS)
        return explained[:, : self.n_topics].astype(np.float64) + self._alpha

    def _know(self, phi: Floats, theta: Floats, vocabulary: npt.NDArray[np.object_]) -> None:
        super()._know(phi, theta, vocabulary)
        self.alpha_, self.recurrence_ = self._alpha[self._order], self._recurrence[self._order]
        given = list(self.guided or ())
        self.names_ = tuple(
            f"{name[:2]} {given[learnt]}" if learnt < len(given) else name
            for name, learnt in zip(self.names_, self._order.tolist(), strict=True)
        )

    def _guide(self, prior: npt.NDArray[np.float32], frequencies: npt.NDArray[np.int64]) -> None:
        """Add the guiding words' own frequencies to the prior counts of their topics."""
        given = self.guided or {}
        if len(given) > self.n_topics:
            raise FramingError(f"{len(given)} guided topics do not fit into {self.n_topics}.")
        terms = self.vocabulary_.astype(str)
        for topic, (name, words) in enumerate(given.items()):
            held = np.zeros(len(terms), dtype=np.bool_)
            for word in words:
                if word.endswith("*"):
                    held |= np.char.startswith(terms, word[:-1])
                else:
                    held |= terms == word
            if not held.any():
                raise FramingError(f"guided topic {name!r}: none of its words is counted here.")
            prior[held, topic] += frequencies[held]

    def _kept(self) -> tuple[Arrays, dict[str, Any]]:
        arrays, values = super()._kept()
        if self.guided is not None:
            values["parameters"]["guided"] = [[name, list(w)] for name, w in self.guided.items()]
        own = {"weights": self._weights, "alpha": self._alpha, "recurrence": self._recurrence}
        return {**arrays, **own}, values

    @classmethod
    def _taken_back(cls, arrays: Arrays, values: dict[str, Any]) -> Self:
        guided = values["parameters"]["guided"]
        if guided is not None:
            values["parameters"]["guided"] = dict(guided)
        model = super()._taken_back(arrays, values)
        model._weights, model._alpha = arrays["weights"], arrays["alpha"]
        model._recurrence = arrays["recurrence"]
        model.alpha_ = model._alpha[model._order]
        model.recurrence_ = model._recurrence[model._order]
        return model


@dataclass(frozen=True, eq=False)
class _Units:
    """The units' counts as the sweep takes them."""

    pointers: npt.NDArray[np.int64]
    terms: npt.NDArray[np.int32]
    counts: npt.NDArray[np.float32]
    sizes: Floats

    @classmethod
    def of(cls, counts: sparse.csr_array) -> _Units:
        pointers = counts.indptr.astype(np.int64)
        data = counts.data.astype(np.float32)
        total = np.concatenate([[0.0], np.cumsum(counts.data, dtype=np.float64)])
        sizes = total[pointers[1:]] - total[pointers[:-1]]
        return cls(pointers, counts.indices.astype(np.int32), data, sizes)

    def __len__(self) -> int:
        return len(self.sizes)

    def taken(self, chosen: npt.NDArray[np.int64] | None = None) -> tuple[Any, ...]:
        """What `sweep` takes: all units, or those chosen."""
        rows = np.arange(len(self), dtype=np.int64) if chosen is None else chosen
        return self.pointers, self.terms, self.counts, rows


def _lanes(n_topics: int) -> int:
    return -(-n_topics // LANES) * LANES


def _started(units: _Units, prior: Weights, n_topics: int, random: np.random.Generator) -> Weights:
    """Each term's occurrences dealt out to the topics by chance."""
    frequencies = np.bincount(units.terms, weights=units.counts, minlength=len(prior))
    totals = np.zeros_like(prior)
    start = random.standard_exponential((len(prior), n_topics), dtype=np.float32)
    totals[:, :n_topics] = start * (frequencies[:, None] / n_topics)
    return totals


def _searched(
    units: _Units,
    prior: Weights,
    start: Weights,
    names: tuple[int, str],
    *,
    settle: int | None = None,
) -> tuple[Weights, npt.NDArray[np.float32]]:
    """Weights of terms × topics, and prior counts of topics, by going over the batches.

    The weights are expected counts and the prior's. With a number of topics to settle, the
    search starts more boldly, learns the topics' prior counts, and ends with passes over all
    units at once, so that the counts are those of all words.
    """
    random = seeded(*names)
    weights, totals = start.copy(), np.zeros_like(prior)
    alpha = np.where(prior.any(axis=0), ALPHA, 0.0).astype(np.float32)
    explained = np.zeros((len(units), prior.shape[1]), dtype=np.float32)
    n_batches = max(FEWEST_BATCHES, -(-len(units) // BATCH))
    passes = SETTLING_PASSES if settle else PASSES
    passes = max(passes, -(-FEWEST_UPDATES // n_batches))
    delay = SETTLING_DELAY if settle else DELAY
    sums = compiled(blend)(weights, totals, prior, 1.0, 0.0)
    updates = 0
    for number in range(passes):
        for chosen in np.array_split(random.permutation(len(units)), n_batches):
            if not len(chosen):
                continue
            rounds = ROUNDS if number else FIRST_ROUNDS
            priors = alpha, _inverse(sums)
            compiled(sweep)(units.taken(chosen), weights, priors, explained, totals, rounds)
            step = (delay / (delay + updates)) ** FORGETTING
            gain = step * units.sizes.sum() / units.sizes[chosen].sum()
            sums = compiled(blend)(weights, totals, prior, 1.0 - step, gain)
            updates += 1
        if settle:
            _learn_prior(alpha[:settle], explained[:, :settle], units.sizes)
    for _ in range(LAST_PASSES if settle else 0):
        priors = alpha, _inverse(sums)
        compiled(sweep)(units.taken(), weights, priors, explained, totals, ROUNDS)
        sums = compiled(blend)(weights, totals, prior, 0.0, 1.0)
    return weights, alpha


def _inverse(sums: Floats) -> npt.NDArray[np.float32]:
    """One over each sum; 0 for the topics that only fill the lanes."""
    return np.divide(1.0, sums, where=sums > 0, out=np.zeros_like(sums)).astype(np.float32)


def _learn_prior(
    alpha: npt.NDArray[np.float32], explained: npt.NDArray[np.float32], sizes: Floats
) -> None:
    """One step of Minka's fixed point for the parameters of a Dirichlet-multinomial, in place."""
    from scipy.special import digamma

    now = alpha.astype(np.float64)
    above = digamma(explained + now).sum(axis=0) - len(sizes) * digamma(now)
    below = (digamma(sizes + now.sum()) - digamma(now.sum())).sum()
    alpha[:] = np.maximum(now * above / below, LEAST_ALPHA)
