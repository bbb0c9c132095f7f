"""How many articles are needed: tests repeated on events drawn from a pilot's own counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.cells import Cells, Flags, cells_of
from framing.compare.contrast import FEWEST, Pair, provenance
from framing.compare.exposure import Features, features_of
from framing.compare.resampling import Resampling
from framing.compare.result import Estimates
from framing.compare.stratified import Stratified
from framing.compare.sums import Floats, Integers, totals
from framing.errors import FramingError, TooFewUnits
from framing.provenance import seeded

if TYPE_CHECKING:
    from framing.corpus.design import Design

ALPHA = 0.05
PERMUTATIONS = 199
ROUNDING = 1e-9
WANTED = 0.8
TIMES = (0.5, 1.0, 2.0, 4.0)
Z = 1.959963984540054


@dataclass(frozen=True)
class Plans:
    """What is simulated.

    Attributes
    ----------
    sizes : tuple of int
        How many events (without strata clusters a side, for a label of outlets outlets a side)
        are drawn; half, once, twice and four times the pilot's where there are none.
    repeats : int
        Simulated studies of each size.
    alpha : float
        A study finds a feature where p is below; for k features tested together, .05 / k is the
        safe choice.

    Raises
    ------
    FramingError
        For fewer than 4 events, fewer than 50 repeats, or an alpha not between 0 and 1.

    Examples
    --------
    >>> Plans(sizes=(20, 40)).repeats
    400
    """

    sizes: tuple[int, ...] = ()
    repeats: int = 400
    alpha: float = ALPHA

    def __post_init__(self) -> None:
        if any(size < FEWEST for size in self.sizes):
            raise FramingError(f"sizes={self.sizes}: a study needs {FEWEST} of them at least [S5].")
        if self.repeats < 50:
            raise FramingError(f"repeats={self.repeats}: at least 50 are needed.")
        if not 0 < self.alpha < 1:
            raise FramingError(f"alpha={self.alpha}: a number between 0 and 1 is needed.")


def power(
    scores: pd.DataFrame,
    design: Design,
    *,
    pair: tuple[str, str],
    effect: float,
    plans: Plans | None = None,
    seed: int = 0,
) -> Estimates:
    """With what probability a study of a given size finds a difference of a given size.

    Studies are drawn from the pilot: events whole with both groups' articles (without strata
    clusters inside each group, for a label of outlets outlets), so that lengths, over-dispersion,
    copies and differences that vary over events are the pilot's own. The pilot's own difference
    is not taken for the truth: hits are moved at random from one group's articles to the other's
    on the same event until the rates stand in the ratio `effect`; a measure is shifted. Every
    study is tested as `contrast` tests, by 199 relabellings.

    Source: Davison & Hinkley (1997), Bootstrap methods and their application, 4.6 (power by
    resampling); Wilson (1927), Journal of the American Statistical Association 22, 209–212
    (intervals of the simulated share).

    Parameters
    ----------
    scores, design : DataFrame, Design
        The pilot, as for `contrast`.
    pair : tuple of two str
        The group and its reference.
    effect : float
        For counts the ratio of the rates that is to be found, such as 1.5; for measures the
        difference of the means.
    plans : Plans, optional
    seed : int

    Returns
    -------
    Estimates
        `term` is the feature, `parameter` the size, such as ``40 events``; the estimate is the
        share of studies that found it, in the right direction or not, with the simulation's own
        error; `n` the units of such a study on average.

    Raises
    ------
    FramingError
        For a ratio that is not above 0, or an effect of nothing.
    TooFewUnits
        Where the pilot holds fewer than 4 events.

    Notes
    -----
    Blind to: what the pilot has not seen. With 10 events or fewer power is known roughly at
    best, as the spread over events is.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> random = np.random.default_rng(1)
    >>> units = [f"{outlet}-{n:02}" for n in range(20) for outlet in ("ledger", "tribune")]
    >>> outlets = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": outlets, "group": outlets,
    ...     "stratum": [unit[-2:] for unit in units], "cluster": units},
    ...     index=pd.Index(units, name="unit"))
    >>> design = Design(table, "article", {"group": "outlet", "stratum": "event"})
    >>> scores = pd.DataFrame({"hedge": random.poisson(4, 40), "n_tokens": 500}, table.index)
    >>> plans = Plans(sizes=(10, 80), repeats=50)
    >>> found = power(scores, design, pair=("ledger", "tribune"), effect=1.4, plans=plans)
    >>> found.table[["parameter", "estimate"]].round(1).to_dict("records")
    [{'parameter': '10 events', 'estimate': 0.3}, {'parameter': '80 events', 'estimate': 1.0}]
    """
    chosen = plans or Plans()
    features = features_of(scores)
    none = 0.0 if features.measured else 1.0
    if effect == none or not np.isfinite(effect) or (effect <= 0 and not features.measured):
        raise FramingError(
            f"effect={effect}: "
            + ("a difference other than 0" if features.measured else "a ratio above 0, not 1,")
            + " is needed."
        )
    pilot = _Pilot(cells_of(features, design, pair=pair), features, design, pair, effect)
    if pilot.n < FEWEST:
        raise TooFewUnits(
            f"The pilot holds {notes.counted(pilot.n, pilot.noun)} of both groups; power needs "
            f"{FEWEST} at least [S5]."
        )
    sizes = chosen.sizes or tuple(max(FEWEST, round(times * pilot.n)) for times in TIMES)
    sizes = tuple(dict.fromkeys(sizes))
    found = [pilot.studied(size, chosen, seed) for size in sizes]
    rows = []
    for number, feature in enumerate(features.names):
        for size, (shares, n_units) in zip(sizes, found, strict=True):
            share, noun = float(shares[number]), notes.counted(size, pilot.noun)
            error = float(np.sqrt(share * (1 - share) / chosen.repeats))
            ends = _wilson(share, chosen.repeats)
            rows.append((feature, noun, share, error, *ends, round(n_units), "power"))
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    return Estimates(
        pd.DataFrame(rows, columns=columns).astype({"n": "int64"}),
        method=_method(features, effect, chosen),
        unit="power",
        seed=seed,
        provenance=provenance(
            scores,
            design,
            Resampling(permutations=PERMUTATIONS),
            seed,
            {"pair": list(pair), "effect": effect, "sizes": list(sizes), **_plain(chosen)},
        ),
        notes=(
            f"Pilot: {notes.counted(pilot.n, pilot.noun)}, "
            f"{int(pilot.cells.members.sum()):,} {design.level}s of {pair[0]} and {pair[1]}.",
            *_needed(features, sizes, np.array([shares for shares, _ in found]), pilot.noun),
        ),
        excluded=pilot.cells.left_out,
    )


@dataclass(frozen=True, eq=False)
class _Pilot:
    """The cells that studies are drawn from."""

    cells: Cells
    features: Features
    design: Design
    pair: tuple[str, str]
    effect: float

    @property
    def noun(self) -> str:
        """What is drawn, a side where it has sides."""
        if self.cells.by_outlet:
            return "outlet"
        stratum = self.design.names.get("stratum")
        return stratum.replace("_", " ") if stratum else notes.clustered(self.design)

    @property
    def n(self) -> int:
        """How many of it the pilot holds; of two sides the smaller."""
        if self.in_sides:
            return min(map(len, self._sides()))
        return int(self.cells.shared_strata.sum())

    @property
    def in_sides(self) -> bool:
        """Whether each group's units are drawn by themselves."""
        return self.cells.by_outlet or self.cells.n_strata == 1

    def _sides(self) -> tuple[Integers, Integers]:
        """The first group's units and the others'."""
        first = np.unique(self.cells.unit[self.cells.first])
        return first, np.unique(self.cells.unit[~self.cells.first])

    def studied(self, size: int, plans: Plans, seed: int) -> tuple[Floats, float]:
        """The share of studies that find each feature, and the units of a study on average."""
        found = np.zeros(len(self.features.names))
        units = 0
        for number in range(plans.repeats):
            random = seeded(seed, "power", *self.cells.groups, size, number)
            cells = self._drawn(random, size)
            units += int(cells.members.sum())
            resampling = Resampling(permutations=PERMUTATIONS)
            study = Pair.of(
                cells, self.features, self.design, resampling=resampling, seed=seed + number
            )
            p_values, tested = study.tested()
            # Of 200 values that p can take, as many lie at or below .05 as below it among 10,000.
            found += tested & (p_values <= plans.alpha + ROUNDING)
        return found / plans.repeats, units / plans.repeats

    def _drawn(self, random: np.random.Generator, size: int) -> Cells:
        """The cells of one study."""
        cells = self.cells
        if self.in_sides:
            chosen = [side[random.integers(len(side), size=size)] for side in self._sides()]
            units = np.concatenate(chosen)
            rows, copy = _rows_of(cells.unit, units)
            stratum = cells.stratum[rows]
        else:
            there = np.flatnonzero(cells.shared_strata)
            rows, copy = _rows_of(cells.stratum, there[random.integers(len(there), size=size)])
            stratum = copy
        order = np.argsort(stratum, kind="stable")
        rows, copy, stratum = rows[order], copy[order], stratum[order]
        drawn = replace(
            cells,
            strata=tuple(map(str, range(int(stratum.max()) + 1))),
            first=cells.first[rows],
            stratum=stratum,
            unit=copy if cells.by_outlet else np.arange(len(rows)),
            hits=cells.hits[rows],
            exposures=cells.exposures[rows],
            members=cells.members[rows],
            n_units=cells.n_units[rows],
            n_clusters=cells.n_clusters[rows],
        )
        return replace(drawn, hits=self._altered(random, drawn))

    def _altered(self, random: np.random.Generator, drawn: Cells) -> Floats:
        """The drawn rows' hits with the effect in them, and no other difference."""
        is_ours = drawn.first if self.pair[0] == self.cells.groups[0] else ~drawn.first
        of = self.features.exposure_of
        if self.features.measured:
            shift = self.effect - self._moving[0]
            return np.asarray(drawn.hits + is_ours[:, None] * drawn.exposures[:, of] * shift)
        hits = drawn.hits.copy()
        shares = self._moving if self.pair[0] == self.cells.groups[0] else self._moving[::-1]
        # In the order of the cells' groups, so that a pair and its mirror image share the draws.
        for source, share in zip((drawn.first, ~drawn.first), shares, strict=True):
            from_rows = np.flatnonzero(source)
            to_rows = _partners(random, drawn, source)
            there = drawn.exposures[to_rows][:, of] > 0
            whole = np.floor(drawn.hits[from_rows]).astype(np.int64)
            moved = random.binomial(whole, np.where(there, share, 0.0)).astype(np.float64)
            hits[from_rows] -= moved
            np.add.at(hits, to_rows, moved)
        return hits

    @cached_property
    def _moving(self) -> tuple[Floats, Floats]:
        """With what probability a hit moves from the group, and from the reference.

        With rates a and b, and g (h) what the reference's (the group's) hits would add to the
        other's rate, (a + pg) / b(1 − p) = effect where hits move to the group, a(1 − p) /
        (b + ph) = effect where they move from it. For measures the first is the difference.
        """
        n, flip = len(self.features.names), self.pair[0] != self.cells.groups[0]
        moving = np.zeros((2, n))
        for exposure in np.unique(self.features.exposure_of):
            of = np.flatnonzero(self.features.exposure_of == exposure)
            part = Stratified.of(self.cells, of, int(exposure))
            sides = (1, 0) if flip else (0, 1)
            ours, theirs = part.rates()[list(sides)]
            if self.features.measured:
                moving[0, of] = ours - theirs
                continue
            total = part.sides.sum(axis=0)
            scale = np.where(total > 0, 1 / np.where(total > 0, total, 1.0), 0.0)
            # Hits over the other group's exposure, averaged with the weights of the rates.
            adds = [
                totals(part.sums[side] * (part.sides[side] * scale)[:, None] * part.used[:, None])
                / totals(part.weight[:, None])
                for side in sides
            ]
            moving[0, of] = _share(ours - self.effect * theirs, ours + self.effect * adds[0])
            moving[1, of] = _share(self.effect * theirs - ours, adds[1] + self.effect * theirs)
        return moving[0], moving[1]


def _share(numerator: Floats, denominator: Floats) -> Floats:
    there = denominator > 0
    return np.clip(np.where(there, numerator / np.where(there, denominator, 1.0), 0.0), 0.0, 1.0)


def _partners(random: np.random.Generator, cells: Cells, source: Flags) -> Integers:
    """For each source row a row of the other group in its stratum, by their exposures."""
    others = np.flatnonzero(~source)
    stratum = cells.stratum[others]
    reach = np.cumsum(cells.exposures[others].sum(axis=1) + 1e-9)
    start = np.searchsorted(stratum, cells.stratum[source], side="left")
    stop = np.searchsorted(stratum, cells.stratum[source], side="right")
    low = np.where(start > 0, reach[start - 1], 0.0)
    place = low + random.random(len(start)) * (reach[stop - 1] - low)
    chosen = np.clip(np.searchsorted(reach, place, side="right"), start, stop - 1)
    return np.asarray(others[chosen])


def _rows_of(labels: Integers, drawn: Integers) -> tuple[Integers, Integers]:
    """The rows of each label drawn, and the number of the draw that each belongs to."""
    order = np.argsort(labels, kind="stable")
    starts = np.searchsorted(labels[order], drawn, side="left")
    sizes = np.searchsorted(labels[order], drawn, side="right") - starts
    copy = np.repeat(np.arange(len(drawn)), sizes)
    inside = np.arange(len(copy)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return order[starts[copy] + inside], copy


def _wilson(share: float, n: int) -> tuple[float, float]:
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * float(np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2)))
    return max(0.0, middle - half), min(1.0, middle + half)


def _needed(features: Features, sizes: tuple[int, ...], shares: Floats, noun: str) -> list[str]:
    """From about which size on four studies in five find each feature."""
    order = np.argsort(sizes)
    roots = np.sqrt(np.array(sizes, dtype=np.float64)[order])
    said, never = [], []
    for number, name in enumerate(features.names):
        # More events never find less: what falls is the simulation's own error.
        rising = np.maximum.accumulate(shares[order, number])
        if rising[-1] < WANTED:
            never.append(name)
        elif rising[0] >= WANTED:
            said.append(f"{name}: {int(np.min(sizes)):,} or fewer")
        else:
            root = float(np.interp(WANTED, rising, roots))
            said.append(f"{name}: about {int(np.ceil(root**2)):,}")
    found = [f"Found by 80 % of studies from so many {noun}s on: {notes.listed(said, '; ')}."]
    more = [f"More than {max(sizes):,} are needed for: {notes.listed(never)}."]
    return (found if said else []) + (more if never else [])


def _method(features: Features, effect: float, plans: Plans) -> str:
    what = f"a difference of {effect:g}" if features.measured else f"a ratio of {effect:g}"
    return (
        f"Share of {plans.repeats:,} simulated studies of each size that find {what} "
        f"(p < {plans.alpha:g}, before correction)"
    )


def _plain(plans: Plans) -> dict[str, object]:
    return {"repeats": plans.repeats, "alpha": plans.alpha}
