"""Counts and exposures of groups, period by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.copies import counted_once
from framing.compare.exposure import Features
from framing.compare.sums import Floats, Integers
from framing.errors import FramingError, SchemaError

if TYPE_CHECKING:
    from framing.corpus.design import Design

PERIODS = {"day": "D", "week": "W-SUN", "month": "M"}


@dataclass(frozen=True, eq=False)
class Timeline:
    """Units of some groups in the time that all of them cover.

    Attributes
    ----------
    groups : tuple of str
    starts : tuple of str
        First day of every period from the first to the last, those without a unit too.
    group, period, place : ndarray of int, shape (units,)
        Number of each unit's group and period, and its row in the scores.
    weight : ndarray, shape (units,)
    left_out : dict of str to int
        Units by reason.
    """

    groups: tuple[str, ...]
    starts: tuple[str, ...]
    group: Integers
    period: Integers
    place: Integers
    weight: Floats
    left_out: dict[str, int]

    @classmethod
    def of(
        cls,
        scores: pd.DataFrame,
        design: Design,
        dates: pd.Series,
        *,
        groups: tuple[str, ...],
        by: str,
    ) -> Timeline:
        """Place the units of some groups in periods; what comes before or after is left out.

        Raises
        ------
        FramingError
            Where the groups share no time.
        SchemaError
            Where scores, design and dates share no unit.
        """
        left_out = dict(design.n_excluded)
        table = design.table[design.table["group"].isin(groups)]
        n_design = len(table)
        table = table[table.index.isin(scores.index)].sort_index(kind="stable")
        if table.empty:
            raise SchemaError("The scores and the design have no unit in common.")
        _count(left_out, "not-scored", n_design - len(table))
        days = pd.to_datetime(dates.reindex(table.index)).dt.tz_localize(None)
        _count(left_out, "no-date", int(days.isna().sum()))
        table, days = table[days.notna()], days[days.notna()]
        table, n_shared = counted_once(table, design)
        _count(left_out, "shared-copies", n_shared)
        days = days.loc[table.index]
        for name in groups:
            if not (table["group"] == name).any():
                raise FramingError(f"No unit of {name!r} with scores and a date is left.")
        ends = days.groupby(table["group"]).agg(["min", "max"])
        first, last = ends["min"].max(), ends["max"].min()
        if first > last:
            raise FramingError(
                f"{' and '.join(groups)} cover no time in common: one begins on {first:%Y-%m-%d}, "
                f"the other ends on {last:%Y-%m-%d}."
            )
        inside = (days >= first) & (days <= last)
        _count(left_out, "not-covered-by-both", int((~inside).sum()))
        table, days = table[inside], days[inside]
        number = days.dt.to_period(PERIODS[by])
        every = pd.period_range(number.min(), number.max(), freq=PERIODS[by])
        return cls(
            groups,
            tuple(period.start_time.strftime("%Y-%m-%d") for period in every),
            np.array([groups.index(name) for name in table["group"]], dtype=np.int64),
            np.asarray(every.get_indexer(pd.PeriodIndex(number)), dtype=np.int64),
            np.asarray(scores.index.get_indexer(table.index), dtype=np.int64),
            table["weight"].to_numpy(dtype=np.float64),
            left_out,
        )

    def sums(self, features: Features, number: int) -> tuple[Floats, Floats, Integers]:
        """Hits, exposures and units with exposure of a feature, each (groups, periods)."""
        exposure = features.exposures[features.exposure_of[number]][self.place]
        values = features.values.iloc[:, number].to_numpy(dtype=np.float64, na_value=np.nan)
        hits = np.nan_to_num(values[self.place])
        shape = len(self.groups), len(self.starts)
        cell = self.group * shape[1] + self.period
        size = shape[0] * shape[1]
        summed = [
            np.bincount(cell, part, minlength=size).reshape(shape)
            for part in (hits * self.weight, exposure * self.weight, exposure > 0)
        ]
        hits, exposure, n = (np.asarray(part, dtype=np.float64) for part in summed)
        return hits, exposure, n.astype(np.int64)


def _count(left_out: dict[str, int], reason: str, n: int) -> None:
    if n:
        left_out[reason] = n
