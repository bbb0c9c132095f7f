"""Sums that do not depend on the order of their terms, on threads or on what is summed beside.

A matrix product adds its terms in an order that BLAS chooses by thread count and matrix shape,
so its last digits would change with them. Here values are first rounded to a grid so coarse
that every partial sum is exact, and so fine (2^-52 of the largest possible sum) that nothing
is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Gridded:
    """Values on a grid on which weighted sums of them are exact.

    Attributes
    ----------
    whole : ndarray, shape (rows, columns)
        The values as whole numbers of their column's grid.
    grid : ndarray, shape (columns,)
    """

    whole: Floats
    grid: Floats

    @classmethod
    def of(cls, values: Floats, most: float) -> Gridded:
        """Put values on a grid fine enough for weights that sum to no more than `most`."""
        reach = np.abs(values).max(axis=0, initial=0.0) * most
        grid = np.ldexp(1.0, np.frexp(reach)[1] - 52)
        grid[reach == 0] = 1.0
        return cls(np.rint(values / grid), grid)

    def weighted(self, weights: Floats, rows: slice = slice(None)) -> Floats:
        """Every draw's weighted sum of every column, the same bits however it is computed.

        Parameters
        ----------
        weights : ndarray, shape (draws, rows)
            Whole numbers, not negative: how often each row was drawn.
        rows : slice
            Which rows of the values the weights belong to.

        Returns
        -------
        ndarray, shape (draws, columns)

        Examples
        --------
        >>> values = Gridded.of(np.array([[0.1], [0.2]]), most=3)
        >>> values.weighted(np.array([[1.0, 2.0]])).round(12).tolist()
        [[0.5]]
        """
        return np.asarray((weights @ self.whole[rows]) * self.grid)


def sums_by(values: Floats, labels: Integers, n: int) -> Floats:
    """Column sums within labels ``0 … n-1``, each column added in the order of its rows.

    Examples
    --------
    >>> sums_by(np.array([[1.0], [2.0], [4.0]]), np.array([1, 0, 1]), 2).tolist()
    [[2.0], [5.0]]
    """
    columns = [np.bincount(labels, weights=column, minlength=n) for column in values.T]
    return np.stack(columns, axis=1) if columns else np.zeros((n, 0))


def totals(values: Floats) -> Floats:
    """Column sums, each column added in the order of its rows.

    Examples
    --------
    >>> totals(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [4.0, 6.0]
    """
    return np.asarray(sums_by(values, np.zeros(len(values), dtype=np.int64), 1)[0])
