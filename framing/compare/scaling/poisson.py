"""The Poisson model behind wordfish, and how it is fitted.

A word j stands in a document i about exp(α_i + ψ_j + β_j θ_i) times: α is how long the document
is, ψ how common the word, θ the document's position and β how much the word tells of positions.
Within events a word has a ψ in each event, so that what an event is about tells nothing; and a
group that has documents on several events has one θ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from framing.compare.scaling.sums import moments
from framing.compare.sums import Floats, Integers

ROUNDS = 500
CLOSE = 1e-6
# No position or weight moves further in one round, in the units of each.
STEP = 1.0
TURNS = 200


@dataclass(frozen=True, eq=False)
class Counted:
    """Counts, each row a document of a subject on an event; every row and column has some.

    Attributes
    ----------
    matrix : sparse array of float, shape (rows, words)
    subject, event : ndarray of int, shape (rows,)
        From 0 on, each number in use.
    """

    matrix: sparse.csr_array
    subject: Integers
    event: Integers

    @cached_property
    def turned(self) -> sparse.csr_array:
        """Words by rows."""
        return sparse.csr_array(self.matrix.T)

    @cached_property
    def lengths(self) -> Floats:
        """Words in each row."""
        return np.asarray(self.matrix.sum(axis=1), dtype=np.float64).ravel()

    @cached_property
    def by_event(self) -> sparse.csr_array:
        """Events by words."""
        rows = np.arange(len(self.event))
        shape = (int(self.event.max()) + 1, len(self.event))
        gathered = sparse.csr_array((np.ones(len(rows)), (self.event, rows)), shape=shape)
        found = sparse.csr_array(gathered @ self.matrix)
        found.sort_indices()
        return found

    def per_subject(self, values: Floats) -> Floats:
        """Sums over each subject's rows."""
        return np.asarray(np.bincount(self.subject, values), dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Positions:
    """A fitted model; positions have mean 0 and standard deviation 1.

    Attributes
    ----------
    theta : ndarray, shape (subjects,)
    alpha : ndarray, shape (rows,)
    beta : ndarray, shape (words,)
    psi : ndarray, shape (pairs,)
        Of the words that stand in each event, event by event.
    likelihood : float
        Log-likelihood.
    rounds : int
    settled : bool
    """

    theta: Floats
    alpha: Floats
    beta: Floats
    psi: Floats
    likelihood: float
    rounds: int
    settled: bool


def positions(
    counted: Counted, *, shrinkage: float, start: Floats | None = None, rounds: int = ROUNDS
) -> Positions:
    """Fit the model, by Newton's method for words and for documents in turn.

    α and ψ are solved for in each round. Weights have a normal prior with standard deviation
    `shrinkage` where positions have 1, without which a word of one document would have an
    endless one; positions have none.

    Source: J. B. Slapin & S.-O. Proksch (2008), *A scaling model for estimating time-series
    party positions from texts*, American Journal of Political Science 52, 705–722; W. Lowe & K.
    Benoit (2013), Political Analysis 21, 298–313 (conditional maximum likelihood, priors).

    Parameters
    ----------
    counted : Counted
    shrinkage : float
    start : ndarray, shape (subjects,), optional
        Positions to begin with; the first correspondence axis otherwise.
    rounds : int
        At most so many.
    """
    pairs = _Pairs(counted)
    theta = _standard(first_axis(counted) if start is None else start)
    alpha, beta = np.log(counted.lengths), np.zeros(counted.matrix.shape[1])
    lengths, subject = counted.lengths, counted.subject
    for number in range(1, rounds + 1):  # noqa: B007
        row = theta[subject]
        count, mean, spread = pairs.over_rows(row, alpha, beta)
        slope = counted.turned @ row - pairs.per_word(pairs.counts * mean) - beta / shrinkage**2
        bend = pairs.per_word(pairs.counts * spread) + 1 / shrinkage**2
        beta = beta + np.clip(slope / bend, -STEP, STEP)
        centre = beta.mean()
        beta, alpha = beta - centre, alpha + centre * row
        psi = np.log(pairs.counts) - np.log(pairs.over_rows(row, alpha, beta)[0])

        _, mean, spread = pairs.over_words(row, beta, psi)
        slope = counted.per_subject(counted.matrix @ beta - lengths * mean)
        bend = np.maximum(counted.per_subject(lengths * spread), 1e-9)
        moved = theta + np.clip(slope / bend, -STEP, STEP)
        former, theta, scale = theta, _standard(moved), float(moved.std(ddof=1)) or 1.0
        psi, beta = psi + moved.mean() * beta[pairs.word], beta * scale
        count = pairs.over_words(theta[subject], beta, psi)[0]
        alpha = np.log(lengths) - np.log(count)
        settled = bool(np.abs(theta - former).max() < CLOSE)
        if settled:
            break
    likelihood = _likelihood(counted, pairs, (theta, alpha, beta, psi))
    return Positions(theta, alpha, beta, psi, likelihood, number, settled)


def first_axis(counted: Counted) -> Floats:
    """The subjects' places on the first axis of what differs from independence within events.

    Source: M. Greenacre (2007), *Correspondence Analysis in Practice*, 2nd ed., appendix A; the
    singular vector is found by power iteration from a fixed beginning.
    """
    matrix, events = counted.matrix, counted.by_event
    sizes = np.asarray(events.sum(axis=1)).ravel()
    part = counted.lengths / sizes[counted.event]
    root_word = np.sqrt(np.asarray(matrix.sum(axis=0), dtype=np.float64).ravel())
    root_subject = np.sqrt(counted.per_subject(counted.lengths))
    vector = np.cos(np.arange(len(root_subject), dtype=np.float64))
    for _ in range(TURNS):
        row = (vector / root_subject)[counted.subject]
        expected = np.bincount(counted.event, row * part, minlength=len(sizes))
        words = (counted.turned @ row - events.T @ expected) / root_word**2
        apart = matrix @ words - part * (events @ words)[counted.event]
        found = counted.per_subject(apart) / root_subject
        length = float(np.sqrt((found**2).sum()))
        if length == 0:
            break
        found /= length
        change = float(np.abs(found - vector).max())
        vector = found
        if change < CLOSE:
            break
    return vector / root_subject


class _Pairs:
    """The pairs of event and word that occur, and sums over them.

    With one event the pairs are the words and every sum is one function of one number; with
    several, every document is paired with every word of its event.
    """

    def __init__(self, counted: Counted) -> None:
        events = counted.by_event
        self.counts = np.asarray(events.data, dtype=np.float64)
        self.word = np.asarray(events.indices, dtype=np.int64)
        self.n_words = events.shape[1]
        self._one = events.shape[0] == 1
        if not self._one:
            sizes = np.diff(events.indptr)[counted.event]
            self._row = np.repeat(np.arange(len(counted.event)), sizes)
            first = np.repeat(events.indptr[counted.event] - (np.cumsum(sizes) - sizes), sizes)
            self._pair = np.arange(len(self._row)) + first

    def per_word(self, values: Floats) -> Floats:
        if self._one:
            return values
        summed = np.bincount(self.word, values, minlength=self.n_words)
        return np.asarray(summed, dtype=np.float64)

    def over_rows(self, theta: Floats, alpha: Floats, beta: Floats) -> tuple[Floats, ...]:
        """Σ e^(α + βθ) of each pair, and the mean and variance of θ among its words' users."""
        if self._one:
            return _described(moments(beta, theta, alpha))
        count = np.exp(alpha[self._row] + theta[self._row] * beta[self.word[self._pair]])
        return self._sums(self._pair, count, theta[self._row], len(self.counts))

    def over_words(self, theta: Floats, beta: Floats, psi: Floats) -> tuple[Floats, ...]:
        """Σ e^(ψ + βθ) of each row, and the mean and variance of β among its words."""
        if self._one:
            return _described(moments(theta, beta, psi))
        weight = beta[self.word[self._pair]]
        count = np.exp(psi[self._pair] + theta[self._row] * weight)
        return self._sums(self._row, count, weight, len(theta))

    def _sums(self, place: Integers, count: Floats, value: Floats, n: int) -> tuple[Floats, ...]:
        parts = [np.bincount(place, count * value**power, minlength=n) for power in (0, 1, 2)]
        return _described(np.stack(parts))


def _described(sums: Floats) -> tuple[Floats, ...]:
    mean = sums[1] / sums[0]
    return sums[0], mean, np.maximum(sums[2] / sums[0] - mean**2, 0.0)


def _standard(theta: Floats) -> Floats:
    centred = theta - theta.mean()
    return np.asarray(centred / (float(centred.std(ddof=1)) or 1.0))


def _likelihood(counted: Counted, pairs: _Pairs, found: tuple[Floats, ...]) -> float:
    from scipy.special import gammaln

    theta, alpha, beta, psi = found
    told = theta[counted.subject] @ (counted.matrix @ beta)
    told += counted.lengths @ alpha + pairs.counts @ psi
    return float(told - counted.lengths.sum() - gammaln(counted.matrix.data + 1).sum())
