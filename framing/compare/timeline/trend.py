"""How a group's rate moves over time, how two groups move apart, and when that began."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from framing.compare.exposure import Features, features_of
from framing.compare.multiplicity import adjusted
from framing.compare.notes import counted as number_of
from framing.compare.result import DISCOVERY, Estimates, printed
from framing.compare.sums import Floats, Integers
from framing.compare.timeline.autoregression import Line, line
from framing.compare.timeline.change import Change, change
from framing.compare.timeline.series import PERIODS, Timeline
from framing.errors import FramingError, FramingWarning, one_of
from framing.provenance import Provenance, fingerprint

if TYPE_CHECKING:
    from framing.corpus.design import Design

LONG = 104
A_YEAR = {"day": 365.25, "week": 365.25 / 7, "month": 12.0}
BASIS = 5


def trend(
    scores: pd.DataFrame,
    design: Design,
    dates: pd.Series,
    *,
    groups: Sequence[str],
    by: str = "week",
    seed: int = 0,
) -> Estimates:
    """One group's rate over time, or two groups' and their difference.

    Rates are those of each period; a period without a unit is missing and not 0. Two groups are
    compared in the time that both cover only, and their difference in the periods in which both
    published. Lines are weighted by exposure; their errors hold where what strays one period
    still strays the next. Copies inside a group count once, and what two groups share is left out.

    Parameters
    ----------
    scores : DataFrame, index "unit"
        As for `contrast`.
    design : Design
        Of the same units; its strata are not used.
    dates : Series of datetime, index "unit"
    groups : sequence of one or two str
        A group, or a group and its reference.
    by : {'day', 'week', 'month'}
        A week begins on Monday.
    seed : int

    Returns
    -------
    Estimates
        `term` is a group or ``group − reference``, `feature` what was counted. `parameter` is
        ``rate`` (each `period`'s own, and no interval), ``level`` (a smooth line through them,
        at each period, with its pointwise interval), ``slope`` (per year), ``change`` (new level
        minus old at the likeliest date, with an interval where p < .05), ``onset`` (that date:
        `period` is its first day, the estimate and its interval are numbers of periods, from 1)
        and, for a difference, ``mean difference``. p of slopes, changes and mean differences are
        corrected (BH) over all of them; the p of a change is that of any change at all.

    Raises
    ------
    FramingError
        For an unknown group or period, or groups that share no time.
    SchemaError
        Where scores, design and dates share no unit.
    TooFewUnits
        Where fewer than 12 periods have units.

    Warns
    -----
    FramingWarning
        Where there are fewer than 104 periods.

    Notes
    -----
    Source: for the errors `framing.compare.timeline.autoregression`, for the change
    `framing.compare.timeline.change`.

    Blind to: seasons; what groups wrote about in each period, which may differ; the bias of a
    smooth line where rates jump.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> units = pd.Index([f"a-{n:03}" for n in range(120)], name="unit")
    >>> table = pd.DataFrame({"article": units, "outlet": "a", "group": "a", "stratum": "all",
    ...     "cluster": units}, index=units)
    >>> design = Design(table, "article", {"group": "outlet"})
    >>> hits = [3 + (n >= 70) * 4 + n % 3 for n in range(120)]
    >>> scores = pd.DataFrame({"hedge": hits, "n_tokens": 500}, index=units)
    >>> dates = pd.Series(pd.date_range("2026-01-05", periods=120, freq="W-MON"), units)
    >>> found = trend(scores, design, dates, groups=["a"]).table.set_index("parameter")
    >>> found.loc["onset", "period"], found.loc["change", "estimate"].round(1).item()
    ('2027-05-10', 8.1)
    """
    one_of("by", by, PERIODS)
    known = sorted(design.table["group"].unique())
    chosen = tuple(one_of("group", name, known) for name in groups)
    if len(set(chosen)) != len(chosen) or len(chosen) not in (1, 2):
        raise FramingError("A trend is that of one group, or of two different ones.")
    features = features_of(scores)
    timeline = Timeline.of(scores, design, dates, groups=chosen, by=by)
    rows: list[dict[str, object]] = []
    with threadpool_limits(1):
        for number, name in enumerate(features.names):
            rows += _feature(features, timeline, number, (seed, "trend", name, *chosen), by=by)
    table = pd.DataFrame(rows).assign(unit=features.unit(design.level))
    table.loc[table["parameter"] == "slope", "unit"] += ", per year"
    table.loc[table["parameter"] == "onset", "unit"] = f"{by}s from the first"
    table["q_value"] = adjusted(table["p_value"], correction="BH")
    said, few = _said(timeline, table, by)
    if few:
        warnings.warn(few, FramingWarning, stacklevel=2)
    return Estimates(
        table.astype({"n": "int64"}),
        method=f"Rates by {by}, with 95 % intervals for series that go on straying",
        unit=features.unit(design.level),
        seed=seed,
        provenance=Provenance(
            inputs={
                "scores": fingerprint(scores),
                "design": design.fingerprint,
                "dates": fingerprint(dates),
            },
            parameters={
                "groups": design.names.get("group"),
                "clusters": design.names.get("cluster"),
                "chosen": list(chosen),
                "by": by,
                "level": design.level,
            },
            seed=seed,
        ),
        notes=tuple(said),
        excluded=timeline.left_out,
    )


@dataclass(frozen=True, eq=False)
class _Series:
    """A term's values in the periods that it has, their weights and places."""

    term: str
    values: Floats
    weight: Floats
    place: Integers
    n: Integers


def _feature(
    features: Features, timeline: Timeline, number: int, key: tuple[object, ...], *, by: str
) -> list[dict[str, object]]:
    """All rows of one feature."""
    hits, exposure, n = timeline.sums(features, number)
    there = exposure > 0
    rate = features.per * hits / np.where(there, exposure, 1.0)
    every = np.arange(len(timeline.starts))
    series = [
        _Series(name, rate[g][there[g]], exposure[g][there[g]], every[there[g]], n[g][there[g]])
        for g, name in enumerate(timeline.groups)
    ]
    if len(timeline.groups) == 2:
        both = there.all(axis=0)
        weight = exposure[0][both] * exposure[1][both] / exposure[:, both].sum(axis=0)
        name = " − ".join(timeline.groups)
        apart = rate[0][both] - rate[1][both]
        series.append(_Series(name, apart, weight, every[both], n[:, both].sum(axis=0)))
    feature = {"feature": features.names[number]}
    return [
        {**row, **feature}
        for one in series
        for row in _rows(one, timeline.starts, (*key, one.term), by=by)
    ]


def _rows(
    series: _Series, starts: tuple[str, ...], key: tuple[object, ...], *, by: str
) -> list[dict[str, object]]:
    values, weight, place = series.values, series.weight, series.place
    smooth = _basis(place)
    curve = line(values, weight, place, smooth)
    rows = []
    for at, (row, value) in enumerate(zip(_levels(curve, smooth), values, strict=True)):
        about = {"term": series.term, "period": starts[place[at]], "n": int(series.n[at])}
        rows.append({**about, **_numbers(float(value)), "parameter": "rate"})
        rows.append({**about, **row, "parameter": "level"})
    years = place / A_YEAR[by]
    slope = np.column_stack([np.ones(len(place)), years - years.mean()])
    straight = line(values, weight, place, slope)
    whole = {"term": series.term, "period": "", "n": int(series.n.sum())}
    if "−" in series.term:
        mean = line(values, weight, place, np.ones((len(place), 1)))
        rows.append({**whole, **_tested(mean), "parameter": "mean difference"})
    rows.append({**whole, **_tested(straight), "parameter": "slope"})
    found = change(values, weight, place, key=key)
    return rows + _changed(found, place, starts, whole)


def _changed(
    found: Change, place: Integers, starts: tuple[str, ...], whole: dict[str, object]
) -> list[dict[str, object]]:
    # Where there may be no change at all, its size was picked for being large.
    reach = _reach(found.freedom) * found.se if found.p_value < DISCOVERY else np.nan
    size = _numbers(found.size, found.se, found.size - reach, found.size + reach)
    dates = [float(place[at] + 1) for at in (found.first, found.earliest, found.latest)]
    onset = _numbers(dates[0], np.nan, *dates[1:])
    return [
        {**whole, **size, "parameter": "change", "df": found.freedom, "p_value": found.p_value},
        {**whole, **onset, "parameter": "onset", "period": starts[place[found.first]]},
    ]


def _basis(place: Integers) -> Floats:
    """A smooth line's few columns: cosines over the time covered.

    Source: U. K. Müller & M. W. Watson (2015), *Low-frequency econometrics*, in Advances in
    Economics and Econometrics (low-frequency cosines as a series' slow part).
    """
    at = (place + 0.5) / (float(place.max()) + 1)
    return np.asarray(np.cos(np.pi * np.outer(at, np.arange(BASIS))))


def _levels(curve: Line, rows: Floats) -> list[dict[str, object]]:
    level, errors = rows @ curve.coefficients, curve.errors(rows @ curve.maker)
    reach = _reach(curve.freedom) * errors
    parts = zip(level, errors, level - reach, level + reach, strict=True)
    return [_numbers(*map(float, row)) for row in parts]


def _tested(found: Line) -> dict[str, object]:
    from scipy.special import stdtr

    estimate = float(found.coefficients[-1])
    se = float(found.errors(found.maker[-1:])[0])
    reach = _reach(found.freedom) * se
    p_value = 2 * float(stdtr(found.freedom, -abs(estimate) / se)) if se > 0 else np.nan
    numbers = _numbers(estimate, se, estimate - reach, estimate + reach)
    return {**numbers, "df": found.freedom, "p_value": p_value}


def _reach(freedom: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.975))


def _numbers(
    estimate: float, se: float = np.nan, lower: float = np.nan, upper: float = np.nan
) -> dict[str, object]:
    told = {"estimate": estimate, "se": se, "lower": lower, "upper": upper}
    return {**told, "df": np.nan, "p_value": np.nan}


def _said(timeline: Timeline, table: pd.DataFrame, by: str) -> tuple[list[str], str]:
    """What a reader must know, and the warning where periods are few."""
    rates = table[table["parameter"] == "rate"]
    there = rates.groupby("term", sort=False)["period"].nunique()
    n, least = len(timeline.starts), int(there.min())
    said = [
        f"{number_of(n, by)} from {timeline.starts[0]} to {timeline.starts[-1]}; with units: "
        f"{', '.join(f'{count:,} ({term})' for term, count in there.items())}; the others are "
        "missing, not 0."
    ]
    for feature, parts in table[table["parameter"] == "onset"].groupby("feature", sort=False):
        p_values = table[(table["parameter"] == "change") & (table["feature"] == feature)]
        for row, p_value in zip(parts.to_dict("records"), p_values["p_value"], strict=True):
            earliest, latest = (timeline.starts[int(row[end]) - 1] for end in ("lower", "upper"))
            said.append(
                f"Likeliest change of {feature}, {row['term']}: the {by} of {row['period']} (95 % "
                f"interval {earliest} to {latest}), p {_equals(p_value)}."
            )
    n_tests = int(table["p_value"].notna().sum())
    said.append(f"Correction: BH over {number_of(n_tests, 'test')}.")
    for reason, left in timeline.left_out.items():
        said.append(f"Left out: {number_of(left, 'unit')} ({reason.replace('-', ' ')}).")
    few = ""
    if least < LONG:
        few = (
            f"Few periods: {least}. From fewer than {LONG} expect intervals to cover the truth 86 "
            "to 94 % of the time instead of 95 %, the less the longer what strays goes on straying."
        )
        said.append(few)
    return said, few


def _equals(p_value: float) -> str:
    told = printed(p_value)
    return told if told.startswith("<") else f"= {told}"
