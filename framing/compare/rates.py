"""Each group's own rate of every feature, with its interval: description, no test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.exposure import Features, features_of
from framing.compare.result import Estimates
from framing.compare.sums import Floats, Integers, sums_by
from framing.errors import FramingError, SchemaError, one_of
from framing.provenance import Provenance, fingerprint

if TYPE_CHECKING:
    from framing.corpus.design import Design

FEWEST = 4
METHOD = "Rates by group, with 95 % intervals from the spread between clusters"


def rates(
    scores: pd.DataFrame, design: Design, *, groups: Sequence[str] | None = None
) -> Estimates:
    """Every group's rate of every feature over all its units.

    The rate is a ratio of sums, R = Σh / Σe over the group's clusters (for a measure: its mean).
    Its variance is that of a ratio under sampling of clusters, G / (G − 1) Σ (h − Re)² / (Σe)²,
    and the interval takes Student's t with G − 1 degrees of freedom; the rate of counts is cut
    at 0. Copies inside a group count once: their counts and exposures are averaged.

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

    Returns
    -------
    Estimates
        `term` is the group, `parameter` the feature, `n` the group's units with exposure.
        A group with fewer than 4 clusters has no standard error and no interval.

    Raises
    ------
    FramingError
        For a group that the design does not hold.
    SchemaError
        Where the scores cannot be summed, or share no unit with the design.

    Notes
    -----
    Source: W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., section 6.4 (ratio estimate)
    with clusters as the sampled units.

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
    table = design.table[design.table.index.isin(scores.index)]
    if table.empty:
        raise SchemaError("The scores and the design have no unit in common.")
    missing = len(design.table) - len(table)
    unit = features.unit(design.level)
    rows = [row for name in chosen for row in _group(name, table, scores, features, unit)]
    few = [
        name for name in chosen if table.loc[table["group"] == name, "cluster"].nunique() < FEWEST
    ]
    notes = [f"No interval for {name}: fewer than {FEWEST} clusters." for name in few]
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


def _group(
    name: str, table: pd.DataFrame, scores: pd.DataFrame, features: Features, unit: str
) -> list[tuple[object, ...]]:
    ours = table[table["group"] == name]
    if ours.empty:
        raise FramingError(f"No unit of {name!r} has scores.")
    place = scores.index.get_indexer(ours.index)
    cluster = np.asarray(pd.factorize(ours["cluster"], sort=True)[0], dtype=np.int64)
    n_articles = ours.groupby("cluster", sort=True)["article"].nunique()
    articles = np.asarray(n_articles, dtype=np.float64)
    there = np.column_stack(features.exposures)[place]
    values = features.values.to_numpy(dtype=np.float64, na_value=np.nan)[place]
    hits = _per_cluster(np.nan_to_num(values), cluster, articles)
    exposure = _per_cluster(there, cluster, articles)
    rows: list[tuple[object, ...]] = []
    for number, feature in enumerate(features.names):
        column = int(features.exposure_of[number])
        estimate, se, lower, upper = _ratio(hits[:, number], exposure[:, column], features)
        n = int((there[:, column] > 0).sum())
        rows.append((name, feature, estimate, se, lower, upper, n, unit))
    return rows


def _per_cluster(values: Floats, cluster: Integers, articles: Floats) -> Floats:
    return sums_by(values, cluster, len(articles)) / articles[:, None]


def _ratio(hits: Floats, exposure: Floats, features: Features) -> tuple[float, float, float, float]:
    """Rate, standard error and interval of one feature in one group."""
    from scipy.special import stdtrit

    used = exposure > 0
    hits, exposure = hits[used], exposure[used]
    n, total = len(hits), float(exposure.sum())
    if total == 0:
        return (np.nan,) * 4
    rate = float(hits.sum()) / total
    if n < FEWEST:
        return rate * features.per, np.nan, np.nan, np.nan
    spread = hits - rate * exposure
    se = float(np.sqrt(n / (n - 1) * np.sum(spread**2))) / total
    reach = float(stdtrit(n - 1, 0.975)) * se
    lower = rate - reach if features.measured else max(rate - reach, 0.0)
    return tuple(value * features.per for value in (rate, se, lower, rate + reach))  # type: ignore[return-value]
