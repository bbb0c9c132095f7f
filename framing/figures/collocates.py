"""Collocates of a word: how two groups differ in what they set beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.figures.contrast import plot_contrast
from framing.figures.keyness import named
from framing.figures.style import on_paper

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison


@on_paper
def plot_collocates(comparison: Comparison, *, top: int = 10, ax: Axes | None = None) -> Axes:
    """The collocates that tell two groups apart most, with their intervals.

    Parameters
    ----------
    comparison : Comparison
        Of `framing.compare.collocates`, one pair of groups.
    top : int
        How many collocates of each group, at most: discoveries first, then those furthest from 0
        in widths of their interval.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where no collocate was tested.

    Notes
    -----
    Reads: what `plot_contrast` reads, and p_value.
    """
    table = comparison.table
    tested = table[table["p_value"].notna() & table["lower"].notna()]
    if tested.empty:
        raise FramingError("There is nothing to draw: no collocate was tested.")
    chosen = named(tested, top=top, least=top)
    shown = replace(comparison, table=table.loc[chosen.index])
    return plot_contrast(shown, top=len(chosen), ax=ax)
