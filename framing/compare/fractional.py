"""One topic's shares regressed by a fractional logit, and predictions with their errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd

from framing.compare.regression.fitting import Outcome, fitted
from framing.compare.sums import Floats, Integers
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.compare.regression.task import Task


TINY = 1e-12


class Shares(Protocol):
    """Shares of topics that know how uncertain they are: a structural model's posterior."""

    @property
    def shares(self) -> pd.DataFrame:
        """Index "unit", one column a topic, between 0 and 1."""
        ...

    def echo(self, weights: Floats, topic: int) -> Floats:
        """What each unit adds to weighted sums of a topic's shares by the model's prior."""
        ...


@dataclass(frozen=True, eq=False)
class Fractional:
    """One topic's fractional logit, and what its coefficients' errors are made of.

    Attributes
    ----------
    coefficients, df : ndarray, shape (n_columns,)
    covariance : ndarray, shape (n_columns, n_columns)
    weight : ndarray, shape (n_units,)
    direct, whole : ndarray, shape (n_clusters, n_columns)
        What each cluster adds to the coefficients: by its own shares; and with what it adds to
        the others' by the topic model's prior.
    """

    coefficients: Floats
    covariance: Floats
    df: Floats
    weight: Floats
    direct: Floats
    whole: Floats

    @classmethod
    def of(cls, task: Task, topics: Shares, number: int) -> Fractional:
        """The fit of one topic's shares.

        Raises
        ------
        FramingError
            Where it does not settle, as where a group has no share of the topic at all.
        """
        values = topics.shares.iloc[:, number].to_numpy(dtype=np.float64)
        rows, weight = task.terms.rows, task.weight
        fit = fitted(
            Outcome("logit", values[task.place], np.zeros(len(rows)), weight), rows, task.cluster
        )
        if not fit.settled:
            raise FramingError(f"The shares of {topics.shares.columns[number]!r} cannot be fitted.")
        covariance, df = fit.weighted.covariance(task.errors)
        scaled = fit.weighted.rows
        bread = np.linalg.inv(scaled.T @ scaled)
        own = (scaled * fit.weighted.residuals[:, None]) @ bread
        pull = np.zeros((len(values), rows.shape[1]))
        pull[task.place] = (rows * weight[:, None]) @ bread
        echo = topics.echo(pull, number)
        direct = _by_cluster(own, task.cluster)
        whole = _by_cluster(own + echo[task.place], task.cluster)
        rest = np.delete(echo, task.place, axis=0)
        return cls(fit.coefficients, covariance, df, weight, direct, np.vstack([whole, rest]))

    def share(self, at: Floats, df: float) -> dict[str, float]:
        """Mean predicted share of such rows in per cent, with an interval within 0 and 100.

        Parameters
        ----------
        at : ndarray, shape (n_units, n_columns), or (1, n_columns) for one kind of unit
        df : float
            Degrees of freedom of the interval; infinite for a normal one.
        """
        weight = self.weight if len(at) == len(self.weight) else np.ones(len(at))
        mean = _mean(at @ self.coefficients)
        share = float(np.average(mean, weights=weight))
        slope = np.average(at * (mean * (1 - mean))[:, None], axis=0, weights=weight)
        se, reach = self._error(slope), _quantile(df)
        share = min(max(share, TINY), 1 - TINY)
        middle, wide = np.log(share / (1 - share)), reach * se / (share * (1 - share))
        return {
            "estimate": 100 * share,
            "se": 100 * se,
            "lower": 100 * float(_mean(middle - wide)),
            "upper": 100 * float(_mean(middle + wide)),
        }

    def change(self, rows: Floats, kinds: list[int], column: int) -> dict[str, float]:
        """What goes with a column, in percentage points: a kind against none, or one unit more.

        Parameters
        ----------
        rows : ndarray, shape (n_units, n_columns)
        kinds : list of int
            The columns of the kinds of which at most one holds; none for a number.
        column : int
        """
        if kinds:
            one, other = rows.copy(), rows.copy()
            one[:, kinds], other[:, kinds] = 0.0, 0.0
            one[:, column] = 1.0
            high, low = _mean(one @ self.coefficients), _mean(other @ self.coefficients)
            effect = high - low
            slopes = one * (high * (1 - high))[:, None] - other * (low * (1 - low))[:, None]
        else:
            mean = _mean(rows @ self.coefficients)
            spread = mean * (1 - mean)
            effect = spread * self.coefficients[column]
            slopes = rows * (spread * (1 - 2 * mean) * self.coefficients[column])[:, None]
            slopes[:, column] += spread
        estimate = 100 * float(np.average(effect, weights=self.weight))
        se = 100 * self._error(np.average(slopes, axis=0, weights=self.weight))
        return _tested(estimate, se, float(self.df[column]))

    def _error(self, slope: Floats) -> float:
        """Error of what has this slope: by clusters, times what the topic model adds to it."""
        plain = float(slope @ self.covariance @ slope)
        counted = float(((self.direct @ slope) ** 2).sum())
        known = float(((self.whole @ slope) ** 2).sum())
        return float(np.sqrt(max(plain, 0.0) * max(known / counted, 1.0) if counted > 0 else 0.0))


def _mean(linear: Floats | float) -> Floats:
    from scipy.special import expit

    return np.asarray(expit(linear))


def _quantile(df: float) -> float:
    from scipy.special import ndtri, stdtrit

    return float(stdtrit(df, 0.975)) if np.isfinite(df) else float(ndtri(0.975))


def _tested(estimate: float, se: float, df: float) -> dict[str, float]:
    from scipy.special import stdtr

    if not (se > 0 and np.isfinite(df)):
        missing = dict.fromkeys(("se", "lower", "upper", "df", "p_value"), float("nan"))
        return {"estimate": estimate, **missing}
    reach = _quantile(df) * se
    p_value = 2 * float(stdtr(df, -abs(estimate) / se))
    return {
        "estimate": estimate,
        "se": se,
        "lower": estimate - reach,
        "upper": estimate + reach,
        "df": df,
        "p_value": p_value,
    }


def _by_cluster(values: Floats, cluster: Integers) -> Floats:
    found = np.zeros((int(cluster.max()) + 1, values.shape[1]))
    np.add.at(found, cluster, values)
    return found
