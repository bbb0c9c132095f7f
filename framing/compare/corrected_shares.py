"""How common labels are, from machine labels and a coded sample: the machine's errors taken out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare.notes import counted
from framing.compare.result import Estimates
from framing.compare.sums import Floats, sums_by
from framing.errors import FramingError, SchemaError, TooFewUnits, unknown
from framing.provenance import Provenance, fingerprint

FEWEST = 4
NAIVE, ALONE, CORRECTED = "naïve", "coded sample alone", "corrected"


def corrected_shares(
    machine: pd.DataFrame,
    coded: pd.DataFrame,
    *,
    chance: pd.Series | None = None,
    clusters: pd.Series | None = None,
) -> Estimates:
    """The share of units with each label, naïve, by the coded sample alone, and corrected.

    A unit's corrected value is ``m + R (y − m) / π``: the machine's label m, and for a coded unit
    (R = 1), which had the chance π to be drawn, what the coder's y adds to it. Its mean is right
    whatever the machine does; the better the machine, the narrower the interval.

    Source: C.-E. Särndal, B. Swensson & J. Wretman (1992), *Model Assisted Survey Sampling*,
    chapter 6 (the difference estimator); Egami, Hinck, Stewart & Wei (2023), NeurIPS 36;
    Angelopoulos et al. (2023), Science 382, 669–674.

    Parameters
    ----------
    machine : DataFrame, index "unit"
        A column a label: 1 and 0, or probabilities. Coded units need what was said of them while
        they were held out.
    coded : DataFrame, index "unit"
        The same columns; units that were not coded are missing or NaN.
    chance : Series, index "unit", optional
        Of each coded unit to be drawn; the same for all otherwise.
    clusters : Series, index "unit", optional
        What belongs together, such as paragraphs of an article.

    Returns
    -------
    Estimates
        Three rows a label, with 95 % intervals by Student's t over clusters.

    Raises
    ------
    SchemaError
        Where a label is missing from the machine's.
    FramingError
        Where a chance is not above 0 and at most 1.
    TooFewUnits
        With fewer than 4 coded clusters.

    Notes
    -----
    Blind to: coders' own errors (`agreement`); a sample that was picked and not drawn.

    Examples
    --------
    >>> units = pd.Index([f"u{n}" for n in range(400)], name="unit")
    >>> true = pd.DataFrame({"war": np.arange(400) % 4 == 0}, index=units).astype(float)
    >>> machine = true.where(np.arange(400)[:, None] % 3 > 0, 1.0)
    >>> found = corrected_shares(machine, true.iloc[::5]).table.set_index("parameter")["estimate"]
    >>> found.round(2).to_dict()
    {'naïve': 0.5, 'coded sample alone': 0.25, 'corrected': 0.25}
    """
    for name in coded.columns:
        if name not in machine.columns:
            raise SchemaError(unknown("label", name, machine.columns))
    own = coded.reindex(machine.index).astype("float64")
    cluster = (
        np.arange(len(machine))
        if clusters is None
        else pd.factorize(clusters.reindex(machine.index), sort=True)[0]
    ).astype(np.int64)
    rows = []
    for name in coded.columns:
        y, m = own[name].to_numpy(), machine[name].to_numpy(dtype=np.float64)
        drawn = ~np.isnan(y)
        n_coded = len(np.unique(cluster[drawn]))
        if n_coded < FEWEST:
            raise TooFewUnits(
                f"{name}: {counted(n_coded, 'coded cluster')}; {FEWEST} are needed [S5]."
            )
        pi = np.full(len(y), drawn.mean())
        if chance is not None:
            pi = chance.reindex(machine.index).to_numpy(dtype=np.float64)
            if not ((pi[drawn] > 0) & (pi[drawn] <= 1)).all():
                raise FramingError("Chances of being coded must be above 0 and at most 1.")
        weight = np.where(drawn, 1 / np.where(drawn, pi, 1.0), 0.0)
        value = m + weight * np.where(drawn, np.nan_to_num(y) - m, 0.0)
        alone = np.nan_to_num(y)
        for kind, values, weights, size in (
            (NAIVE, m, np.ones(len(m)), len(m)),
            (ALONE, alone, weight, int(drawn.sum())),
            (CORRECTED, value, np.ones(len(m)), len(m)),
        ):
            rows.append((name, kind, *_mean(values, weights, cluster), size, "share"))
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    table = pd.DataFrame(rows, columns=columns).astype(
        dict.fromkeys(("term", "parameter", "unit"), "str")
    )
    inputs = {"machine": fingerprint(machine.to_numpy(dtype=np.float64), list(machine.index))}
    return Estimates(
        table,
        method="shares from machine labels and a coded sample",
        unit="share",
        provenance=Provenance(inputs, {"labels": list(map(str, coded.columns))}),
        notes=(
            f"Machine labels of {counted(len(machine), 'unit')}, "
            f"{int(own.notna().any(axis=1).sum()):,} of them coded.",
        ),
    )


def _mean(values: Floats, weights: Floats, cluster: np.ndarray) -> tuple[float, ...]:
    """The weighted mean with the error of clusters, and its interval."""
    from scipy.stats import t

    total = weights.sum()
    mean = float((weights * values).sum() / total)
    own = weights * (values - mean) / total
    n_clusters = int(cluster.max()) + 1
    sums = sums_by(own[:, None], cluster, n_clusters)[:, 0]
    counted_in = int((np.bincount(cluster, weights > 0, n_clusters) > 0).sum())
    error = float(np.sqrt((sums**2).sum() * counted_in / max(counted_in - 1, 1)))
    reach = float(t.ppf(0.975, counted_in - 1)) * error
    return mean, error, max(mean - reach, 0.0), min(mean + reach, 1.0)
