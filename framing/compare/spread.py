"""How much sums of term rates vary between what is resampled: events, clusters or outlets.

For Σ_g b_g·r_g over two groups' rates r and slopes b that each term brings along, every event
drawn whole contributes Σ_g b_g (h_gs − r_g w_s) / W, where h_gs are the group's hits in it times
the other group's share of its words; every cluster inside a cell contributes b_g (x − R z) / W,
with x and z its hits and words times that share, and R = Σ x / Σ z of its cell.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from framing.compare.sums import Floats, sums_by
from framing.compare.tallies import Tallies, over

TERMS = 512


def variance(tallies: Tallies, slopes: Floats) -> Floats:
    """Variance of each term's Σ_g b_g·r_g, with events or clusters drawn as the plan says.

    Source: W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., sections 5.6 and 6.4 (strata,
    ratio estimate), by linear terms.

    Parameters
    ----------
    tallies : Tallies
    slopes : ndarray, shape (2, terms)
        By how much the quantity changes with each group's rate, the first group's first.

    Returns
    -------
    ndarray, shape (terms,)
    """
    if tallies.cells.by_outlet:
        return _between_outlets(tallies, slopes)
    return _between_events(tallies, slopes) + _inside_cells(tallies, slopes)


def jackknifed(sizes: Floats) -> Floats:
    """By what squared distances from a ratio are raised, as if each unit were left out in turn.

    n / (n − 1) where all are of one size, more for a unit that holds much of the whole and so
    has drawn the ratio to itself.

    Examples
    --------
    >>> jackknifed(np.array([1.0, 1.0])).tolist(), jackknifed(np.array([3.0, 1.0])).tolist()
    ([2.0, 2.0], [8.0, 0.8888888888888888])
    """
    n, total = len(sizes), sizes.sum()
    share = sizes / total if total > 0 else np.zeros(n)
    rest = np.where(share < 1.0, 1.0 - share, 1.0)
    return np.asarray((n - 1) / n / rest**2) if n > 1 else np.ones(n)


def freedom(tallies: Tallies) -> Floats:
    """Degrees of freedom of each term's variance.

    A term of few events or clusters has no more of them than these, and units of unequal size
    count for fewer: of parts a of the whole there are as many as (Σ a)² / Σ a² of equal ones.

    Source: Satterthwaite (1946), Biometrics Bulletin 2, 110–114, with each unit's part of the
    variance taken to go with the square of its words, or with its hits of the term.

    Returns
    -------
    ndarray, shape (terms,)
        At least 1.
    """
    plan, n = tallies.plan, len(tallies.relabellings.first)
    words = tallies.share * tallies.exposure
    size = sums_by(words[:, None], tallies.cells.unit, n)[:, 0]
    parts = [tallies.weight[plan.whole], *(size[cell] for cell in plan.cells)]
    bound = sum(effective(part**2) - 1 for part in parts if part.any())
    stratum = tallies.cells.stratum
    drawn = np.where(plan.whole[stratum], n + stratum, tallies.cells.unit)
    numbers = np.unique(drawn, return_inverse=True)[1]
    into = sparse.csr_array((words > 0, (numbers, np.arange(len(numbers))))).astype(np.float64)
    held = into @ _scaled(tallies.counts, tallies.share)
    total, squares = np.asarray(held.sum(axis=0)), np.asarray((held**2).sum(axis=0))
    some = over(total**2, squares) - (2 if plan.cells else 1)
    return np.asarray(np.clip(some, 1.0, max(1.0, bound)))


def effective(parts: Floats) -> float:
    """As many equal parts as these are worth.

    Examples
    --------
    >>> effective(np.array([2.0, 2.0, 2.0])), effective(np.array([4.0, 0.0]))
    (3.0, 1.0)
    """
    return float(parts.sum() ** 2 / (parts**2).sum())


def _between_events(tallies: Tallies, slopes: Floats) -> Floats:
    whole = tallies.plan.whole
    n = int(whole.sum())
    if n == 0:
        return np.zeros(slopes.shape[1])
    place = np.cumsum(whole) - 1
    stratum, first = tallies.cells.stratum, tallies.cells.first
    hits = []
    for side in (first, ~first):
        rows = np.flatnonzero(side & whole[stratum])
        given = (tallies.share[rows], (place[stratum[rows]], rows))
        hits.append(sparse.csr_array(given, shape=(n, len(first))) @ tallies.counts)
    weight = tallies.weight[whole]
    factor = jackknifed(weight)
    squares = [
        np.asarray(factor @ (one * other))
        for one, other in ((hits[0], hits[0]), (hits[0], hits[1]), (hits[1], hits[1]))
    ]
    level = (slopes * tallies.rates).sum(axis=0)
    scaled = factor * weight
    along = sum(slope * (scaled @ part) for slope, part in zip(slopes, hits, strict=True))
    spread = slopes[0] ** 2 * squares[0] + 2 * slopes[0] * slopes[1] * squares[1]
    spread = spread + slopes[1] ** 2 * squares[2]
    spread = spread - 2 * level * along + level**2 * (factor @ weight**2)
    return np.asarray(np.maximum(spread, 0.0) / tallies.weight.sum() ** 2)


def _inside_cells(tallies: Tallies, slopes: Floats) -> Floats:
    cells = tallies.plan.cells
    total = np.zeros(slopes.shape[1])
    if not cells:
        return total
    rows = np.concatenate(cells)
    cell = np.repeat(np.arange(len(cells)), [len(part) for part in cells])
    into = sparse.csr_array((np.ones(len(rows)), (cell, np.arange(len(rows)))))
    hits = _scaled(tallies.counts[rows], tallies.share[rows])
    words = tallies.share[rows] * tallies.exposure[rows]
    factor = np.concatenate([jackknifed(words[cell == number]) for number in range(len(cells))])
    counted = (hits, _scaled(hits**2, factor), _scaled(hits, factor * words))
    sums = [into @ part for part in counted]
    by_cell = np.stack([words, factor * words**2], axis=1)
    size, squared = sums_by(by_cell, cell, len(cells)).T
    ratio = _scaled(sums[0], 1.0 / np.where(size > 0, size, 1.0))
    spread = sums[1] - 2 * ratio.multiply(sums[2]) + _scaled(ratio**2, squared)
    half = len(cells) // 2
    for slope, part in zip(slopes, (slice(0, half), slice(half, None)), strict=True):
        total += slope**2 * np.asarray(spread[part].sum(axis=0))
    return np.asarray(np.maximum(total, 0.0) / tallies.weight.sum() ** 2)


def _scaled(rows: sparse.csr_array, factors: Floats) -> sparse.csr_array:
    return sparse.csr_array(sparse.diags_array(factors) @ rows)


def _between_outlets(tallies: Tallies, slopes: Floats) -> Floats:
    """Outlets' deviations from the strata's pooled rates, about their group's mean deviation."""
    cells, share = tallies.cells, tallies.share
    n, units = cells.n_strata, len(tallies.relabellings.first)
    first = tallies.relabellings.first
    size = sums_by((share * tallies.exposure)[:, None], cells.unit, units)
    total = np.zeros(slopes.shape[1])
    for start in range(0, slopes.shape[1], TERMS):
        block = slice(start, start + TERMS)
        hits = tallies.counts[:, block].toarray()
        pooled = sums_by(hits, cells.stratum, n) / np.maximum(tallies.sides.sum(axis=0), 1)[:, None]
        apart = hits - tallies.exposure[:, None] * pooled[cells.stratum]
        by_unit = sums_by(apart * share[:, None], cells.unit, units)
        for side, slope in zip((first, ~first), slopes[:, block], strict=True):
            factor = jackknifed(size[side][:, 0])
            ratio = by_unit[side].sum(axis=0) / size[side].sum()
            spread = factor @ (by_unit[side] - ratio * size[side]) ** 2
            total[block] += slope**2 * spread
    return np.asarray(total / tallies.weight.sum() ** 2)
