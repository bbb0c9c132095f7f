"""Which features stand in the same units more often than chance would have it."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from framing.compare.consistency import FEWEST, Moments, estimate_row
from framing.compare.notes import counted, listed
from framing.compare.result import Estimates
from framing.errors import SchemaError, TooFewUnits
from framing.provenance import Provenance, fingerprint

UNIT = "phi"


def cooccurrence(
    scores: pd.DataFrame,
    *,
    clusters: pd.Series | None = None,
    draws: int = 999,
    seed: int = 0,
) -> Estimates:
    """How far two features go together in the same units: phi of their presences.

    A feature is present in a unit where its value is above 0. Phi is the correlation of two
    presences: 0 where they are independent, 1 where they always stand together, -1 where one of
    them always does. Intervals are percentiles of draws of whole clusters.

    Source: G. U. Yule (1912), *On the methods of measuring association between two attributes*,
    Journal of the Royal Statistical Society 75, 579–652.

    Parameters
    ----------
    scores : DataFrame, index "unit"
        Counts or scores, a column a feature; exposures are left out.
    clusters : Series, optional
        What belongs together, by unit.
    draws, seed : int

    Returns
    -------
    Estimates
        `term` and `parameter` are the two features; the share of units that hold a feature stands
        in the row where both are the same, and ``n`` is the units that hold both.

    Raises
    ------
    SchemaError
        Where there are fewer than two features.
    TooFewUnits
        Where there are fewer than 4 clusters.

    Notes
    -----
    Blind to: length. Long units hold more of everything, which makes features go together.

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [1, 0, 2, 0], "b": [1, 0, 1, 0], "n_tokens": 9})
    >>> found = cooccurrence(scores).table
    >>> found[["term", "parameter", "estimate", "n"]].values.tolist()
    [['a', 'a', 0.5, 2], ['a', 'b', 1.0, 2], ['b', 'b', 0.5, 2]]
    """
    kept = [name for name in scores.columns if not str(name).startswith("n_")]
    if len(kept) < 2:
        raise SchemaError("Two features at least are needed to tell which go together.")
    whole = scores[kept].dropna()
    present = (whole > 0).to_numpy(dtype=np.float64)
    moments = Moments.of(present, None if clusters is None else clusters.reindex(whole.index))
    if len(moments.sums) < FEWEST:
        raise TooFewUnits(f"{counted(len(moments.sums), 'cluster')}; {FEWEST} are needed [S5].")
    weights = moments.draws(draws, "cooccurrence", seed=seed)
    found = moments.covariances(weights)
    names = [str(name) for name in kept]
    rows = []
    pairs = [(one, one) for one in range(len(names))] + list(combinations(range(len(names)), 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        for one, other in sorted(pairs):
            values = found[:, one, other] / np.sqrt(found[:, one, one] * found[:, other, other])
            if one == other:
                values = (weights @ moments.sums[:, 1 + one]) / (weights @ moments.sums[:, 0])
            both = int((present[:, one] * present[:, other]).sum())
            rows.append((*estimate_row(names[one], names[other], values), both))
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n"]
    notes = [
        f"{counted(len(whole), 'unit')} in {counted(len(moments.sums), 'cluster')}; intervals: "
        f"percentiles of {draws:,} draws of clusters."
    ]
    bare = [
        name for name, share in zip(names, present.mean(axis=0), strict=True) if share in (0, 1)
    ]
    if bare:
        notes.append(f"In all units or in none, so without phi: {listed(bare)}.")
    return Estimates(
        pd.DataFrame(rows, columns=columns).assign(unit=UNIT),
        method="Co-occurrence of features in the same units",
        unit=UNIT,
        seed=seed,
        provenance=Provenance(inputs={"scores": fingerprint(whole)}, parameters={}, seed=seed),
        notes=tuple(notes),
    )
