"""How two groups differ in every feature at once, on the same events."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.bootstrap import Plan, intervals
from framing.compare.cells import Cells, Flags, cells_of
from framing.compare.exposure import Features, features_of
from framing.compare.multiplicity import CORRECTIONS, adjusted
from framing.compare.permutation import Score, permutation_p
from framing.compare.relabelling import Relabellings
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.compare.stratified import Stratified
from framing.compare.sums import Floats, Integers, sums_by
from framing.errors import FramingWarning, TooFewUnits, one_of
from framing.provenance import Provenance, fingerprint

if TYPE_CHECKING:
    from framing.corpus.design import Design

FEWEST = 4
FEW = 12
# A feature that fewer clusters hold than this is not tested.
HOLDERS = 3


def contrast(
    scores: pd.DataFrame,
    design: Design,
    *,
    pair: tuple[str, str],
    seed: int = 0,
    correction: str = "BH",
    resampling: Resampling | None = None,
) -> Comparison:
    """How a group's rate of each feature differs from a reference's on the same events.

    `estimate` is the group's rate minus the reference's, both averaged over the strata with
    Mantel–Haenszel weights (see `framing.compare.stratified`); `effect` is the log of their
    ratio, missing where one of them is 0. A measure is compared by its mean, likewise.

    p comes from dealing the labels of clusters anew within strata (outlets where the groups are
    a label of outlets), with the studentised estimate as the statistic; the interval is a
    symmetric bootstrap-t that draws events whole, or clusters inside the cells of a stratum
    where both groups have at least four. Copies inside a group count once, and copy groups with
    members in both groups are left out.

    Parameters
    ----------
    scores : DataFrame, index "unit"
        Counts (whole numbers) beside their exposure columns, or measures (other numbers, NaN
        where a unit has none). Counts are taken per 1,000 tokens; see `exposed` for others.
    design : Design
        Of the same units: `corpus.design(level, groups=…, strata=…, clusters=…)`.
    pair : tuple of two str
        The group and its reference.
    seed : int
    correction : {'BH', 'BY', 'Holm'}
    resampling : Resampling, optional

    Returns
    -------
    Comparison
        One row a feature, in the order of the columns.

    Raises
    ------
    FramingError
        For an unknown group, or counts and measures in one call.
    SchemaError
        Where the scores cannot be compared, or share no unit with the design.
    TooFewUnits
        Where a side has fewer than 4 of the units that are resampled.

    Warns
    -----
    FramingWarning
        Where a side has fewer than 12 of them.

    Notes
    -----
    Blind to: events that only one of the groups covered; differences that differ in sign
    between events and cancel; dependence between clusters beyond the stratum.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> units = [f"{outlet}-{n:02}" for n in range(12) for outlet in ("ledger", "tribune")]
    >>> outlets = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": outlets, "group": outlets,
    ...     "stratum": [unit[-2:] for unit in units], "cluster": units},
    ...     index=pd.Index(units, name="unit"))
    >>> names = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    >>> design = Design(table, "article", names)
    >>> scores = pd.DataFrame({"hedge": [5, 3, 4, 2] * 6, "n_tokens": [500, 600] * 12},
    ...     index=table.index)
    >>> difference = contrast(scores, design, pair=("ledger", "tribune"), seed=1)
    >>> difference.table[["feature", "estimate", "p_value"]].round(3).to_dict("records")
    [{'feature': 'hedge', 'estimate': 4.833, 'p_value': 0.0}]
    """
    one_of("correction", correction, CORRECTIONS)
    chosen = resampling or Resampling()
    features = features_of(scores)
    result = compared(features, design, pair=pair, seed=seed, resampling=chosen)
    table = result.table.assign(q_value=adjusted(result.table["p_value"], correction=correction))
    for warning in result.warnings:
        warnings.warn(warning, FramingWarning, stacklevel=2)
    said = [*result.notes, *notes.on_correction(table, correction, result.smallest)]
    return Comparison(
        table,
        method=notes.method(features, design),
        unit=features.unit(design.level),
        seed=seed,
        provenance=provenance(
            scores, design, chosen, seed, {"pair": list(pair), "correction": correction}
        ),
        notes=tuple(said),
        excluded=result.excluded,
    )


def provenance(
    scores: pd.DataFrame,
    design: Design,
    resampling: Resampling,
    seed: int,
    chosen: dict[str, object],
) -> Provenance:
    """What a comparison was made from."""
    return Provenance(
        inputs={"scores": fingerprint(scores), "design": design.fingerprint},
        parameters={
            **chosen,
            "level": design.level,
            "groups": design.names.get("group"),
            "strata": design.names.get("stratum"),
            "clusters": design.names.get("cluster"),
            "permutations": resampling.permutations,
            "draws": resampling.draws,
            "shared": resampling.shared,
        },
        seed=seed,
    )


@dataclass(frozen=True, eq=False)
class Compared:
    """One pair's table before correction, and what is to be said of it.

    Attributes
    ----------
    pair : tuple of two str
    table : DataFrame
    notes, warnings : list of str
    excluded : dict of str to int
    smallest : float
        The smallest p that can come out.
    sides : tuple of two int
        Units that are resampled, of the first group in the alphabet and of the other.
    n_strata : int
        Strata that both groups share.
    exact : bool
        Whether all relabellings were enumerated.
    """

    pair: tuple[str, str]
    table: pd.DataFrame
    notes: list[str]
    warnings: list[str]
    excluded: dict[str, int]
    smallest: float
    sides: tuple[int, int]
    n_strata: int
    exact: bool


def compared(
    features: Features,
    design: Design,
    *,
    pair: tuple[str, str],
    seed: int,
    resampling: Resampling,
) -> Compared:
    """Compare one pair; `q_value` is still missing."""
    cells = cells_of(features, design, pair=pair, shared=resampling.shared)
    return Pair.of(cells, features, design, resampling=resampling, seed=seed).compared(pair)


@dataclass(frozen=True, eq=False)
class Pair:
    """Two groups' cells and the draws for them."""

    cells: Cells
    features: Features
    design: Design
    parts: tuple[tuple[int, Integers, Stratified], ...]
    relabellings: Relabellings
    plan: Plan

    @classmethod
    def of(
        cls,
        cells: Cells,
        features: Features,
        design: Design,
        *,
        resampling: Resampling,
        seed: int,
    ) -> Pair:
        """The cells with the draws for them, keyed by the seed and the groups' names."""
        parts = []
        for exposure in np.unique(features.exposure_of).tolist():
            of = np.flatnonzero(features.exposure_of == exposure)
            parts.append((exposure, of, Stratified.of(cells, of, exposure)))
        key = (seed, "contrast", *cells.groups)
        first, block, n_blocks = _units(cells)
        plan = Plan.of(first, block, n_strata=n_blocks, draws=resampling.draws, key=key)
        if cells.by_outlet:
            plan = replace(plan, whole=np.zeros(cells.n_strata, dtype=bool))
        return cls(
            cells,
            features,
            design,
            tuple(parts),
            Relabellings(first, block, resampling.permutations, key),
            plan,
        )

    def compared(self, pair: tuple[str, str]) -> Compared:
        """The table of the pair, in that direction, and what is to be said of it."""
        sides = self.plan.counted(np.ones(len(self.relabellings.first), dtype=bool))
        resampled = notes.resampled(self.plan, self.cells, self.design)
        few = min(sides)
        if few < FEWEST:
            raise TooFewUnits(notes.refusal(self.cells, sides, resampled))
        mirrored = pair != self.cells.groups
        table, untested = self._table(pair, mirrored=mirrored)
        said = notes.on_units(self.cells, self.design, pair)
        said += notes.on_draws(self.plan, self.relabellings, self.design, resampled)
        said += notes.on_features(self.features, self.cells, table, untested)
        warned = [notes.few(sides, resampled)] if few < FEW else []
        return Compared(
            pair=pair,
            table=table,
            notes=[*said, *warned],
            warnings=warned,
            excluded=self.cells.left_out,
            smallest=self.relabellings.smallest,
            sides=sides,
            n_strata=int(self.cells.shared_strata.sum()),
            exact=self.relabellings.exact,
        )

    def tested(self) -> tuple[Floats, Flags]:
        """Each feature's p, missing where it cannot be tested, and whether it can."""
        found = permutation_p(self.relabellings, [self._score(part) for *_, part in self.parts])
        p_values = np.full(len(self.features.names), np.nan)
        for (exposure, of, part), values in zip(self.parts, found, strict=True):
            p_values[of] = np.where(self._testable(part, exposure), values, np.nan)
        return p_values, ~np.isnan(p_values)

    def _table(self, pair: tuple[str, str], *, mirrored: bool) -> tuple[pd.DataFrame, list[str]]:
        n = len(self.features.names)
        columns = {
            name: np.full(n, np.nan)
            for name in (
                *("estimate", "lower", "upper", "effect", "p_value", "q_value"),
                *("hits", "hits_reference", "exposure", "exposure_reference"),
            )
        }
        columns |= {name: np.zeros(n, dtype=np.int64) for name in ("n_units", "n_clusters")}
        sign, (ours, theirs) = (-1.0, (1, 0)) if mirrored else (1.0, (0, 1))
        per = self.features.per
        p_values, tested = self.tested()
        halves = intervals(self.plan, [(part, self.cells.unit) for *_, part in self.parts])
        for number, (exposure, of, part) in enumerate(self.parts):
            rates = part.rates()
            estimate = sign * (rates[0] - rates[1])
            ok = tested[of]
            columns["estimate"][of] = per * estimate if part.used.any() else np.nan
            columns["lower"][of] = np.where(ok, per * (estimate - halves[number]), np.nan)
            columns["upper"][of] = np.where(ok, per * (estimate + halves[number]), np.nan)
            if not self.features.measured:
                columns["effect"][of] = _log_ratio(rates[ours], rates[theirs])
            hits, size = part.hits_used(), part.exposure_used()
            columns["hits"][of], columns["hits_reference"][of] = hits[ours], hits[theirs]
            columns["exposure"][of], columns["exposure_reference"][of] = size[ours], size[theirs]
            rows = part.used[part.stratum]
            columns["n_units"][of] = self.cells.n_units[rows, exposure].sum()
            columns["n_clusters"][of] = self.cells.n_clusters[rows, exposure].sum()
        columns["p_value"] = p_values
        table = pd.DataFrame({"feature": pd.Series(self.features.names, dtype="str"), **columns})
        table.insert(1, "group", pd.Series([pair[0]] * n, dtype="str"))
        table.insert(2, "reference", pd.Series([pair[1]] * n, dtype="str"))
        untested = [name for name, ok in zip(self.features.names, tested, strict=True) if not ok]
        return table, untested

    def _score(self, part: Stratified) -> Score:
        first, block = self.relabellings.first, self.relabellings.block
        if not self.cells.by_outlet:
            return Score(part.deviation, part.exposure, block, first, self.plan.whole)
        exposure = sums_by(part.exposure[:, None], self.cells.unit, len(first))[:, 0]
        deviation = sums_by(part.deviation, self.cells.unit, len(first))
        return Score(deviation, exposure, block, first, np.zeros(1, dtype=bool))

    def _testable(self, part: Stratified, exposure: int) -> Flags:
        """Features that enough of the resampled units on each side could hold, and that 3 do."""
        used = part.used[part.stratum]
        size = sums_by(
            (part.exposure * used)[:, None], self.cells.unit, len(self.relabellings.first)
        )
        sides = self.plan.counted(size[:, 0] > 0, None if self.cells.by_outlet else part.used)
        there = part.exposure[:, None] > 0 if self.features.measured else part.hits > 0
        held = (there & used[:, None]) * self.cells.n_clusters[:, [exposure]]
        return np.asarray((held.sum(axis=0) >= HOLDERS) & (min(sides) >= FEWEST))


def _units(cells: Cells) -> tuple[Flags, Integers, int]:
    """Label and block of each unit that is permuted, and the number of blocks."""
    if not cells.by_outlet:
        return cells.first, cells.stratum, cells.n_strata
    first = np.zeros(int(cells.unit.max()) + 1, dtype=bool)
    first[cells.unit[cells.first]] = True
    return first, np.zeros(len(first), dtype=np.int64), 1


def _log_ratio(ours: Floats, theirs: Floats) -> list[float]:
    """Log of the ratio; missing where one of the rates is 0."""
    return [
        math.log(a / b) if a > 0 and b > 0 else math.nan for a, b in zip(ours, theirs, strict=True)
    ]
