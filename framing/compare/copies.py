"""Copies of one story counted once, where more than two groups stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.compare.cells import COPIES

if TYPE_CHECKING:
    from framing.corpus.design import Design


def counted_once(table: pd.DataFrame, design: Design) -> tuple[pd.DataFrame, int]:
    """The units with a `weight`, without those that several of their groups share.

    Copies inside a group have the weight of one together. Where clusters are no copy groups,
    every unit counts.

    Parameters
    ----------
    table : DataFrame
        Rows of the design's table.
    design : Design

    Returns
    -------
    tuple of DataFrame and int
        And how many shared units were left out.
    """
    if design.names.get("cluster") != COPIES:
        return table.assign(weight=1.0), 0
    shared = table.groupby("cluster")["group"].transform("nunique") > 1
    kept = table[~shared]
    articles = kept.groupby(["group", "cluster"])["article"].transform("nunique")
    return kept.assign(weight=1.0 / articles), int(shared.sum())
