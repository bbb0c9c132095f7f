"""Whether the items of a scale go together: Cronbach's alpha and item-total correlations."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.compare.notes import counted, listed
from framing.compare.result import Estimates
from framing.compare.sums import Floats, Gridded, sums_by
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits, unknown
from framing.provenance import Provenance, fingerprint, seeded

FEWEST, FEW = 4, 12
UNIT = "coefficient"
ALPHA, WITHOUT, TOTAL, MEAN = "alpha", "alpha without", "item-total", "mean"


@dataclass(frozen=True, eq=False)
class Moments:
    """Sums over units by cluster: of ones, of the items, and of their products.

    Attributes
    ----------
    sums : ndarray, shape (n_clusters, 1 + k + k * k)
    k : int
        Items.
    """

    sums: Floats
    k: int

    @classmethod
    def of(cls, values: Floats, clusters: pd.Series | None) -> Moments:
        """Sum by cluster; without clusters every unit is its own."""
        n, k = values.shape
        code = np.arange(n) if clusters is None else pd.factorize(clusters, sort=True)[0]
        products = (values[:, :, None] * values[:, None, :]).reshape(n, k * k)
        columns = np.column_stack([np.ones(n), values, products])
        return cls(sums_by(columns, code.astype(np.int64), int(code.max()) + 1), k)

    def covariances(self, weights: Floats) -> Floats:
        """Covariances of the items under each draw's weights, shape (draws, k, k)."""
        gridded = Gridded.of(self.sums, most=float(weights.sum(axis=1).max()))
        drawn = gridded.weighted(weights)
        n, means = drawn[:, :1], drawn[:, 1 : 1 + self.k] / drawn[:, :1]
        products = drawn[:, 1 + self.k :].reshape(-1, self.k, self.k)
        centred = products - n[:, :, None] * means[:, :, None] * means[:, None, :]
        return np.asarray(centred / np.maximum(n[:, :, None] - 1, 1))

    def draws(self, draws: int, *names: object, seed: int) -> Floats:
        """How often each cluster is drawn: once each in the first row, then with putting back."""
        n = len(self.sums)
        random = seeded(seed, *names)
        drawn = random.multinomial(n, np.full(n, 1 / n), size=draws).astype(np.float64)
        return np.vstack([np.ones(n), drawn])


def consistency(
    scores: pd.DataFrame,
    scales: Mapping[str, Sequence[str]],
    *,
    clusters: pd.Series | None = None,
    draws: int = 999,
    seed: int = 0,
) -> Estimates:
    """Cronbach's alpha of each scale, and how each item goes with the rest of it.

    With k items, ``α = k / (k − 1) · (1 − Σ var(item) / var(sum))``; of items that are 0 or 1
    this is KR-20. The item-total correlation is that of an item with the sum of the others.
    Intervals are percentiles of draws of whole clusters.

    Source: L. J. Cronbach (1951), *Coefficient alpha and the internal structure of tests*,
    Psychometrika 16, 297–334, equation 2; G. F. Kuder & M. W. Richardson (1937), Psychometrika
    2, 151–160 (KR-20).

    Parameters
    ----------
    scores : DataFrame
        One row a unit, one column an item, such as the items of `framing.frames.FrameScores`;
        a unit in which one is missing is left out.
    scales : mapping of str to sequence of str
        The items of each scale, such as `framing.frames.Codebook.scales`.
    clusters : Series, optional
        What belongs together, by unit; every unit by itself otherwise.
    draws, seed : int

    Returns
    -------
    Estimates
        `term` is the scale; `parameter` is ``alpha``, and for each item ``item-total: item``,
        ``alpha without: item`` and ``mean: item``. An item that never varies has no correlation;
        a scale of one item has no alpha.

    Raises
    ------
    FramingError
        Where there is no scale, or it is empty.
    SchemaError
        Where an item is no column of numbers.
    TooFewUnits
        Where fewer than 4 clusters have all items.

    Warns
    -----
    FramingWarning
        Where fewer than 12 clusters are drawn.

    Notes
    -----
    Blind to: whether the items measure what the scale is called. Items of a frame may well not
    go together in texts, each being one way to frame; a low alpha then speaks against the sum.

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [1, 0, 1, 0, 1, 0], "b": [1, 0, 1, 0, 0, 0]}, dtype=float)
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     found = consistency(scores, {"both": ["a", "b"]})
    >>> round(float(found.table.loc[0, "estimate"]), 3)
    0.828
    """
    columns = list(dict.fromkeys(item for items in scales.values() for item in items))
    if not scales or not all(scales.values()):
        raise FramingError("There is no scale, or one without an item.")
    for name in columns:
        if name not in scores.columns:
            raise SchemaError(unknown("item", name, scores.columns))
        if not pd.api.types.is_numeric_dtype(scores[name].dtype):
            raise SchemaError(f"The item {name!r} holds no numbers.")
    whole = scores[columns].dropna()
    drawn_by = None if clusters is None else clusters.reindex(whole.index)
    n_clusters = len(whole) if drawn_by is None else int(drawn_by.nunique())
    if n_clusters < FEWEST:
        raise TooFewUnits(f"{counted(n_clusters, 'cluster')} with all items; 4 are needed [S5].")
    rows = []
    for scale, items in scales.items():
        values = whole[list(items)].to_numpy(dtype=np.float64)
        rows += _scale(scale, list(items), values, drawn_by, draws, seed)
    table = pd.DataFrame(
        rows, columns=["term", "parameter", "estimate", "se", "lower", "upper"]
    ).assign(n=len(whole), unit=UNIT)
    notes = [
        f"Cronbach's alpha over {counted(len(whole), 'unit')} in {counted(n_clusters, 'cluster')}; "
        f"intervals: percentiles of {draws:,} draws of clusters."
    ]
    flat = [name for name in columns if whole[name].nunique() < 2]
    if flat:
        notes.append(f"Never varying, so without a correlation: {listed(flat)}.")
    left = len(scores) - len(whole)
    if left:
        notes.append(f"Left out: {counted(left, 'unit')} without a value of every item.")
    if n_clusters < FEW:
        said = f"Few clusters: {n_clusters}; expect intervals that are too narrow [S5]."
        warnings.warn(said, FramingWarning, stacklevel=2)
        notes.append(said)
    return Estimates(
        table,
        method="Internal consistency of scales",
        unit=UNIT,
        seed=seed,
        provenance=Provenance(
            inputs={"scores": fingerprint(whole)},
            parameters={"scales": {name: list(items) for name, items in scales.items()}},
            seed=seed,
        ),
        notes=tuple(notes),
        excluded={"without-items": left} if left else {},
    )


def _scale(
    scale: str,
    items: list[str],
    values: Floats,
    clusters: pd.Series | None,
    draws: int,
    seed: int,
) -> list[tuple[object, ...]]:
    moments = Moments.of(values, clusters)
    weights = moments.draws(draws, "consistency", scale, seed=seed)
    found = moments.covariances(weights)
    k = len(items)
    with np.errstate(divide="ignore", invalid="ignore"):
        rows = [estimate_row(scale, ALPHA, _alpha(found))]
        for number, item in enumerate(items):
            rest = [place for place in range(k) if place != number]
            rows.append(estimate_row(scale, f"{TOTAL}: {item}", _item_total(found, number, rest)))
            without = found[:, rest][:, :, rest]
            rows.append(estimate_row(scale, f"{WITHOUT}: {item}", _alpha(without)))
            mean = weights @ moments.sums[:, 1 + number] / (weights @ moments.sums[:, 0])
            rows.append(estimate_row(scale, f"{MEAN}: {item}", mean))
    return rows


def _alpha(covariances: Floats) -> Floats:
    """Alpha of each draw; missing where there are fewer than two items, or no variance."""
    k = covariances.shape[1]
    if k < 2:
        return np.full(len(covariances), np.nan)
    total = covariances.sum(axis=(1, 2))
    own = np.einsum("dii->d", covariances)
    return np.where(total > 1e-12, k / (k - 1) * (1 - own / total), np.nan)


def _item_total(covariances: Floats, item: int, rest: list[int]) -> Floats:
    if not rest:
        return np.full(len(covariances), np.nan)
    shared = covariances[:, item, rest].sum(axis=1)
    others = covariances[:, rest][:, :, rest].sum(axis=(1, 2))
    scale = np.sqrt(np.maximum(covariances[:, item, item], 0) * np.maximum(others, 0))
    return np.where(scale > 1e-12, shared / scale, np.nan)


def estimate_row(scale: str, parameter: str, values: Floats) -> tuple[object, ...]:
    """The estimate, which is the first value, with its error and interval from the others."""
    drawn = values[1:][np.isfinite(values[1:])]
    if not np.isfinite(values[0]) or len(drawn) < 0.9 * (len(values) - 1):
        return scale, parameter, values[0], np.nan, np.nan, np.nan
    lower, upper = np.quantile(drawn, [0.025, 0.975])
    return scale, parameter, values[0], float(drawn.std(ddof=1)), float(lower), float(upper)
