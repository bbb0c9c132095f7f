"""Axes of meaning: which pole a group leans to, and how far it goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.result import DISCOVERY
from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.lettering import literal, shortened
from framing.figures.style import new_axes, on_paper, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison

BIAS, INTENSITY = "-bias", "-intensity"
SMALLEST, LARGEST = 0.45, 1.5
"""Diameters of dots, in lines of type."""


@on_paper
def plot_axes(
    comparison: Comparison,
    *,
    group: str | None = None,
    poles: Mapping[str, tuple[str, str]] | None = None,
    top: int = 20,
    ax: Axes | None = None,
) -> Axes:
    """One group's lean on each axis against the background, between the names of both poles.

    The dot lies at the bias beyond the background's, with its interval; the larger it is, the
    higher the intensity beyond the background's. A dot is filled where the bias is a discovery
    (q < .05).

    Parameters
    ----------
    comparison : Comparison
        What `framing.compare.background` gave for the values of `framing.frames.FrameAxis`.
    group : str, optional
        The first in the table otherwise.
    poles : mapping of str to (str, str), optional
        What the negative and the positive end of each axis are called, such as `Axes.poles`.
    top : int
        Axes at most: those with the largest lean.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        For another group, or where there is no axis to draw.

    Notes
    -----
    Reads: feature, group, estimate, lower, upper, q_value, n_clusters.
    """
    table = comparison.table
    known = list(dict.fromkeys(table["group"]))
    if not known or top < 1:
        raise FramingError("There is nothing to draw: the comparison holds no axis.")
    name = known[0] if group is None else one_of("group", group, known)
    wide = _wide(table[table["group"] == name], top)
    named = {axis: ("", axis) for axis in wide.index} | dict(poles or {})
    ends = [[margins.readable(named[axis][side]) for axis in wide.index] for side in (0, 1)]
    note = (
        f"{name} against the background of all; {margins.counted(wide['n_clusters'], 'clusters')}. "
        "Lines: 95 % intervals. Filled: q < .05. Size: intensity beyond the background's, from "
        f"{_signed(wide['intensity'].min())} to {_signed(wide['intensity'].max())}."
    )
    size = type_size()
    left, right = (_room(side) for side in ends)
    axes = ax or new_axes(
        1.75 * size * len(wide),
        left=left,
        right=right,
        top=1.0 * size,
        bottom=4.0 * size + margins.note_height(note),
    )
    _draw(axes, wide)
    margins.row_names(axes, ends[0], room=left)
    _right_names(axes, ends[1], room=right)
    _scale(axes, wide, literal(axes, f"bias of {name} beyond the background's"))
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=4.0 * size)
    return settle(axes)


def _wide(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """A row an axis: its bias with interval and q, and its intensity."""
    bias = table[table["feature"].str.endswith(BIAS) & table["estimate"].notna()]
    if bias.empty:
        raise FramingError("There is nothing to draw: no feature is called 'axis-bias'.")
    bias = bias.set_index(bias["feature"].str.removesuffix(BIAS))
    other = table[table["feature"].str.endswith(INTENSITY)]
    intensity = other.set_index(other["feature"].str.removesuffix(INTENSITY))["estimate"]
    bias = bias.assign(intensity=intensity.reindex(bias.index))
    chosen = np.lexsort((bias.index, -bias["estimate"].abs()))[:top]
    bias = bias.iloc[chosen]
    return bias.iloc[np.lexsort((bias.index, -bias["estimate"]))]


def _draw(axes: Axes, wide: pd.DataFrame) -> None:
    places = np.arange(len(wide), dtype=float)
    guide = axes.get_yaxis_transform()
    axes.hlines(places, 0, 1, transform=guide, color=colours.GUIDE, linewidth=0.5, zorder=0.5)
    area = _areas(wide["intensity"].to_numpy(dtype=np.float64))
    found = (wide["q_value"] < DISCOVERY).to_numpy()
    for mask, label, colour in (
        (found, "filled", colours.FOUND),
        (~found, "hollow", colours.NOT_FOUND),
    ):
        part, at = wide[mask], places[mask]
        axes.hlines(at, part["lower"], part["upper"], color=colour, label=f"interval, {label}")
        axes.scatter(
            part["estimate"],
            at,
            s=area[mask],
            facecolor=colour if label == "filled" else "white",
            edgecolor=colour,
            linewidth=1.0,
            label=label,
            zorder=3,
        )


def _areas(values: np.ndarray) -> np.ndarray:
    """Areas in square points, growing evenly from the lowest value to the highest."""
    known = values[np.isfinite(values)]
    low, high = (known.min(), known.max()) if len(known) else (0.0, 0.0)
    share = (np.nan_to_num(values, nan=low) - low) / ((high - low) or 1.0)
    least, most = ((d * type_size()) ** 2 for d in (SMALLEST, LARGEST))
    return np.asarray(least + share * (most - least))


def _room(names: list[str]) -> float:
    return min(margins.names_room(names), 0.28 * paper_width())


def _right_names(axes: Axes, names: list[str], *, room: float) -> None:
    size = type_size()
    for place, name in enumerate(names):
        shown = shortened(literal(axes, name), width=room - 0.9 * size, size=size)
        axes.annotate(
            shown,
            (1, place),
            xycoords=axes.get_yaxis_transform(),
            xytext=(0.5 * size, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
            parse_math=False,
        )


def _scale(axes: Axes, wide: pd.DataFrame, label: str) -> None:
    from matplotlib.ticker import MaxNLocator

    reach = wide[["estimate", "lower", "upper"]].to_numpy(dtype=float)
    most = 1.1 * (np.nanmax(np.abs(reach)) or 1.0)
    axes.set_xlim(-most, most)
    axes.axvline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], symmetric=True))
    axes.grid(axis="x")
    axes.tick_params(axis="y", length=0)
    shown = shortened(label, width=margins.width_of(axes) + 8 * type_size(), size=type_size())
    axes.set_xlabel(shown, parse_math=False)


def _signed(value: float) -> str:
    if not np.isfinite(value):
        return "not estimable"
    return f"{value:+.2g}".replace("-", "−")
