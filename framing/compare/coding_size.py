"""How many units must be coded so that agreement is known closely enough."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare.result import Estimates
from framing.errors import FramingError
from framing.provenance import Provenance, seeded

PILOT, ROUNDS = 400, 2000
Z = 1.959963984540054


def coding_size(
    alpha: float, share: float, *, coders: int = 2, within: float = 0.05, seed: int = 0
) -> Estimates:
    """Units that make the 95 % interval of Krippendorff's alpha no wider than ± `within`.

    Coders are simulated who give a label that a share of the units has, and whose alpha is the one
    expected: in a share alpha of the units all give the unit's value, in the others each gives one
    of their own. The standard error of alpha over such samples falls as one over the root of their
    size, which gives the size wanted.

    Source: K. Krippendorff (2004), *Content Analysis*, 2nd ed., chapter 11, asks the same of the
    sample for a test; here it is simulated.

    Parameters
    ----------
    alpha : float
        The agreement expected, from 0 to below 1; a pilot tells.
    share : float
        Of the units that have the label.
    coders : int
    within : float
        Half the width of the interval.
    seed : int

    Returns
    -------
    Estimates
        ``units`` to be coded by all coders, and ``labelled``, how many of them have the label.

    Raises
    ------
    FramingError
        For numbers outside their bounds.

    Examples
    --------
    >>> table = coding_size(0.7, 0.3).table.set_index("parameter")
    >>> bool(900 < table.loc["units", "estimate"] < 1100)
    True
    """
    if not (0 <= alpha < 1 and 0 < share < 1 and coders >= 2 and 0 < within < 1):
        raise FramingError(
            "An alpha from 0 to below 1, a share and a width between 0 and 1, and two coders or "
            f"more are needed; given are {alpha:g}, {share:g}, {within:g}, {coders}."
        )
    random = seeded(seed, "coding size", round(alpha * 1e6), round(share * 1e6), coders)
    shape = (ROUNDS, PILOT, coders)
    own = random.random(shape) < share
    one = random.random(shape[:2]) < share
    together = random.random(shape[:2]) < alpha
    yes = np.where(together, coders * one, own.sum(axis=2)).astype(np.float64)
    # Two values: disagreement observed in units, over that of all values paired.
    observed = (yes * (coders - yes)).sum(axis=1) / (coders - 1)
    total, n = yes.sum(axis=1), PILOT * coders
    expected = total * (n - total) / (n - 1)
    found = 1 - observed / np.maximum(expected, 1e-300)
    units = int(np.ceil(PILOT * (Z * found.std(ddof=1) / within) ** 2))
    rows = [("units", units), ("labelled", round(units * share))]
    table = pd.DataFrame(
        [
            ("alpha", name, float(value), np.nan, np.nan, np.nan, units, "units")
            for name, value in rows
        ],
        columns=["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"],
    ).astype({"term": "str", "parameter": "str", "unit": "str"})
    parameters = {"alpha": alpha, "share": share, "coders": coders, "within": within}
    return Estimates(
        table,
        method="size of a coding sample, simulated",
        unit="units",
        seed=seed,
        provenance=Provenance({}, parameters, seed),
    )
