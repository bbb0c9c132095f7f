"""Exchange the groups' labels and see how often the difference is as large.

Labels move between clusters of one stratum (between outlets where groups are a label of
outlets). All relabellings are enumerated where they are few, else drawn; they depend on the
design alone, so that a feature's p does not change with what else is tested.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.compare.cells import Flags
from framing.compare.relabelling import Relabellings
from framing.compare.sums import Floats, Integers

TIE = 1e-9
# Pairs of units are listed in blocks of no more units than this.
PAIRED = 6


@dataclass(frozen=True, eq=False)
class Score:
    """What relabelling is applied to: each unit's deviations and exposure.

    The estimate's numerator is N = Σ z·d over units with labels z and deviations d. Its variance
    follows the bootstrap: an event that is drawn whole adds its own N², so that differences
    which vary over events are allowed for; elsewhere every unit adds a²·d² / (1 − leverage),
    with a = z − E₁/E and its share of the block's exposure as the leverage.

    Attributes
    ----------
    deviation : ndarray of float, shape (units, features)
        Hits minus those expected at the block's pooled rate; they sum to 0 in every block.
    exposure : ndarray of float, shape (units,)
    block : ndarray of int, shape (units,)
        Rising, every block present.
    first : ndarray of bool, shape (units,)
        The labels as they are.
    whole : ndarray of bool, shape (blocks,)
        Blocks that are drawn whole.
    """

    deviation: Floats
    exposure: Floats
    block: Integers
    first: Flags
    whole: Flags

    def studentised(self, labels: Floats) -> Floats:
        """The estimate over its standard error under each relabelling, (draws, features)."""
        numerator = labels @ self.deviation
        variance = self._whole(labels)
        if len(self._inside):
            variance += self._within(labels)
        if len(self._pairs[0]):
            variance += (labels[:, self._pairs[0]] * labels[:, self._pairs[1]]) @ self._products
        own = np.empty_like(variance)
        for rows in self._many:
            np.matmul(labels[:, rows], self.deviation[rows], out=own)
            np.multiply(own, own, out=own)
            variance += own
        spread = np.sqrt(np.maximum(variance, 0.0))
        there = spread > 0
        return np.asarray(np.where(there, numerator / np.where(there, spread, 1.0), 0.0))

    @cached_property
    def _slices(self) -> list[slice]:
        starts = np.flatnonzero(np.diff(self.block, prepend=-1))
        ends = np.append(starts[1:], len(self.block))
        return [slice(int(a), int(b)) for a, b in zip(starts, ends, strict=True)]

    @cached_property
    def _sides(self) -> tuple[Integers, Integers]:
        """How many units of each block have the label, and how many have not."""
        sizes = np.bincount(self.block)
        ours = np.bincount(self.block[self.first], minlength=len(sizes))
        return ours, sizes - ours

    @cached_property
    def _several(self) -> list[slice]:
        """Whole blocks with at least two units a side."""
        ours, theirs = self._sides
        chosen = np.flatnonzero(self.whole & (np.minimum(ours, theirs) > 1))
        return [self._slices[number] for number in chosen]

    @cached_property
    def _many(self) -> list[slice]:
        """Those of them that have too many pairs to list."""
        return [rows for rows in self._several if rows.stop - rows.start > PAIRED]

    @cached_property
    def _pairs(self) -> tuple[Integers, Integers]:
        """Pairs of units in the others: N² is Σ z·d² + Σ z·z′·2d·d′ over units and pairs."""
        pairs = [
            pair
            for rows in self._several
            if rows.stop - rows.start <= PAIRED
            for pair in itertools.combinations(range(rows.start, rows.stop), 2)
        ]
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    @cached_property
    def _products(self) -> Floats:
        one, other = self._pairs
        return np.asarray(2 * self.deviation[one] * self.deviation[other])

    @cached_property
    def _single(self) -> tuple[Integers, Floats, Floats]:
        """What single units add to Σ N² of whole blocks: units, their factors, a constant.

        Where a side is one unit, N² is that unit's d²; where both are, it never changes.
        """
        ours, theirs = self._sides
        squares = self.deviation**2
        listed = np.zeros(len(ours), dtype=bool)
        listed[self.block[self._pairs[0]]] = True
        pair = (ours == 1) & (theirs == 1)
        factor = np.where(pair, 0.0, np.where((ours == 1) | listed, 1.0, -1.0 * (theirs == 1)))
        fixed = np.where(pair, 0.5, 1.0 * (factor < 0))
        factor, fixed = ((of * self.whole)[self.block, None] for of in (factor, fixed))
        units = np.flatnonzero(factor)
        return units, factor[units] * squares[units], (fixed * squares).sum(axis=0)

    def _whole(self, labels: Floats) -> Floats:
        """The part of the variance that is a sum over single units of whole blocks."""
        units, factor, constant = self._single
        if len(units) == len(self.block):
            return np.asarray(labels @ factor + constant)
        return np.asarray(labels[:, units] @ factor + constant)

    @cached_property
    def _inside(self) -> Integers:
        """Units of blocks that are not drawn whole, and hold both labels."""
        ours, theirs = self._sides
        return np.flatnonzero((~self.whole & (np.minimum(ours, theirs) > 0))[self.block])

    @cached_property
    def _squares(self) -> tuple[Floats, Floats, Integers, Floats]:
        """Inside: d² / (1 − leverage), the same by block, blocks' starts, their exposures."""
        block, exposure = self.block[self._inside], self.exposure[self._inside]
        starts = np.flatnonzero(np.diff(block, prepend=-1))
        total = np.add.reduceat(exposure, starts)
        total = np.where(total > 0, total, 1.0)
        share = exposure / np.repeat(total, np.diff(starts, append=len(block)))
        rest = np.where(share < 1.0, 1.0 - share, 1.0)
        squares = self.deviation[self._inside] ** 2 / rest[:, None]
        return squares, np.add.reduceat(squares, starts, axis=0), starts, total

    def _within(self, labels: Floats) -> Floats:
        squares, sums, starts, total = self._squares
        if len(squares) < len(self.block):
            labels = labels[:, self._inside]
        if len(starts) == 1:
            share = (labels @ self.exposure[self._inside] / total)[:, None]
            return np.asarray((1 - 2 * share) * (labels @ squares) + share**2 * sums)
        weight = labels * self.exposure[self._inside]
        share = np.add.reduceat(weight, starts, axis=1) / total
        sizes = np.diff(starts, append=len(squares))
        np.multiply(labels, np.repeat(1 - 2 * share, sizes, axis=1), out=weight)
        within = weight @ squares
        within += share**2 @ sums
        return np.asarray(within)


def permutation_p(relabellings: Relabellings, scores: Sequence[Score]) -> list[Floats]:
    """Two-sided p of each feature: how often a relabelling's difference is as large.

    The statistic is the estimate over its robust standard error, so that groups whose articles
    differ in length or in how much they vary are compared fairly, and a difference that varies
    over events is not taken for one that is sure; p is twice the smaller of the
    two tails. With all relabellings enumerated the tails are their exact shares, otherwise
    (b + 1) / (m + 1) of m drawn.

    Source: Phipson & Smyth (2010), Statistical Applications in Genetics and Molecular Biology
    9, 39 (b + 1 over m + 1); Chung & Romano (2013), Annals of Statistics 41, 484–507
    (studentised permutation); MacKinnon & White (1985), Journal of Econometrics 29, 305–325
    (leverage, HC2).

    Parameters
    ----------
    relabellings : Relabellings
    scores : sequence of Score
        One for each exposure.

    Returns
    -------
    list of ndarray of float
        The p-values of each score's features.
    """
    labels = relabellings.first[None].astype(np.float64)
    observed = [score.studentised(labels)[0] for score in scores]
    edges = [TIE * np.maximum(1.0, np.abs(t)) for t in observed]
    above = [np.zeros(len(t), dtype=np.int64) for t in observed]
    below = [np.zeros(len(t), dtype=np.int64) for t in observed]
    for batch in relabellings.batches():
        for number, score in enumerate(scores):
            found = score.studentised(batch)
            above[number] += (found >= observed[number] - edges[number]).sum(axis=0)
            below[number] += (found <= observed[number] + edges[number]).sum(axis=0)
    one = 0 if relabellings.exact else 1
    tails = [np.minimum(a, b) for a, b in zip(above, below, strict=True)]
    return [np.minimum(1.0, 2 * (tail + one) / (relabellings.drawn + one)) for tail in tails]
