"""Coefficients with their errors, intervals and p, and when there are none."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare.regression.fitting import Outcome, fitted
from framing.compare.sums import Floats, Integers

FEWEST = 4
NUMBERS = ("estimate", "se", "lower", "upper", "df", "p_value")


def coefficients(
    outcome: Outcome, rows: Floats, cluster: Integers, *, errors: str, n_terms: int
) -> list[dict[str, float]]:
    """Estimate, error, interval, degrees of freedom and p of each reported coefficient.

    A rate that is 0 has no logarithm: a group without a hit (or, for shares, at a bound) has no
    coefficient, and a stratum without one says nothing and is passed.

    Parameters
    ----------
    outcome : Outcome
    rows : ndarray, shape (n, columns)
        The reported columns first, then a constant for each stratum.
    cluster : ndarray of int, shape (n,)
    errors : str
    n_terms : int
        How many columns are reported.
    """
    found = [dict.fromkeys(NUMBERS, np.nan) for _ in range(n_terms)]
    kept, used = _fittable(outcome, rows, n_terms)
    outcome = Outcome(
        outcome.model, outcome.values[used], outcome.offset[used], outcome.weight[used]
    )
    rows, cluster = rows[np.ix_(used, kept)], pd.factorize(cluster[used], sort=True)[0]
    enough = int(cluster.max(initial=-1)) + 1 >= FEWEST and np.ptp(outcome.values) > 0
    if not enough or np.linalg.matrix_rank(rows) < rows.shape[1]:
        return found
    fit = fitted(outcome, rows, cluster.astype(np.int64))
    if not fit.settled:
        return found
    covariance, df = fit.weighted.covariance(errors)
    for place, number in enumerate(kept[kept < n_terms].tolist()):
        se = float(np.sqrt(max(covariance[place, place], 0.0)))
        found[number] = _told(float(fit.coefficients[place]), se, float(df[place]))
    return found


def _fittable(outcome: Outcome, rows: Floats, n_terms: int) -> tuple[Integers, Integers]:
    """Columns whose coefficient is finite, and the rows that then say something."""
    columns, used = np.ones(rows.shape[1], dtype=bool), np.ones(len(rows), dtype=bool)
    if outcome.model != "ols":
        top = 1.0 if outcome.model == "logit" else outcome.values.max(initial=0.0) + 1
        flags = ((rows == 0) | (rows == 1)).all(axis=0)
        for number in [*range(n_terms, rows.shape[1]), *range(n_terms)]:
            ones = (rows[:, number] == 1) & used
            values = outcome.values[ones]
            if flags[number] and not (values.sum() > 0 and (top - values).sum() > 0):
                columns[number] = False
                used &= ~ones
    return np.flatnonzero(columns), np.flatnonzero(used)


def _told(estimate: float, se: float, df: float) -> dict[str, float]:
    from scipy.special import stdtr, stdtrit

    if not (se > 0 and np.isfinite(df)):
        return dict.fromkeys(NUMBERS, np.nan) | {"estimate": estimate}
    reach = float(stdtrit(df, 0.975)) * se
    p_value = 2 * float(stdtr(df, -abs(estimate) / se))
    numbers = (estimate, se, estimate - reach, estimate + reach, df, p_value)
    return dict(zip(NUMBERS, numbers, strict=True))
