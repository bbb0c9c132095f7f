"""Coefficients of a regression with their intervals, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.compare.result import DISCOVERY, printed
from framing.errors import FramingError
from framing.figures import margins
from framing.figures.dots import Dots
from framing.figures.style import on_paper, settle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Estimates


@on_paper
def plot_regress(estimates: Estimates, *, top: int = 20, ax: Axes | None = None) -> Axes:
    """Each coefficient with its interval; a filled dot is a discovery (q < .05).

    Parameters
    ----------
    estimates : Estimates
        What `framing.compare.regress` gave.
    top : int
        How many coefficients at most, the first ones in the table's order.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is no coefficient to draw.

    Notes
    -----
    Reads: feature, term, estimate, lower, upper, q_value, n, n_clusters.
    """
    table = estimates.table.head(top)
    if table.empty or top < 1:
        raise FramingError("There is nothing to draw: the table holds no coefficient.")
    names = table["term"].map(str)
    if table["feature"].nunique() > 1:
        feature = table["feature"].map(margins.readable)
        names = feature if names.nunique() == 1 else feature + ", " + names
    alone = [
        margins.readable(str(table[column].iloc[0]))
        for column in ("feature", "term")
        if table[column].nunique() == 1
    ]
    label = f"{', '.join(alone)}: {estimates.unit}" if alone else estimates.unit
    note = (
        f"{margins.counted(table['n'], 'units')} in "
        f"{margins.counted(table['n_clusters'], 'clusters')}. Lines: 95 % intervals. "
        "Filled: q < .05."
    )
    said = [printed(value) if np.isfinite(value) else "–" for value in table["q_value"]]
    drawn = table[["estimate", "lower", "upper"]].assign(
        name=names, filled=table["q_value"] < DISCOVERY, said=said
    )
    return settle(Dots(drawn, label, "q", note).draw(ax, zero=True))
