"""How well word lists tell coded texts apart: a line a list, its area under the curve in dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHOWN = ("coverage", "precision", "recall", "precision_at_0.05", "length_correlation")
HEADS = ("coverage", "precision", "recall", "at 5 %", "length")
CHANCE = 0.5


@on_paper
def plot_validity(table: pd.DataFrame, *, top: int = 40, ax: Axes | None = None) -> Axes:
    """Each list's area under the curve with its interval, and what else was measured of it.

    Parameters
    ----------
    table : DataFrame
        The glossary's ``estimates``, of `framing.learning.validity`. Where several lists are in
        it, their categories are left out.
    top : int
        Lines at most, the largest area first.
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
    wide = _wide(table, top)
    size = type_size()
    names = [margins.readable(str(name)) for name in wide.index]
    left = margins.names_room(names)
    heads = [head for head, name in zip(HEADS, SHOWN, strict=True) if name in wide]
    cells = [[_cell(value) for value in wide[name]] for name in SHOWN if name in wide]
    widths = [margins.column_room(head, own) + size for head, own in zip(heads, cells, strict=True)]
    note = (
        f"{margins.counted(table['n'], 'coded texts')}. Lines: 95 % intervals over outlets drawn "
        "whole; .5 is chance. Precision: of texts with a hit; at 5 %: where one text in twenty "
        "has the label. Length: correlation with it."
    )
    axes = ax or new_axes(
        1.7 * size * len(names),
        left=left,
        right=sum(widths) + size,
        top=2.4 * size,
        bottom=4.1 * size + margins.note_height(note),
    )
    places = np.arange(len(names), dtype=float)
    axes.hlines(places, wide["lower"], wide["upper"], color=colours.FOUND, label="interval")
    axes.plot(wide["auc"], places, "o", color=colours.FOUND, label="auc", zorder=3)
    margins.row_names(axes, names, room=left)
    _scale(axes, wide[["auc", "lower", "upper"]].to_numpy(dtype=np.float64))
    for head, own, end in zip(heads, cells, np.cumsum(widths).tolist(), strict=True):
        margins.column(axes, head, own, shift=end)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.1 * size)
    return settle(axes)


def _cell(value: float) -> str:
    return f"{value:.2f}".replace("-", "−") if np.isfinite(value) else ""


def _wide(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """A line a list, the measures side by side."""
    lists = table[~table["term"].str.contains(": ", regex=False)]
    chosen = lists if lists["term"].nunique() > 1 else table
    areas = chosen[chosen["parameter"] == "auc"].set_index("term")
    if areas.empty or top < 1:
        raise FramingError("There is nothing to draw: no area under a curve is given.")
    measured = chosen.pivot(index="term", columns="parameter", values="estimate")
    wide = measured.join(areas[["lower", "upper"]])
    return wide.iloc[np.lexsort((wide.index, -wide["auc"]))][:top]


def _scale(axes: Axes, reach: np.ndarray) -> None:
    from matplotlib.ticker import MaxNLocator

    known = reach[np.isfinite(reach)]
    low, high = min(known.min(), CHANCE), max(known.max(), CHANCE)
    pad = 0.06 * ((high - low) or 1.0)
    axes.set_xlim(low - pad, high + pad)
    axes.axvline(CHANCE, color=colours.ZERO, linewidth=0.7, zorder=1)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="x")
    axes.set_xlabel("area under the curve")
