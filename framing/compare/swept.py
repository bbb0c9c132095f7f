"""The permutation statistic of `framing.compare.permutation`, swept over a sparse matrix.

Every relabelling's studentised difference of every term, at the cost of the counts that are not
0: a unit without the term takes part through its stratum's sums alone. The loops over
relabellings are the innermost ones, so that they run over neighbouring numbers.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from framing.compare.cells import Flags
from framing.compare.permutation import TIE
from framing.compare.relabelling import Relabellings
from framing.compare.sums import Floats, Integers
from framing.compare.tallies import over

# Of a term's hits: a spread below that is none.
NEAR = 1e-10


def sweep(columns, units, blocks, labels, sums, result):
    """Studentised differences of all terms under some relabellings, counted against the observed.

    Parameters
    ----------
    columns : where each term's counts start, their units, and the counts
    units : block, exposure and 1 − leverage of each unit
    blocks : exposure, whether it is drawn whole, and Σ e² / (1 − leverage) of each block
    labels : ndarray, shape (units, draws)
    sums : each block's Σ z·e, its Σ z·e² / (1 − leverage), and the first as a share of its
        exposure, shapes (blocks, draws)
    result : the differences observed, how many are as high, how many are as low; where the last
        two are empty, the first relabelling's differences are written as those observed
    """
    start, unit, count = columns
    block, exposure, rest = units
    size, whole, squares = blocks
    ours, spread, share = sums
    observed, above, below = result
    n_draws = labels.shape[1]
    total, variance = np.zeros(n_draws), np.zeros(n_draws)
    own, square = np.zeros(n_draws), np.zeros(n_draws)
    for term in range(len(start) - 1):
        total[:] = 0.0
        variance[:] = 0.0
        everything = 0.0
        at = start[term]
        while at < start[term + 1]:
            b = block[unit[at]]
            last = at
            hits = 0.0
            while last < start[term + 1] and block[unit[last]] == b:
                hits += count[last]
                last += 1
            everything += hits
            rate = hits / size[b]
            for draw in range(n_draws):
                own[draw] = -rate * ours[b, draw]
            if whole[b]:
                for place in range(at, last):
                    n, u = count[place], unit[place]
                    for draw in range(n_draws):
                        own[draw] += n * labels[u, draw]
                for draw in range(n_draws):
                    total[draw] += own[draw]
                    variance[draw] += own[draw] * own[draw]
            else:
                fixed = rate * rate * squares[b]
                for draw in range(n_draws):
                    square[draw] = rate * rate * spread[b, draw]
                for place in range(at, last):
                    n, u = count[place], unit[place]
                    expected = exposure[u] * rate
                    more = ((n - expected) ** 2 - expected**2) / rest[u]
                    fixed += more
                    for draw in range(n_draws):
                        own[draw] += n * labels[u, draw]
                        square[draw] += more * labels[u, draw]
                for draw in range(n_draws):
                    part = share[b, draw]
                    total[draw] += own[draw]
                    variance[draw] += (1.0 - 2.0 * part) * square[draw] + part * part * fixed
            at = last
        least = (NEAR * everything) ** 2
        if not len(above):
            observed[term] = total[0] / np.sqrt(variance[0]) if variance[0] > least else 0.0
            continue
        edge = TIE * max(1.0, abs(observed[term]))
        for draw in range(n_draws):
            t = total[draw] / np.sqrt(variance[draw]) if variance[draw] > least else 0.0
            above[term] += t >= observed[term] - edge
            below[term] += t <= observed[term] + edge


@functools.cache
def compiled() -> Callable[..., Any]:
    """`sweep`, compiled; what is compiled stays on disk."""
    import numba

    made: Callable[..., Any] = numba.njit(cache=True, nogil=True)(sweep)
    return made


def swept_p(
    counts: sparse.csr_array, exposure: Floats, relabellings: Relabellings, whole: Flags
) -> Floats:
    """Two-sided p of each term, by the statistic and the draws of `permutation_p`.

    Parameters
    ----------
    counts : sparse array, shape (units, terms)
    exposure : ndarray, shape (units,)
    relabellings : Relabellings
    whole : ndarray of bool, shape (blocks,)

    Returns
    -------
    ndarray, shape (terms,)
    """
    n, none = counts.shape[1], np.zeros(0, dtype=np.int64)
    observed, above, below = np.zeros(n), np.zeros(n, np.int64), np.zeros(n, np.int64)
    swept = Swept.of(counts, exposure, relabellings.block, whole)
    swept.run(relabellings.first[None].astype(np.float64), (observed, none, none))
    for batch in relabellings.batches():
        swept.run(batch, (observed, above, below))
    one = 0 if relabellings.exact else 1
    tail = np.minimum(above, below)
    return np.asarray(np.minimum(1.0, 2 * (tail + one) / (relabellings.drawn + one)))


@dataclass(frozen=True, eq=False)
class Swept:
    """What is swept: the counts by term, their units, the units' blocks."""

    columns: tuple[Integers, Integers, Floats]
    units: tuple[Integers, Floats, Floats]
    blocks: tuple[Floats, Flags, Floats]

    @classmethod
    def of(cls, counts: sparse.csr_array, exposure: Floats, block: Integers, whole: Flags) -> Swept:
        """Sort the counts by term, and sum the exposures over blocks."""
        by_term = sparse.csc_array(counts)
        by_term.sort_indices()
        n_blocks = len(whole)
        size = np.bincount(block, exposure, minlength=n_blocks).astype(np.float64)
        share = exposure / np.where(size > 0, size, 1.0)[block]
        rest = np.where(share < 1.0, 1.0 - share, 1.0)
        squares = np.bincount(block, exposure**2 / rest, minlength=n_blocks).astype(np.float64)
        starts, units = (np.asarray(a, np.int64) for a in (by_term.indptr, by_term.indices))
        data = np.asarray(by_term.data, dtype=np.float64)
        return cls((starts, units, data), (block, exposure, rest), (size, whole, squares))

    def run(self, labels: Floats, result: tuple[Floats, Integers, Integers]) -> None:
        """Sweep over some relabellings, shape (draws, units)."""
        block, exposure, rest = self.units
        across = np.ascontiguousarray(labels.T)
        n = len(self.blocks[0])
        into = sparse.csr_array(
            (np.ones(len(block)), (block, np.arange(len(block)))), shape=(n, len(block))
        )
        weights = (exposure, exposure**2 / rest)
        ours, spread = (np.asarray(into @ (across * weight[:, None])) for weight in weights)
        sums = ours, spread, over(ours, self.blocks[0][:, None])
        small = np.ascontiguousarray(labels.T, dtype=np.uint8)
        compiled()(self.columns, self.units, self.blocks, small, sums, result)
