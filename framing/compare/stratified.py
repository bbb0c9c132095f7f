"""The difference of two groups' rates within strata, for every feature at once.

In stratum s the groups have hits H₁, H₀ and exposures E₁, E₀. Each stratum's own difference of
rates is weighted by w = E₁E₀ / (E₁ + E₀), the Mantel–Haenszel weight:

    estimate = Σ w (H₁/E₁ − H₀/E₀) / Σ w,      effect = log(Σ w H₁/E₁ / Σ w H₀/E₀).

Both groups' rates are thereby averaged over the same strata with the same weights, so what each
group chose to write about cannot differ; a stratum where one group has hardly a word counts
for little, one where it has none counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.compare.cells import Cells, Flags
from framing.compare.sums import Floats, Integers, sums_by, totals

ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Stratified:
    """Two groups' sums within strata, for the features that share one exposure.

    Source: Mantel & Haenszel (1959), Journal of the National Cancer Institute 22, 719–748;
    Greenland & Robins (1985), Biometrics 41, 55–68 (rate difference and ratio, sparse strata).

    Attributes
    ----------
    first : ndarray of bool, shape (rows,)
    stratum : ndarray of int, shape (rows,)
    hits : ndarray of float, shape (rows, features)
    exposure : ndarray of float, shape (rows,)
    sides : ndarray of float, shape (2, strata)
        The two groups' exposures, the first group's first.
    sums : ndarray of float, shape (2, strata, features)
        The two groups' hits.
    pooled : ndarray of float, shape (strata, features)
        Both groups' rate taken together.
    """

    first: Flags
    stratum: Integers
    hits: Floats
    exposure: Floats
    sides: Floats
    sums: Floats
    pooled: Floats

    @classmethod
    def of(cls, cells: Cells, features: Integers, exposure: int) -> Stratified:
        """The part of the cells whose features are divided by one exposure."""
        hits, size = cells.hits[:, features], cells.exposures[:, exposure]
        n = cells.n_strata
        sums = np.stack(
            [sums_by(hits[side], cells.stratum[side], n) for side in (cells.first, ~cells.first)]
        )
        sides = np.stack(
            [
                sums_by(size[side, None], cells.stratum[side], n)[:, 0]
                for side in (cells.first, ~cells.first)
            ]
        )
        pooled = _over(sums.sum(axis=0), sides.sum(axis=0)[:, None])
        return cls(cells.first, cells.stratum, hits, size, sides, sums, pooled)

    @cached_property
    def used(self) -> Flags:
        """Strata where both groups have exposure; the others have no weight."""
        return np.asarray((self.sides > 0).all(axis=0))

    @cached_property
    def weight(self) -> Floats:
        """Each stratum's weight, E₁E₀ / (E₁ + E₀)."""
        return _over(self.sides[0] * self.sides[1], self.sides.sum(axis=0))

    @cached_property
    def share(self) -> Floats:
        """For each row, the share that the other group has of its stratum's exposure."""
        other = np.where(self.first, self.sides[1][self.stratum], self.sides[0][self.stratum])
        return _over(other, self.sides.sum(axis=0)[self.stratum])

    @cached_property
    def difference(self) -> Floats:
        """Each stratum's weight times its difference of rates, shape (strata, features)."""
        across = self.sums[0] * self.sides[1][:, None] - self.sums[1] * self.sides[0][:, None]
        return _over(across, self.sides.sum(axis=0)[:, None])

    @cached_property
    def deviation(self) -> Floats:
        """Each row's hits minus those its stratum's pooled rate gives it.

        They sum to 0 in every stratum, and their sum over the first group is the numerator of
        the estimate, whatever the labels: `permutation` rests on this.
        """
        deviation = self.exposure[:, None] * self.pooled[self.stratum]
        near = np.abs(deviation - self.hits) <= ROUNDING * np.abs(self.hits)
        np.subtract(self.hits, deviation, out=deviation)
        deviation[near] = 0.0
        return deviation

    def rates(self) -> Floats:
        """The two groups' rates over the same strata, shape (2, features)."""
        total = self.sides.sum(axis=0)[:, None]
        both = [totals(_over(self.sums[g] * self.sides[1 - g][:, None], total)) for g in (0, 1)]
        return _over(np.stack(both), totals(self.weight[:, None]))

    def hits_used(self) -> Floats:
        """Hits of the two groups in the strata that are used, shape (2, features)."""
        return np.stack([totals(side[self.used]) for side in self.sums])

    def exposure_used(self) -> Floats:
        """Exposures of the two groups in the strata that are used, shape (2,)."""
        return totals(self.sides[:, self.used].T)


def _over(numerator: Floats, denominator: Floats) -> Floats:
    """The quotient, 0 where there is nothing to divide by."""
    there = denominator > 0
    return np.asarray(np.where(there, numerator / np.where(there, denominator, 1.0), 0.0))
