"""Each group's own rate of every feature, with its interval: description, no test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.cells import COPIES
from framing.compare.exposure import Features, features_of
from framing.compare.result import Estimates
from framing.compare.sums import Floats, sums_by
from framing.errors import FramingError, SchemaError, one_of
from framing.provenance import Provenance, fingerprint

if TYPE_CHECKING:
    from framing.corpus.design import Design

FEWEST = 4
METHOD = "Rates by group, with 95 % intervals from the spread between clusters"


def rates(
    scores: pd.DataFrame,
    design: Design,
    *,
    groups: Sequence[str] | None = None,
    bounds: tuple[float, float] | None = None,
) -> Estimates:
    """Every group's rate of every feature over all its units.

    The rate is a ratio of sums, R = Σh / Σe over the group's clusters (for a measure: its mean).
    Its variance is that of a ratio under sampling of clusters, G / (G − 1) Σ (h − Re)² / (Σe)².
    The interval takes Student's t with G − 1 degrees of freedom, for counts on the scale of
    log R, for measures with bounds on the scale of their logit (a fractional logit of group
    dummies gives the same), so that it stays among possible values. Copies inside a group count
    once: their counts and exposures are averaged. Where groups are a label of outlets, outlets
    are the clusters.

    Rates describe what each group published, on whatever events it chose. To compare two groups
    on the same events, and to test, see `framing.compare.contrast`.

    Parameters
    ----------
    scores : DataFrame, index "unit"
        As for `contrast`: counts beside their exposures, or measures.
    design : Design
        Of the same units; its strata are not used.
    groups : sequence of str, optional
        Which groups, in this order; all in alphabetical order otherwise.
    bounds : (float, float), optional
        The lowest and highest value that measures can take, such as (0, 1) for shares.

    Returns
    -------
    Estimates
        `term` is the group, `parameter` the feature, `n` the group's units with exposure.
        A group with fewer than 4 clusters has no standard error and no interval; a rate of 0,
        or a mean at its bound, has no interval.

    Raises
    ------
    FramingError
        For a group that the design does not hold.
    SchemaError
        Where the scores cannot be summed, or share no unit with the design.

    Notes
    -----
    Source: W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., section 6.4 (ratio estimate)
    with clusters as the sampled units; L. E. Papke & J. M. Wooldridge (1996), *Econometric
    methods for fractional response variables*, Journal of Applied Econometrics 11, section 2.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> units = [f"a-{n}" for n in range(4)]
    >>> table = pd.DataFrame({"article": units, "outlet": "a", "group": "a", "stratum": "all",
    ...     "cluster": units}, index=pd.Index(units, name="unit"))
    >>> design = Design(table, "article", {"group": "outlet"})
    >>> counts = {"hedge": [1, 2, 3, 2], "n_tokens": [200, 200, 200, 200]}
    >>> found = rates(pd.DataFrame(counts, table.index), design).table.iloc[0]
    >>> print(found["estimate"].round(2), found["se"].round(2))
    10.0 2.04
    """
    known = sorted(design.table["group"].unique())
    chosen = known if groups is None else [one_of("group", name, known) for name in groups]
    features = features_of(scores)
    table = _weighted(design.table[design.table.index.isin(scores.index)], design)
    if table.empty:
        raise SchemaError("The scores and the design have no unit in common.")
    missing = len(design.table) - len(table)
    unit = features.unit(design.level)
    if bounds is not None and not features.measured:
        raise FramingError("Counts have no bounds; only measures, such as shares, can have them.")
    rows = []
    for name in chosen:
        for feature, (values, n) in _group(name, table, scores, features, bounds).items():
            rows.append((name, feature, *values, n, unit))
    few = [name for name in chosen if table.loc[table["group"] == name, "drawn"].nunique() < FEWEST]
    what = "outlets" if design.outlet_label else "clusters"
    notes = [f"No interval for {name}: fewer than {FEWEST} {what}." for name in few]
    if missing:
        notes.append(f"Left out: {missing:,} units without scores.")
    names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    return Estimates(
        pd.DataFrame(rows, columns=names).astype({"n": "int64"}),
        method=METHOD,
        unit=unit,
        provenance=Provenance(
            inputs={"scores": fingerprint(scores), "design": design.fingerprint},
            parameters={
                "groups": design.names.get("group"),
                "clusters": design.names.get("cluster"),
                "level": design.level,
                "chosen": list(chosen),
            },
        ),
        notes=tuple(notes),
        excluded={**design.n_excluded, **({"not-scored": missing} if missing else {})},
    )


Bounds = tuple[float, float] | None


def _group(
    name: str, table: pd.DataFrame, scores: pd.DataFrame, features: Features, bounds: Bounds
) -> dict[str, tuple[tuple[float, float, float, float], int]]:
    """Each feature's rate, standard error and interval in a group, and its units."""
    ours = table[table["group"] == name]
    if ours.empty:
        raise FramingError(f"No unit of {name!r} has scores.")
    place = scores.index.get_indexer(ours.index)
    drawn, names = pd.factorize(ours["drawn"], sort=True)
    weight = ours["weight"].to_numpy(dtype=np.float64)[:, None]
    there = np.column_stack(features.exposures)[place]
    values = features.values.to_numpy(dtype=np.float64, na_value=np.nan)[place]
    hits = sums_by(np.nan_to_num(values) * weight, np.asarray(drawn, dtype=np.int64), len(names))
    exposure = sums_by(there * weight, np.asarray(drawn, dtype=np.int64), len(names))
    found = {}
    for number, feature in enumerate(features.names):
        column = int(features.exposure_of[number])
        ratio = _ratio(hits[:, number], exposure[:, column])
        ends = _ends(*ratio, bounds=bounds, measured=features.measured)
        per = features.per
        scaled = (ratio[0] * per, ratio[1] * per, ends[0] * per, ends[1] * per)
        found[feature] = scaled, int((there[:, column] > 0).sum())
    return found


def _weighted(table: pd.DataFrame, design: Design) -> pd.DataFrame:
    """The table with what is sampled, and the weight that lets copies count once."""
    articles = table.groupby(["group", "cluster"])["article"].transform("nunique")
    copies = design.names.get("cluster") == COPIES
    return table.assign(
        weight=1.0 / articles if copies else 1.0,
        drawn=table["outlet"] if design.outlet_label else table["cluster"],
    )


def _ratio(hits: Floats, exposure: Floats) -> tuple[float, float, int]:
    """A ratio of sums, its standard error, and the clusters it rests on."""
    used = exposure > 0
    hits, exposure = hits[used], exposure[used]
    n, total = len(hits), float(exposure.sum())
    if total == 0:
        return np.nan, np.nan, n
    ratio = float(hits.sum()) / total
    if n < FEWEST:
        return ratio, np.nan, n
    spread = hits - ratio * exposure
    return ratio, float(np.sqrt(n / (n - 1) * np.sum(spread**2))) / total, n


def _ends(
    ratio: float, se: float, n: int, *, bounds: Bounds, measured: bool
) -> tuple[float, float]:
    """The interval's ends: on the log scale for counts, the logit's for what has bounds."""
    from scipy.special import stdtrit

    low, high = (0.0, np.inf) if not measured else bounds or (-np.inf, np.inf)
    if not (np.isfinite(se) and low < ratio < high):
        return np.nan, np.nan
    reach = float(stdtrit(n - 1, 0.975)) * se
    if not measured:
        factor = float(np.exp(reach / ratio))
        return ratio / factor, ratio * factor
    if bounds is None:
        return ratio - reach, ratio + reach
    share = (ratio - low) / (high - low)
    shift = reach / ((high - low) * share * (1 - share))
    odds = share / (1 - share)
    lower, upper = odds * np.exp(-shift), odds * np.exp(shift)
    width = high - low
    return low + width * float(lower / (1 + lower)), low + width * float(upper / (1 + upper))
