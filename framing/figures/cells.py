"""A table of counts as shaded cells, some of which say that a count is not to be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.figures import colours, margins
from framing.figures.grid import Floats
from framing.figures.heatmap import TINY, _Heads, _outlets
from framing.figures.lettering import advance, literal
from framing.figures.style import new_axes, paper_width, settle, type_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Cells:
    """Counts of rows and columns, printed where they can be read; a count of 0 is left empty.

    Attributes
    ----------
    rows, columns : tuple of str
    counts : ndarray of float, shape (rows, columns)
    hatched, grey : ndarray of bool, the same shape
        Empty cells that stand for something: what, is said in the note.
    small : ndarray of str, the same shape, optional
        A word below the count.
    margin : tuple of str
        A heading and one word a row, right of the drawing; or nothing.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Floats
    hatched: Flags
    grey: Flags
    small: npt.NDArray[np.object_] | None = None
    margin: tuple[str, ...] = ()

    def draw(self, ax: Axes | None, note: str, *, dates: bool = False) -> Axes:
        """Draw all, with the columns' names above, or as dates of which some are named."""
        names, size = list(self.rows), type_size()
        left = margins.names_room(names)
        right = 0.5 * size
        if self.margin:
            right += 0.6 * size + margins.column_room(self.margin[0], list(self.margin[1:]))
        heads = _Heads.of(self.columns, width=paper_width() - left - right)
        above = 0.6 * size if dates else 1.0 * size + heads.height
        drop = 2.3 * size if dates else 0.8 * size
        axes = ax or new_axes(
            (1.9 if self.small is None else 2.7) * size * len(names),
            left=left,
            right=right + (0 if dates else heads.beyond),
            top=above + (1.2 * size if self.margin and dates else 0),
            bottom=drop + margins.note_height(note),
        )
        self._shade(axes)
        self._print(axes)
        margins.row_names(axes, names, room=left)
        if dates:
            self._date(axes)
        else:
            _outlets(axes, self.columns, heads)
        if self.margin:
            margins.column(axes, self.margin[0], list(self.margin[1:]), shift=right - 0.5 * size)
        margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=drop)
        return settle(axes)

    def _shares(self) -> Floats:
        most = float(np.nanmax(self.counts)) or 1.0
        return np.where(self.counts > 0, 0.12 + 0.88 * self.counts / most, np.nan)

    def _shade(self, axes: Axes) -> None:
        from matplotlib.patches import Rectangle

        n_rows, n_columns = self.counts.shape
        line = min(1.2, 0.08 * margins.width_of(axes) / n_columns)
        line = line if line > 0.3 else 0.0
        axes.pcolormesh(
            np.arange(n_columns + 1) - 0.5,
            np.arange(n_rows + 1) - 0.5,
            np.ma.masked_invalid(self._shares()),
            cmap=colours.shades(),
            vmin=0,
            vmax=1,
            edgecolors="white" if line else "face",
            linewidth=line,
        )
        for flags, ground, hatch in (
            (self.grey, colours.GUIDE, None),
            (self.hatched, "white", "/////"),
        ):
            for row, column in np.argwhere(flags):
                place = (column - 0.5, row - 0.5)
                cell = Rectangle(place, 1, 1, facecolor=ground, linewidth=0)
                cell.set(edgecolor=colours.ZERO, hatch=hatch)
                axes.add_patch(cell)
                axes.add_patch(Rectangle(place, 1, 1, fill=False, edgecolor="white", lw=line))
        axes.set_xlim(-0.5, n_columns - 0.5)
        axes.tick_params(axis="both", length=0)
        axes.spines[:].set_visible(False)

    def _print(self, axes: Axes) -> None:
        size, room = type_size(), 0.9 * margins.width_of(axes) / len(self.columns)
        most = f"{np.nanmax(self.counts):,.0f}"
        main = min(size, size * room / advance(most, size=size))
        if main < 0.55 * size:
            return
        shares = self._shares()
        for row, column in np.argwhere(self.counts > 0):
            ink = colours.ink_on(colours.shades()(shares[row, column]))
            word = "" if self.small is None else str(self.small[row, column])
            tiny = TINY * size
            if word:
                tiny = min(tiny, tiny * room / advance(word, size=tiny))
            for text, down, points in (
                (f"{self.counts[row, column]:,.0f}", -0.14 if word else 0.0, main),
                (word, 0.24, tiny),
            ):
                axes.text(
                    column, row + down, text, ha="center", va="center", color=ink, size=points
                )

    def _date(self, axes: Axes) -> None:
        """Name as many columns below the drawing as there is room for."""
        size = margins.SMALL * type_size()
        wide = advance(self.columns[0], size=size) + 1.2 * size
        step = int(np.ceil(wide * len(self.columns) / margins.width_of(axes)))
        within = len(self.columns) * (1 - 0.5 * wide / margins.width_of(axes))
        places = np.arange(0, max(within, 1), max(step, 1)).astype(np.int64)
        axes.set_xticks(
            places.astype(float),
            [self.columns[place] for place in places],
            size=size,
            parse_math=False,
        )
