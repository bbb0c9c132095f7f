"""How far the items of each frame go together: alpha, and each item with the rest."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.consistency import ALPHA, MEAN, TOTAL
from framing.errors import FramingError
from framing.figures import margins
from framing.figures.dots import Dots
from framing.figures.style import on_paper, settle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates


@on_paper
def plot_consistency(estimates: Estimates, *, top: int = 60, ax: Axes | None = None) -> Axes:
    """Cronbach's alpha of each scale (filled), and below it each item's correlation with the rest.

    The figures at the right are how often an item is met: its mean.

    Parameters
    ----------
    estimates : Estimates
        What `framing.compare.consistency` gave.
    top : int
        Lines at most, in the table's order.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is nothing to draw.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    table = estimates.table
    rows = [row for row in map(_row, table.to_dict("records")) if row is not None][: max(top, 0)]
    if not rows:
        raise FramingError("There is nothing to draw: the table holds no scale.")
    means = table[table["parameter"].str.startswith(f"{MEAN}: ")]
    mean = dict(
        zip(means["parameter"].str.removeprefix(f"{MEAN}: "), means["estimate"], strict=True)
    )
    drawn = pd.DataFrame(rows, columns=["name", "estimate", "lower", "upper", "filled", "item"])
    drawn["said"] = [f"{mean[item]:.2f}" if item in mean else "" for item in drawn["item"]]
    note = (
        f"{margins.counted(table['n'], 'units')}. Filled: Cronbach's alpha. Hollow: an item with "
        "the sum of the others. Lines: 95 % intervals."
    )
    return settle(Dots(drawn, "coefficient", "mean", note).draw(ax, zero=True))


def _row(row: dict[Hashable, Any]) -> tuple[object, ...] | None:
    parameter = str(row["parameter"])
    values = [float(str(row[name])) for name in ("estimate", "lower", "upper")]
    if parameter == ALPHA:
        return margins.readable(str(row["term"])), *values, True, ""
    if not parameter.startswith(f"{TOTAL}: ") or not np.isfinite(values[0]):
        return None
    item = parameter.removeprefix(f"{TOTAL}: ")
    short = item.removeprefix(f"{row['term']}-").replace("_", " ")
    return f"· {short}", *values, False, item
