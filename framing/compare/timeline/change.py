"""When a series changed its level: the likeliest period, and those that could be it too."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.compare.sums import Floats, Integers
from framing.compare.timeline.autoregression import Line, line
from framing.provenance import seeded

# Twice the drop in log-likelihood that 95 % of true dates keep within: (1 − e^(−c/2))² = .95.
REACH = 7.352
FEWEST = 4
SHARE = 0.1
DRAWS = 199


@dataclass(frozen=True, eq=False)
class Change:
    """A change of level.

    Attributes
    ----------
    first : int
        Row of the first period of the new level.
    earliest, latest : int
        Rows within which the change lies with 95 % confidence.
    size, se : float
        New level minus old.
    freedom : float
    p_value : float
        Probability of a change so plain anywhere, if there were none.
    """

    first: int
    earliest: int
    latest: int
    size: float
    se: float
    freedom: float
    p_value: float


def change(series: Floats, weight: Floats, place: Integers, *, key: tuple[object, ...]) -> Change:
    """The one change of level that a series is best told by.

    The series and its candidate steps are whitened by the covariance that `line` estimates
    about the best step; the interval inverts the likelihood-ratio test of each date. p compares
    the greatest likelihood ratio with those of 199 series without a change whose residuals go
    together as this one's do about their mean.

    Source: Y. Eo & J. Morley (2015), *Likelihood-ratio-based confidence sets for the timing of
    structural breaks*, Quantitative Economics 6, 463–497; D. W. K. Andrews (1993), Econometrica
    61, 821–856 (greatest ratio over dates); P. Bühlmann (1997), Bernoulli 3, 123–148 (series
    drawn from a fitted autoregression).

    Blind to: gradual change; a second change.

    Parameters
    ----------
    series, weight : ndarray, shape (n,)
    place : ndarray of int, shape (n,)
        Number of each period, gaps counted.
    key : tuple
        The seed, then names that the draws are for.
    """
    n = len(series)
    edge = max(FEWEST, int(np.ceil(SHARE * n)))
    steps = (np.arange(n)[:, None] >= np.arange(edge, n - edge + 1)).astype(np.float64)
    flat = line(series, weight, place, np.ones((n, 1)))
    roughly = _gains(series, steps, flat.covariance)
    about = line(series, weight, place, _rows(steps[:, int(roughly.argmax())]))
    gains = _gains(series, steps, about.covariance)
    best = int(gains.argmax())
    found = line(series, weight, place, _rows(steps[:, best]))
    within = np.flatnonzero(gains[best] - gains <= REACH)
    return Change(
        first=best + edge,
        earliest=int(within.min()) + edge,
        latest=int(within.max()) + edge,
        size=float(found.coefficients[1]),
        se=float(found.errors(found.maker[1:])[0]),
        freedom=found.freedom,
        p_value=_p_value(float(roughly.max()), flat, steps, (weight, place), key),
    )


def _rows(step: Floats) -> Floats:
    return np.column_stack([np.ones(len(step)), step])


def _gains(series: Floats, steps: Floats, covariance: Floats) -> Floats:
    """Twice the gain in log-likelihood of a step at each date over none."""
    root = np.linalg.cholesky(covariance + 1e-9 * np.trace(covariance) * np.eye(len(series)))
    whitened = np.linalg.solve(root, np.column_stack([np.ones(len(series)), series, steps]))
    constant = whitened[:, :1] / np.sqrt((whitened[:, :1] ** 2).sum())
    left = whitened[:, 1:] - constant @ (constant.T @ whitened[:, 1:])
    target, columns = left[:, 0], left[:, 1:]
    return np.asarray((target @ columns) ** 2 / (columns**2).sum(axis=0))


def _p_value(
    seen: float,
    flat: Line,
    steps: Floats,
    about: tuple[Floats, Integers],
    key: tuple[object, ...],
) -> float:
    random = seeded(int(str(key[0])), *key[1:], "change")
    n = len(steps)
    root = np.linalg.cholesky(flat.covariance + 1e-9 * np.trace(flat.covariance) * np.eye(n))
    reached = 0
    for _ in range(DRAWS):
        drawn = root @ random.normal(size=n)
        again = line(drawn, *about, np.ones((n, 1)))
        reached += int(_gains(drawn, steps, again.covariance).max() >= seen)
    return (reached + 1) / (DRAWS + 1)
