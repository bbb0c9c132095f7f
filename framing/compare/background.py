"""Groups against the background that they are part of, with a null model of the same size."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.cells import COPIES, Flags
from framing.compare.multiplicity import adjusted
from framing.compare.notes import counted, listed
from framing.compare.result import Comparison
from framing.compare.sums import Floats, Integers, sums_by
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits, one_of
from framing.provenance import Provenance, fingerprint, seeded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.corpus.design import Design

BACKGROUND = "background"
FEWEST, FEW = 4, 12


@dataclass(frozen=True, eq=False)
class _Pool:
    """What is drawn: a cluster's units of one group in one stratum, a row each.

    Rows stand by stratum, so that a shuffle within strata is one sort.
    """

    sums: Floats
    exposure: Floats
    group: Integers
    stratum: Integers
    groups: tuple[str, ...]

    @property
    def sizes(self) -> Integers:
        """Rows of each group."""
        return np.bincount(self.group, minlength=len(self.groups)).astype(np.int64)


def background(
    measures: pd.DataFrame,
    design: Design,
    *,
    weights: pd.Series | None = None,
    groups: Sequence[str] | None = None,
    draws: int = 999,
    seed: int = 0,
) -> Comparison:
    """Each group's mean against that of all units, tested by subsets of the same size.

    A group's mean is ``Σ w v / Σ w`` over its units. Its distance from the mean of all units is
    the effect. The null model shuffles which clusters belong to which group, within strata: each
    draw gives every group as many clusters as it has, out of all. p is twice the smaller tail,
    ``(b + 1) / (m + 1)``; BH corrects over all measures and groups. Clusters are drawn without
    putting back, so that p is exact: the group is a part of the background.

    Parameters
    ----------
    measures : DataFrame, index "unit"
        Values of floating-point numbers, such as those of `framing.frames.FrameAxis`; a unit
        without a value is left out of that measure.
    design : Design
        Groups, strata and clusters of the same units. Copies inside a group count once.
    weights : Series, index "unit", optional
        What a unit weighs, such as its known words; 1 otherwise.
    groups : sequence of str, optional
        Which groups are told, in this order; all belong to the background.
    draws : int
        Shuffles of the null model.
    seed : int

    Returns
    -------
    Comparison
        `feature` is the measure, `reference` is ``background``, `estimate` the effect; `hits` and
        `exposure` are the group's weighted sum and weight, so that their ratio is its mean. The
        interval takes Student's t and the spread between events, which are drawn whole, or
        between clusters where the group has fewer than 4 events; what it shares with the
        background is counted once. There is no log ratio: means may be below 0.

    Raises
    ------
    SchemaError
        Where measures are no floating-point numbers, or share no unit with the design.
    FramingError
        For an unknown group, or fewer than 99 draws.
    TooFewUnits
        Where no group has 4 clusters.

    Warns
    -----
    FramingWarning
        Where a group has fewer than 12 clusters.

    Notes
    -----
    Source: H. Kwak, J. An, E. Jing & Y.-Y. Ahn (2021), PeerJ Computer Science 7, e644 (null model
    of the same size; they draw with putting back); B. Phipson & G. Smyth (2010), Statistical
    Applications in Genetics and Molecular Biology 9(1) (p); W. G. Cochran (1977), *Sampling
    Techniques*, 3rd ed., section 6.4 (spread of a ratio).

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> units = [f"{g}-{n}" for g in "ab" for n in range(12)]
    >>> table = pd.DataFrame({"article": units, "outlet": [u[0] for u in units], "stratum": "all",
    ...     "group": [u[0] for u in units], "cluster": units}, index=pd.Index(units, name="unit"))
    >>> design = Design(table, "article", {"group": "outlet"})
    >>> measures = pd.DataFrame({"care-bias": [0.1, 0.3] * 6 + [0.7, 0.9] * 6}, table.index)
    >>> found = background(measures, design, groups=["a"]).table.iloc[0]
    >>> round(float(found["estimate"]), 3), bool(found["p_value"] < 0.01)
    (-0.3, True)
    """
    if draws < 99:
        raise FramingError(f"draws={draws}: a null model needs 99 draws at least.")
    known = tuple(sorted(design.table["group"].unique()))
    told = known if groups is None else tuple(one_of("group", name, known) for name in groups)
    pool, missing = _pool(measures, design, weights, known)
    told = tuple(name for name in told if name in pool.groups)
    sizes = dict(zip(pool.groups, pool.sizes.tolist(), strict=True))
    if not told or max(sizes[name] for name in told) < FEWEST:
        raise TooFewUnits(f"No group has {FEWEST} clusters, so none can be set apart [S5].")
    with np.errstate(invalid="ignore"):
        table = _table(pool, measures, told)
        lower, upper = _tails(pool, told, draws, seed)
    p = np.minimum(1.0, 2 * (np.minimum(lower, upper) + 1) / (draws + 1)).ravel()
    few = np.repeat([sizes[name] < FEWEST for name in told], measures.shape[1])
    p[few | table["estimate"].isna().to_numpy()] = np.nan
    table["p_value"], table["q_value"] = p, adjusted(p)
    table.loc[few, ["lower", "upper"]] = np.nan
    notes = _notes(pool, told, design, draws=draws, tested=int(np.isfinite(p).sum()))
    if missing:
        notes.append(f"Left out: {counted(missing, design.level)} without scores.")
    small = [name for name in told if FEWEST <= sizes[name] < FEW]
    if small:
        said = f"Few clusters: {listed(small)} have fewer than {FEW}; expect wide intervals [S5]."
        warnings.warn(said, FramingWarning, stacklevel=2)
        notes.append(said)
    return Comparison(
        table,
        method="Means against the background of all units, with a null model of the same size",
        unit="weighted mean" if weights is not None else f"mean per {design.level}",
        seed=seed,
        provenance=Provenance(
            inputs={"scores": fingerprint(measures), "design": design.fingerprint},
            parameters={
                "groups": design.names.get("group"),
                "strata": design.names.get("stratum"),
                "clusters": design.names.get("cluster"),
                "level": design.level,
                "weighted": weights is not None,
                "chosen": list(told),
                "draws": draws,
            },
            seed=seed,
        ),
        notes=tuple(notes),
        excluded={**design.n_excluded, **({"not-scored": missing} if missing else {})},
    )


def _pool(
    measures: pd.DataFrame, design: Design, weights: pd.Series | None, known: tuple[str, ...]
) -> tuple[_Pool, int]:
    wrong = [str(name) for name, kind in measures.dtypes.items() if kind.kind != "f"]
    if wrong or not measures.shape[1]:
        raise SchemaError(f"These are no measures: {listed(wrong) or 'there is no column'}.")
    table = design.table[design.table.index.isin(measures.index)]
    if table.empty:
        raise SchemaError("The measures and the design have no unit in common.")
    values = measures.loc[table.index].to_numpy(dtype=np.float64)
    weight = np.ones(len(table))
    if weights is not None:
        weight = weights.reindex(table.index).fillna(0).to_numpy(dtype=np.float64)
    if design.names.get("cluster") == COPIES:
        copies = table.groupby(["group", "cluster"])["article"].transform("nunique")
        weight = weight / copies.to_numpy()
    drawn = table["outlet"] if design.outlet_label else table["cluster"]
    keys = pd.DataFrame({"s": table["stratum"], "g": table["group"], "c": drawn})
    cell = keys.groupby(["s", "g", "c"], sort=True).ngroup().to_numpy().astype(np.int64)
    first = keys.assign(cell=cell).drop_duplicates("cell").sort_values("cell")
    there = np.isfinite(values) * weight[:, None]
    group = pd.Categorical(first["g"], categories=known).codes
    return _Pool(
        sums=sums_by(np.nan_to_num(values) * weight[:, None], cell, len(first)),
        exposure=sums_by(there, cell, len(first)),
        group=np.asarray(group, dtype=np.int64),
        stratum=np.asarray(pd.factorize(first["s"])[0], dtype=np.int64),
        groups=known,
    ), len(design.table) - len(table)


def _table(pool: _Pool, measures: pd.DataFrame, told: tuple[str, ...]) -> pd.DataFrame:
    from scipy.special import stdtrit

    total, weight = pool.sums.sum(axis=0), pool.exposure.sum(axis=0)
    whole = total / weight
    parts = []
    for name in told:
        own = pool.group == pool.groups.index(name)
        hits, exposure = pool.sums[own].sum(axis=0), pool.exposure[own].sum(axis=0)
        mean = hits / exposure
        spread = (pool.sums - mean * pool.exposure) * own[:, None] / exposure
        spread -= (pool.sums - whole * pool.exposure) / weight
        drawn, n_drawn = _drawn(pool, own)
        spread = sums_by(spread, drawn, n_drawn)
        n = (sums_by(pool.exposure * own[:, None], drawn, n_drawn) > 0).sum(axis=0)
        factor = n / np.maximum(n - 1, 1)
        reach = np.sqrt(factor * (spread**2).sum(axis=0))
        reach = reach * stdtrit(np.maximum(n - 1, 1), 0.975)
        parts.append(
            pd.DataFrame(
                {
                    "feature": list(map(str, measures.columns)),
                    "group": name,
                    "reference": BACKGROUND,
                    "estimate": mean - whole,
                    "lower": mean - whole - reach,
                    "upper": mean - whole + reach,
                    "effect": np.nan,
                    "hits": hits,
                    "hits_reference": total,
                    "exposure": exposure,
                    "exposure_reference": weight,
                    "n_units": int(own.sum()),
                    "n_clusters": (pool.exposure[own] > 0).sum(axis=0).astype(np.int64),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _drawn(pool: _Pool, own: Flags) -> tuple[Integers, int]:
    """What each row is drawn with for the interval: its stratum, or by itself where the group's
    strata are too few."""
    if len(np.unique(pool.stratum[own])) >= FEWEST:
        return pool.stratum, int(pool.stratum.max()) + 1
    return np.arange(len(own)), len(own)


def _tails(pool: _Pool, told: tuple[str, ...], draws: int, seed: int) -> tuple[Floats, Floats]:
    """How many draws lie at or below, and at or above, each group's own mean."""
    random = seeded(seed, "background")
    places = [np.flatnonzero(pool.group == pool.groups.index(name)) for name in told]
    seen = np.stack([_mean(pool, place) for place in places])
    slack = 1e-12 * np.abs(seen)
    lower, upper = np.zeros(seen.shape), np.zeros(seen.shape)
    for _ in range(draws):
        # Rows stand by stratum: sorting by stratum and chance shuffles within each.
        shuffled = np.lexsort((random.random(len(pool.group)), pool.stratum))
        for number, place in enumerate(places):
            drawn = _mean(pool, shuffled[place])
            lower[number] += drawn <= seen[number] + slack[number]
            upper[number] += drawn >= seen[number] - slack[number]
    return lower, upper


def _mean(pool: _Pool, rows: Integers) -> Floats:
    return np.asarray(pool.sums[rows].sum(axis=0) / pool.exposure[rows].sum(axis=0))


def _notes(
    pool: _Pool, told: tuple[str, ...], design: Design, *, draws: int, tested: int
) -> list[str]:
    strata = design.names.get("stratum")
    within = f" within {counted(len(np.unique(pool.stratum)), strata)}" if strata else ""
    said = [
        f"Background: {counted(len(pool.group), 'cluster')} of "
        f"{counted(len(pool.groups), 'group')}. Null model: {draws:,} subsets of as many clusters "
        f"as the group has, drawn{within}; p is twice the smaller tail.",
        f"Correction: BH over {counted(tested, 'tested difference')} [S6].",
    ]
    if not strata:
        said.append(
            "Compared without matching on events: what each group chose to write about is part "
            "of the difference [S1]."
        )
    bare = [name for name in told if pool.sizes[pool.groups.index(name)] < FEWEST]
    if bare:
        said.append(f"Not tested, with fewer than {FEWEST} clusters: {listed(bare)} [S5].")
    return said
