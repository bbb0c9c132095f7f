"""Token-level statistics of words: description only.

They take every word for an observation of its own. Words of one article are not, so no p is
ever printed with them.
"""

from __future__ import annotations

import numpy as np

from framing.compare.sums import Floats

YATES = 5.0


def log_likelihood(both: Floats, first: Floats, second: Floats, total: Floats | float) -> Floats:
    """G² of 2 × 2 tables, negative where the joint count is below what is expected.

    Yates's correction is made where an expected count is below 5, and where the difference is
    larger than the correction (as quanteda does).

    Source: Dunning (1993), Computational Linguistics 19, 61–74; Yates (1934), Supplement to the
    Journal of the Royal Statistical Society 1, 217–235.

    Parameters
    ----------
    both : ndarray
        Joint counts.
    first, second : ndarray
        The table's margins: counts of the row, and of the column.
    total : float

    Examples
    --------
    >>> log_likelihood(np.array([40.0]), np.array([79.0]), np.array([1445.0]), 5932.0).round(3)
    array([25.652])
    """
    tables, expected, sign = _tables(both, first, second, total)
    half = np.where(_corrected(tables, expected), 0.5, 0.0) * sign
    shifted = [cell + way * half for cell, way in zip(tables, (-1, 1, 1, -1), strict=True)]
    parts = [
        np.where(cell > 0, cell * np.log(np.where(cell > 0, cell / _some(mean), 1.0)), 0.0)
        for cell, mean in zip(shifted, expected, strict=True)
    ]
    return np.asarray(sign * 2.0 * sum(parts))


def chi_square(both: Floats, first: Floats, second: Floats, total: Floats | float) -> Floats:
    """Pearson's χ² of 2 × 2 tables, signed and corrected like `log_likelihood`.

    Examples
    --------
    >>> chi_square(np.array([40.0]), np.array([79.0]), np.array([1445.0]), 5932.0).round(3)
    array([29.996])
    """
    tables, expected, sign = _tables(both, first, second, total)
    half = np.where(_corrected(tables, expected), 0.5, 0.0)
    distance = np.maximum(0.0, np.abs(tables[0] - expected[0]) - half)
    return np.asarray(sign * distance**2 * sum(1.0 / _some(mean) for mean in expected))


def log_dice(both: Floats, first: Floats, second: Floats) -> Floats:
    """How typical a collocate is: 14 + log₂ of the Dice coefficient; at most 14, often below 10.

    Source: Rychlý (2008), *A lexicographer-friendly association score*, RASLAN 2008, 6–9.

    Examples
    --------
    >>> log_dice(np.array([10.0, 0.0]), np.array([10.0, 4.0]), np.array([10.0, 4.0])).tolist()
    [14.0, nan]
    """
    there = both > 0
    dice = 2.0 * np.where(there, both, 1.0) / np.where(there, first + second, 2.0)
    return np.asarray(np.where(there, 14.0 + np.log2(dice), np.nan))


Tables = list[Floats]


def _tables(
    both: Floats, first: Floats, second: Floats, total: Floats | float
) -> tuple[Tables, Tables, Floats]:
    """The four cells of each table, what is expected in them, and the joint count's direction."""
    cells = [both, first - both, second - both, total - first - second + both]
    rows, columns = (first, total - first), (second, total - second)
    expected = [row * column / total for row in rows for column in columns]
    return cells, expected, np.sign(both - expected[0])


def _corrected(tables: Tables, expected: Tables) -> Floats:
    small = np.minimum.reduce(expected) < YATES
    return np.asarray(small & (np.abs(tables[0] - expected[0]) >= 0.5))


def _some(expected: Floats) -> Floats:
    """What is expected, or 1 where nothing is: there is nothing to tell then."""
    return np.asarray(np.where(expected > 0, expected, 1.0))
