"""Rows of estimates with their intervals, a name at the left and a figure at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.figures import colours, margins
from framing.figures.lettering import literal, pieces, wrapped
from framing.figures.style import new_axes, paper_width, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Dots:
    """What is drawn: one row an estimate, the first on top.

    Attributes
    ----------
    table : DataFrame
        name, estimate, lower, upper, filled, said (the figure at the right).
    label : str
        Of the axis.
    head : str
        Over the figures at the right.
    note : str
    """

    table: pd.DataFrame
    label: str
    head: str
    note: str

    def draw(self, ax: Axes | None, *, zero: bool) -> Axes:
        """Draw it, with a line at zero where that means something."""
        size, n = type_size(), len(self.table)
        names, said = [list(map(str, self.table[column])) for column in ("name", "said")]
        left = margins.names_room(names)
        right = margins.column_room(self.head, said) + 1.2 * size
        printed = "".join(pieces(self.label))
        label = wrapped(printed, width=paper_width() - left - right, size=size, lines=2)
        drop = (2.0 + 1.35 * (1 + label.count("\n")) + 0.7) * size
        axes = ax or new_axes(
            1.6 * size * n,
            left=left,
            right=right + 0.3 * size,
            top=2.0 * size,
            bottom=drop + margins.note_height(self.note),
        )
        self._marks(axes)
        margins.row_names(axes, names, room=left)
        self._scale(axes, zero=zero)
        axes.set_xlabel(literal(axes, self.label), parse_math=False)
        axes.xaxis.label.set_text(label)
        margins.column(axes, self.head, said, shift=right)
        left -= 0.3 * size
        margins.note_below(axes, literal(axes, self.note), left=left, drop=drop)
        return axes

    def _marks(self, axes: Axes) -> None:
        places = np.arange(len(self.table), dtype=float)
        guide = axes.get_yaxis_transform()
        axes.hlines(places, 0, 1, transform=guide, color=colours.GUIDE, linewidth=0.5, zorder=0.5)
        filled = self.table["filled"].to_numpy(dtype=bool)
        there = np.isfinite(self.table["estimate"].to_numpy())
        looks = ((filled, "filled", colours.FOUND), (~filled, "hollow", colours.NOT_FOUND))
        for mask, name, colour in looks:
            part, at = self.table[mask & there], places[mask & there]
            ground = colour if name == "filled" else "white"
            axes.hlines(at, part["lower"], part["upper"], color=colour, label=f"interval, {name}")
            axes.plot(
                part["estimate"],
                at,
                "o",
                color=colour,
                markerfacecolor=ground,
                label=name,
                zorder=3,
            )

    def _scale(self, axes: Axes, *, zero: bool) -> None:
        from matplotlib.ticker import MaxNLocator

        reach = self.table[["lower", "upper", "estimate"]].to_numpy(dtype=float).ravel()
        reach = np.append(reach[np.isfinite(reach)], [0.0] if zero else [])
        low, high = (reach.min(), reach.max()) if len(reach) else (-1.0, 1.0)
        pad = 0.07 * ((high - low) or 1.0)
        axes.set_xlim(low - pad, high + pad)
        if zero:
            axes.axvline(0, color=colours.ZERO, linewidth=0.7, zorder=1)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
        axes.grid(axis="x")
