"""How alike articles are in what they are about, and how near in time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

Days = npt.NDArray[np.datetime64]

LEAST = 0.05
"""Pairs less alike than this are taken for unlike."""

NEIGHBOURS = 100
"""Of each article, so many of those most like it are looked at."""

FAR = 0.5
"""What likeness counts for where the dates are far apart."""

_BLOCK = 256


def trusted(days: Days) -> bool:
    """Whether dates tell articles apart: most are there, and no day holds half of them.

    One day that holds half of the dates is the day of a crawl, or a constant; ten dates are
    needed to tell.

    Examples
    --------
    >>> trusted(np.array(["2026-02-01"] * 20, dtype="datetime64[D]"))
    False
    >>> trusted(np.arange("2026-02-01", "2026-02-21", dtype="datetime64[D]"))
    True
    """
    known = days[~np.isnat(days)]
    if 2 * len(known) < len(days) or not len(known):
        return False
    counts = np.unique(known, return_counts=True)[1]
    return len(known) < 10 or bool(2 * counts.max() < len(known))


def weighted(counts: sparse.csr_array) -> sparse.csr_array:
    """Rows of length 1 of log counts times inverse document frequency.

    Source: Salton & Buckley (1988), Term-weighting approaches in automatic text retrieval,
    Information Processing & Management 24(5), 513-523.
    """
    n_units, n_terms = counts.shape
    units = np.bincount(counts.indices, minlength=n_terms)
    rarity = np.log((n_units + 1) / (units + 1)) + 1
    values = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = sparse.csr_array((values, counts.indices, counts.indptr), shape=counts.shape)
    length = np.sqrt(rows.multiply(rows).sum(axis=1))
    scaled = values / np.repeat(np.where(length > 0, length, 1), np.diff(counts.indptr))
    return sparse.csr_array((scaled, counts.indices, counts.indptr), shape=counts.shape)


def alike(rows: sparse.csr_array, days: Days | None, *, half_life: float) -> sparse.csr_array:
    """The likeness of articles that are alike: cosine, less where dates are apart.

    Parameters
    ----------
    rows : sparse array, shape (n_units, n_terms)
        As from `weighted`.
    days : ndarray of datetime64[D], shape (n_units,), or None
        None where dates are not to be trusted. A pair with an unknown day counts as one that
        is `half_life` apart.
    half_life : float
        Days after which half of what distance in time can take away is taken.

    Returns
    -------
    sparse array, shape (n_units, n_units)
        Symmetric, without a diagonal; only values from `LEAST` on.
    """
    n_units = rows.shape[0]
    columns = sparse.csr_array(rows.T)
    found = []
    for start in range(0, max(n_units, 1), _BLOCK):
        block = sparse.coo_array(rows[start : start + _BLOCK] @ columns)
        one, two, value = block.row + start, block.col, block.data
        kept = (value >= LEAST) & (one != two)
        one, two, value = one[kept], two[kept], value[kept]
        if days is not None:
            value = value * _nearness(days[one], days[two], half_life)
        value = value.round(9)
        order = np.lexsort((two, -value, one))
        one, two, value = one[order], two[order], value[order]
        rank = np.arange(len(one)) - np.searchsorted(one, one)
        kept = (value >= LEAST) & (rank < NEIGHBOURS)
        found.append((one[kept], two[kept], value[kept]))
    one, two, value = (np.concatenate(part) for part in zip(*found, strict=True))
    pairs = sparse.csr_array((value, (one, two)), shape=(n_units, n_units))
    both = sparse.csr_array(pairs.maximum(pairs.T))
    both.sort_indices()
    return both


def _nearness(one: Days, two: Days, half_life: float) -> npt.NDArray[np.float64]:
    gap = np.abs((one - two).astype("timedelta64[D]").astype(np.float64))
    gap[np.isnat(one) | np.isnat(two)] = half_life
    return FAR + (1 - FAR) * np.exp2(-gap / half_life)
