"""Three regressions: of means, of rates with an exposure, and of shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.compare.regression.sandwich import Weighted
from framing.compare.sums import Floats, Integers

ROUNDS = 100
CLOSE = 1e-10
# Beyond this a rate or a share is 0 or 1 for all that can be computed.
FAR = 30.0

MODELS = ("poisson", "ols", "logit")


@dataclass(frozen=True, eq=False)
class Outcome:
    """What is regressed.

    Attributes
    ----------
    model : {'poisson', 'ols', 'logit'}
        Counts with exposure, means, or shares between 0 and 1.
    values : ndarray, shape (n,)
    offset : ndarray, shape (n,)
        Log of the exposure for counts; 0 otherwise.
    weight : ndarray, shape (n,)
        What a row counts for.
    """

    model: str
    values: Floats
    offset: Floats
    weight: Floats


@dataclass(frozen=True, eq=False)
class Fitted:
    """Coefficients, and whether they settled."""

    coefficients: Floats
    weighted: Weighted
    settled: bool


def fitted(outcome: Outcome, rows: Floats, cluster: Integers) -> Fitted:
    """Fit by iteratively reweighted least squares.

    For counts, E(h) = e exp(x b); for shares, E(s) = 1 / (1 + exp(−x b)), by the likelihood of
    Poisson and of Bernoulli variables, which estimate b whatever the true spread is.

    Source: P. McCullagh & J. A. Nelder (1989), *Generalized Linear Models*, 2nd ed., 2.5;
    L. E. Papke & J. M. Wooldridge (1996), Journal of Applied Econometrics 11, 619–632
    (fractional logit); C. Gourieroux, A. Monfort & A. Trognon (1984), Econometrica 52, 701–720.

    Parameters
    ----------
    outcome : Outcome
    rows : ndarray, shape (n, k)
        Of full rank.
    cluster : ndarray of int, shape (n,)
    """
    if outcome.model == "ols":
        return _solved(outcome.values, outcome.weight, rows, cluster)
    linear = _start(outcome)
    last = np.full(rows.shape[1], np.inf)
    for _ in range(ROUNDS):
        mean, spread = _moments(outcome, linear)
        working = linear - outcome.offset + (outcome.values - mean) / spread
        found = _solved(working, outcome.weight * spread, rows, cluster)
        change = np.abs(found.coefficients - last).max()
        last = found.coefficients
        linear = np.clip(rows @ last + outcome.offset, -FAR, FAR)
        if change < CLOSE * max(1.0, float(np.abs(last).max())):
            break
    else:
        return Fitted(last, found.weighted, settled=False)
    mean, spread = _moments(outcome, linear)
    root = np.sqrt(outcome.weight * spread)
    residuals = root * (outcome.values - mean) / spread
    return Fitted(last, Weighted(rows * root[:, None], residuals, cluster), settled=True)


def _solved(values: Floats, weight: Floats, rows: Floats, cluster: Integers) -> Fitted:
    root = np.sqrt(weight)
    scaled = rows * root[:, None]
    basis, triangle = np.linalg.qr(scaled)
    coefficients = np.linalg.solve(triangle, basis.T @ (root * values))
    residuals = root * (values - rows @ coefficients)
    return Fitted(coefficients, Weighted(scaled, residuals, cluster), settled=True)


def _start(outcome: Outcome) -> Floats:
    if outcome.model == "poisson":
        exposure = np.exp(outcome.offset)
        level = float((outcome.values * outcome.weight).sum() / (exposure * outcome.weight).sum())
        return np.asarray(outcome.offset + np.log(max(level, 1e-12)))
    level = float(np.average(outcome.values, weights=outcome.weight))
    level = min(max(level, 1e-6), 1 - 1e-6)
    return np.full(len(outcome.values), np.log(level / (1 - level)))


def _moments(outcome: Outcome, linear: Floats) -> tuple[Floats, Floats]:
    if outcome.model == "poisson":
        mean = np.exp(linear)
        return mean, mean
    mean = 1 / (1 + np.exp(-linear))
    return mean, np.maximum(mean * (1 - mean), 1e-12)
