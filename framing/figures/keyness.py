"""Key words as a funnel: how often a word is used against how far the groups are apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.result import DISCOVERY
from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.labels import place_labels
from framing.figures.lettering import literal
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison

HEIGHT = 0.82
BINS = 24


@on_paper
def plot_keyness(comparison: Comparison, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Each word tested: how often both groups use it, and the difference of its log-odds.

    Dark dots are discoveries (q < .05). The band reaches as far from 0 as the intervals of
    words that are as frequent, at the median: words inside it are not told from chance by
    themselves. Names do not overlap; those without room are left out.

    Parameters
    ----------
    comparison : Comparison
        Of `framing.compare.keyness` or `collocates`, one pair of groups.
    top : int
        How many words are named on each side, at most: discoveries with the smallest q first,
        then those furthest from 0 in widths of their interval; three at least, in grey where
        they are no discoveries.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where no word was tested, or there is more than one pair.

    Notes
    -----
    Reads: feature, group, reference, estimate, lower, upper, p_value, q_value, hits,
    hits_reference, n_units, n_clusters.
    """
    if len(comparison.pairs) > 1:
        raise FramingError("Key words are drawn for one pair of groups at a time.")
    table = comparison.table
    tested = table[table["p_value"].notna() & table["lower"].notna()].reset_index(drop=True)
    if tested.empty:
        raise FramingError("There is nothing to draw: no word was tested.")
    if top < 1:
        raise FramingError(f"top={top}: at least one word must be named.")
    size = type_size()
    note = _note(tested, len(table) - len(tested))
    left = 3.6 * size
    axes = ax or new_axes(
        HEIGHT * paper_width(),
        left=left,
        right=0.7 * size,
        top=2.0 * size,
        bottom=4.2 * size + margins.note_height(note),
    )
    _draw(axes, tested)
    _letter(axes, comparison)
    _name(axes, tested, top)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.0 * size)
    return settle(axes)


def named(table: pd.DataFrame, *, top: int, least: int = 3) -> pd.DataFrame:
    """The words to name on each side: discoveries first, then those that stand out most.

    Up to `top` discoveries; where there are fewer than `least`, other words make up for them.
    """
    half = (table["upper"] - table["lower"]) / 2
    known = table.assign(
        side=np.sign(table["estimate"]),
        found=table["q_value"] < DISCOVERY,
        out=table["estimate"].abs() / half.where(half > 0, np.inf),
    )
    order = known.sort_values(
        ["found", "q_value", "out", "feature"], ascending=[False, True, False, True]
    )
    shown = []
    for side in (1, -1):
        ours = order[order["side"] == side]
        shown.append(ours.head(min(top, max(least, int(ours["found"].sum())))))
    first = pd.concat(shown).sort_values(["found", "out"], ascending=False, kind="stable")
    return table.loc[first.index]


def _frequency(table: pd.DataFrame) -> npt.NDArray[np.float64]:
    return (table["hits"] + table["hits_reference"]).to_numpy(dtype=np.float64)


def _draw(axes: Axes, table: pd.DataFrame) -> None:
    uses, estimate = _frequency(table), table["estimate"].to_numpy()
    low, high = uses.min(), uses.max()
    axes.set_xscale("log")
    axes.set_xlim(low / 1.25, high * 1.6)
    reach = 1.12 * max(np.abs(estimate).max(), 1e-6)
    axes.set_ylim(-reach, reach)
    edges = np.geomspace(low, high * 1.001, BINS + 1) if high > low else np.array([low, low * 1.1])
    half = ((table["upper"] - table["lower"]) / 2).groupby(np.digitize(uses, edges)).median()
    if len(half) > 1:
        at = np.sqrt(edges[:-1] * edges[1:])[half.index.to_numpy() - 1]
        width = half.to_numpy()
        # The outermost medians hold to the edges of the drawing.
        at, width = np.r_[low / 1.25, at, high * 1.6], np.r_[width[0], width, width[-1]]
        axes.fill_between(at, -width, width, color=colours.GUIDE, linewidth=0, zorder=0.4)
        for edge in (-width, width):
            axes.plot(at, edge, color=colours.ZERO, linewidth=0.6, zorder=2, label="_band")
    axes.axhline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
    found = (table["q_value"] < DISCOVERY).to_numpy()
    mark = 0.42 * type_size()
    axes.plot(
        uses[~found],
        estimate[~found],
        "o",
        color=colours.NOT_FOUND,
        markersize=0.55 * mark,
        markeredgewidth=0,
        alpha=0.6,
        label="no discovery",
    )
    axes.plot(
        uses[found],
        estimate[found],
        "o",
        color=colours.FOUND,
        markersize=mark,
        markeredgewidth=0,
        zorder=3,
        label="discovery",
    )


def _letter(axes: Axes, comparison: Comparison) -> None:
    from matplotlib.ticker import LogLocator, MaxNLocator, NullFormatter, StrMethodFormatter

    group, reference = comparison.pairs[0]
    size = type_size()
    axes.set_xlabel("uses in both groups")
    axes.set_ylabel(literal(axes, comparison.unit), labelpad=2)
    axes.xaxis.set_major_locator(LogLocator(numticks=8))
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="y")
    room = margins.width_of(axes)
    above = literal(axes, f"↑ more in {group}", width=room, size=size)
    margins.above(axes, above, at=0, align="left")
    axes.annotate(
        literal(axes, f"↓ more in {reference}", width=room, size=size),
        (0, 0),
        xycoords="axes fraction",
        xytext=(0, 0.4 * size),
        textcoords="offset points",
        size=margins.SMALL * size,
        color=colours.MUTED,
        parse_math=False,
    )


def _name(axes: Axes, table: pd.DataFrame, top: int) -> None:
    chosen = named(table, top=top)
    size = margins.SMALL * type_size()
    dark = table[table["q_value"] < DISCOVERY]
    others = list(zip(_frequency(dark), dark["estimate"], strict=True))
    for found, color in ((True, colours.INK), (False, colours.MUTED)):
        part = chosen[(chosen["q_value"] < DISCOVERY) == found]
        points = list(zip(_frequency(part), part["estimate"], strict=True))
        place_labels(axes, list(part["feature"]), points, others=others, size=size, color=color)


def _note(table: pd.DataFrame, untested: int) -> str:
    n = int((table["q_value"] < DISCOVERY).sum())
    more = f", {untested:,} too rare to test" if untested else ""
    return (
        f"{len(table):,} words tested{more}; {n:,} with q < .05 (dark). Band: 95 % intervals "
        f"about 0, at the median of words as frequent. "
        f"{margins.counted(table['n_units'], 'units')} in "
        f"{margins.counted(table['n_clusters'], 'clusters')}."
    )
