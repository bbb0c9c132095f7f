"""Differences of many groups at once: features down, comparisons across."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.compare.contrast_all import REST
from framing.compare.result import DISCOVERY
from framing.errors import FramingError, one_of
from framing.figures import colours, margins
from framing.figures.grid import Floats, Grid
from framing.figures.lettering import advance, literal, shortened
from framing.figures.style import new_axes, on_paper, settle, type_size

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from framing.compare.result import Comparison

AGAINST = ("rest", "pairs")
TINY = 0.72


@on_paper
def plot_contrast_all(
    comparison: Comparison,
    *,
    against: str | None = None,
    top: int = 20,
    columns: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """Every group's difference in each feature: rows are features, columns are groups.

    Each cell prints the difference and, below it, its interval. A discovery (q < .05) stands in
    bold on a shaded ground, blue where the group has more and brown where it has less, the
    darker the larger in its row; what is no discovery is not shaded.

    Parameters
    ----------
    comparison : Comparison
        What `contrast_all` gave.
    against : {'rest', 'pairs'}, optional
        Each group against all others, or every two groups; the first of them that is there.
    top : int
        How many features at most: those with the most discoveries, then the largest log ratios.
    columns : int
        How many groups or pairs at most: the first ones of the table.
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
    Reads: feature, group, reference, estimate, lower, upper, effect, q_value, n_units,
    n_clusters.
    """
    for name, given in (("top", top), ("columns", columns)):
        if given < 1:
            raise FramingError(f"{name}={given}: at least one must be drawn.")
    table = _chosen(comparison.table, against, columns)
    features = _ranked(table)[:top]
    table = table[table["feature"].isin(features)]
    grid = _grid(table, "estimate", features)
    found = _grid(table.assign(estimate=table["q_value"] < DISCOVERY), "estimate", features)
    names = [margins.readable(name) for name in grid.rows]
    note = _note(table, comparison.unit)
    left, size = margins.names_room(names), type_size()
    pairs = REST not in set(table["reference"])
    axes = ax or new_axes(
        2.9 * size * len(names),
        left=left,
        right=0.5 * size,
        top=(3.4 if pairs else 2.2) * size,
        bottom=0.8 * size + margins.note_height(note),
    )
    shares = _shares(grid.estimate, found.estimate == 1.0)
    _shade(axes, shares)
    _print_cells(axes, grid, shares)
    margins.row_names(axes, names, room=left)
    _heads(axes, grid.columns)
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=0.8 * size)
    return settle(axes)


def _chosen(table: pd.DataFrame, against: str | None, columns: int) -> pd.DataFrame:
    """The comparisons to draw, with a column `term` that names each."""
    is_rest = table["reference"] == REST
    kind = against or ("rest" if is_rest.any() else "pairs")
    rest = one_of("against", kind, AGAINST) == "rest"
    table = table[is_rest if rest else ~is_rest]
    if table.empty:
        raise FramingError(f"There is nothing to draw: the comparison holds none of {kind!r}.")
    names = table["group"] if rest else table["group"] + "\n− " + table["reference"]
    shown = list(dict.fromkeys(names))[:columns]
    return table.assign(term=names)[names.isin(shown)]


def _ranked(table: pd.DataFrame) -> list[str]:
    """Features with the most discoveries first, then by their largest log ratio."""
    about = table.assign(found=table["q_value"] < DISCOVERY, size=table["effect"].abs())
    ranks = about.groupby("feature", sort=False).agg(found=("found", "sum"), size=("size", "max"))
    ranks = ranks.sort_values(["found", "size"], ascending=False, kind="stable")
    return [str(name) for name in ranks.index]


def _grid(table: pd.DataFrame, column: str, features: list[str]) -> Grid:
    grid = Grid.of(table.rename(columns={"feature": "parameter"}).assign(estimate=table[column]))
    return grid.take(rows=[grid.rows.index(name) for name in features])


def _shares(values: Floats, found: np.ndarray) -> Floats:
    """Discoveries as a share of the largest difference in their row, with its sign; else 0."""
    size = np.where(np.isfinite(values), values, 0.0)
    highest = np.abs(size).max(axis=1, keepdims=True)
    share = np.divide(size, highest, out=np.zeros_like(size), where=highest > 0)
    return np.where(found, share, 0.0)


def _shade(axes: Axes, shares: Floats) -> None:
    n_rows, n_columns = shares.shape
    axes.pcolormesh(
        np.arange(n_columns + 1) - 0.5,
        np.arange(n_rows + 1) - 0.5,
        shares,
        cmap=colours.two_sided(),
        vmin=-1,
        vmax=1,
        edgecolors="white",
        linewidth=1.2,
    )
    axes.set_xlim(-0.5, n_columns - 0.5)
    axes.tick_params(axis="both", length=0)
    axes.spines[:].set_visible(False)


def _print_cells(axes: Axes, grid: Grid, shares: Floats) -> None:
    size, room = type_size(), 0.92 * margins.width_of(axes) / len(grid.columns)
    for row in range(len(grid.rows)):
        highest = np.abs(np.nan_to_num(grid.estimate[row])).max()
        digits = 0 if highest >= 100 else 1 if highest >= 10 else 2
        for column in range(len(grid.columns)):
            value = grid.estimate[row, column]
            if not np.isfinite(value):
                axes.text(
                    column,
                    row,
                    "–",
                    ha="center",
                    va="center",
                    color=colours.MUTED,
                    size=size,
                )
                continue
            share = shares[row, column]
            ink = colours.ink_on(colours.two_sided()((share + 1) / 2))
            ends = grid.lower[row, column], grid.upper[row, column]
            interval = " to ".join(_signed(end, digits, plus="") for end in ends)
            tiny = min(TINY * size, TINY * size * room / advance(interval, size=TINY * size))
            shown = bool(np.isfinite(ends).all()) and tiny > 0.5 * size
            axes.text(
                column,
                row - (0.16 if shown else 0),
                _signed(value, digits),
                ha="center",
                va="center",
                color=ink,
                size=size,
                weight="bold" if share else "normal",
            )
            if shown:
                axes.text(
                    column, row + 0.24, interval, ha="center", va="center", color=ink, size=tiny
                )


def _signed(value: float, digits: int, plus: str = "+") -> str:
    # Adding nothing turns a negative zero into a plain one.
    rounded = round(value, digits) + 0.0
    return f"{rounded:{plus if rounded else ''}.{digits}f}".replace("-", "−")


def _heads(axes: Axes, heads: tuple[str, ...]) -> None:
    size = type_size()
    room = 0.94 * margins.width_of(axes) / len(heads)
    names = [
        "\n".join(shortened(literal(axes, line), width=room, size=size) for line in lines)
        for lines in (head.split("\n") for head in heads)
    ]
    axes.xaxis.set_ticks_position("top")
    axes.set_xticks(np.arange(len(heads), dtype=float), names, parse_math=False, size=size)


def _note(table: pd.DataFrame, unit: str) -> str:
    said = [
        f"{unit[:1].upper()}{unit[1:]}, with 95 % intervals;",
        f"{margins.counted(table['n_units'], 'units')} in",
        f"{margins.counted(table['n_clusters'], 'clusters')} a comparison.",
    ]
    if REST in set(table["reference"]):
        said.append("Each group minus all others.")
    said.append("Bold and shaded: q < .05 over all that was compared.")
    return " ".join(said)
