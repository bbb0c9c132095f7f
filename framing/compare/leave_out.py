"""How well words tell the speaker's group, each speaker judged by what all the others say."""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from framing.compare.cells import Flags
from framing.compare.sums import Floats, Integers

# What is left of a sum after taking it away again, in parts of the sum, is nothing.
NOTHING = 1e-10


def told(counts, layout, labels, worth, parts):
    """Each unit judged by the others; fills what each term adds to the share told, less a half.

    Parameters
    ----------
    counts : where each row's terms start, the terms, and how often each stands there
    layout : each row's stratum, where each stratum's rows start, each unit's rows and where these
        start, and each row's words
    labels : ndarray of bool, shape (rows,)
        Which rows are the first group's.
    worth : ndarray, shape (rows,)
        What a row counts for among those of its group.
    parts : ndarray, shape (terms,)
        Is added to.
    """
    start, term, count = counts
    stratum, begin, mine, first_mine, words = layout
    n_terms, n_strata = len(parts), len(begin) - 1
    totals = np.zeros((2, n_terms))
    change = np.zeros((2, n_terms))
    size = np.zeros((n_strata, 2))
    for row in range(len(stratum)):
        size[stratum[row], 0 if labels[row] else 1] += words[row]
    for row in range(len(stratum)):
        side = 0 if labels[row] else 1
        own, other = size[stratum[row], side], size[stratum[row], 1 - side]
        for place in range(start[row], start[row + 1]):
            totals[side, term[place]] += count[place] * other / (own + other)
    left = np.zeros(len(stratum), dtype=np.bool_)
    for unit in range(len(first_mine) - 1):
        rows = mine[first_mine[unit] : first_mine[unit + 1]]
        partner = -1
        if n_strata > 1 and len(rows) == 1:
            partner = opposite(rows[0], begin, stratum, labels)
        left[rows] = True
        if partner >= 0:
            left[partner] = True
        for row in rows:
            s = stratum[row]
            rest = size[s].copy()
            for one in range(begin[s], begin[s + 1]):
                if left[one]:
                    rest[0 if labels[one] else 1] -= words[one]
            is_there = rest[0] > 0.5 and rest[1] > 0.5
            if n_strata == 1:
                if is_there:
                    alone(counts, row, 0 if labels[row] else 1, (size[0], rest), totals, change)
                continue
            for one in range(begin[s], begin[s + 1]):
                side = 0 if labels[one] else 1
                factor = -size[s, 1 - side] / (size[s, 0] + size[s, 1])
                if is_there and not left[one]:
                    factor += rest[1 - side] / (rest[0] + rest[1])
                for place in range(start[one], start[one + 1]):
                    change[side, term[place]] += factor * count[place]
        for row in rows:
            sign = 0.5 if labels[row] else -0.5
            for place in range(start[row], start[row + 1]):
                t = term[place]
                ours = totals[0, t] + change[0, t]
                theirs = totals[1, t] + change[1, t]
                ours = ours if ours > NOTHING * totals[0, t] else 0.0
                theirs = theirs if theirs > NOTHING * totals[1, t] else 0.0
                if ours + theirs > 0:
                    share = ours / (ours + theirs)
                    parts[t] += sign * worth[row] * count[place] / words[row] * (share - 0.5)
        for row in rows:
            s = stratum[row]
            low, high = (row, row + 1) if n_strata == 1 else (begin[s], begin[s + 1])
            for place in range(start[low], start[high]):
                change[:, term[place]] = 0.0
        left[rows] = False
        if partner >= 0:
            left[partner] = False


def alone(counts, row, own, sizes, totals, change):
    """How both sides' sums of a row's terms change without it, where there is one stratum.

    The shares of the other rows change alike for every term, so no other term need be looked at.
    """
    start, term, count = counts
    for side in range(2):
        before = sizes[0][1 - side] / (sizes[0][0] + sizes[0][1])
        after = sizes[1][1 - side] / (sizes[1][0] + sizes[1][1])
        for place in range(start[row], start[row + 1]):
            t = term[place]
            less = count[place] if side == own else 0.0
            change[side, t] = after * (totals[side, t] / before - less) - totals[side, t]


def opposite(row, begin, stratum, labels):
    """The row of the other group that stands where this one stands in its own; -1: there is none.

    Where the other group has fewer, one counts on from its first again.
    """
    s = stratum[row]
    place = 0
    others = 0
    for one in range(begin[s], begin[s + 1]):
        if labels[one] != labels[row]:
            others += 1
        elif one < row:
            place += 1
    if others == 0:
        return -1
    place %= others
    for one in range(begin[s], begin[s + 1]):
        if labels[one] != labels[row]:
            if place == 0:
                return one
            place -= 1
    return -1


@functools.cache
def compiled() -> Callable[..., Any]:
    """`told`, compiled; what is compiled stays on disk."""
    from types import FunctionType

    import numba

    inner = {f.__name__: numba.njit(cache=True, nogil=True)(f) for f in (alone, opposite)}
    names = {**globals(), **inner}
    outer = FunctionType(told.__code__, names, told.__name__)
    outer.__module__, outer.__qualname__ = told.__module__, told.__qualname__
    made: Callable[..., Any] = numba.njit(cache=True, nogil=True)(outer)
    return made


@dataclass(frozen=True, eq=False)
class Speech:
    """What the rows say: their counts, words, strata, and the units that are judged.

    Attributes
    ----------
    counts : sparse array, shape (rows, terms)
    words : ndarray, shape (rows,)
        Above 0; rows stand in the order of their strata.
    stratum : ndarray of int, shape (rows,)
    unit : ndarray of int, shape (rows,)
        A row or an outlet; every number from 0 is there.
    """

    counts: sparse.csr_array
    words: Floats
    stratum: Integers
    unit: Integers

    def parts(self, labels: Flags) -> Floats:
        """What each term adds to the share told, less a half; by the leave-out estimator.

        A unit is left out of what it is judged by. Within strata one of the other group goes
        with it, so that what is left favours neither side; a stratum that is thereby left with
        one side is no part of it.
        """
        found = np.zeros(self.counts.shape[1])
        counts = self.counts
        pieces = tuple(np.asarray(a, np.int64) for a in (counts.indptr, counts.indices))
        n_strata = int(self.stratum.max()) + 1
        begin = np.searchsorted(self.stratum, np.arange(n_strata + 1))
        mine = np.argsort(self.unit, kind="stable")
        first = np.searchsorted(self.unit[mine], np.arange(int(self.unit.max()) + 2))
        layout = (self.stratum, begin, mine, first, self.words)
        data = np.asarray(counts.data, dtype=np.float64)
        compiled()((*pieces, data), layout, labels, self.worth(labels), found)
        return found

    def worth(self, labels: Flags) -> Floats:
        """What each row counts for among its group's: alike within a stratum, strata by weight."""
        n = int(self.stratum.max()) + 1
        sides = [np.bincount(self.stratum[s], self.words[s], n) for s in (labels, ~labels)]
        total = sides[0] + sides[1]
        weight = sides[0] * sides[1] / np.where(total > 0, total, 1.0)
        rows = [np.bincount(self.stratum[s], minlength=n) for s in (labels, ~labels)]
        own = np.where(labels, rows[0][self.stratum], rows[1][self.stratum])
        return np.asarray(weight[self.stratum] / weight.sum() / own)

    def taken(self, rows: Integers) -> Speech:
        """The speech of some rows, given in the order of their strata."""
        stratum = np.unique(self.stratum[rows], return_inverse=True)[1]
        unit = np.unique(self.unit[rows], return_inverse=True)[1]
        counts = sparse.csr_array(self.counts[rows])
        return Speech(counts, self.words[rows], stratum, unit)
