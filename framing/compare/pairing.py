"""What belongs together against what was dealt together: own pairs, and pairs dealt anew."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.multiplicity import CORRECTIONS, adjusted
from framing.compare.notes import counted
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.compare.sums import Floats, Integers
from framing.errors import FramingWarning, SchemaError, TooFewUnits, one_of
from framing.provenance import Provenance, fingerprint, seeded

if TYPE_CHECKING:
    from framing.corpus.design import Design

KEYS = ("article", "other", "n_tokens")
OWN, OTHERS = "own", "others"
FEWEST, FEW, PER, BATCH = 4, 12, 1_000, 1_000


def pairing(
    crossed: pd.DataFrame,
    design: Design,
    *,
    seed: int = 0,
    correction: str = "BH",
    resampling: Resampling | None = None,
) -> Comparison:
    """How much more what belongs to an article shares with it than what belongs to others does.

    Each article owns something, such as the comments below it, and every article of a stratum
    was counted against what every other one owns. The rate of own pairs is Σ own hits / Σ tokens
    owned; that of the others is the mean over the other articles of the stratum, weighted alike.
    The null hypothesis: within a stratum it does not matter whose it is. p comes from dealing
    what is owned anew among the articles of a stratum, twice the smaller tail,
    (b + 1) / (m + 1); what is common to an event's articles is in both rates.

    Parameters
    ----------
    crossed : DataFrame
        A row a pair: ``article``, ``other`` (whose possession was looked at; the article itself
        for own pairs), ``n_tokens`` of the possession, and a column of hits for each feature.
    design : Design
        Of the articles. Copies (clusters) are one: their hits are averaged.
    seed : int
    correction : {'BH', 'BY', 'Holm'}
    resampling : Resampling, optional
        How often it is dealt anew; `draws` and `shared` are not used.

    Returns
    -------
    Comparison
        `group` is ``own``, `reference` ``others``; `hits` and `exposure` are of own pairs,
        `hits_reference` what is expected of others at the same exposure. The interval takes
        Student's t and the spread between strata, or between articles where strata are fewer
        than 12.

    Raises
    ------
    SchemaError
        Where a column is missing, or a pair of a stratum is.
    TooFewUnits
        Where fewer than 4 clusters have others in their stratum.

    Warns
    -----
    FramingWarning
        Where they are fewer than 12.

    Notes
    -----
    Source: Phipson & Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9,
    39 (p); Mantel (1967), Cancer Research 27, 209–220 (permuting one side of a matrix of pairs);
    W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., section 6.4 (spread of a ratio).

    Blind to: why it is taken up; pairs of different strata.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> names = list("abcdef")
    >>> table = pd.DataFrame({"article": names, "outlet": names, "group": names,
    ...     "stratum": "all", "cluster": names}, index=pd.Index(names, name="unit"))
    >>> design = Design(table, "article", {"group": "outlet"})
    >>> crossed = pd.DataFrame([(a, b, 100, 3 * (a == b) + 1) for a in names for b in names],
    ...     columns=["article", "other", "n_tokens", "phrase"])
    >>> import warnings; warnings.simplefilter("ignore")
    >>> row = pairing(crossed, design).table.iloc[0]
    >>> float(row["estimate"]), bool(row["p_value"] < 0.05)
    (30.0, True)
    """
    one_of("correction", correction, CORRECTIONS)
    resampling = resampling or Resampling()
    features, blocks, n_articles, alone = _blocks(crossed, design)
    n_clusters = sum(len(hits) for hits, _ in blocks)
    if n_clusters < FEWEST:
        raise TooFewUnits(
            f"{n_clusters} clusters have others in their stratum; {FEWEST} are needed [S5]."
        )
    table = _table(features, blocks)
    table["p_value"] = _dealt_anew(blocks, resampling.permutations, seed)
    table.loc[table["hits"] + table["hits_reference"] == 0, ["p_value", "lower", "upper"]] = np.nan
    table["q_value"] = adjusted(table["p_value"].to_numpy(), correction=correction)
    table["n_units"], table["n_clusters"] = n_articles, n_clusters
    strata = design.names.get("stratum")
    within = f" within {counted(len(blocks), strata)}" if strata else ""
    notes = [
        f"{counted(n_articles, 'article')} in {counted(n_clusters, 'cluster')}{within}; p from "
        f"dealing what is theirs anew {resampling.permutations:,} times{within}, corrected by "
        f"{correction} over {counted(int(table['p_value'].notna().sum()), 'feature')}."
    ]
    if alone:
        notes.append(f"Left out: {counted(alone, 'article')} without others in the stratum.")
    if n_clusters < FEW:
        said = f"Few clusters: {n_clusters}; expect wide intervals [S5]."
        warnings.warn(said, FramingWarning, stacklevel=2)
        notes.append(said)
    return Comparison(
        table,
        method="Own pairs against pairs dealt anew",
        unit="per 1,000 tokens",
        seed=seed,
        provenance=Provenance(
            inputs={"crossed": fingerprint(crossed), "design": design.fingerprint},
            parameters={
                "strata": strata,
                "clusters": design.names.get("cluster"),
                "correction": correction,
                "permutations": resampling.permutations,
            },
            seed=seed,
        ),
        notes=tuple(notes),
        excluded={**design.n_excluded, **({"alone-in-stratum": alone} if alone else {})},
    )


Block = tuple[Floats, Floats]
"""Of one stratum: hits (clusters, owners, features), and tokens that each owner owns."""


def _blocks(crossed: pd.DataFrame, design: Design) -> tuple[list[str], list[Block], int, int]:
    missing = [name for name in KEYS if name not in crossed]
    features = [str(name) for name in crossed.columns if name not in KEYS]
    if missing or not features:
        raise SchemaError(f"The column {missing[0]!r} is missing." if missing else "No feature.")
    about = design.table.drop_duplicates("article").set_index("article")
    ours, theirs = (about.index.get_indexer(pd.Index(crossed[name])) for name in KEYS[:2])
    stratum = pd.factorize(about["stratum"], sort=True)[0]
    cluster = pd.factorize(about["stratum"] + " " + about["cluster"], sort=True)[0]
    kept = np.flatnonzero((ours >= 0) & (theirs >= 0) & (stratum[ours] == stratum[theirs]))
    ours, theirs = ours[kept], theirs[kept]
    values = crossed[features].to_numpy(dtype=np.float64)[kept]
    owned = crossed["n_tokens"].to_numpy(dtype=np.float64)[kept]
    found, n_articles, alone = [], 0, 0
    for number in np.unique(stratum[ours]):
        rows = np.flatnonzero(stratum[ours] == number)
        articles = int((ours[rows] == theirs[rows]).sum())
        names, places = np.unique(cluster[np.concatenate([ours[rows], theirs[rows]])],
                                  return_inverse=True)  # fmt: skip
        if len(names) < 2:
            alone += articles
            continue
        n_articles += articles
        mine, other = np.split(places, 2)
        first = np.unique(theirs[rows], return_index=True)[1]
        sizes = np.column_stack([other[first], owned[rows][first]])
        found.append(_block(mine, other, values[rows], sizes))
    return features, found, n_articles, alone


def _block(ours: Integers, theirs: Integers, values: Floats, sizes: Floats) -> Block:
    """Copies as one: hits are averaged over an article's copies, and added over what they own."""
    n = int(theirs.max()) + 1
    pairs, hits = np.zeros((n, n)), np.zeros((n, n, values.shape[1]))
    np.add.at(pairs, (ours, theirs), 1)
    np.add.at(hits, (ours, theirs), values)
    owner = sizes[:, 0].astype(np.int64)
    owned = np.zeros(n)
    np.add.at(owned, owner, sizes[:, 1])
    copies = pairs / np.maximum(np.bincount(owner, minlength=n), 1)
    if (copies < 1).any() or (copies != np.floor(copies)).any():
        raise SchemaError("Within a stratum every article is crossed with what every other owns.")
    return hits / copies[:, :, None], owned


def _table(features: list[str], blocks: list[Block]) -> pd.DataFrame:
    from scipy.special import stdtrit

    own, others, sizes, strata = [], [], [], []
    for number, (hits, owned) in enumerate(blocks):
        n = len(owned)
        mine = np.einsum("iif->if", hits)
        own.append(mine)
        others.append((hits.sum(axis=0) - mine) / (n - 1))
        sizes.append(owned)
        strata.append(np.full(n, number))
    mine, theirs, size = np.concatenate(own), np.concatenate(others), np.concatenate(sizes)
    total = max(size.sum(), 1.0)
    estimate = (mine - theirs).sum(axis=0) / total
    spread = (mine - theirs) - estimate * size[:, None]
    unit = np.concatenate(strata) if len(blocks) >= FEW else np.arange(len(size))
    sums = np.zeros((int(unit.max()) + 1, len(features)))
    np.add.at(sums, unit, spread)
    n = len(sums)
    error = np.sqrt(n / (n - 1) * (sums**2).sum(axis=0)) / total
    reach = error * stdtrit(n - 1, 0.975)
    hits, expected = mine.sum(axis=0), theirs.sum(axis=0)
    ratio = [
        math.log(a / b) if a > 0 and b > 0 else math.nan
        for a, b in zip(hits, expected, strict=True)
    ]
    return pd.DataFrame(
        {
            "feature": pd.Series(features, dtype="str"),
            "group": pd.Series([OWN] * len(features), dtype="str"),
            "reference": pd.Series([OTHERS] * len(features), dtype="str"),
            "estimate": PER * estimate,
            "lower": PER * (estimate - reach),
            "upper": PER * (estimate + reach),
            "effect": ratio,
            "hits": hits,
            "hits_reference": expected,
            "exposure": size.sum(),
            "exposure_reference": size.sum(),
        }
    )


def _dealt_anew(blocks: list[Block], permutations: int, seed: int) -> Floats:
    """Two-sided p of each feature."""
    seen = sum(np.einsum("iif->f", hits) for hits, _ in blocks)
    slack = 1e-9 * np.maximum(1.0, np.abs(seen))
    above, below = np.zeros(len(seen)), np.zeros(len(seen))
    for start in range(0, permutations, BATCH):
        n = min(BATCH, permutations - start)
        drawn = np.zeros((n, len(seen)))
        for number, (hits, owned) in enumerate(blocks):
            random = seeded(seed, "pairing", start, number)
            owners = np.argsort(random.random((n, len(owned))), axis=1)
            for row in range(len(owned)):
                drawn += hits[row, owners[:, row]]
        above += (drawn >= seen - slack).sum(axis=0)
        below += (drawn <= seen + slack).sum(axis=0)
    return np.minimum(1.0, 2 * (np.minimum(above, below) + 1) / (permutations + 1))
