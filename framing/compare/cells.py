"""From scores and design to sums per cluster: the only numbers that a comparison sees.

Copies inside one group count once: an article that is one of k copies in its group has the
weight 1/k, which averages counts and exposures. A copy group with members in both groups is
shared content; it is left out and counted unless it is to be kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from framing.compare.exposure import Features, columns_of
from framing.compare.sums import Floats, Integers, sums_by
from framing.errors import FramingError, SchemaError, unknown

if TYPE_CHECKING:
    from framing.corpus.design import Design

Flags = npt.NDArray[np.bool_]

COPIES = "copy_group"


@dataclass(frozen=True, eq=False)
class Cells:
    """Sums of one pair of groups, one row a cluster within its stratum and group.

    The two groups stand in the order of their names, so that a comparison and its mirror image
    share every draw. Where outlets are what is resampled, a row is an outlet within its stratum.

    Attributes
    ----------
    groups : tuple of two str
    strata : tuple of str
    first : ndarray of bool, shape (rows,)
        Whether the row belongs to the first group.
    stratum : ndarray of int, shape (rows,)
    unit : ndarray of int, shape (rows,)
        The unit that is permuted and resampled: the row itself, or its outlet.
    hits : ndarray of float, shape (rows, features)
    exposures : ndarray of float, shape (rows, exposures)
    members : ndarray of int, shape (rows,)
        Units of the row.
    n_units, n_clusters : ndarray of int, shape (rows, exposures)
        Units and clusters that have any of the exposure.
    left_out : dict of str to int
        Units left out, by reason.
    n_copies, n_copied : int
        Articles that are copies inside one group, and the copy groups they form.
    n_shared : int
        Units of copy groups with members in both groups, where these are kept.
    by_outlet : bool
    summing : sparse array of float, shape (rows, scored units), or None
        What each unit of the scores counts in its row; other columns are summed by it.
    """

    groups: tuple[str, str]
    strata: tuple[str, ...]
    first: Flags
    stratum: Integers
    unit: Integers
    hits: Floats
    exposures: Floats
    members: Integers
    n_units: Integers
    n_clusters: Integers
    left_out: dict[str, int]
    n_copies: int
    n_copied: int
    n_shared: int
    by_outlet: bool
    summing: sparse.csr_array | None = None

    @property
    def shared_strata(self) -> Flags:
        """Strata in which both groups have rows."""
        sides = [
            np.bincount(self.stratum[side], minlength=self.n_strata)
            for side in (self.first, ~self.first)
        ]
        return np.asarray((sides[0] > 0) & (sides[1] > 0))

    @property
    def n_strata(self) -> int:
        """How many strata there are."""
        return len(self.strata)


def cells_of(
    features: Features,
    design: Design,
    *,
    pair: tuple[str, str],
    shared: str = "leave_out",
) -> Cells:
    """Sum the scores of two groups over clusters, with copies counted once.

    Parameters
    ----------
    features : Features
    design : Design
    pair : tuple of two str
        Groups of the design.
    shared : {'leave_out', 'keep'}
        What becomes of copy groups that have members in both groups.

    Raises
    ------
    FramingError
        For an unknown group, a pair of one group with itself, or groups without a unit left.
    SchemaError
        Where the scores and the design have no unit in common.
    """
    groups = _groups(design.table, pair)
    left_out: dict[str, int] = {}
    table = design.table[design.table["group"].isin(pair)]
    table = _scored(table, features.values.index, left_out)
    copies = design.names.get("cluster") == COPIES
    in_both = table.groupby("cluster", sort=False)["group"].transform("nunique").eq(2) & copies
    if shared == "leave_out":
        table = _kept(table, "shared-copies", left_out, ~in_both)
    sides = table.groupby("stratum", sort=False)["group"].transform("nunique")
    matched = _kept(table, "one-sided", left_out, sides.eq(2))
    # A permuted outlet may bring its label into a stratum that has only the other so far.
    table = table if design.outlet_label else matched
    for group in groups:
        if not (table["group"] == group).any():
            raise FramingError(
                f"No unit of {group!r} is left to compare; left out: {_listed(left_out)}."
            )
    n_shared = int(in_both.loc[table.index].sum())
    return replace(_summed(features, table, groups, design), left_out=left_out, n_shared=n_shared)


def _groups(table: pd.DataFrame, pair: tuple[str, str]) -> tuple[str, str]:
    there = sorted(table["group"].dropna().unique())
    for group in pair:
        if group not in there:
            raise FramingError(unknown("group", group, there))
    first, second = sorted(pair)
    if first == second:
        raise FramingError(f"A group cannot be compared with itself: pair={tuple(pair)}.")
    return first, second


def _scored(table: pd.DataFrame, units: pd.Index, left_out: dict[str, int]) -> pd.DataFrame:
    there = table.index.isin(units)
    if not there.any():
        raise SchemaError(
            "The scores and the design share no unit: "
            f"{str(units[0])!r} stands in the scores, {str(table.index[0])!r} in the design. "
            "Make both at the same level of the same corpus."
            if len(units) and len(table)
            else "The scores or the design hold no unit."
        )
    if not there.all():
        left_out["not-scored"] = int((~there).sum())
    return table[there].sort_index(kind="stable")


def _kept(
    table: pd.DataFrame, reason: str, left_out: dict[str, int], mask: pd.Series
) -> pd.DataFrame:
    keep = mask.reindex(table.index)
    n = int((~keep).sum())
    if n:
        left_out[reason] = n
    return table[keep]


def _summed(
    features: Features, table: pd.DataFrame, groups: tuple[str, str], design: Design
) -> Cells:
    copies = design.names.get("cluster") == COPIES
    articles = table.groupby(["group", "cluster"], sort=False)["article"].transform("nunique")
    weight = 1.0 / articles.to_numpy() if copies else np.ones(len(table))
    is_copy = (articles > 1) & copies
    key = table["outlet"] if design.outlet_label else table["cluster"]
    keys = pd.DataFrame({"stratum": table["stratum"], "group": table["group"], "key": key})
    grouped = keys.groupby(["stratum", "group", "key"], sort=True)
    row = np.asarray(grouped.ngroup(), dtype=np.int64)
    rows = grouped.size().index.to_frame(index=False)
    strata = sorted(rows["stratum"].unique())
    clusters = pd.MultiIndex.from_frame(table[["stratum", "group", "cluster"]]).factorize()[0]
    positions = np.asarray(features.values.index.get_indexer(table.index), dtype=np.int64)
    exposures = [values[positions] for values in features.exposures]
    unit = (
        rows.groupby(["group", "key"], sort=True).ngroup()
        if design.outlet_label
        else pd.Series(range(len(rows)))
    )
    return Cells(
        groups=groups,
        strata=tuple(strata),
        first=(rows["group"] == groups[0]).to_numpy(dtype=bool),
        stratum=np.searchsorted(np.array(strata, dtype=object), rows["stratum"].to_numpy()),
        unit=np.asarray(unit, dtype=np.int64),
        hits=_hits(features, positions, weight, row, len(rows)),
        exposures=sums_by(np.stack(exposures, axis=1) * weight[:, None], row, len(rows)),
        members=np.bincount(row, minlength=len(rows)),
        n_units=_per_row([np.flatnonzero(e > 0) for e in exposures], row, len(rows)),
        n_clusters=_per_row([_one_each(clusters, e > 0) for e in exposures], row, len(rows)),
        left_out={},
        n_copies=int(table.loc[is_copy, "article"].nunique()),
        n_copied=int(table.loc[is_copy, ["group", "cluster"]].drop_duplicates().shape[0]),
        n_shared=0,
        by_outlet=design.outlet_label,
        summing=sparse.csr_array(
            (weight, (row, positions)), shape=(len(rows), len(features.values))
        ),
    )


def _hits(features: Features, positions: Integers, weight: Floats, row: Integers, n: int) -> Floats:
    hits = np.empty((n, len(features.names)))
    for number, (_, values) in enumerate(columns_of(features.values)):
        there = np.nan_to_num(values[positions]) * weight
        hits[:, number] = np.bincount(row, weights=there, minlength=n)
    return hits


def _per_row(members: Sequence[Integers], row: Integers, n: int) -> Integers:
    """How many of each exposure's members stand in each row."""
    counts = [np.bincount(row[chosen], minlength=n) for chosen in members]
    return np.stack(counts, axis=1).astype(np.int64)


def _one_each(clusters: Integers, there: Flags) -> Integers:
    """One unit of each cluster that has a unit with exposure."""
    chosen = np.flatnonzero(there)
    return chosen[np.unique(clusters[chosen], return_index=True)[1]]


def _listed(left_out: dict[str, int]) -> str:
    parts = [f"{reason} {n}" for reason, n in left_out.items()]
    return ", ".join(parts) or "none"
