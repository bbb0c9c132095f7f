"""How rates, means and shares go with outlet, leaning, date and what else is known of units."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.exposure import Features, features_of
from framing.compare.multiplicity import adjusted
from framing.compare.notes import counted as number_of
from framing.compare.notes import listed
from framing.compare.regression.task import PARAMETERS, Clustering, Task
from framing.compare.result import Estimates
from framing.errors import FramingError, FramingWarning
from framing.provenance import Provenance, fingerprint

if TYPE_CHECKING:
    from framing.corpus.design import Design

FEW = 12
METHODS = {
    "poisson": "Poisson regression of counts with the log of their exposure as offset",
    "ols": "Linear regression of measures",
    "logit": "Fractional logit of shares",
}


def regress(
    scores: pd.DataFrame,
    design: Design,
    covariates: pd.DataFrame | None = None,
    *,
    reference: str | None = None,
    bounds: tuple[float, float] | None = None,
    clustering: Clustering | None = None,
) -> Estimates:
    """Regress every feature on the groups, covariates and, where there are strata, on these.

    Counts are regressed by a Poisson regression with the log of their exposure as offset, which
    needs no more than that the mean is right; measures by least squares; shares, which have
    bounds, by a fractional logit. With strata each event has its own constant, so that groups
    are compared within events. Copies inside a group count once, and copy groups with members
    in several groups are left out.

    Parameters
    ----------
    scores : DataFrame, index "unit"
        As for `contrast`.
    design : Design
        Of the same units. A group is set against the `reference`.
    covariates : DataFrame, index "unit", optional
        Dates (taken as years), numbers, or words (taken as kinds).
    reference : str, optional
        The group that others are set against; the first in alphabetical order otherwise.
    bounds : (float, float), optional
        The lowest and highest value of the measures, such as (0, 1) for shares.
    clustering : Clustering, optional
        CR2 errors, clustered by design, otherwise.

    Returns
    -------
    Estimates
        One row a feature and coefficient: `term` is the group or the covariate, `parameter` what
        the estimate is (log rate ratio, difference, log odds ratio), with `df`, `p_value`,
        `q_value` (BH over all rows) and `n_clusters`. What cannot be estimated is missing.

    Raises
    ------
    FramingError
        For an unknown reference, counts with bounds, measures beyond their bounds, or labels of
        outlets without clustering by outlet.
    SchemaError
        Where scores, design and covariates share no unit, or a covariate cannot be taken.
    TooFewUnits
        Where there are fewer than 4 clusters, or a group labels fewer than 4 outlets.

    Warns
    -----
    FramingWarning
        Where there are fewer than 12 clusters.

    Notes
    -----
    Source: for the fit see `framing.compare.regression.fitting`, for the errors
    `framing.compare.regression.sandwich`.

    Blind to: anything that goes with the groups and is not among the covariates.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> units = [f"{outlet}-{n:02}" for n in range(12) for outlet in ("ledger", "tribune")]
    >>> outlets = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": outlets, "group": outlets,
    ...     "stratum": [unit[-2:] for unit in units], "cluster": units},
    ...     index=pd.Index(units, name="unit"))
    >>> names = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    >>> design = Design(table, "article", names)
    >>> scores = pd.DataFrame({"hedge": [5, 3, 4, 1] * 6, "n_tokens": [500, 600] * 12},
    ...     index=table.index)
    >>> found = regress(scores, design, reference="tribune").table
    >>> found[["term", "parameter", "estimate"]].round(2).to_dict("records")
    [{'term': 'ledger', 'parameter': 'log rate ratio', 'estimate': 0.99}]
    """
    chosen = clustering or Clustering()
    features = features_of(scores)
    model = _model(features, bounds)
    task = Task.of(scores, design, covariates, clustering=chosen, reference=reference)
    said, warned = task.said(design), []
    rows = []
    for number, name in enumerate(features.names):
        exposure = features.exposures[features.exposure_of[number]][task.place]
        values = features.values.iloc[:, number].to_numpy(dtype=np.float64, na_value=np.nan)
        rows += task.regressed(name, values[task.place], exposure, model=model, bounds=bounds)
    table = pd.DataFrame(rows)
    table["q_value"] = adjusted(table["p_value"], correction="BH")
    lost = table.loc[table["estimate"].isna(), "feature"].unique()
    if len(lost):
        said.append(f"Not estimable, without spread or hits on a side: {listed(list(lost))}.")
    n_tests = int(table["p_value"].notna().sum())
    said.append(f"Correction: BH over {number_of(n_tests, 'coefficient')}.")
    n_clusters = int(task.cluster.max()) + 1
    if n_clusters < FEW and not chosen.errors.startswith("HC"):
        warned.append(
            f"Few clusters: {n_clusters}. Even with CR2 errors expect intervals that cover the "
            "truth a few points more or less often than 95 %."
        )
        warnings.warn(warned[0], FramingWarning, stacklevel=2)
    return Estimates(
        table.astype({"n": "int64", "n_clusters": "int64"}),
        method=f"{METHODS[model]}, {chosen.errors} errors"
        + ("" if chosen.errors.startswith("HC") else f" clustered by {task.named(design)}"),
        unit=f"{PARAMETERS[model]}, against {task.reference}",
        provenance=Provenance(
            inputs={
                "scores": fingerprint(scores),
                "design": design.fingerprint,
                **({} if covariates is None else {"covariates": fingerprint(covariates)}),
            },
            parameters={
                "groups": design.names.get("group"),
                "strata": design.names.get("stratum"),
                "clusters": task.clustered,
                "errors": chosen.errors,
                "reference": task.reference,
                "covariates": [] if covariates is None else list(covariates.columns),
                "bounds": None if bounds is None else list(bounds),
                "level": design.level,
            },
        ),
        notes=(*said, *warned),
        excluded=task.left_out,
    )


def _model(features: Features, bounds: tuple[float, float] | None) -> str:
    if not features.measured:
        if bounds is not None:
            raise FramingError("Counts have no bounds; only measures, such as shares, have them.")
        return "poisson"
    return "ols" if bounds is None else "logit"
