"""Which frames stand in the same articles: phi of every pair, and how common each is."""

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

    from framing.compare.result import Estimates

TINY = 0.72


@on_paper
def plot_cooccurrence(estimates: Estimates, *, top: int = 15, ax: Axes | None = None) -> Axes:
    """Phi of every two features below the diagonal, and on it the share of units that hold one.

    Blue cells stand together more often than by chance, brown ones less often; the interval is
    printed below the number, and nothing is left to the shade alone.

    Parameters
    ----------
    estimates : Estimates
        What `framing.compare.cooccurrence` gave.
    top : int
        Features at most: the first ones of the table.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where there are fewer than two features to draw.

    Notes
    -----
    Reads: term, parameter, estimate, lower, upper, n.
    """
    table = estimates.table
    features = list(dict.fromkeys(table["term"]))[:top]
    if len(features) < 2:
        raise FramingError("There is nothing to draw: two features at least are needed.")
    names = [margins.readable(name) for name in features]
    note = (
        "Diagonal: share of units that hold the feature. Below it: phi, with 95 % intervals; "
        "0 is what chance would give."
    )
    left, size = margins.names_room(names), type_size()
    room = (paper_width() - left - 0.5 * size) / len(names)
    heads = [wrapped(name, width=0.94 * room, size=margins.SMALL * size, lines=3) for name in names]
    lines = 1 + max(head.count("\n") for head in heads)
    axes = ax or new_axes(
        2.9 * size * len(names),
        left=left,
        right=0.5 * size,
        top=0.8 * size,
        bottom=(1.1 * lines + 1.4) * size + margins.note_height(note),
    )
    _cells(axes, table, features)
    margins.row_names(axes, names, room=left)
    axes.set_xlim(-0.5, len(names) - 0.5)
    axes.set_xticks(
        np.arange(len(names), dtype=float),
        [literal(axes, head.replace("\n", " ")) for head in heads],
        parse_math=False,
        size=margins.SMALL * size,
        linespacing=1.05,
    )
    for label, head in zip(axes.get_xticklabels(), heads, strict=True):
        label.set_text(head)
    axes.set_xticks(axes.get_xticks(), heads, parse_math=False)
    axes.tick_params(axis="both", length=0)
    axes.spines[:].set_visible(False)
    drop = (1.1 * lines + 1.4) * size
    margins.note_below(axes, literal(axes, note), left=left - 0.3 * size, drop=drop)
    return settle(axes)


def _cells(axes: Axes, table: pd.DataFrame, features: list[str]) -> None:
    from matplotlib.patches import Rectangle

    place = {name: number for number, name in enumerate(features)}
    kept = table[table["term"].isin(features) & table["parameter"].isin(features)]
    phis = kept.loc[kept["term"] != kept["parameter"], "estimate"].abs()
    most = float(phis.max()) if phis.notna().any() else 1.0
    width = margins.width_of(axes) / len(features)
    for row in kept.to_dict("records"):
        down, across = sorted((place[row["term"]], place[row["parameter"]]), reverse=True)
        value, ends = float(row["estimate"]), (float(row["lower"]), float(row["upper"]))
        share = down == across
        ground = (
            colours.shades()(0.0)
            if share or not np.isfinite(value)
            else colours.two_sided()(0.5 + 0.5 * value / (most or 1.0))
        )
        name = f"{row['term']}, {row['parameter']}"
        axes.add_patch(
            Rectangle((across - 0.48, down - 0.48), 0.96, 0.96, facecolor=ground, lw=0, label=name)
        )
        ink = colours.ink_on(ground)
        _print(axes, (across, down), _said(value, share=share), ends, ink=ink, width=width)


def _said(value: float, *, share: bool) -> str:
    if not np.isfinite(value):
        return "not estimable"
    return f"{100 * value:.0f} %" if share else f"{value:.2f}".replace("-", "−")


def _print(
    axes: Axes,
    at: tuple[int, int],
    text: str,
    ends: tuple[float, float],
    *,
    ink: str,
    width: float,
) -> None:
    """A value, and below it its interval where there is one and it can be read."""
    size = type_size()
    scale = 100 if text.endswith("%") else 1
    digits = 0 if scale == 100 else 2
    low, high = (f"{scale * end:.{digits}f}".replace("-", "−") for end in ends)
    interval = f"{low} to {high}"
    tiny = min(TINY * size, 0.92 * width / advance(interval, size=1000) * 1000)
    shown = bool(np.isfinite(ends).all()) and tiny > 0.5 * size
    main = min(size, 0.92 * width / advance(text, size=1000) * 1000)
    axes.text(
        at[0], at[1] - (0.14 if shown else 0), text, ha="center", va="center", color=ink, size=main
    )
    if shown:
        axes.text(at[0], at[1] + 0.24, interval, ha="center", va="center", color=ink, size=tiny)
