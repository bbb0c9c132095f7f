"""Draw events and clusters again and see how far the difference strays from the one observed.

An event is drawn whole, with both groups' articles in it. Only where both groups have at least
four clusters in a stratum are clusters drawn inside its two cells instead; where that leaves
fewer than four events to draw whole, their clusters join the cells of the smallest such stratum.
Where groups are a label of outlets, outlets are drawn inside each group.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.compare.cells import Flags
from framing.compare.stratified import Stratified
from framing.compare.sums import Floats, Gridded, Integers, sums_by
from framing.provenance import seeded

INSIDE = 4
LEVEL = 0.95
BATCH = 2_000_000


@dataclass(frozen=True, eq=False)
class Plan:
    """Which strata are drawn whole, and which units are drawn inside which cells.

    Attributes
    ----------
    whole : ndarray of bool, shape (strata,)
        Strata that are drawn whole.
    cells : tuple of ndarray of int
        Units (their numbers) drawn inside each cell; the first half are the first group's.
    draws : int
    key : tuple
        The seed, then names that the draws are for.
    """

    whole: Flags
    cells: tuple[Integers, ...]
    draws: int
    key: tuple[object, ...]

    @classmethod
    def of(
        cls,
        first: Flags,
        stratum: Integers,
        *,
        n_strata: int,
        draws: int,
        key: tuple[object, ...],
    ) -> Plan:
        """The plan for clusters in strata; `first` and `stratum` belong to the clusters."""
        sides = [np.bincount(stratum[side], minlength=n_strata) for side in (first, ~first)]
        inside = np.minimum(*sides) >= INSIDE
        if n_strata == 1:
            inside[:] = True
        whole = (np.minimum(*sides) > 0) & ~inside
        cell = np.where(inside, np.arange(n_strata), -1)
        if inside.any() and whole.sum() < INSIDE:
            smallest = np.where(inside, sides[0] + sides[1], len(first) + 1).argmin()
            cell[whole] = smallest
            whole[:] = False
        cells = [
            np.flatnonzero(side & (cell[stratum] == s))
            for side in (first, ~first)
            for s in np.flatnonzero(inside)
        ]
        return cls(whole, tuple(cells), draws, key)

    def counted(self, there: Flags, used: Flags | None = None) -> tuple[int, int]:
        """How many resampled units each side has, of the units there and the strata used."""
        whole = int((self.whole if used is None else self.whole & used).sum())
        half = len(self.cells) // 2
        sides = [
            sum(int(there[c].sum()) for c in part)
            for part in (self.cells[:half], self.cells[half:])
        ]
        return whole + sides[0], whole + sides[1]

    def batches(self) -> Iterator[tuple[Floats, Floats]]:
        """How often each whole stratum and each unit is drawn, some draws at a time."""
        n_whole, n_units = int(self.whole.sum()), sum(map(len, self.cells))
        size = int(np.clip(BATCH // max(1, n_whole + n_units), 16, 256))
        for number, start in enumerate(range(0, self.draws, size)):
            rows = min(size, self.draws - start)
            random = seeded(int(str(self.key[0])), *self.key[1:], "bootstrap", number)
            whole = _times(random, rows, n_whole)
            inside = [_times(random, rows, len(cell)) for cell in self.cells]
            yield whole, np.concatenate([np.zeros((rows, 0)), *inside], axis=1)


def _times(random: np.random.Generator, rows: int, n: int) -> Floats:
    """How often each of n is drawn in n draws with replacement."""
    if n == 0:
        return np.zeros((rows, 0))
    chosen = random.integers(n, size=(rows, n)) + n * np.arange(rows)[:, None]
    return np.bincount(chosen.ravel(), minlength=rows * n).reshape(rows, n).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Linear:
    """What the difference is made of, so that each draw's is a few weighted sums.

    The weight of an event is held while its clusters are drawn: a row's part in its group's
    rate is its deviation and its exposure, both times the other group's share of the stratum.

    Attributes
    ----------
    difference : ndarray of float, shape (whole strata, features)
    weight : ndarray of float, shape (whole strata,)
    deviation : ndarray of float, shape (drawn units, features)
    exposure : ndarray of float, shape (drawn units,)
    cells : tuple of slice
        Where each cell's units stand among the drawn units.
    """

    difference: Floats
    weight: Floats
    deviation: Floats
    exposure: Floats
    cells: tuple[slice, ...]

    @classmethod
    def of(cls, part: Stratified, plan: Plan, unit: Integers) -> Linear:
        """Sum a part's rows over the units that the plan draws."""
        n = int(unit.max()) + 1
        deviation = sums_by(part.deviation * part.share[:, None], unit, n)
        exposure = sums_by((part.exposure * part.share)[:, None], unit, n)[:, 0]
        drawn = np.concatenate([np.zeros(0, dtype=np.int64), *plan.cells])
        ends = np.cumsum([0, *map(len, plan.cells)])
        slices = tuple(slice(int(a), int(b)) for a, b in itertools.pairwise(ends))
        whole = plan.whole
        return cls(
            part.difference[whole], part.weight[whole], deviation[drawn], exposure[drawn], slices
        )

    def studied(self, whole: Floats, inside: Floats) -> tuple[Floats, Floats]:
        """Estimate and standard error of each draw, shapes (draws, features)."""
        n = len(self.weight)
        difference, squares, across, weight, weights = self._split(self._whole.weighted(whole))
        sides = [
            self._split(side.weighted(inside[:, rows]))
            for side, rows in zip(self._inside, self._rows, strict=True)
        ]
        rates = [_over(side[0], side[3]) for side in sides]
        held = _over(2 * sides[0][3] * sides[1][3], sides[0][3] + sides[1][3])
        denominator = weight + held
        estimate = _over(difference + held * (rates[0] - rates[1]), denominator)
        variance = squares - 2 * estimate * across + estimate**2 * weights
        variance *= n / max(1, n - 1)
        for number, (side, rate) in enumerate(zip(sides, rates, strict=True)):
            spread = side[1] - 2 * rate * side[2] + rate**2 * side[4]
            spread -= self._of_means(inside[:, self._rows[number]], number, rate)
            variance += _over(held, side[3]) ** 2 * spread
        return estimate, _over(np.sqrt(np.maximum(variance, 0.0)), denominator)

    def _split(self, sums: Floats) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """Sums of x, x², xy, y and y², as `_stacked` laid them side by side."""
        p = self.deviation.shape[1]
        return (
            sums[:, :p],
            sums[:, p : 2 * p],
            sums[:, 2 * p : 3 * p],
            sums[:, 3 * p : 3 * p + 1],
            sums[:, 3 * p + 1 :],
        )

    @cached_property
    def _rows(self) -> tuple[slice, slice]:
        """Where each group's units stand among those drawn inside."""
        middle = self.cells[len(self.cells) // 2].start if self.cells else 0
        return slice(0, middle), slice(middle, len(self.exposure))

    @cached_property
    def _whole(self) -> Gridded:
        return _stacked(self.difference, self.weight[:, None], np.ones((len(self.weight), 1)))

    @cached_property
    def _inside(self) -> tuple[Gridded, Gridded]:
        first, second = (
            _stacked(self.deviation[rows], self.exposure[rows, None], self._scale[rows])
            for rows in self._rows
        )
        return first, second

    @cached_property
    def _scale(self) -> Floats:
        """n / (n − 1) of each unit's cell."""
        sizes = [cell.stop - cell.start for cell in self.cells]
        return np.repeat([n / max(1, n - 1) for n in sizes], sizes)[:, None]

    @cached_property
    def _means(self) -> tuple[Gridded, Gridded]:
        """Deviations and exposure, from which each cell's mean is taken."""
        root = np.sqrt(self._scale)
        both = np.column_stack([self.deviation * root, self.exposure[:, None] * root])
        first, second = (Gridded.of(both[rows], len(both[rows])) for rows in self._rows)
        return first, second

    def _of_means(self, times: Floats, number: int, rate: Floats) -> Floats:
        """What the spread about the group's rate owes to the cells' own means."""
        start, half = self._rows[number].start, len(self.cells) // 2
        total = np.zeros_like(rate)
        # The units of a group's only cell have the mean 0 about the group's rate.
        for cell in self.cells[number * half : (number + 1) * half] if half > 1 else ():
            rows = slice(cell.start - start, cell.stop - start)
            sums = self._means[number].weighted(times[:, rows], rows)
            mean = sums[:, :-1] - rate * sums[:, -1:]
            mean *= mean
            mean /= cell.stop - cell.start
            total += mean
        return total


def _stacked(x: Floats, y: Floats, scale: Floats) -> Gridded:
    """The values x, x², xy, y and y² side by side, the products scaled."""
    columns = [x, scale * x**2, scale * x * y, y, scale * y**2]
    return Gridded.of(np.concatenate(columns, axis=1), len(x))


def intervals(plan: Plan, parts: Sequence[tuple[Stratified, Integers]]) -> list[Floats]:
    """Half the width of each feature's symmetric 95 % bootstrap-t interval.

    Each draw's estimate is set against its own standard error; the interval is the estimate
    plus and minus its standard error times the 95 % point of the absolute ratios.

    Source: Hall (1988), Journal of the Royal Statistical Society B 50, 35–45 (symmetric
    bootstrap-t); Davison & Hinkley (1997), Bootstrap methods and their application, 3.2, 5.2
    (strata, studentised).

    Parameters
    ----------
    plan : Plan
    parts : sequence of (Stratified, ndarray of int)
        For each exposure its sums and the unit that each of its rows belongs to.

    Returns
    -------
    list of ndarray of float
        For each part its features' half widths; NaN where more than 5 % of the draws have no
        spread, because too few clusters hold the feature.
    """
    linear = [Linear.of(part, plan, unit) for part, unit in parts]
    once = np.ones((1, int(plan.whole.sum()))), np.ones((1, sum(map(len, plan.cells))))
    observed = [part.studied(*once) for part in linear]
    ratios: list[list[Floats]] = [[] for _ in linear]
    for whole, inside in plan.batches():
        for number, part in enumerate(linear):
            estimate, error = part.studied(whole, inside)
            ratios[number].append(
                _ratio(estimate - observed[number][0], error, observed[number][1])
            )
    rank = int(np.ceil(LEVEL * (plan.draws + 1))) - 1
    result = []
    for number, (_, error) in enumerate(observed):
        ranked = np.sort(np.concatenate(ratios[number]), axis=0)[rank]
        there = np.isfinite(ranked) & (error[0] > 0)
        result.append(np.where(there, np.where(there, ranked, 0.0) * error[0], np.nan))
    return result


def _ratio(distance: Floats, error: Floats, observed: Floats) -> Floats:
    """Absolute t; endless where a draw strays and has no spread of its own."""
    there = error > 1e-6 * observed
    t = np.abs(distance) / np.where(there, error, 1.0)
    return np.asarray(np.where(there, t, np.where(np.abs(distance) > 1e-9 * observed, np.inf, 0.0)))


def _over(numerator: Floats, denominator: Floats) -> Floats:
    there = denominator > 0
    return np.asarray(np.where(there, numerator / np.where(there, denominator, 1.0), 0.0))
