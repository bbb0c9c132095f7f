"""How sure a line through a series is, when what strays one week still strays the next.

The residuals' spread is modelled as that of an autoregression, scaled in each period by how much
was published in it. Every weighted sum of the series (a mean, a slope, a smoothed level) then has
its variance at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.compare.sums import Floats, Integers
from framing.errors import TooFewUnits

FEWEST = 12
ORDERS = 6
# Beyond this a series cannot be told from one that wanders off without end.
STEADY = 0.97
AGAIN = 2


@dataclass(frozen=True, eq=False)
class Line:
    """A weighted least-squares line, and how its residuals go together.

    Attributes
    ----------
    coefficients : ndarray, shape (k,)
    residuals : ndarray, shape (n,)
    maker : ndarray, shape (k, n)
        Coefficients are this times the series.
    phi : ndarray, shape (order,)
        Of the autoregression.
    covariance : ndarray, shape (n, n)
        Of the series about the line.
    """

    coefficients: Floats
    residuals: Floats
    maker: Floats
    phi: Floats
    covariance: Floats

    @property
    def freedom(self) -> float:
        """Periods as many as would be independent, minus what was fitted."""
        n, k = len(self.residuals), len(self.coefficients)
        kept = float(self.phi.sum())
        return max(1.0, n * min(1.0, (1 - kept) / (1 + kept)) - k)

    def errors(self, functionals: Floats) -> Floats:
        """Standard errors of weighted sums of the series, shape (m, n) to (m,)."""
        variance = ((functionals @ self.covariance) * functionals).sum(axis=1)
        return np.asarray(np.sqrt(np.maximum(variance, 0.0)))


def line(series: Floats, weight: Floats, place: Integers, rows: Floats) -> Line:
    """Fit a line to a series that may have gaps.

    Source: W. J. den Haan & A. Levin (1997), *A practitioner's guide to robust covariance matrix
    estimation*, Handbook of Statistics 15, 299–342 (autoregressive estimate of the long-run
    variance); M. G. Kendall (1954), Biometrika 41, 403–404 (bias of the autoregression);
    F. W. Zwiers & H. von Storch (1995), Journal of Climate 8, 336–351 (equivalent sample size).

    Parameters
    ----------
    series, weight : ndarray, shape (n,)
        Periods that are there; their weights are exposures.
    place : ndarray of int, shape (n,)
        Number of each period, gaps counted.
    rows : ndarray, shape (n, k)

    Raises
    ------
    TooFewUnits
        For fewer than 12 periods.

    Examples
    --------
    >>> at = np.arange(40)
    >>> found = line(np.sin(at / 3), np.ones(40), at, np.ones((40, 1)))
    >>> bool(found.phi.sum() > 0.5)
    True
    """
    n, k = rows.shape
    if n < FEWEST:
        raise TooFewUnits(
            f"{n} periods are too few for a trend, which needs {FEWEST} at least: take shorter "
            "ones."
        )
    root = np.sqrt(weight / weight.mean())
    maker = np.linalg.pinv(rows * root[:, None]) * root
    coefficients = maker @ series
    residuals = series - rows @ coefficients
    left = np.eye(n) - rows @ maker
    lag = np.abs(place[:, None] - place[None, :])
    scale = np.ones(n)
    for _ in range(AGAIN):
        phi = _autoregression(residuals / scale, place, k)
        alike = _correlation(phi, int(lag.max()))[lag]
        # What the fit takes away from each residual's square, given how they go together.
        taken = ((left @ (alike * np.outer(scale, scale))) * left).sum(axis=1)
        scale = _scale(residuals**2 * scale**2 / np.maximum(taken, 1e-300), weight)
    whole = alike * np.outer(scale, scale)
    expected = float(((left @ whole) * left).sum())
    seen = float((residuals**2).sum())
    covariance = whole * (seen / expected if expected > 0 else 1.0)
    return Line(coefficients, residuals, maker, phi, covariance)


def _scale(squares: Floats, weight: Floats) -> Floats:
    """Standard deviation of each period: what is real, and what few words add."""
    from scipy.optimize import nnls

    rows = np.column_stack([np.ones_like(weight), weight.mean() / weight])
    parts, _ = nnls(rows / rows.sum(axis=1, keepdims=True), squares / rows.sum(axis=1))
    variance = rows @ parts
    return np.asarray(np.sqrt(np.maximum(variance, 1e-12 * (float(squares.mean()) or 1.0))))


def _autoregression(residuals: Floats, place: Integers, k: int) -> Floats:
    """Coefficients of the order that AIC chooses, freed of their bias."""
    n_places = int(place.max()) + 1
    filled = np.full(n_places, np.nan)
    filled[place] = residuals
    for most in range(min(ORDERS, len(residuals) // 10), -1, -1):
        lags = np.column_stack([filled[most - lag : n_places - lag] for lag in range(most + 1)])
        lags = lags[~np.isnan(lags).any(axis=1)]
        # Gaps leave few whole stretches; shorter ones are then looked at.
        if len(lags) >= len(residuals) // 3:
            break
    best, chosen = np.inf, np.zeros(0)
    for order in range(most + 1):
        if len(lags) <= 2 * order + 2:
            break
        phi, *_ = np.linalg.lstsq(lags[:, 1 : order + 1], lags[:, 0], rcond=None)
        left = lags[:, 0] - lags[:, 1 : order + 1] @ phi
        criterion = len(lags) * np.log(max(float(left @ left), 1e-300)) + 2 * order
        if criterion < best:
            best, chosen = criterion, phi
    if len(chosen):
        kept = float(chosen.sum())
        lifted = kept + (k + (k + 2) * kept) / len(residuals)
        # Half its standard error more: too little persistence narrows intervals further than
        # too much widens them.
        lifted += 0.5 * np.sqrt(max(0.0, 1 - kept**2) / len(residuals))
        chosen = chosen + np.eye(len(chosen))[0] * (np.clip(lifted, -STEADY, STEADY) - kept)
    return chosen if _steady(chosen) else np.clip(chosen[:1], -STEADY, STEADY)


def _steady(phi: Floats) -> bool:
    if not len(phi):
        return True
    companion = np.eye(len(phi), k=-1)
    companion[0] = phi
    return bool(np.abs(np.linalg.eigvals(companion)).max() < 0.995)


def _correlation(phi: Floats, most: int) -> Floats:
    """Autocorrelations of an autoregression, at lags 0 to `most`."""
    from scipy.signal import lfilter

    length = most + 200
    impulse = np.zeros(length)
    impulse[0] = 1.0
    response = lfilter([1.0], np.concatenate([[1.0], -phi]), impulse)
    size = 2 * length
    spectrum = np.abs(np.fft.rfft(response, size)) ** 2
    found = np.fft.irfft(spectrum, size)[: most + 1]
    return np.asarray(found / found[0])
