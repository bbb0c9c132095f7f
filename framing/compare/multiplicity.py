"""Correct p-values for the number of features that were tested together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError, one_of

CORRECTIONS = ("BH", "BY", "Holm")


def adjusted(p_values: npt.ArrayLike, *, correction: str = "BH") -> npt.NDArray[np.float64]:
    """Each p-value corrected over all that were tested; a missing one was not tested.

    ``BH`` bounds the share of false discoveries when tests are independent or positively
    dependent, ``BY`` under any dependence; ``Holm`` bounds the chance of a single false one.

    Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300;
    Benjamini & Yekutieli (2001), Annals of Statistics 29, 1165–1188; Holm (1979), Scandinavian
    Journal of Statistics 6, 65–70.

    Parameters
    ----------
    p_values : array-like of float, shape (n,)
        NaN where a feature was not tested.
    correction : {'BH', 'BY', 'Holm'}

    Returns
    -------
    ndarray of float, shape (n,)
        In the order given, NaN where the p-value was.

    Raises
    ------
    FramingError
        For an unknown correction, or a p-value below 0 or above 1.

    Examples
    --------
    >>> adjusted([0.01, 0.02, 0.5]).round(3).tolist()
    [0.03, 0.03, 0.5]
    """
    one_of("correction", correction, CORRECTIONS)
    given = np.asarray(p_values, dtype=np.float64)
    result = np.full(given.shape, np.nan)
    tested = np.flatnonzero(~np.isnan(given))
    if np.any((given[tested] < 0) | (given[tested] > 1)):
        raise FramingError("A p-value lies between 0 and 1; one that was given does not.")
    order = tested[np.argsort(given[tested], kind="stable")]
    ranked, n = given[order], len(order)
    rank = np.arange(1, n + 1)
    if correction == "Holm":
        result[order] = np.minimum(1.0, np.maximum.accumulate((n - rank + 1) * ranked))
        return result
    factor = np.sum(1.0 / rank) if correction == "BY" else 1.0
    rising = np.minimum.accumulate((factor * n / rank * ranked)[::-1])[::-1]
    result[order] = np.minimum(1.0, rising)
    return result
