"""The rows that every feature is regressed on, and how their errors are clustered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.copies import counted_once
from framing.compare.notes import counted as number_of
from framing.compare.notes import listed
from framing.compare.regression.coefficients import FEWEST, coefficients
from framing.compare.regression.fitting import Outcome
from framing.compare.regression.sandwich import ERRORS
from framing.compare.regression.terms import Terms, whole
from framing.compare.sums import Floats, Integers
from framing.errors import FramingError, SchemaError, TooFewUnits, one_of

if TYPE_CHECKING:
    from framing.corpus.design import Design

PARAMETERS = {"poisson": "log rate ratio", "ols": "difference", "logit": "log odds ratio"}


@dataclass(frozen=True)
class Clustering:
    """How errors of a regression are made.

    Attributes
    ----------
    errors : {'CR2', 'CR1', 'CR0', 'HC3', 'HC1'}
        Cluster-robust with the small-sample correction; others only for comparison with what
        was published. HC takes every unit for independent.
    by : {'design', 'outlet', 'stratum', 'cluster'}
        What goes together. By design: outlets where groups or a covariate are labels of
        outlets, else strata where there are any, else clusters.

    Raises
    ------
    FramingError
        For another word.
    """

    errors: str = "CR2"
    by: str = "design"

    def __post_init__(self) -> None:
        one_of("errors", self.errors, ERRORS)
        one_of("by", self.by, ("design", "outlet", "stratum", "cluster"))


@dataclass(frozen=True, eq=False)
class Task:
    """The rows that all features are regressed on."""

    terms: Terms
    place: Integers
    weight: Floats
    cluster: Integers
    errors: str
    clustered: str
    reference: str
    left_out: dict[str, int]

    @classmethod
    def of(
        cls,
        scores: pd.DataFrame,
        design: Design,
        covariates: pd.DataFrame | None,
        *,
        clustering: Clustering,
        reference: str | None,
    ) -> Task:
        """The units that have scores, a group and all covariates, and how they go together."""
        table, about, left_out = _joined(scores, design, covariates)
        by = _clustered(table, about, design, clustering)
        cluster = pd.factorize(table[by], sort=True)[0].astype(np.int64)
        _refuse(table, cluster, by, design)
        known = sorted(table["group"].unique())
        against = known[0] if reference is None else one_of("reference", reference, known)
        return cls(
            Terms.of(table["group"], against, about, table["stratum"]),
            np.asarray(scores.index.get_indexer(table.index), dtype=np.int64),
            table["weight"].to_numpy(dtype=np.float64),
            cluster,
            clustering.errors,
            by,
            against,
            left_out,
        )

    def said(self, design: Design) -> list[str]:
        """How many units and clusters there are, and what was left out."""
        what = number_of(int(self.cluster.max()) + 1, self.named(design))
        said = [
            f"{number_of(len(self.place), design.level)} in {what}, set against {self.reference}."
        ]
        if design.names.get("stratum") is None:
            said.append(
                "Compared without matching on events: what each group chose to write about is part "
                "of the difference."
            )
        if self.terms.alone:
            said.append(f"Left out, as others tell it already: {listed(self.terms.alone)}.")
        for reason, n in self.left_out.items():
            said.append(f"Left out: {number_of(n, design.level)} ({reason.replace('-', ' ')}).")
        return said

    def named(self, design: Design) -> str:
        """What a cluster is called."""
        names = {
            "cluster": design.names.get("cluster") or "article",
            "stratum": design.names.get("stratum") or "stratum",
            "outlet": "outlet",
        }
        return names[self.clustered].replace("_", " ")

    def regressed(
        self,
        feature: str,
        values: Floats,
        exposure: Floats,
        *,
        model: str,
        bounds: tuple[float, float] | None,
    ) -> list[dict[str, object]]:
        """One feature's rows."""
        used = (exposure > 0) & ~np.isnan(values)
        low, high = bounds or (0.0, 1.0)
        if model == "logit":
            values = (values - low) / (high - low)
            if np.any((values[used] < 0) | (values[used] > 1)):
                raise FramingError(f"The measure {feature!r} goes beyond its bounds {bounds}.")
        offset = np.log(exposure[used]) if model == "poisson" else np.zeros(int(used.sum()))
        about: dict[str, object] = {
            "feature": feature,
            "parameter": PARAMETERS[model],
            "unit": PARAMETERS[model],
        }
        about |= {"n": int(used.sum()), "n_clusters": len(np.unique(self.cluster[used]))}
        numbers = coefficients(
            Outcome(model, values[used], offset, self.weight[used]),
            self.terms.rows[used],
            self.cluster[used],
            errors=self.errors,
            n_terms=len(self.terms.names),
        )
        return [
            {"term": name, **about, **found}
            for name, found in zip(self.terms.names, numbers, strict=True)
        ]


def _joined(
    scores: pd.DataFrame, design: Design, covariates: pd.DataFrame | None
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, int]]:
    """The units that are regressed, their covariates, and what was left out."""
    left_out = dict(design.n_excluded)
    table = design.table[design.table.index.isin(scores.index)].sort_index(kind="stable")
    if table.empty:
        raise SchemaError("The scores and the design have no unit in common.")
    if len(table) < len(design):
        left_out["not-scored"] = len(design) - len(table)
    about = pd.DataFrame(index=table.index)
    if covariates is not None:
        about = covariates.reindex(table.index)
        there = whole(about)
        if not there.any():
            raise SchemaError("No unit has all of its covariates.")
        if not there.all():
            left_out["no-covariate"] = int((~there).sum())
        table, about = table[there], about[there]
    table, n_shared = counted_once(table, design)
    left_out |= {"shared-copies": n_shared} if n_shared else {}
    return table, about.loc[table.index], left_out


def _clustered(
    table: pd.DataFrame, about: pd.DataFrame, design: Design, clustering: Clustering
) -> str:
    """By what errors are clustered; labels of outlets allow outlets only."""
    labels = ["groups"] if design.outlet_label else []
    labels += [
        repr(str(name))
        for name in about.columns
        if about[name].nunique() > 1 and about[name].groupby(table["outlet"]).nunique().max() == 1
    ]
    apart = clustering.errors.startswith("HC")
    if labels and (apart or clustering.by not in ("design", "outlet")):
        raise FramingError(
            f"{listed(labels)} are a label of outlets, so errors must be clustered by outlet, not "
            f"by {'unit' if apart else clustering.by}: articles of one outlet are no independent "
            "proof of a leaning."
        )
    if clustering.by != "design":
        return clustering.by
    if labels:
        return "outlet"
    return "cluster" if design.names.get("stratum") is None else "stratum"


def _refuse(table: pd.DataFrame, cluster: Integers, by: str, design: Design) -> None:
    """Refuse to infer from too few clusters."""
    n = int(cluster.max()) + 1
    if n < FEWEST:
        raise TooFewUnits(
            f"Too few clusters for a regression: {n} by {by}, and errors need {FEWEST} at least."
        )
    if design.outlet_label:
        sides = table.groupby("group")["outlet"].nunique()
        if sides.min() < FEWEST:
            raise TooFewUnits(
                f"{sides.idxmin()!r} labels {sides.min()} outlets, and a claim about kinds of "
                f"outlets needs {FEWEST} at least."
            )
