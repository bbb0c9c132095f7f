"""Shares of topics compared: how much of each group's coverage a topic takes, and over time."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.fractional import Fractional, Shares
from framing.compare.multiplicity import adjusted
from framing.compare.regression.task import Clustering, Task
from framing.compare.result import Estimates
from framing.compare.sums import Floats
from framing.errors import FramingError, FramingWarning
from framing.provenance import Provenance, fingerprint

if TYPE_CHECKING:
    from framing.corpus.design import Design

FEW = 12
MEAN_SHARE = "mean share of an article, %"
DIFFERENCE = "difference in share, percentage points"
_DIFFERENCES = [
    *("feature", "term", "parameter", "estimate", "se", "lower", "upper"),
    *("df", "p_value", "n", "unit"),
]


@dataclass(frozen=True, eq=False)
class Certain:
    """Shares that are taken as they are, as if they had been counted.

    Attributes
    ----------
    shares : DataFrame, index "unit"
        One column a topic, between 0 and 1.
    """

    shares: pd.DataFrame

    def echo(self, weights: Floats, topic: int) -> Floats:
        """Nothing: no unit pulls others along."""
        return np.zeros_like(weights)


@dataclass(frozen=True, eq=False)
class Prevalence:
    """What `prevalence` found.

    Attributes
    ----------
    shares : Estimates
        `term` is the group, `parameter` the topic, `estimate` the group's predicted mean share
        in per cent, what else is known of units being as in all of them.
    differences : Estimates
        `feature` is the topic, `term` a group set against the reference or a covariate,
        `estimate` the difference in percentage points that goes with it (with one unit of a
        number, one year of a date), with `df`, `p_value`, `q_value` and `n_clusters`.
    """

    shares: Estimates
    differences: Estimates


def prevalence(
    topics: Shares,
    design: Design,
    covariates: pd.DataFrame | None = None,
    *,
    reference: str | None = None,
    clustering: Clustering | None = None,
) -> Prevalence:
    """How much of each group's coverage each topic takes, and what goes with it.

    Each topic's shares are regressed by a fractional logit on groups, covariates and, where the
    design has strata, on these, so that no predicted share lies outside 0 and 1. Errors are
    cluster-robust (CR2), and made larger by what the topic model itself does not know.

    Parameters
    ----------
    topics : Shares
        ``StructuralTopics.posterior()``; or `Certain` shares of another model.
    design : Design
        Of the same units.
    covariates : DataFrame, index "unit", optional
        Dates (taken as years), numbers, or words (taken as kinds).
    reference : str, optional
        The group that others are set against; the first in alphabetical order otherwise.
    clustering : Clustering, optional
        CR2 errors, clustered by design, otherwise.

    Returns
    -------
    Prevalence

    Raises
    ------
    FramingError
        As `regress`.

    Notes
    -----
    Source: L. E. Papke & J. M. Wooldridge (1996), Journal of Applied Econometrics 11, 619–632
    (fractional logit); for the errors `framing.compare.regression.sandwich`, and the pull of
    units on each other through the model's prior `framing.topics.posterior`.

    Blind to: other topics that fit as well; the words of the topics are taken as known.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> units = [f"{outlet}-{n:02}" for n in range(12) for outlet in ("ledger", "tribune")]
    >>> outlets = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": outlets, "group": outlets,
    ...     "stratum": "all", "cluster": units}, index=pd.Index(units, name="unit"))
    >>> names = {"group": "outlet", "stratum": None, "cluster": "copy_group"}
    >>> shares = pd.DataFrame({"01 talks": [0.6, 0.2, 0.5, 0.3] * 6}, index=table.index)
    >>> found = prevalence(Certain(shares), Design(table, "article", names))
    >>> found.shares.table["estimate"].round(1).tolist()
    [55.0, 25.0]
    >>> found.differences.table[["term", "estimate"]].round(1).to_dict("records")
    [{'term': 'tribune', 'estimate': -30.0}]
    """
    task = _task(topics, design, covariates, clustering=clustering, reference=reference)
    names, rows = task.terms.names, task.terms.rows
    group = design.table["group"].loc[topics.shares.index[task.place]]
    columns = {kind: names.index(kind) if kind in names else None for kind in sorted(set(group))}
    of_groups = [column for column in columns.values() if column is not None]
    levels, changes = [], []
    for number, topic in enumerate(topics.shares.columns):
        fit = Fractional.of(task, topics, number)
        df = float(np.min(fit.df[of_groups], initial=np.inf))
        for kind, column in columns.items():
            at = rows.copy()
            at[:, of_groups] = 0.0
            if column is not None:
                at[:, column] = 1.0
            about = {"term": kind, "parameter": topic, "n": int((group == kind).sum())}
            levels.append({**about, **fit.share(at, df), "unit": "%"})
        for column, term in enumerate(names):
            about = {"feature": topic, "term": term, "parameter": "difference in share"}
            found = fit.change(rows, _kinds(task, columns, column), column)
            changes.append({**about, **found, "n": len(rows), "unit": "percentage points"})
    differences = pd.DataFrame(changes, columns=_DIFFERENCES)
    differences["q_value"] = adjusted(differences["p_value"], correction="BH")
    differences["n_clusters"] = int(task.cluster.max()) + 1
    return Prevalence(
        _estimates(pd.DataFrame(levels), MEAN_SHARE, task, design, topics),
        _estimates(differences, f"{DIFFERENCE}, against {task.reference}", task, design, topics),
    )


def prevalence_over_time(
    topics: Shares,
    design: Design,
    dates: pd.Series,
    *,
    curves: int = 5,
    points: int = 40,
    clustering: Clustering | None = None,
) -> Estimates:
    """Each group's share of each topic over time, a smooth curve with its band.

    Parameters
    ----------
    topics : Shares
    design : Design
        Of the same units. Each group has its own curve, over the time that it covers; strata are
        passed over, since an event has one time.
    dates : Series of dates, index "unit"
        Units without a date are left out and counted.
    curves : int
        Columns of each group's cubic curve: the more, the less smooth.
    points : int
        Days of each curve at which it is told.
    clustering : Clustering, optional
        CR2 errors, clustered by design, otherwise.

    Returns
    -------
    Estimates
        `feature` is the topic, `term` the group, `period` the day, `estimate` the predicted share
        in per cent.

    Raises
    ------
    FramingError
        As `regress`, and where a group has fewer than 4 times as many dated units as its curve
        has columns.
    """
    free = replace(design, table=design.table.assign(stratum="all"), names=_unmatched(design))
    known = dates.reindex(free.table.index).dropna()
    days = known.astype("datetime64[s]").astype("int64") / 86_400
    group = free.table["group"].loc[known.index]
    columns: dict[str, Floats] = {}
    knots: dict[str, list[float]] = {}
    for kind in sorted(group.unique()):
        own = days[group == kind]
        if len(own) < 4 * curves or own.nunique() <= curves:
            raise FramingError(
                f"{kind} has {len(own)} dated articles on {own.nunique()} days, too few for a "
                f"curve of {curves} columns; ask for fewer, or leave the group out."
            )
        knots[kind] = _knots(own.to_numpy(), curves)
        basis = np.where((group == kind).to_numpy()[:, None], _curve(days, knots[kind]), 0.0)
        columns |= {f"{kind}, {place}": basis[:, place] for place in range(curves)}
    about = pd.DataFrame(columns, index=known.index)
    task = _task(topics, free, about, clustering=clustering, reference=None)
    rows = []
    for number, topic in enumerate(topics.shares.columns):
        fit = Fractional.of(task, topics, number)
        for kind, held in knots.items():
            for day in np.linspace(held[0], held[-1], points).round():
                at = _at(task, kind, _curve(pd.Series([day]), held)[0])
                about_it = {"feature": topic, "term": kind, "parameter": "share"}
                when = str(np.datetime64(int(day), "D"))
                n = int((group == kind).sum())
                told = fit.share(at, float("inf"))
                rows.append({**about_it, "period": when, **told, "n": n, "unit": "%"})
    return _estimates(pd.DataFrame(rows), MEAN_SHARE, task, free, topics)


def _task(
    topics: Shares,
    design: Design,
    covariates: pd.DataFrame | None,
    *,
    clustering: Clustering | None,
    reference: str | None,
) -> Task:
    chosen = clustering or Clustering()
    if chosen.errors.startswith("HC"):
        raise FramingError("Shares of topics need errors that respect clusters: CR2, CR1 or CR0.")
    outside = (topics.shares < 0) | (topics.shares > 1)
    if bool(outside.any(axis=None)) or bool(topics.shares.isna().any(axis=None)):
        raise FramingError("Shares must be known for every unit and lie between 0 and 1.")
    task = Task.of(topics.shares, design, covariates, clustering=chosen, reference=reference)
    if _few(task):
        warnings.warn(_few(task)[0], FramingWarning, stacklevel=3)
    return task


def _few(task: Task) -> list[str]:
    n_clusters = int(task.cluster.max()) + 1
    if n_clusters >= FEW:
        return []
    return [
        f"Few clusters: {n_clusters}. Even with CR2 errors expect intervals that cover the truth "
        "a few points more or less often than 95 %."
    ]


def _kinds(task: Task, groups: dict[str, int | None], column: int) -> list[int]:
    """The columns of which at most one holds for a unit, this one among them; none for numbers."""
    of_groups = [place for place in groups.values() if place is not None]
    if column in of_groups:
        return of_groups
    name = task.terms.names[column]
    if ": " not in name:
        return []
    before = name.partition(": ")[0] + ": "
    return [place for place, other in enumerate(task.terms.names) if other.startswith(before)]


def _estimates(
    table: pd.DataFrame, unit: str, task: Task, design: Design, topics: Shares
) -> Estimates:
    """A table as estimates, with what was done and left out."""
    by = task.named(design)
    return Estimates(
        table,
        method=f"Fractional logit of topic shares, {task.errors} errors clustered by {by}"
        + ("" if isinstance(topics, Certain) else ", with the topic model's own uncertainty"),
        unit=unit,
        provenance=Provenance(
            inputs={"shares": fingerprint(topics.shares), "design": design.fingerprint},
            parameters={
                "groups": design.names.get("group"),
                "strata": design.names.get("stratum"),
                "clusters": task.clustered,
                "errors": task.errors,
                "reference": task.reference,
                "level": design.level,
            },
        ),
        notes=(*task.said(design), *_few(task)),
        excluded=task.left_out,
    )


def _unmatched(design: Design) -> dict[str, str | None]:
    return {**design.names, "stratum": None}


def _at(task: Task, kind: str, curve: Floats) -> Floats:
    """The row of one group on one day."""
    named = {name: place for place, name in enumerate(task.terms.names)}
    at = np.zeros((1, task.terms.rows.shape[1]))
    at[0, len(named) :] = 1.0
    if kind in named:
        at[0, named[kind]] = 1.0
    for place, value in enumerate(curve):
        if f"{kind}, {place}" in named:
            at[0, named[f"{kind}, {place}"]] = value
    return at


def _knots(days: Floats, curves: int) -> list[float]:
    inner = np.quantile(days, np.linspace(0, 1, curves - 1)[1:-1])
    return [*[float(days.min())] * 4, *inner.tolist(), *[float(days.max())] * 4]


def _curve(days: pd.Series, knots: list[float]) -> Floats:
    """Cubic B-splines but the first, which the constant stands for."""
    from scipy.interpolate import BSpline

    held = np.clip(days.to_numpy(dtype=np.float64), knots[0], np.nextafter(knots[-1], knots[0]))
    return np.asarray(BSpline.design_matrix(held, np.array(knots), 3).toarray()[:, 1:])
