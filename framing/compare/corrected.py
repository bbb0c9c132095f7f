"""A difference between groups from machine labels, corrected by a coded sample."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.cells import Flags
from framing.compare.contrast import FEW, FEWEST, compared, provenance
from framing.compare.exposure import features_of
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.compare.sums import Floats, Integers, sums_by
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits
from framing.provenance import seeded

if TYPE_CHECKING:
    from framing.corpus.design import Design

FOLDS = 5
ROWS = ("naïve", "coded sample alone", "design-based", "prediction-powered")


def corrected(
    labels: pd.DataFrame,
    design: Design,
    *,
    pair: tuple[str, str],
    seed: int = 0,
    resampling: Resampling | None = None,
) -> Comparison:
    """How the mean of a label differs between two groups, machine errors taken out.

    Where a machine errs more on one group than on the other, its labels differ though the truth
    does not, and more articles only make one surer of it. Every unit therefore gets a value
    whose mean is right whatever the machine does, by help of the units that were coded (R = 1)
    with a known chance π:

        m + R (y − m) / π,

    with the coded label y and a prediction m. ``design-based`` (DSL) predicts y from the machine
    label and the group by least squares, fitted on the other folds of clusters;
    ``prediction-powered`` (PPI++) takes λ times the machine label plus a constant, λ set in each
    group to where the variance is least, and the coded units for a simple random sample of their
    group. ``coded sample alone`` is λ = 0. The values are then compared as `contrast` compares
    measures: within events, copies once, permuted and resampled by cluster.

    Source: Egami, Hinck, Stewart & Wei (2023), NeurIPS 36 (design-based supervised learning);
    Angelopoulos, Bates, Fannjiang, Jordan & Zrnic (2023), Science 382, 669–674; Angelopoulos,
    Duchi & Zrnic (2023), PPI++, arXiv 2311.01453, section 6 (λ).

    Parameters
    ----------
    labels : DataFrame, index "unit"
        ``machine``: the machine's label or probability; ``coded``: the coder's, NaN where the
        unit was not coded; ``chance``, if it was not the same for all units of a group: with
        what probability the unit was chosen to be coded.
    design : Design
        Of the same units.
    pair : tuple of two str
        The group and its reference.
    seed : int
    resampling : Resampling, optional

    Returns
    -------
    Comparison
        Four rows: naïve, coded sample alone, design-based, prediction-powered. They estimate
        one difference, so that p is not corrected for their number.

    Raises
    ------
    SchemaError
        For missing columns, or values that are no numbers.
    FramingError
        Where a chance is not above 0 and at most 1, or a group is unknown.
    TooFewUnits
        Where a side has fewer than 4 coded clusters, or fewer than `contrast` needs.

    Warns
    -----
    FramingWarning
        Where a side has fewer than 12 coded clusters.

    Notes
    -----
    Blind to: coders' own errors (see `agreement`); a coded sample that was picked, not drawn.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> random = np.random.default_rng(2)
    >>> units = [f"u{n:03}" for n in range(600)]
    >>> group = np.repeat(["ledger", "tribune"], 300)
    >>> true = (random.random(600) < 0.3).astype(float)
    >>> wrong = random.random(600) < np.where(group == "ledger", 0.3, 0.05)
    >>> labels = pd.DataFrame({"machine": np.where(wrong, 1 - true, true),
    ...     "coded": np.where(random.random(600) < 0.4, true, np.nan)},
    ...     index=pd.Index(units, name="unit"))
    >>> table = pd.DataFrame({"article": units, "outlet": group, "group": group,
    ...     "stratum": "all", "cluster": units}, index=labels.index)
    >>> design = Design(table, "article", {"group": "outlet"})
    >>> found = corrected(labels, design, pair=("ledger", "tribune"), seed=1).table
    >>> found.set_index("feature")["p_value"].round(3).to_dict()
    {'naïve': 0.04, 'coded sample alone': 0.656, 'design-based': 0.859, 'prediction-powered': 0.82}
    """
    chosen = resampling or Resampling()
    about = design.table[design.table["group"].isin(pair) & design.table.index.isin(labels.index)]
    given = _checked(labels, about.index)
    first = (about["group"] == pair[0]).to_numpy()
    cluster = pd.factorize(about["cluster"], sort=True)[0].astype(np.int64)
    coded = given["coded"].notna().to_numpy()
    sides = [len(np.unique(cluster[coded & side])) for side in (first, ~first)]
    if min(sides) < FEWEST:
        raise TooFewUnits(
            f"Too few coded clusters: {sides[0]:,} of {pair[0]!r} and {sides[1]:,} of "
            f"{pair[1]!r}; a correction needs 4 on a side at least [S5]."
        )
    chance = _chance(given, first, coded)
    values = pd.DataFrame(
        dict(zip(ROWS, _values(given, first, cluster, chance, seed), strict=True)), given.index
    )
    features = features_of(values)
    result = compared(features, design, pair=pair, seed=seed, resampling=chosen)
    warned = result.warnings
    if min(sides) < FEW:
        warned = [
            *warned,
            f"Few coded clusters: {sides[0]:,} of {pair[0]} and {sides[1]:,} of {pair[1]}, so "
            "expect intervals that cover the truth less often than 95 % [S5].",
        ]
    for warning in warned:
        warnings.warn(warning, FramingWarning, stacklevel=2)
    return Comparison(
        result.table.assign(q_value=result.table["p_value"]),
        method=notes.method(features, design),
        unit=f"mean label per {design.level}",
        seed=seed,
        provenance=provenance(labels, design, chosen, seed, {"pair": list(pair)}),
        notes=(
            *_said(given, first, pair),
            *(note for note in result.notes if note not in warned),
            *warned,
            "Four estimates of one difference: p is not corrected for their number.",
        ),
        excluded=result.excluded,
    )


def _checked(labels: pd.DataFrame, units: pd.Index) -> pd.DataFrame:
    """The labels of the units compared, as numbers."""
    wrong = [f"there is no column {n!r}" for n in ("machine", "coded") if n not in labels]
    names = [name for name in ("machine", "coded", "chance") if name in labels]
    wrong += [
        f"column {name!r} holds {labels[name].dtype}, not numbers"
        for name in names
        if not pd.api.types.is_numeric_dtype(labels[name])
    ]
    wrong += [
        f"unit {unit!r} stands there twice" for unit in labels.index[labels.index.duplicated()][:3]
    ]
    if wrong:
        raise SchemaError(f"These labels cannot be compared: {'; '.join(wrong)}.")
    if units.empty:
        raise SchemaError("The labels and the groups compared have no unit in common.")
    given = labels.loc[units, names].astype(np.float64)
    if given["machine"].isna().any():
        raise SchemaError("A unit has no machine label: leave it out of the labels, or label it.")
    return given


def _chance(given: pd.DataFrame, first: Flags, coded: Flags) -> Floats:
    """With what probability each unit was coded: as given, or its group's share."""
    if "chance" not in given:
        return np.asarray(np.where(first, coded[first].mean(), coded[~first].mean()))
    chance = given["chance"].to_numpy(dtype=np.float64)
    if not np.all((chance > 0) & (chance <= 1)):
        raise FramingError("A chance of being coded lies above 0 and at most at 1; one does not.")
    return np.asarray(chance)


def _values(
    given: pd.DataFrame, first: Flags, cluster: Integers, chance: Floats, seed: int
) -> tuple[Floats, ...]:
    """Each row's value of every unit."""
    machine, label = given["machine"].to_numpy(), given["coded"].to_numpy()
    coded = ~np.isnan(label)
    true = np.where(coded, label, 0.0)
    # Units of one cluster are predicted from other clusters only.
    fold = seeded(seed, "corrected", "folds").permutation(int(cluster.max()) + 1)[cluster] % FOLDS
    columns = np.column_stack([np.ones(len(given)), first, machine])
    fitted = np.empty(len(given))
    for number in range(FOLDS):
        train = coded & (fold != number)
        weights = np.linalg.lstsq(columns[train], true[train], rcond=None)[0]
        fitted[fold == number] = columns[fold == number] @ weights
    alone, powered = np.empty(len(given)), np.empty(len(given))
    for side in (first, ~first):
        shares = (machine[side], true[side], coded[side], cluster[side])
        alone[side] = _rectified(*shares, powered=False)
        powered[side] = _rectified(*shares, powered=True)
    return machine, alone, fitted + coded * (true - fitted) / chance, powered


def _rectified(
    machine: Floats, true: Floats, coded: Flags, cluster: Integers, *, powered: bool
) -> Floats:
    """One group's values: λ times the machine label and a constant, set right by coded units.

    λ = cov(y, m) / ((1 + n / N) var(m)), with n coded units and N that are not; 0 where nothing
    is to be gained. A coded unit's error is the one of a fit without its cluster, or a small
    sample would look surer than it is; errors are then centred, which keeps the estimate.
    """
    own, label = machine[coded], true[coded]
    spread = machine.var() * (1 + len(own) / max(1, len(machine) - len(own)))
    name = np.unique(cluster[coded], return_inverse=True)[1]
    columns = np.column_stack([np.ones(len(own)), own, label, own * label])
    clusters = sums_by(columns, name, int(name.max()) + 1)
    whole, others = columns.sum(axis=0), columns.sum(axis=0) - clusters

    def line(sums: Floats) -> tuple[Floats, Floats]:
        means = sums / sums[..., :1]
        both = means[..., 3] - means[..., 1] * means[..., 2]
        weight = both / spread if powered and spread > 0 else np.zeros_like(both)
        return weight, means[..., 2] - weight * means[..., 1]

    weight, constant = line(whole)
    weights, constants = (of[name] for of in line(others))
    errors = label - weights * own - constants
    values = weight * machine + constant
    values[coded] += (errors - errors.mean()) / coded.mean()
    return np.asarray(values)


def _said(given: pd.DataFrame, first: Flags, pair: tuple[str, str]) -> list[str]:
    """How much was coded, how the sample was drawn, and how the machine errs in each group."""
    error = (given["machine"] - given["coded"]).to_numpy()
    coded = ~np.isnan(error)
    drawn = (
        "with the chances given"
        if "chance" in given
        else "taken for a simple random sample of each group"
    )
    errors = [f"{error[coded & side].mean():+.3f}".replace("-", "−") for side in (first, ~first)]
    return [
        f"Coded: {int((coded & first).sum()):,} units of {pair[0]} and "
        f"{int((coded & ~first).sum()):,} of {pair[1]}, {drawn}.",
        f"Machine minus coded label, on average: {errors[0]} in {pair[0]}, {errors[1]} in "
        f"{pair[1]}; where these differ the naïve difference is wrong by as much [S17].",
    ]
