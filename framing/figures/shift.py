"""Word shifts: what each word adds to the difference between two groups, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures import colours, margins
from framing.figures.lettering import advance, literal, wrapped
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison

# Contributions whose sum is a rounding error, as those of shares are.
NOTHING = 1e-9
ALL = "all words"


@on_paper
def plot_shift(comparison: Comparison, *, top: int = 20, ax: Axes | None = None) -> Axes:
    """The words that contribute most, from the largest contribution down, with intervals.

    Dark bars are words that the group uses more, light ones words that the reference uses more;
    the first bar is the sum over all words, where it is not 0 by definition. At the right stand
    the hits of the group and of its reference.

    Parameters
    ----------
    comparison : Comparison
        Of `framing.compare.shift`, one pair of groups.
    top : int
        How many words at most: those with the largest contributions.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is no word to draw, or there is more than one pair.

    Notes
    -----
    Reads: feature, group, reference, estimate, lower, upper, effect, hits, hits_reference,
    n_units, n_clusters.
    """
    if comparison.table.empty:
        raise FramingError("There is nothing to draw: the comparison holds no word.")
    if len(comparison.pairs) > 1:
        raise FramingError("A word shift is drawn for one pair of groups at a time.")
    if top < 1:
        raise FramingError(f"top={top}: at least one word must be drawn.")
    table = drawn(comparison.table, top=top)
    size = type_size()
    hits = [
        f"{a:,.0f} : {b:,.0f}" for a, b in zip(table["hits"], table["hits_reference"], strict=True)
    ]
    note = _note(comparison)
    left = margins.names_room(list(table["feature"]))
    right = margins.column_room("hits", hits) + 1.3 * size
    label = wrapped(comparison.axis_label, width=paper_width() - left, size=size, lines=2)
    drop = (2.7 + 1.35 * (1 + label.count("\n"))) * size
    axes = ax or new_axes(
        1.5 * size * len(table),
        left=left,
        right=right + 0.3 * size,
        top=2.4 * size,
        bottom=drop + margins.note_height(note),
    )
    _draw(axes, table)
    margins.row_names(axes, list(table["feature"]), room=left)
    margins.column(axes, "hits", hits, shift=right)
    axes.set_xlabel(literal(axes, label.replace("\n", " ")), parse_math=False)
    axes.xaxis.label.set_text(label)
    _key(axes, *comparison.pairs[0])
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=drop)
    return settle(axes)


def drawn(table: pd.DataFrame, *, top: int) -> pd.DataFrame:
    """The sum over all words, where there is one, and the words with the largest parts in it."""
    size = table["estimate"].abs()
    order = np.lexsort((table["feature"], -size))[:top]
    chosen = table.iloc[order]
    total = float(table["estimate"].sum())
    if abs(total) < NOTHING:
        return chosen.reset_index(drop=True)
    row = chosen.iloc[:1].assign(
        feature=ALL,
        estimate=total,
        lower=np.nan,
        upper=np.nan,
        effect=np.nan,
        hits=table["exposure"].iloc[0],
        hits_reference=table["exposure_reference"].iloc[0],
    )
    return pd.concat([row, chosen], ignore_index=True)


def _more(table: pd.DataFrame) -> pd.Series:
    """Whether the group uses a word more; where one side never does, its hits tell."""
    alone = table["effect"].isna()
    return table["effect"].gt(0).where(~alone, table["hits"] > table["hits_reference"])


def _draw(axes: Axes, table: pd.DataFrame) -> None:
    from matplotlib.ticker import MaxNLocator

    places = np.arange(len(table), dtype=float)
    is_sum = (table["feature"] == ALL).to_numpy() & table["lower"].isna().to_numpy()
    more = _more(table).to_numpy(dtype=bool)
    looks = (
        (is_sum, "sum", colours.MUTED),
        (~is_sum & more, "group uses it more", colours.SERIES[0]),
        (~is_sum & ~more, "reference uses it more", colours.SERIES[1]),
    )
    for mask, name, colour in looks:
        axes.barh(
            places[mask],
            table.loc[mask, "estimate"],
            height=0.72,
            color=colour,
            alpha=1.0 if name == "sum" else 0.75,
            linewidth=0,
            label=name,
            zorder=2,
        )
    axes.hlines(places, table["lower"], table["upper"], color=colours.INK, linewidth=0.8, zorder=3)
    reach = table[["estimate", "lower", "upper"]].to_numpy(dtype=float)
    low, high = np.nanmin(reach, initial=0.0), np.nanmax(reach, initial=0.0)
    pad = 0.05 * ((high - low) or 1.0)
    axes.set_xlim(low - pad, high + pad)
    axes.axvline(0, color=colours.ZERO, linewidth=0.7, zorder=4)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="x")


def _key(axes: Axes, group: str, reference: str) -> None:
    """Which colour is whose, above the drawing."""
    size = margins.SMALL * type_size()
    half = margins.width_of(axes) / 2
    shift = 0.0
    for name, colour in ((group, colours.SERIES[0]), (reference, colours.SERIES[1])):
        shown = literal(axes, f"■ more in {name}", width=half, size=size)
        axes.annotate(
            shown,
            (0, 1),
            xycoords="axes fraction",
            xytext=(shift, 0.55 * size),
            textcoords="offset points",
            size=size,
            color=colour,
            annotation_clip=False,
            parse_math=False,
        )
        shift += advance(shown, size=size) + 1.2 * size


def _note(comparison: Comparison) -> str:
    table = comparison.table
    group, reference = comparison.pairs[0]
    return (
        f"{len(table):,} words contribute. {margins.counted(table['n_units'], 'units')} in "
        f"{margins.counted(table['n_clusters'], 'clusters')}. Lines: 95 % intervals. "
        f"Hits: {group} : {reference}."
    )
