"""Log-odds of words under a Dirichlet prior, so that rare words do not lead by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.compare.counts import TermCounts
from framing.compare.sums import Floats
from framing.errors import FramingError

# What a word that the background lacks is taken to count there.
ABSENT = 0.5


@dataclass(frozen=True, eq=False)
class Prior:
    """How words are used in general, and how many words that knowledge is worth.

    Attributes
    ----------
    words : float
        The prior's weight, α₀: as if so many words of the background had been added to each
        group. The larger, the more a word must be used to stand out.
    background : TermCounts or Series of counts by term, optional
        Where the words' general frequencies are from; all the counts given otherwise.

    Raises
    ------
    FramingError
        For a weight that is not above 0.

    Examples
    --------
    >>> Prior(words=10, background=pd.Series({"tax": 3, "the": 1})).alpha(("the", "tax")).tolist()
    [2.5, 7.5]
    """

    words: float = 1_000.0
    background: TermCounts | pd.Series | None = None

    def __post_init__(self) -> None:
        if not 0 < self.words < np.inf:
            raise FramingError(f"words={self.words}: the prior must be worth more than 0 words.")

    def alpha(self, terms: tuple[str, ...], counts: pd.Series | None = None) -> Floats:
        """The prior of each term, which together are worth `words`.

        Parameters
        ----------
        terms : tuple of str
        counts : Series, optional
            Taken where there is no background.
        """
        given = self.background if self.background is not None else counts
        totals = given.totals if isinstance(given, TermCounts) else given
        if totals is None:
            raise FramingError("A prior without a background needs counts.")
        there = totals.reindex(list(terms)).to_numpy(dtype=np.float64, na_value=0.0)
        if np.any(there < 0):
            raise FramingError("A count of the background is below 0.")
        known = np.where(there > 0, there, ABSENT)
        return np.asarray(self.words * known / known.sum())


def log_odds(hits: Floats, sizes: Floats, alpha: Floats) -> tuple[Floats, Floats]:
    """Difference of two groups' log-odds of each word, and its variance if words were independent.

    With y hits among n words and the prior α of α₀ words,

        log-odds = log((y + α) / (n + α₀ − y − α)),    variance = Σ 1 / (y + α) over the groups.

    Source: Monroe, Colaresi & Quinn (2008), *Fightin' Words*, Political Analysis 16, 372–403.

    Parameters
    ----------
    hits : ndarray, shape (2, terms)
        The group's and its reference's.
    sizes : ndarray, shape (2,)
    alpha : ndarray, shape (terms,)

    Returns
    -------
    tuple of two ndarray, shape (terms,)

    Examples
    --------
    >>> hits, sizes = np.array([[3.0, 7.0], [1.0, 9.0]]), np.array([10.0, 10.0])
    >>> estimate, variance = log_odds(hits, sizes, np.array([1.0, 1.0]))
    >>> estimate.round(4).tolist(), variance.round(4).tolist()
    ([0.9163, -0.9163], [0.75, 0.225])
    """
    raised = hits + alpha
    rest = (sizes + alpha.sum())[:, None] - raised
    logged = np.log(raised / rest)
    return logged[0] - logged[1], (1.0 / raised).sum(axis=0)


def slopes(hits: Floats, sizes: Floats, alpha: Floats) -> Floats:
    """How much the log-odds change with each group's hits, shape (2, terms)."""
    raised = hits + alpha
    rest = (sizes + alpha.sum())[:, None] - raised
    signs = np.array([[1.0], [-1.0]])
    return np.asarray(signs * (1.0 / raised + 1.0 / rest))
