"""Who covers what and when, with what an empty cell may mean; and who stands in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import FramingError
from framing.figures.cells import Cells
from framing.figures.style import on_paper

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@on_paper
def plot_presence(
    table: pd.DataFrame, *, top: int = 30, outlets: int = 12, ax: Axes | None = None
) -> Axes:
    """How many articles each outlet has on each event, and which events it leaves out.

    Parameters
    ----------
    table : DataFrame
        What `framing.coverage.presence` gave.
    top : int
        How many events at most: those with most articles, in the table's order.
    outlets : int
        How many outlets at most, those with most articles.
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
    Reads: event, outlet, articles, first, covered_by, of_all, in_range.
    """
    table = _fullest(_fullest(_checked(table, top, outlets), "event", top), "outlet", outlets)
    wide = _wide(table, "event", "outlet")
    order = wide["articles"].sum().sort_values(ascending=False, kind="stable").index
    wide = {name: part[order] for name, part in wide.items()}
    empty = wide["articles"].to_numpy() == 0
    within = wide["in_range"].astype("boolean").fillna(True).to_numpy(dtype=bool)
    left_out = empty & within & (wide["covered_by"].to_numpy() >= 2)
    days = table.drop_duplicates("event")["first"].dt.strftime("%Y-%m-%d").fillna("")
    cells = Cells(
        tuple(wide["articles"].index.astype("str")),
        tuple(wide["articles"].columns.astype("str")),
        wide["articles"].to_numpy(dtype=np.float64),
        left_out,
        empty & ~within,
        margin=("first day", *days) if (days != "").any() else (),
    )
    said = ["Articles of each outlet on each event."]
    if left_out.any():
        said.append("Hatched: covered by two others or more, not here.")
    if (empty & ~within).any():
        said.append("Grey: before the outlet's first article or after its last.")
    return cells.draw(ax, " ".join(said))


@on_paper
def plot_timetable(table: pd.DataFrame, *, outlets: int = 20, ax: Axes | None = None) -> Axes:
    """How many articles each outlet has in each period, with its gaps.

    Parameters
    ----------
    table : DataFrame
        What `framing.coverage.timetable` gave.
    outlets : int
        How many outlets at most, those with most articles.
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
    Reads: outlet, period, articles, state.
    """
    table = _fullest(_checked(table, outlets), "outlet", outlets)
    wide = _wide(table, "outlet", "period")
    order = wide["articles"].sum(axis=1).sort_values(ascending=False, kind="stable").index
    state = wide["state"].loc[order].to_numpy()
    counts = wide["articles"].loc[order]
    gaps, outside = state == "gap", state == "outside"
    cells = Cells(
        tuple(counts.index.astype("str")),
        tuple(pd.DatetimeIndex(counts.columns).strftime("%Y-%m-%d")),
        counts.to_numpy(dtype=np.float64),
        gaps,
        outside,
    )
    most = int(counts.to_numpy().max(initial=0))
    said = [f"Articles in each period, by its first day; the darkest cell holds {most:,}."]
    if gaps.any():
        said.append("Hatched: none for so long that the corpus may lack the outlet.")
    if outside.any():
        said.append("Grey: before the outlet's first article or after its last.")
    return cells.draw(ax, " ".join(said), dates=True)


@on_paper
def plot_copying(table: pd.DataFrame, *, outlets: int = 12, ax: Axes | None = None) -> Axes:
    """How many articles of each outlet are copies of another outlet's, or of its own.

    Parameters
    ----------
    table : DataFrame
        What `framing.coverage.copying` gave.
    outlets : int
        How many outlets at most, those that share most; outlets without copies are left out.
    ax : Axes, optional
        Where to draw; a new figure of the paper's width otherwise.

    Returns
    -------
    Axes

    Raises
    ------
    FramingError
        Where no outlet has a copy.

    Notes
    -----
    Reads: outlet, other, copies, later, agency, articles.
    """
    shared = table.groupby("outlet")["copies"].sum()
    kept = shared[shared > 0].sort_values(ascending=False, kind="stable").index[:outlets]
    table = _checked(table[table["outlet"].isin(kept) & table["other"].isin(kept)], outlets)
    wide = _wide(table, "outlet", "other")
    counts, later = wide["copies"].to_numpy(), wide["later"].to_numpy()
    of = table.drop_duplicates("outlet").set_index("outlet")["articles"].loc[wide["copies"].index]
    none = np.zeros(counts.shape, dtype=bool)
    words = [[f"{n} later" if n else "" for n in row] for row in later]
    cells = Cells(
        tuple(wide["copies"].index.astype("str")),
        tuple(wide["copies"].columns.astype("str")),
        counts.astype(np.float64),
        none,
        none,
        np.array(words, dtype=object),
        margin=("articles", *(f"{n:,}" for n in of)),
    )
    agency, copies = int(table["agency"].sum()), int(table["copies"].sum())
    return cells.draw(
        ax,
        "Articles of the outlet at the left that share much of their wording with one of the "
        "outlet above; later: on a later day than its first. An agency is credited in "
        f"{100 * agency / copies:.0f} % of them.",
    )


def _checked(table: pd.DataFrame, *most: int) -> pd.DataFrame:
    if table.empty or min(most) < 1:
        raise FramingError("There is nothing to draw: the table is empty, or nothing is asked for.")
    return table


def _fullest(table: pd.DataFrame, column: str, top: int) -> pd.DataFrame:
    """The rows of the groups with most articles, in the table's order."""
    total = table.groupby(column)["articles"].sum().sort_values(ascending=False, kind="stable")
    return table[table[column].isin(total.index[:top])]


def _wide(table: pd.DataFrame, down: str, across: str) -> dict[str, pd.DataFrame]:
    """Every column as a table of its own, in the order of the rows."""
    rows, columns = (list(dict.fromkeys(table[name])) for name in (down, across))
    held = table.set_index([down, across])
    return {name: held[name].unstack(across).loc[rows, columns] for name in held.columns}
