"""Which features stand in the same units more often than chance would have it."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from framing.compare.consistency import Moments, estimated
from framing.compare.notes import counted, listed
from framing.compare.result import Estimates
from framing.errors import SchemaError
from framing.provenance import Provenance, fingerprint

UNIT = "phi"


def cooccurrence(
    scores: pd.DataFrame,
    *,
    clusters: pd.Series | None = None,
) -> Estimates:
    """How far two features go together in the same units: phi of their presences.

    A feature is present in a unit where its value is above 0. Phi is the correlation of two
    presences: 0 where they are independent, 1 where they always stand together, -1 where one of
    them always does. Intervals leave out one cluster at a time and take Student's t, on the scale
    of Fisher's z, or of log odds for shares.

    Source: G. U. Yule (1912), *On the methods of measuring association between two attributes*,
    Journal of the Royal Statistical Society 75, 579–652.

    Parameters
    ----------
    scores : DataFrame, index "unit"
        Counts or scores, a column a feature; exposures are left out.
    clusters : Series, optional
        What belongs together, by unit; every unit by itself otherwise.

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
    found = moments.covariances()
    names = [str(name) for name in kept]
    rows = []
    pairs = [(one, one) for one in range(len(names))] + list(combinations(range(len(names)), 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        for one, other in sorted(pairs):
            if one == other:
                told = estimated(moments.means(one), "share")
            else:
                spread = np.sqrt(found[:, one, one] * found[:, other, other])
                told = estimated(found[:, one, other] / spread, "correlation")
            both = int((present[:, one] * present[:, other]).sum())
            rows.append((names[one], names[other], *told, both))
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n"]
    notes = [
        f"{counted(len(whole), 'unit')} in {counted(moments.n_clusters, 'cluster')}; intervals: "
        "each cluster left out in turn."
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
        provenance=Provenance(inputs={"scores": fingerprint(whole)}, parameters={}),
        notes=tuple(notes),
    )
