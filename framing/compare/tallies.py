"""Term counts of two groups summed over clusters: what `keyness`, `shift` and others work on.

A group's rate of a term is averaged over strata with Mantel–Haenszel weights, as in `contrast`:
with exposures E₁ and E₀ (words counted) in stratum s and w = E₁E₀ / (E₁ + E₀),

    rate of group g  =  Σ w H_g / E_g  /  Σ w.

Over all terms a group's rates sum to 1: they are the words that the group would use if it wrote
as much on each event as the other does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare import notes
from framing.compare.bootstrap import Plan
from framing.compare.cells import Cells, Flags, cells_of
from framing.compare.contrast import FEW, FEWEST
from framing.compare.contrast_all import REST
from framing.compare.counts import TermCounts
from framing.compare.exposure import Features
from framing.compare.relabelling import Relabellings
from framing.compare.resampling import Resampling
from framing.compare.sums import Floats, Integers, sums_by
from framing.errors import TooFewUnits

if TYPE_CHECKING:
    from framing.corpus.design import Design

SIZE = "n_tokens"


@dataclass(frozen=True, eq=False)
class Tallies:
    """Two groups' counts of every term, one row a cluster within its stratum and group.

    Attributes
    ----------
    cells : Cells
        The rows; their only feature is the number of words counted.
    counts : sparse array of float, shape (rows, terms)
        Copies inside a group averaged.
    units : sparse array of int, shape (units compared, terms)
        The counts of single units; `side` tells which of them are the first group's.
    side : ndarray of bool, shape (units compared,)
    names : Index
        The units compared.
    terms : tuple of str
    plan : Plan
    relabellings : Relabellings
    """

    cells: Cells
    counts: sparse.csr_array
    units: sparse.csr_array
    side: Flags
    names: pd.Index
    terms: tuple[str, ...]
    plan: Plan
    relabellings: Relabellings

    @classmethod
    def of(
        cls,
        counts: TermCounts,
        design: Design,
        *,
        pair: tuple[str, str],
        resampling: Resampling,
        key: tuple[object, ...],
    ) -> Tallies:
        """Sum the counts of two groups over clusters, with copies counted once.

        Parameters
        ----------
        counts : TermCounts
        design : Design
        pair : tuple of two str
            The second may be ``all others``.
        resampling : Resampling
        key : tuple
            The seed, and the name of what is computed.

        Raises
        ------
        FramingError, SchemaError
            As `framing.compare.cells.cells_of`.
        TooFewUnits
            Where a side has fewer than 4 of the units that are resampled.
        """
        size = counts.sizes.to_numpy(dtype=np.float64)
        frame = pd.DataFrame({SIZE: size}, index=counts.units)
        one = Features((SIZE,), frame, (size,), np.zeros(1, dtype=np.int64), "tokens")
        design = with_rest(design, pair)
        cells = cells_of(one, design, pair=pair, shared=resampling.shared)
        if cells.by_outlet:
            first = np.zeros(int(cells.unit.max()) + 1, dtype=bool)
            first[cells.unit[cells.first]] = True
            block, n_blocks = np.zeros(len(first), dtype=np.int64), 1
        else:
            first, block, n_blocks = cells.first, cells.stratum, cells.n_strata
        key = (*key, *cells.groups)
        plan = Plan.of(first, block, n_strata=n_blocks, draws=resampling.draws, key=key)
        if cells.by_outlet:
            plan = replace(plan, whole=np.zeros(cells.n_strata, dtype=bool))
        sides = plan.counted(np.ones(len(first), dtype=bool))
        if min(sides) < FEWEST:
            drawn = notes.resampled(plan, cells, design)
            raise TooFewUnits(notes.refusal(cells, sides, drawn))
        summing = sparse.csr_array(cells.summing)
        placed = sparse.coo_array(summing)
        order = np.argsort(placed.col)
        return cls(
            cells,
            sparse.csr_array(summing @ counts.matrix.astype(np.float64)),
            sparse.csr_array(counts.matrix[placed.col[order]]),
            np.asarray(cells.first[placed.row[order]]),
            counts.units[placed.col[order]],
            counts.terms,
            plan,
            Relabellings(first, block, resampling.permutations, key),
        )

    @property
    def exposure(self) -> Floats:
        """Words counted in each row."""
        return np.asarray(self.cells.exposures[:, 0])

    @cached_property
    def sides(self) -> Floats:
        """Words of the two groups in each stratum, shape (2, strata)."""
        return self._by_stratum(self.exposure[:, None])[..., 0]

    @cached_property
    def used(self) -> Flags:
        """Strata in which both groups have words."""
        return np.asarray((self.sides > 0).all(axis=0))

    @cached_property
    def weight(self) -> Floats:
        """Each stratum's Mantel–Haenszel weight."""
        return over(self.sides[0] * self.sides[1], self.sides.sum(axis=0))

    @cached_property
    def share(self) -> Floats:
        """For each row, the share that the other group has of its stratum's words."""
        other = np.where(self.cells.first, self.sides[1][self._at], self.sides[0][self._at])
        return over(other, self.sides.sum(axis=0)[self._at])

    @cached_property
    def rates(self) -> Floats:
        """The two groups' rates of each term, each row summing to 1, shape (2, terms)."""
        weights = np.stack([self.share * self.cells.first, self.share * ~self.cells.first])
        return np.asarray((weights @ self.counts) / self.weight.sum())

    @cached_property
    def sizes(self) -> Floats:
        """Words of the two groups in the strata that are used, shape (2,)."""
        return np.asarray(self.sides[:, self.used].sum(axis=1))

    @cached_property
    def hits(self) -> Floats:
        """Hits of the two groups in the strata that are used, shape (2, terms)."""
        used = self.used[self._at]
        weights = np.stack([used & self.cells.first, used & ~self.cells.first]).astype(np.float64)
        return np.asarray(weights @ self.counts)

    @cached_property
    def held(self) -> tuple[Integers, Integers]:
        """How many units, and how many of what is resampled, use each term."""
        n = len(self.terms)
        units = np.bincount(self.units.indices, minlength=n)
        drawn = self.by_unit(self.counts) if self.cells.by_outlet else self.counts
        return units, np.bincount(sparse.csr_array(drawn).indices, minlength=n)

    def by_unit(self, values: sparse.csr_array) -> sparse.csr_array:
        """Rows summed over the units that are resampled, which are rows or outlets."""
        n, rows = len(self.relabellings.first), np.arange(len(self.cells.unit))
        into = sparse.csr_array((np.ones(len(rows)), (self.cells.unit, rows)), shape=(n, len(rows)))
        return sparse.csr_array(into @ values)

    def users(self, side: int) -> Floats:
        """The share of a group's units that use each term; side 0 is the first group."""
        chosen = self.units[self.side] if side == 0 else self.units[~self.side]
        n = np.bincount(chosen.indices, minlength=len(self.terms))
        return np.asarray(n / max(1, chosen.shape[0]))

    def draws(self) -> Iterator[Floats]:
        """How often each row is drawn in a bootstrap, shape (some draws, rows)."""
        drawn = np.concatenate([np.zeros(0, dtype=np.int64), *self.plan.cells])
        place = np.full(len(self.relabellings.first), -1)
        place[drawn] = np.arange(len(drawn))
        event = np.cumsum(self.plan.whole) - 1
        is_whole = self.plan.whole[self._at]
        inside = place[self.cells.unit]
        for whole, times in self.plan.batches():
            rows = np.ones((len(whole), len(self._at)))
            rows[:, is_whole] = whole[:, event[self._at[is_whole]]]
            rows[:, inside >= 0] = times[:, inside[inside >= 0]]
            yield rows

    def weighing(self, times: Floats, first: Flags | Floats | None = None) -> tuple[Floats, Floats]:
        """Weights that turn the rows' counts into both groups' rates, under draws or labels.

        Parameters
        ----------
        times : ndarray, shape (draws, rows)
            How often each row is drawn.
        first : ndarray, shape (draws, rows), optional
            Which rows are the first group's, if not those that are.

        Returns
        -------
        tuple of two ndarray, shape (draws, rows)
            ``weights @ counts`` are the rates of a group.
        """
        ours = self.cells.first[None] if first is None else first
        both = [times * ours * self.exposure, times * (1.0 - ours) * self.exposure]
        into = sparse.csr_array(
            (np.ones(len(self._at)), (np.arange(len(self._at)), self._at)),
            shape=(len(self._at), self.cells.n_strata),
        )
        sides = [np.asarray(side @ into) for side in both]
        total = sides[0] + sides[1]
        weight = over(sides[0] * sides[1], total).sum(axis=1, keepdims=True)
        share = [over(side, total)[:, self._at] for side in reversed(sides)]
        labels = (np.asarray(ours, dtype=np.float64), 1.0 - ours)
        first_, second = (times * labels[g] * share[g] / weight for g in (0, 1))
        return first_, second

    @cached_property
    def _at(self) -> Integers:
        return self.cells.stratum

    def _by_stratum(self, values: Floats) -> Floats:
        n, first = self.cells.n_strata, self.cells.first
        return np.stack([sums_by(values[s], self._at[s], n) for s in (first, ~first)])


def with_rest(design: Design, pair: tuple[str, str]) -> Design:
    """The design with every group but the first called ``all others``, where that is asked for."""
    groups = design.table["group"]
    if pair[1] != REST or pair[0] not in set(groups):
        return design
    others = groups.where(groups == pair[0], REST)
    return replace(design, table=design.table.assign(group=others.astype("str")))


def over(numerator: Floats, denominator: Floats) -> Floats:
    """The quotient, 0 where there is nothing to divide by.

    Examples
    --------
    >>> over(np.array([1.0, 2.0]), np.array([2.0, 0.0])).tolist()
    [0.5, 0.0]
    """
    there = denominator > 0
    return np.asarray(np.where(there, numerator / np.where(there, denominator, 1.0), 0.0))


def warned(tallies: Tallies, design: Design) -> list[str]:
    """What to expect of intervals where few units are resampled."""
    sides = tallies.plan.counted(np.ones(len(tallies.relabellings.first), dtype=bool))
    if min(sides) >= FEW:
        return []
    return [notes.few(sides, notes.resampled(tallies.plan, tallies.cells, design))]
