"""Standard errors of positions and word weights, each given the other side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from framing.compare.scaling.sums import moments
from framing.compare.sums import Floats


@dataclass(frozen=True, eq=False)
class Side:
    """What is estimated of each row (a slope and a log level), given the same of each column."""

    slope: Floats
    level: Floats


def errors(
    matrix: sparse.csr_array, rows: Side, columns: Side, *, precision: float = 0.0
) -> tuple[Floats, Floats]:
    """Standard errors of the rows' slopes and levels, whatever the spread of the counts.

    Each row is a Poisson regression on the columns' slopes with its columns' levels as offset.
    The sandwich of its information and its squared residuals holds where counts are more spread
    than Poisson counts, as words are, which come in bursts; it takes columns for independent and
    their slopes for known.

    Source: H. White (1982), *Maximum likelihood estimation of misspecified models*, Econometrica
    50, 1–25.

    Parameters
    ----------
    matrix : sparse array, shape (rows, columns)
    rows, columns : Side
    precision : float
        Of a normal prior of the rows' slopes.

    Returns
    -------
    tuple of ndarray of shape (rows,)
        Of slopes, of levels.
    """
    s0, s1, s2 = np.exp(rows.level) * moments(rows.slope, columns.slope, columns.level)
    m0, m1, m2 = _squares(matrix, rows, columns)
    s2 = s2 + precision
    held = np.maximum(s0 * s2 - s1**2, 1e-300) ** 2
    slope = (s0**2 * m2 - 2 * s0 * s1 * m1 + s1**2 * m0) / held
    level = (s2**2 * m0 - 2 * s2 * s1 * m1 + s1**2 * m2) / held
    return np.sqrt(np.maximum(slope, 0.0)), np.sqrt(np.maximum(level, 0.0))


def information_errors(rows: Side, columns: Side, *, precision: float = 0.0) -> Floats:
    """Standard errors of the rows' slopes if counts were Poisson: what other programs print."""
    s0, s1, s2 = np.exp(rows.level) * moments(rows.slope, columns.slope, columns.level)
    return np.asarray(1 / np.sqrt(s2 + precision - s1**2 / s0))


def _squares(matrix: sparse.csr_array, rows: Side, columns: Side) -> Floats:
    """Σ (count − expected)² b^p of each row, for p = 0, 1, 2."""
    table = sparse.coo_array(matrix)
    row, column = table.coords
    b = columns.slope[column]
    expected = np.exp(rows.level[row] + rows.slope[row] * b + columns.level[column])
    there = table.data * (table.data - 2 * expected)
    n = matrix.shape[0]
    seen = np.stack([np.bincount(row, there * b**power, minlength=n) for power in (0, 1, 2)])
    # The squares of what is expected where nothing stands are sums of exponentials again.
    whole = np.exp(2 * rows.level) * moments(2 * rows.slope, columns.slope, 2 * columns.level)
    return np.asarray(seen + whole)
