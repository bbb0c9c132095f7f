"""Exchange the groups' labels and see how often the difference is as large.

Labels move between clusters of one stratum (between outlets where groups are a label of
outlets). All relabellings are enumerated where they are few, else drawn; they depend on the
design alone, so that a feature's p does not change with what else is tested.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from framing.compare.cells import Flags
from framing.compare.sums import Floats, Integers
from framing.provenance import seeded

# Blocks of no more units than this are dealt from the list of all their labellings.
SHORT = 12
# Numbers in one batch of relabellings: 8 bytes each.
BATCH = 2_000_000
TIE = 1e-9


@dataclass(frozen=True, eq=False)
class Relabellings:
    """The ways to deal the first group's labels anew within blocks.

    Attributes
    ----------
    first : ndarray of bool, shape (units,)
        The labels as they are. Units stand in the order of their blocks.
    block : ndarray of int, shape (units,)
    permutations : int
    key : tuple
        The seed, then names that the draws are for.
    """

    first: Flags
    block: Integers
    permutations: int
    key: tuple[object, ...]

    @cached_property
    def _kinds(self) -> dict[tuple[int, int], Integers]:
        """Blocks of one size and one number of labels: their units, one block a row."""
        starts = np.flatnonzero(np.diff(self.block, prepend=-1))
        ends = np.append(starts[1:], len(self.block))
        kinds: dict[tuple[int, int], list[Integers]] = {}
        for start, end in zip(starts, ends, strict=True):
            kind = int(end - start), int(self.first[start:end].sum())
            kinds.setdefault(kind, []).append(np.arange(start, end))
        return {kind: np.stack(rows) for kind, rows in sorted(kinds.items())}

    @cached_property
    def count(self) -> int:
        """How many relabellings there are, the one that was observed among them."""
        each = [math.comb(*kind) ** len(rows) for kind, rows in self._kinds.items()]
        return math.prod(each)

    @property
    def exact(self) -> bool:
        """Whether all of them are enumerated."""
        return self.count <= self.permutations

    @property
    def drawn(self) -> int:
        """How many are looked at."""
        return self.count if self.exact else self.permutations

    @property
    def smallest(self) -> float:
        """The smallest two-sided p that can come out."""
        return min(1.0, 2.0 / (self.count if self.exact else self.permutations + 1))

    def batches(self) -> Iterator[Floats]:
        """The labels as 1 and 0, one relabelling a row, some rows at a time."""
        size = int(np.clip(BATCH // max(1, len(self.first)), 16, 1_024))
        for number, start in enumerate(range(0, self.drawn, size)):
            rows = np.arange(start, min(start + size, self.drawn))
            yield self._enumerated(rows) if self.exact else self._draw(number, len(rows))

    def _enumerated(self, rows: Integers) -> Floats:
        labels = np.empty((len(rows), len(self.first)))
        left = rows
        for kind, blocks in self._kinds.items():
            listed = _listed(*kind)
            for units in blocks:
                left, choice = np.divmod(left, len(listed))
                labels[:, units] = listed[choice]
        return labels

    def _draw(self, number: int, n: int) -> Floats:
        random = seeded(int(str(self.key[0])), *self.key[1:], "permutation", number)
        dealt = [
            _dealt(random, (n, *blocks.shape), ones).reshape(n, -1)
            for (_, ones), blocks in self._kinds.items()
        ]
        return dealt[0] if len(dealt) == 1 else np.concatenate(dealt, axis=1)[:, self._order]

    @cached_property
    def _order(self) -> Integers:
        """Where each unit stands when blocks of one kind stand together."""
        return np.argsort(np.concatenate([blocks.ravel() for blocks in self._kinds.values()]))


@dataclass(frozen=True, eq=False)
class Score:
    """What relabelling is applied to: each unit's deviations and exposure.

    Attributes
    ----------
    deviation : ndarray of float, shape (units, features)
        Hits minus those expected at the block's pooled rate.
    exposure : ndarray of float, shape (units,)
    block : ndarray of int, shape (units,)
        Rising, every block present.
    """

    deviation: Floats
    exposure: Floats
    block: Integers

    @cached_property
    def _starts(self) -> Integers:
        return np.flatnonzero(np.diff(self.block, prepend=-1))

    @cached_property
    def _total(self) -> Floats:
        return np.add.reduceat(self.exposure, self._starts)

    @cached_property
    def _squares(self) -> Floats:
        """Squared deviations over 1 − leverage, the leverage being the share of exposure."""
        share = self.exposure / np.where(self._total > 0, self._total, 1.0)[self.block]
        rest = np.where(share < 1.0, 1.0 - share, 1.0)
        return np.asarray(self.deviation**2 / rest[:, None])

    def studentised(self, labels: Floats) -> Floats:
        """The estimate over its standard error under each relabelling, (draws, features).

        With z the labels and a = z − E₁/E in a row's block, the estimate's numerator is Σ a·d
        over rows with deviations d, and its variance Σ a²·d²/(1 − leverage).
        """
        ours = np.add.reduceat(labels * self.exposure, self._starts, axis=1)
        share = ours / np.where(self._total > 0, self._total, 1.0)
        numerator = labels @ self.deviation
        if len(self._starts) == 1:
            inside = labels @ self._squares
            whole = self._squares.sum(axis=0)
            variance = (1 - share) ** 2 * inside + share**2 * (whole - inside)
        else:
            sizes = np.diff(self._starts, append=len(self.block))
            weight = labels * np.repeat(1 - 2 * share, sizes, axis=1)
            weight += np.repeat(share**2, sizes, axis=1)
            variance = weight @ self._squares
        spread = np.sqrt(np.maximum(variance, 0.0))
        there = spread > 0
        return np.asarray(np.where(there, numerator / np.where(there, spread, 1.0), 0.0))


def permutation_p(relabellings: Relabellings, scores: Sequence[Score]) -> list[Floats]:
    """Two-sided p of each feature: how often a relabelling's difference is as large.

    The statistic is the estimate over its robust standard error, so that groups whose articles
    differ in length or in how much they vary are compared fairly; p is twice the smaller of the
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


def _dealt(random: np.random.Generator, shape: tuple[int, int, int], ones: int) -> Floats:
    """Labels for draws × blocks × units of one block, `ones` of them 1 in each block."""
    size = shape[2]
    if ones in (0, size):
        return np.full(shape, float(ones > 0))
    if size <= SHORT:
        listed = _listed(size, ones)
        return listed[random.integers(len(listed), size=shape[:2])]
    keys = random.random(shape, dtype=np.float32)
    ranked = np.partition(keys, ones - 1, axis=2)
    labels = keys <= ranked[:, :, ones - 1 : ones]
    # Two equal keys at the border would deal one label too many: those blocks are dealt again.
    for draw, block in np.argwhere(np.count_nonzero(labels, axis=2) != ones):
        labels[draw, block] = False
        labels[draw, block, random.permutation(size)[:ones]] = True
    return labels.astype(np.float64)


@lru_cache(maxsize=256)
def _listed(size: int, ones: int) -> npt.NDArray[np.float64]:
    """Every way to label `ones` of `size` units, one a row."""
    chosen = list(itertools.combinations(range(size), ones))
    labels = np.zeros((len(chosen), size))
    np.put_along_axis(labels, np.array(chosen, dtype=np.int64).reshape(-1, ones), 1.0, axis=1)
    labels.flags.writeable = False
    return labels
