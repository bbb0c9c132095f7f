"""Which units people are to code, drawn so that what they find can be projected to the others."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError, TooFewUnits
from framing.provenance import seeded

Floats = npt.NDArray[np.float64]

LEAST = 0.2
"""What a unit that a model is sure of weighs beside one of which it knows nothing."""


def sample(
    units: pd.Index,
    *,
    n: int,
    strata: pd.Series | None = None,
    uncertainty: pd.Series | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw units to be coded, each with the chance that it had.

    At random every unit has the same chance. By strata (outlets, say) each stratum gives as many,
    the small ones all they have. By uncertainty (from 0 to 1) units of which a model is unsure are
    drawn more often, and none has no chance: what was coded can be corrected for it, as
    `framing.compare.corrected` does.

    Source: W. G. Madow (1949), *On the theory of systematic sampling, II*, Annals of Mathematical
    Statistics 20, 333–354 (unequal chances, systematically).

    Parameters
    ----------
    units : Index
    n : int
        How many.
    strata : Series, optional
        The stratum of each unit.
    uncertainty : Series, optional
        How unsure a model is of each unit, from 0 to 1.
    seed : int

    Returns
    -------
    DataFrame, index "unit", in the order drawn
        ``chance``, and ``stratum`` where there are any.

    Raises
    ------
    TooFewUnits
        Where there are fewer units than wanted.
    FramingError
        Where both strata and uncertainty are given.

    Examples
    --------
    >>> drawn = sample(pd.Index(["a", "b", "c", "d"], name="unit"), n=2, seed=1)
    >>> len(drawn), drawn["chance"].tolist()
    (2, [0.5, 0.5])
    """
    if strata is not None and uncertainty is not None:
        raise FramingError("Units are drawn by strata or by uncertainty, not by both.")
    if not 1 <= n <= len(units):
        raise TooFewUnits(f"{n:,} of {len(units):,} units cannot be drawn.")
    random = seeded(seed, "coding sample")
    table = pd.DataFrame(index=units.rename("unit"))
    if strata is None:
        weight = np.ones(len(units))
        if uncertainty is not None:
            given = uncertainty.reindex(units).fillna(0.0).to_numpy(dtype=np.float64)
            weight = LEAST + (1 - LEAST) * np.clip(given, 0, 1)
        table["chance"] = _chances(weight, n)
    else:
        table["stratum"] = strata.reindex(units).astype("str")
        table["chance"] = _by_stratum(table["stratum"], n)
    order = random.permutation(len(table))
    chance = table["chance"].to_numpy()
    if strata is not None:
        order = order[np.argsort(table["stratum"].to_numpy()[order], kind="stable")]
    # One random start, and then every unit in which the summed chances pass a whole number.
    passed = np.floor(np.append(0.0, np.cumsum(chance[order]).round(9)) + random.random())
    drawn = order[np.diff(passed) > 0]
    return table.iloc[random.permutation(drawn)]


def _chances(weight: Floats, n: int) -> Floats:
    """Chances in proportion to weights, none above 1, that sum to n."""
    chance = np.zeros(len(weight))
    sure = np.zeros(len(weight), dtype=bool)
    while True:
        left = weight * ~sure
        chance = np.where(sure, 1.0, (n - sure.sum()) * left / max(left.sum(), 1e-300))
        more = chance > 1
        if not more.any():
            return chance
        sure |= more


def _by_stratum(strata: pd.Series, n: int) -> Floats:
    sizes = strata.value_counts().sort_index()
    share = dict(zip(sizes.index, _shares(np.asarray(sizes, dtype=np.float64), n), strict=True))
    return strata.map(lambda name: share[name] / sizes[name]).to_numpy(dtype=np.float64)


def _shares(sizes: Floats, n: int) -> Floats:
    """The same from each stratum, or all it has, in sum n."""
    low, high = 0.0, float(sizes.max())
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if np.minimum(sizes, middle).sum() < n else (low, middle)
    return np.minimum(sizes, high)
