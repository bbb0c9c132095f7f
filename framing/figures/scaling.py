"""Documents or outlets on one line, from one end to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError, one_of
from framing.figures.dots import Dots
from framing.figures.style import on_paper, settle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates

POSITIONS = ("theta", "lbg", "mv", "raw")


@on_paper
def plot_scaling(
    estimates: Estimates, *, parameter: str | None = None, top: int = 40, ax: Axes | None = None
) -> Axes:
    """Each document's or outlet's position, the highest on top.

    Lines are 95 % intervals where there are any, otherwise two standard errors each way, which
    the note below then says.

    Parameters
    ----------
    estimates : Estimates
        What `framing.compare.wordfish` or `framing.compare.wordscores` gave.
    parameter : {'theta', 'lbg', 'mv', 'raw'}, optional
        Which positions; the first of these that the table holds otherwise.
    top : int
        How many at most, those furthest from the middle.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where the table holds no such positions.

    Notes
    -----
    Reads: term, parameter, estimate, se, lower, upper, n.
    """
    held = [name for name in POSITIONS if (estimates.table["parameter"] == name).any()]
    if not held or top < 1:
        raise FramingError("There is nothing to draw: the table holds no positions.")
    chosen = held[0] if parameter is None else one_of("parameter", parameter, held)
    table = estimates.table[estimates.table["parameter"] == chosen]
    n_all = len(table)
    far = (table["estimate"] - table["estimate"].median()).abs()
    table = table.loc[far.sort_values(ascending=False, kind="stable").index[:top]]
    table = table.sort_values("estimate", ascending=False, kind="stable").reset_index(drop=True)
    drawn, lines = _lines(table)
    shown = f"{len(table):,} of {n_all:,}, those furthest out. " if len(table) < n_all else ""
    drawn = drawn.assign(
        name=table["term"], filled=True, said=[f"{count:,}" for count in table["n"]]
    )
    label = f"{chosen}, {table['unit'].iloc[0]}"
    return settle(Dots(drawn, label, "n", f"{shown}{lines}").draw(ax, zero=False))


def _lines(table: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Estimates with the ends of their lines, and what these are."""
    if table["lower"].notna().any():
        return table[["estimate", "lower", "upper"]], "Lines: 95 % intervals."
    ends = {
        "estimate": table["estimate"],
        "lower": table["estimate"] - 2 * table["se"],
        "upper": table["estimate"] + 2 * table["se"],
    }
    if not np.isfinite(table["se"]).any():
        return pd.DataFrame(ends), "No standard errors."
    return pd.DataFrame(ends), "Lines: two standard errors each way; no 95 % intervals."
