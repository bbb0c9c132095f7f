"""Whether the items of a scale go together: Cronbach's alpha and item-total correlations."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.compare.notes import counted, listed
from framing.compare.result import Estimates
from framing.compare.sums import Floats, sums_by
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits, unknown
from framing.provenance import Provenance, fingerprint

FEWEST, FEW = 4, 12
UNIT = "coefficient"
ALPHA, WITHOUT, TOTAL, MEAN = "alpha", "alpha without", "item-total", "mean"
SCALES: dict[str, tuple[Callable[[Floats], Floats], Callable[[Floats], Floats]]] = {
    "mean": (np.asarray, np.asarray),
    "share": (lambda share: np.log(share / (1 - share)), lambda at: 1 / (1 + np.exp(-at))),
    "correlation": (np.arctanh, np.tanh),
    "alpha": (lambda alpha: -np.log(1 - alpha), lambda at: 1 - np.exp(-at)),
}
"""To the scale on which a value strays evenly, and back."""


@dataclass(frozen=True, eq=False)
class Moments:
    """Sums over units of ones, of the items, and of their products: all, and without each cluster.

    Attributes
    ----------
    sums : ndarray, shape (1 + n_clusters, 1 + k + k * k)
        The first row is over all units.
    k : int
        Items.
    """

    sums: Floats
    k: int

    @classmethod
    def of(cls, values: Floats, clusters: pd.Series | None) -> Moments:
        """Sum by cluster; without clusters every unit is its own.

        Raises
        ------
        TooFewUnits
            Where there are fewer than 4 clusters.
        """
        n, k = values.shape
        code = np.arange(n) if clusters is None else pd.factorize(clusters, sort=True)[0]
        n_clusters = int(code.max(initial=-1)) + 1
        if n_clusters < FEWEST:
            raise TooFewUnits(
                f"{counted(n_clusters, 'cluster')} with all items; 4 are needed [S5]."
            )
        products = (values[:, :, None] * values[:, None, :]).reshape(n, k * k)
        columns = np.column_stack([np.ones(n), values, products])
        sums = sums_by(columns, code.astype(np.int64), n_clusters)
        whole = sums.sum(axis=0)
        return cls(np.vstack([whole, whole - sums]), k)

    @property
    def n_clusters(self) -> int:
        """Clusters."""
        return len(self.sums) - 1

    def means(self, item: int) -> Floats:
        """Mean of an item, over all and without each cluster."""
        return np.asarray(self.sums[:, 1 + item] / self.sums[:, 0])

    def covariances(self) -> Floats:
        """Covariances of the items, shape (1 + n_clusters, k, k)."""
        n, means = self.sums[:, :1], self.sums[:, 1 : 1 + self.k] / self.sums[:, :1]
        products = self.sums[:, 1 + self.k :].reshape(-1, self.k, self.k)
        centred = products - n[:, :, None] * means[:, :, None] * means[:, None, :]
        return np.asarray(centred / np.maximum(n[:, :, None] - 1, 1))


def consistency(
    scores: pd.DataFrame,
    scales: Mapping[str, Sequence[str]],
    *,
    clusters: pd.Series | None = None,
) -> Estimates:
    """Cronbach's alpha of each scale, and how each item goes with the rest of it.

    With k items, ``α = k / (k − 1) · (1 − Σ var(item) / var(sum))``; of items that are 0 or 1
    this is KR-20. The item-total correlation is that of an item with the sum of the others.
    Intervals leave out one cluster at a time and take Student's t, on scales on which estimates
    stray evenly: log (1 − α), and Fisher's z of correlations.

    Source: L. J. Cronbach (1951), *Coefficient alpha and the internal structure of tests*,
    Psychometrika 16, 297–334, equation 2; G. F. Kuder & M. W. Richardson (1937), Psychometrika
    2, 151–160 (KR-20); D. G. Bonett (2002), Journal of Educational and Behavioral Statistics 27,
    335–340 (log (1 − α)); B. Efron & C. Stein (1981), Annals of Statistics 9, 586–596 (jackknife).

    Parameters
    ----------
    scores : DataFrame
        One row a unit, one column an item, such as the items of `framing.frames.FrameScores`;
        a unit in which one is missing is left out.
    scales : mapping of str to sequence of str
        The items of each scale, such as `framing.frames.Codebook.scales`.
    clusters : Series, optional
        What belongs together, by unit; every unit by itself otherwise.

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
        Where there are fewer than 12 clusters.

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
    own = None if clusters is None else clusters.reindex(whole.index)
    rows: list[tuple[object, ...]] = []
    for scale, items in scales.items():
        moments = Moments.of(whole[list(items)].to_numpy(dtype=np.float64), own)
        rows += _scale(scale, list(items), moments)
    n_clusters = moments.n_clusters
    table = pd.DataFrame(
        rows, columns=["term", "parameter", "estimate", "se", "lower", "upper"]
    ).assign(n=len(whole), unit=UNIT)
    notes = [
        f"Cronbach's alpha over {counted(len(whole), 'unit')} in {counted(n_clusters, 'cluster')}; "
        "intervals: each cluster left out in turn."
    ]
    flat = [name for name in columns if whole[name].nunique() < 2]
    if flat:
        notes.append(f"Never varying, so without a correlation: {listed(flat)}.")
    left = len(scores) - len(whole)
    if left:
        notes.append(f"Left out: {counted(left, 'unit')} without a value of every item.")
    if n_clusters < FEW:
        said = f"Few clusters: {n_clusters}; expect wide intervals [S5]."
        warnings.warn(said, FramingWarning, stacklevel=2)
        notes.append(said)
    return Estimates(
        table,
        method="Internal consistency of scales",
        unit=UNIT,
        provenance=Provenance(
            inputs={"scores": fingerprint(whole)},
            parameters={"scales": {name: list(items) for name, items in scales.items()}},
        ),
        notes=tuple(notes),
        excluded={"without-items": left} if left else {},
    )


def _scale(scale: str, items: list[str], moments: Moments) -> list[tuple[object, ...]]:
    found = moments.covariances()
    k = len(items)
    with np.errstate(divide="ignore", invalid="ignore"):
        rows: list[tuple[object, ...]] = [(scale, ALPHA, *estimated(_alpha(found), "alpha"))]
        for number, item in enumerate(items):
            rest = [place for place in range(k) if place != number]
            total = estimated(_item_total(found, number, rest), "correlation")
            without = estimated(_alpha(found[:, rest][:, :, rest]), "alpha")
            rows.append((scale, f"{TOTAL}: {item}", *total))
            rows.append((scale, f"{WITHOUT}: {item}", *without))
            rows.append((scale, f"{MEAN}: {item}", *estimated(moments.means(number), "mean")))
    return rows


def _alpha(covariances: Floats) -> Floats:
    """Alpha of each row; missing where there are fewer than two items, or no variance."""
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


def estimated(values: Floats, scale: str) -> tuple[float, float, float, float]:
    """Estimate, standard error and interval of a value over all and without each cluster.

    Parameters
    ----------
    values : ndarray, shape (1 + n_clusters,)
        The first is over all.
    scale : {'mean', 'share', 'correlation', 'alpha'}
        What it is, which tells the scale on which it strays evenly.

    Returns
    -------
    tuple of float
        Without error and interval where one of the values is missing, or without interval where
        it has no place on its scale, as a share of 0.

    Examples
    --------
    >>> [round(one, 3) for one in estimated(np.array([2.0, 1.0, 2.0, 3.0, 2.0]), "mean")]
    [2.0, 1.225, -1.898, 5.898]
    """
    from scipy.special import stdtrit

    to, back = SCALES[scale]
    n = len(values) - 1
    placed = to(values)
    se, spread = (
        np.sqrt((n - 1) / n * ((left - left.mean()) ** 2).sum())
        for left in (values[1:], placed[1:])
    )
    reach = stdtrit(n - 1, 0.975) * spread
    lower, upper = (float(back(placed[0] + side * reach)) for side in (-1, 1))
    if not np.isfinite(reach):
        lower = upper = float("nan")
    return float(values[0]), float(se), lower, upper
