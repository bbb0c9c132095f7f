"""One contrast along every defensible path, none of them picked."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.contrast import compared
from framing.compare.exposure import Features, features_of
from framing.compare.multiplicity import CORRECTIONS, adjusted
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.errors import FramingError, FramingWarning, SchemaError, one_of
from framing.provenance import Provenance, fingerprint

if TYPE_CHECKING:
    from framing.corpus.design import Design

UNIT = "share of the two groups' mean"
ENDS = ("estimate", "lower", "upper")


@dataclass(frozen=True, eq=False)
class Way:
    """One way to go from the articles to a difference.

    Attributes
    ----------
    choices : mapping of str to str
        What was chosen where, such as ``{"list": "hedges", "voice": "outlet"}``; the same names
        in every path.
    scores : DataFrame, index "unit"
        One count with its exposure, or one measure, as for `contrast`.
    design : Design
        Of the same units.
    resampling : Resampling
    """

    choices: Mapping[str, str]
    scores: pd.DataFrame
    design: Design
    resampling: Resampling = field(default_factory=Resampling)

    @property
    def name(self) -> str:
        """The path's row: ``list: hedges · voice: outlet``.

        Examples
        --------
        >>> Way({"list": "hedges", "voice": "outlet"}, pd.DataFrame(), None).name
        'list: hedges · voice: outlet'
        """
        return " · ".join(f"{name}: {value}" for name, value in self.choices.items())


def chosen(name: str) -> dict[str, str]:
    """The choices of a path from its name.

    Examples
    --------
    >>> chosen("list: hedges · voice: outlet")
    {'list': 'hedges', 'voice': 'outlet'}
    """
    pairs = (part.partition(": ") for part in name.split(" · "))
    return {key: value for key, _, value in pairs}


def multiverse(
    paths: Sequence[Way], *, pair: tuple[str, str], seed: int = 0, correction: str = "BH"
) -> Comparison:
    """How two groups differ along every path: word list, voice, unit, copies, normalisation.

    Each path is compared as `contrast` compares. Since paths count in different units, the
    difference is told as a share of the two groups' mean rate: .50 is a difference of half of
    it, and 2 that one group has all. No path is picked and none is left out: one that cannot be
    compared keeps its row, without an estimate.

    Source: Steegen, Tuerlinckx, Gelman & Vanpaemel (2016), Perspectives on Psychological
    Science 11, 702–712; Simonsohn, Simmons & Nelson (2020), Nature Human Behaviour 4, 1208–1214.

    Parameters
    ----------
    paths : sequence of Way
    pair : tuple of two str
        The group and its reference.
    seed : int
    correction : {'BH', 'BY', 'Holm'}
        Over all paths.

    Returns
    -------
    Comparison
        One row a path, in the order given; `feature` is its name.

    Raises
    ------
    FramingError
        For no path, two of one name, or paths that do not choose among the same things.
    SchemaError
        For scores of more than one feature.

    Warns
    -----
    FramingWarning
        Where paths could not be compared.

    Notes
    -----
    Blind to: paths that nobody thought of; and paths are no independent witnesses, since they
    share their articles: how many agree is no test.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> random = np.random.default_rng(1)
    >>> units = [f"{outlet}-{n:02}" for n in range(12) for outlet in ("ledger", "tribune")]
    >>> outlets = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": outlets, "group": outlets,
    ...     "stratum": [unit[-2:] for unit in units], "cluster": units},
    ...     index=pd.Index(units, name="unit"))
    >>> design = Design(table, "article", {"group": "outlet", "stratum": "event"})
    >>> paths = [Way({"list": name}, pd.DataFrame({name: random.poisson([6, 3] * 12),
    ...     "n_tokens": 500}, table.index), design) for name in ("long", "short")]
    >>> found = multiverse(paths, pair=("ledger", "tribune")).table
    >>> found["feature"].tolist(), bool((found["estimate"] > 0).all())
    (['list: long', 'list: short'], True)
    """
    one_of("correction", correction, CORRECTIONS)
    _check(paths)
    rows, refused, excluded = [], [], {}
    for path in paths:
        features = features_of(path.scores)
        if len(features.names) != 1:
            raise SchemaError(f"{path.name}: a path has one feature, not {len(features.names)}.")
        try:
            found = compared(
                features, path.design, pair=pair, seed=seed, resampling=path.resampling
            )
        except SchemaError:
            raise
        except FramingError as refusal:
            one_of("group", pair[0], path.design.table["group"].unique())
            one_of("group", pair[1], path.design.table["group"].unique())
            refused.append((path.name, str(refusal)))
            rows.append(_empty(path.name, pair))
            continue
        excluded[path.name] = sum(found.excluded.values())
        rows.append(_relative(found.table, features).assign(feature=path.name))
    table = pd.concat(rows, ignore_index=True)
    table["q_value"] = adjusted(table["p_value"], correction=correction)
    said = _refusals(refused)
    for warning in said:
        warnings.warn(warning, FramingWarning, stacklevel=2)
    return Comparison(
        table,
        method="Difference of rates along every path, as a share of the two groups' mean rate",
        unit=UNIT,
        seed=seed,
        provenance=Provenance(
            {path.name: fingerprint(path.scores, path.design.fingerprint) for path in paths},
            {"pair": list(pair), "correction": correction},
            seed,
        ),
        notes=(*_summary(table, paths), *said, *notes.on_correction(table, correction, 0.0)),
        excluded={name: n for name, n in excluded.items() if n},
    )


def _check(paths: Sequence[Way]) -> None:
    if not paths:
        raise FramingError("There is no path to go.")
    names = [path.name for path in paths]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise FramingError(f"Two paths are named {twice[0]!r}: tell them apart by their choices.")
    first = list(paths[0].choices)
    for path in paths:
        if list(path.choices) != first:
            raise FramingError(
                f"{path.name!r} does not choose among {notes.listed(first)}, as the first does."
            )
        wrong = [text for pair in path.choices.items() for text in pair if "·" in text]
        if wrong or any(": " in name for name in path.choices):
            raise FramingError(f"{path.name!r}: a choice may not hold ' · ', nor its name ': '.")


def _relative(table: pd.DataFrame, features: Features) -> pd.DataFrame:
    """The differences as shares of the two groups' mean rate."""
    ratio = np.exp(table["effect"].to_numpy(dtype=np.float64))
    estimate = table["estimate"].to_numpy(dtype=np.float64)
    raw = [
        table["hits" + side] / table["exposure" + side].where(table["exposure" + side] > 0)
        for side in ("", "_reference")
    ]
    mean = features.per * ((raw[0] + raw[1]) / 2).to_numpy(dtype=np.float64)
    # Both rates follow from their difference and ratio; where one is 0, the other is the
    # difference, and where they are the same the plain rates stand in.
    apart = np.isfinite(ratio) & (np.abs(ratio - 1) > 1e-9)
    with_ratio = estimate * (ratio + 1) / np.where(apart, ratio - 1, 1.0) / 2
    one_sided = ~np.isfinite(ratio) & (not features.measured)
    mean = np.select([apart, one_sided], [with_ratio, np.abs(estimate) / 2], mean)
    scale = np.where(mean > 0, mean, np.nan)
    return table.assign(**{name: table[name] / scale for name in ENDS})


def _empty(name: str, pair: tuple[str, str]) -> pd.DataFrame:
    missing = dict.fromkeys(
        [*ENDS, "effect", "p_value", "q_value", "hits", "hits_reference", "exposure"], np.nan
    )
    row = {"feature": name, "group": pair[0], "reference": pair[1], **missing}
    row |= {"exposure_reference": np.nan, "n_units": 0, "n_clusters": 0}
    return pd.DataFrame([row])


def _refusals(refused: Sequence[tuple[str, str]]) -> list[str]:
    if not refused:
        return []
    return [
        f"Not comparable: {notes.counted(len(refused), 'path')}; the first, "
        f"{refused[0][0]}, for: {refused[0][1]}"
    ]


def _summary(table: pd.DataFrame, paths: Sequence[Way]) -> list[str]:
    """How many paths there are, and where their estimates lie."""
    widths = {name: len({path.choices[name] for path in paths}) for name in paths[0].choices}
    said = [f"{name} ({n})" for name, n in widths.items() if n > 1]
    there = table[table["estimate"].notna()]
    above, below = int((there["lower"] > 0).sum()), int((there["upper"] < 0).sum())
    first = f"{notes.counted(len(table), 'path')}, none picked [S18]"
    lines = [f"{first}: {', '.join(said)}." if said else f"{first}."]
    if len(there):
        low, middle, high = (f"{v:.2f}" for v in there["estimate"].quantile([0.0, 0.5, 1.0]))
        lines.append(
            f"Estimates from {low} to {high}, median {middle}; the interval lies above 0 on "
            f"{above:,} paths, below 0 on {below:,}.".replace("-", "−")
        )
    return lines
