"""Group differences with their intervals, one line a feature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.result import DISCOVERY, printed
from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.lettering import advance, literal, wrapped
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison

ORDERS = ("estimate", "magnitude", "given")


@on_paper
def plot_contrast(
    comparison: Comparison, *, top: int = 20, order: str = "estimate", ax: Axes | None = None
) -> Axes:
    """Each feature's difference between two groups with its interval.

    A filled dot is a discovery (q < .05), a hollow one is not. At the right stand the hits of
    the group and of its reference, and q.

    Parameters
    ----------
    comparison : Comparison
    top : int
        How many features at most: those with the largest differences, or the first ones where
        the order is the one given.
    order : {'estimate', 'magnitude', 'given'}
        From the largest estimate down, from the largest difference down, or as in the table.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there is no feature to draw.

    Notes
    -----
    Reads: feature, group, reference, estimate, lower, upper, q_value, hits, hits_reference,
    n_units, n_clusters.
    """
    table = ranked(comparison.table, by=one_of("order", order, ORDERS), top=top)
    around = _Around.of(table, comparison.axis_label)
    axes = around.space(len(table)) if ax is None else ax
    _draw(axes, table)
    margins.row_names(axes, list(around.names), room=around.left)
    _scale(axes, table)
    _letter(axes, table, around)
    return settle(axes)


def ranked(table: pd.DataFrame, *, by: str, top: int) -> pd.DataFrame:
    """The features to draw, the first one on top."""
    if table.empty:
        raise FramingError("There is nothing to draw: the comparison holds no feature.")
    if top < 1:
        raise FramingError(f"top={top}: at least one feature must be drawn.")
    if by == "given":
        return table.head(top).reset_index(drop=True)
    size = table["estimate"].abs().fillna(-1.0)
    largest = np.lexsort((table["group"], table["feature"], -size))[:top]
    chosen = table.iloc[largest]
    if by == "estimate":
        chosen = chosen.sort_values("estimate", ascending=False, kind="stable")
    return chosen.reset_index(drop=True)


@dataclass(frozen=True)
class _Around:
    """What is written around the drawing, and the room it takes in points."""

    names: tuple[str, ...]
    hits: tuple[str, ...]
    q_values: tuple[str, ...]
    label: str
    note: str
    left: float
    right: float
    hits_end: float

    @classmethod
    def of(cls, table: pd.DataFrame, label: str) -> _Around:
        size = type_size()
        names = table["feature"].astype(str).map(margins.readable)
        if len(table[["group", "reference"]].drop_duplicates()) > 1:
            names = names + ", " + table["group"].astype(str) + " − " + table["reference"]
        hits = [
            f"{_amount(group)} : {_amount(reference)}"
            for group, reference in zip(table["hits"], table["hits_reference"], strict=True)
        ]
        q_values = [printed(value) if np.isfinite(value) else "–" for value in table["q_value"]]
        left = margins.names_room(list(names))
        hits_end = margins.column_room("hits", hits) + 1.3 * size
        right = hits_end + margins.column_room("q", q_values) + 1.2 * size
        room = paper_width() - left - 0.5 * size
        return cls(
            names=tuple(names),
            hits=tuple(hits),
            q_values=tuple(q_values),
            label=wrapped(label, width=room, size=size, lines=2),
            note=_note(table),
            left=left,
            right=right,
            hits_end=hits_end,
        )

    @property
    def drop(self) -> float:
        """Points from the drawing to the note below it."""
        return (2.0 + 1.35 * (1 + self.label.count("\n")) + 0.7) * type_size()

    def space(self, rows: int) -> Axes:
        """New axes with these margins."""
        size = type_size()
        return new_axes(
            1.7 * size * rows,
            left=self.left,
            right=self.right + 0.3 * size,
            top=2.4 * size,
            bottom=self.drop + margins.note_height(self.note),
        )


def _amount(value: float) -> str:
    if not np.isfinite(value):
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def _note(table: pd.DataFrame) -> str:
    pairs = table[["group", "reference"]].drop_duplicates()
    of = f" {pairs.iloc[0]['group']} : {pairs.iloc[0]['reference']}" if len(pairs) == 1 else ""
    return (
        f"{margins.counted(table['n_units'], 'units')} in "
        f"{margins.counted(table['n_clusters'], 'clusters')}. Lines: 95 % intervals. "
        "Filled: q < .05." + (f" Hits:{of}." if of else "")
    )


def _draw(axes: Axes, table: pd.DataFrame) -> None:
    places = np.arange(len(table), dtype=float)
    axes.hlines(
        places,
        0,
        1,
        transform=axes.get_yaxis_transform(),
        color=colours.GUIDE,
        linewidth=0.5,
        zorder=0.5,
    )
    found = (table["q_value"] < DISCOVERY).to_numpy()
    looks = ((found, "discovery", colours.FOUND), (~found, "no discovery", colours.NOT_FOUND))
    for mask, name, colour in looks:
        drawn = mask & np.isfinite(table["estimate"].to_numpy())
        part, at = table[drawn], places[drawn]
        ground = colour if name == "discovery" else "white"
        axes.hlines(at, part["lower"], part["upper"], color=colour, label=f"interval, {name}")
        axes.plot(
            part["estimate"], at, "o", color=colour, markerfacecolor=ground, label=name, zorder=3
        )
    for place, estimate, n in zip(places, table["estimate"], table["n_units"], strict=True):
        if not np.isfinite(estimate):
            axes.annotate(
                f"not estimable: n = {n}",
                (0, place),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                color=colours.MUTED,
                size=margins.SMALL * type_size(),
                parse_math=False,
            )


def _scale(axes: Axes, table: pd.DataFrame) -> None:
    from matplotlib.ticker import MaxNLocator

    reach = table[["lower", "upper", "estimate"]].to_numpy(dtype=float)
    reach = reach[np.isfinite(reach)]
    low, high = reach.min(initial=0.0), reach.max(initial=0.0)
    pad = 0.07 * ((high - low) or 1.0)
    axes.set_xlim(low - pad, high + pad)
    axes.axvline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.grid(axis="x")


def _letter(axes: Axes, table: pd.DataFrame, around: _Around) -> None:
    size = type_size()
    axes.set_xlabel(literal(axes, around.label.replace("\n", " ")), parse_math=False)
    axes.xaxis.label.set_text(around.label)
    margins.column(axes, "hits", list(around.hits), shift=around.hits_end)
    margins.column(axes, "q", list(around.q_values), shift=around.right)
    pairs = table[["group", "reference"]].drop_duplicates()
    if len(pairs) == 1:
        _sides(axes, str(pairs.iloc[0]["group"]), str(pairs.iloc[0]["reference"]))
    left = around.left - 0.3 * size
    margins.note_below(axes, literal(axes, around.note), left=left, drop=around.drop)


def _sides(axes: Axes, group: str, reference: str) -> None:
    """Say on which side of zero there is more of a feature, and in which group."""
    size, room = margins.SMALL * type_size(), margins.width_of(axes)
    low, high = axes.get_xlim()
    zero = (0 - low) / (high - low)
    sides: tuple[tuple[str, float, margins.Align, str], ...] = (
        (reference, zero, "left", "← {}"),
        (group, 1 - zero, "right", "{} →"),
    )
    widest = max(
        advance(form.format(f"more in {name}"), size=size) / max(share, 0.45)
        for name, share, _, form in sides
    )
    # Both sides alike, with the short form where the long one has no room.
    said = "more in {}" if widest <= room else "{}"
    for name, share, align, form in sides:
        text = form.format(said.format(name))
        shown = literal(axes, text, width=max(share, 0.45) * room, size=size)
        margins.above(axes, shown, at=float(align == "right"), align=align)
