"""What comments take up of their own article, beyond what chance and the event would give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.result import DISCOVERY
from framing.errors import FramingError
from framing.figures import margins
from framing.figures.dots import Dots
from framing.figures.style import on_paper, settle

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison


@on_paper
def plot_uptake(comparison: Comparison, *, ax: Axes | None = None) -> Axes:
    """How much more comments take up of their own article than those below others do.

    The figures at the right are how often it is taken up, and how often chance would give it:
    the mean of comments below other articles of the event. Filled where q is below .05.

    Parameters
    ----------
    comparison : Comparison
        What `framing.compare.pairing` gave.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where nothing was taken up.

    Notes
    -----
    Reads: feature, estimate, lower, upper, q_value, hits, hits_reference, n_units.
    """
    table = comparison.table
    table = table[table["hits"] + table["hits_reference"] > 0]
    if table.empty:
        raise FramingError("There is nothing to draw: nothing was taken up.")
    both = zip(table["hits"], table["hits_reference"], strict=True)
    drawn = pd.DataFrame(
        {
            "name": [name.replace("-", " ") for name in table["feature"]],
            "estimate": table["estimate"].to_numpy(),
            "lower": table["lower"].to_numpy(),
            "upper": table["upper"].to_numpy(),
            "filled": np.asarray(table["q_value"] < DISCOVERY, dtype=bool),
            "said": [f"{own:.0f} : {others:.1f}" for own, others in both],
        }
    )
    note = (
        f"{margins.counted(table['n_units'], 'articles')} with comments. Filled: q < .05. "
        "Lines: 95 % intervals."
    )
    label = "taken up beyond what comments below other articles do, per 1,000 words"
    return settle(Dots(drawn, label, "own : expected", note).draw(ax, zero=True))
