"""All the ways to deal two labels anew within blocks, or a random choice of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from framing.compare.cells import Flags
from framing.compare.sums import Floats, Integers
from framing.provenance import seeded

# Blocks of no more units than this are dealt from the list of all their labellings.
SHORT = 12
# Longer blocks are dealt together with others that are at most so much longer.
LONGER = 1.25
# Numbers in one batch of relabellings: 8 bytes each.
BATCH = 2_000_000


@dataclass(frozen=True, eq=False)
class Relabellings:
    """The ways to deal the first group's labels anew within blocks.

    Attributes
    ----------
    first : ndarray of bool, shape (units,)
        The labels as they are. Units stand in the order of their blocks.
    block : ndarray of int, shape (units,)
    permutations : int
        How many are drawn; all are enumerated where there are no more.
    key : tuple
        The seed, then names that the draws are for.
    """

    first: Flags
    block: Integers
    permutations: int
    key: tuple[object, ...]

    @cached_property
    def count(self) -> int:
        """How many relabellings there are, the one that was observed among them."""
        return math.prod(math.comb(size, ones) for size, ones in self._kinds)

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
            yield self._enumerated(rows) if self.exact else self._drawn(number, len(rows))

    @cached_property
    def _starts(self) -> Integers:
        return np.flatnonzero(np.diff(self.block, prepend=-1))

    @cached_property
    def _kinds(self) -> list[tuple[int, int]]:
        """Each block's size and how many of its units have the label."""
        sizes = np.diff(self._starts, append=len(self.block))
        ones = np.add.reduceat(self.first.astype(np.int64), self._starts)
        return list(zip(sizes.tolist(), ones.tolist(), strict=True))

    def _enumerated(self, rows: Integers) -> Floats:
        labels = np.empty((len(rows), len(self.first)))
        left = rows
        for start, (size, ones) in zip(self._starts, self._kinds, strict=True):
            listed = _listed(size, ones)
            left, choice = np.divmod(left, len(listed))
            labels[:, start : start + size] = listed[choice]
        return labels

    def _drawn(self, number: int, n: int) -> Floats:
        random = seeded(int(str(self.key[0])), *self.key[1:], "permutation", number)
        dealt = [_dealt(random, n, kinds) for kinds, _ in self._together]
        if len(self._kinds) == 1:
            return dealt[0].astype(np.float64)
        side_by_side = np.concatenate(dealt, axis=1)
        return np.take(side_by_side, self._order, axis=1).astype(np.float64)

    @cached_property
    def _together(self) -> list[tuple[list[tuple[int, int]], Integers]]:
        """Blocks that are dealt in one go: their kinds, and their numbers."""
        order = sorted(range(len(self._kinds)), key=lambda number: (self._kinds[number], number))
        groups: list[list[int]] = []
        for number in order:
            first = self._kinds[groups[-1][0]] if groups else (0, 0)
            size = self._kinds[number][0]
            alike = size <= SHORT and self._kinds[number] == first
            if alike or (first[0] > SHORT and size <= LONGER * first[0]):
                groups[-1].append(number)
            else:
                groups.append([number])
        return [([self._kinds[n] for n in group], np.array(group)) for group in groups]

    @cached_property
    def _order(self) -> Integers:
        """Where each unit stands among what was dealt, which is padded to the longest block."""
        place = np.empty(len(self.first), dtype=np.int64)
        start = 0
        for kinds, blocks in self._together:
            width = max(size for size, _ in kinds)
            for number, (size, _) in zip(blocks, kinds, strict=True):
                place[self._starts[number] : self._starts[number] + size] = np.arange(
                    start, start + size
                )
                start += width
        return place


def _dealt(random: np.random.Generator, n: int, kinds: list[tuple[int, int]]) -> Flags:
    """Labels of some blocks side by side, n draws of them, each as wide as the longest block."""
    size, ones = kinds[-1]
    if size <= SHORT:
        listed = _listed(size, ones)
        return listed[random.integers(len(listed), size=(n, len(kinds)))].reshape(n, -1)
    sizes, wanted = np.array(kinds).T
    keys = random.random((n, len(kinds), size), dtype=np.float32)
    padding = np.arange(size) >= sizes[:, None]
    if padding.any():
        np.copyto(keys, 2.0, where=padding)
    ranked = np.partition(keys, ones - 1, axis=2) if len(kinds) == 1 else np.sort(keys, axis=2)
    bound = np.take_along_axis(ranked, np.maximum(wanted - 1, 0)[None, :, None], axis=2)
    labels = keys <= np.where(wanted > 0, 1.0, -1.0)[:, None] * bound
    # Two equal keys at the border would deal one label too many: those blocks are dealt again.
    for draw, block in np.argwhere(np.count_nonzero(labels, axis=2) != wanted):
        chosen = random.permutation(sizes[block])[: wanted[block]]
        labels[draw, block] = False
        labels[draw, block, chosen] = True
    return np.asarray(labels.reshape(n, -1))


@lru_cache(maxsize=256)
def _listed(size: int, ones: int) -> Flags:
    """Every way to label `ones` of `size` units, one a row."""
    chosen = list(itertools.combinations(range(size), ones))
    labels = np.zeros((len(chosen), size), dtype=bool)
    np.put_along_axis(labels, np.array(chosen, dtype=np.int64).reshape(-1, ones), True, axis=1)
    labels.flags.writeable = False
    return labels
