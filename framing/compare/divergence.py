"""How far apart two groups' words are, beyond what chance alone sets apart."""

from __future__ import annotations

import itertools
import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.counts import TermCounts
from framing.compare.keyness import provenance
from framing.compare.multiplicity import adjusted
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.compare.shift import contributions
from framing.compare.sums import Floats
from framing.compare.tallies import Tallies, warned
from framing.errors import FramingWarning, one_of

if TYPE_CHECKING:
    from framing.corpus.design import Design

MEASURES = {
    "jensen_shannon": "bits",
    "total_variation": "share of words",
    "hellinger": "squared Hellinger distance",
}
TERMS = 4_096


def divergence(
    counts: TermCounts,
    design: Design,
    *,
    pair: tuple[str, str] | None = None,
    measure: str = "jensen_shannon",
    seed: int = 0,
    resampling: Resampling | None = None,
) -> Comparison:
    """How far the words of two groups, on the same events, are apart.

    Two samples of the same words diverge by chance, the more the shorter they are and the more
    words there are. So labels are dealt anew as in `contrast`, and the mean divergence under
    relabelling is subtracted: `estimate` is centred on 0 where groups do not differ, and can
    fall below it. p is the share of relabellings that diverge as much, (b + 1) / (m + 1). There
    is no interval: near 0 none holds what it promises.

    - ``jensen_shannon``: ½ Σ p log₂(p / m) + ½ Σ r log₂(r / m) with m = (p + r) / 2, in bits;
    - ``total_variation``: ½ Σ abs(p − r), the share of words that would have to be others;
    - ``hellinger``: 1 − Σ √(p r).

    Source: Lin (1991), IEEE Transactions on Information Theory 37, 145–151; the correction as
    in Panzeri & Treves (1996), Network 7, 87–107 (bias of sampled information), by permutation.

    Parameters
    ----------
    counts : TermCounts
    design : Design
        Of the same units.
    pair : tuple of two str, optional
        The group and its reference, which may be ``all others``; every two groups otherwise.
    measure : {'jensen_shannon', 'total_variation', 'hellinger'}
    seed : int
    resampling : Resampling, optional
        999 permutations, if nothing else is said.

    Returns
    -------
    Comparison
        One row a pair, its q corrected over the pairs. `feature` is the measure, `hits` and
        `hits_reference` are the words of the groups.

    Raises
    ------
    FramingError
        For an unknown group or measure.
    SchemaError
        Where counts and design share no unit.
    TooFewUnits
        Where a side has fewer than 4 of the units that are resampled.

    Warns
    -----
    FramingWarning
        Where a side has fewer than 12 of them.

    Notes
    -----
    Blind to: which words set the groups apart (see `keyness`, `shift`). A divergence falls with
    the number of words counted; compare those of one vocabulary only.

    Examples
    --------
    >>> from scipy import sparse
    >>> from framing.corpus.design import Design
    >>> units = [f"{outlet}-{n:02}" for n in range(12) for outlet in ("ledger", "tribune")]
    >>> outlets = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": outlets, "group": outlets,
    ...     "stratum": [unit[-2:] for unit in units], "cluster": units},
    ...     index=pd.Index(units, name="unit"))
    >>> names = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    >>> design = Design(table, "article", names)
    >>> matrix = sparse.csr_array(np.array([[1, 4, 5], [3, 2, 5]] * 12))
    >>> counts = TermCounts(matrix, ("crisis", "hope", "the"), table.index)
    >>> divergence(counts, design, pair=("ledger", "tribune")).table["estimate"].round(3).tolist()
    [0.057]
    """
    one_of("measure", measure, MEASURES)
    chosen = resampling or Resampling(permutations=999)
    groups = sorted(design.table["group"].unique())
    pairs = [pair] if pair is not None else list(itertools.combinations(groups, 2))
    rows, drawn, said, excluded = [], [], [], {}
    for one in pairs:
        tallies = Tallies.of(counts, design, pair=one, resampling=chosen, key=(seed, "divergence"))
        rows.append(_row(tallies, one, measure))
        sides = tallies.plan.counted(np.ones(len(tallies.relabellings.first), dtype=bool))
        drawn.append((min(sides), warned(tallies, design)))
        said = notes.on_units(tallies.cells, design, one)
        excluded = tallies.cells.left_out
    if len(pairs) > 1:
        units = [int(str(row["n_units"])) for row in rows]
        said = [
            f"{notes.counted(len(pairs), 'pair')} of {design.names.get('group')}s, each of "
            f"{min(units):,} to {max(units):,} {design.level}s, compared on what both covered."
        ]
    # The pair with the fewest units speaks for all.
    few = min(drawn, key=lambda pair: pair[0])[1]
    for sentence in few:
        warnings.warn(sentence, FramingWarning, stacklevel=2)
    table = pd.DataFrame(rows)
    table["q_value"] = adjusted(table["p_value"])
    return Comparison(
        table,
        method="Divergence of words, less its mean under relabelling; p by permutation",
        unit=f"{MEASURES[measure]}, beyond chance",
        seed=seed,
        provenance=provenance(
            counts, design, chosen, seed, {"pairs": [list(p) for p in pairs], "measure": measure}
        ),
        notes=(*said, *few),
        excluded=excluded if len(pairs) == 1 else {},
    )


def diverging(measure: str, group: Floats, reference: Floats) -> Floats:
    """Each word's part of a divergence, which is their sum."""
    if measure == "jensen_shannon":
        return contributions("jensen_shannon", group, reference)
    if measure == "total_variation":
        return np.asarray(0.5 * np.abs(group - reference))
    return np.asarray(0.5 * (np.sqrt(group) - np.sqrt(reference)) ** 2)


def _row(tallies: Tallies, pair: tuple[str, str], measure: str) -> dict[str, object]:
    """The divergence of two groups beside that of relabelled ones."""
    dealt = tallies.relabellings
    observed = float(diverging(measure, *tallies.rates).sum())
    null = np.concatenate([_relabelled(tallies, labels, measure) for labels in dealt.batches()])
    one = 0 if dealt.exact else 1
    as_far = int((null >= observed * (1 - 1e-9)).sum())
    order = [tallies.cells.groups.index(name) for name in pair]
    words = tallies.sizes[order]
    return {
        "feature": measure,
        "group": pair[0],
        "reference": pair[1],
        "estimate": observed - float(null.mean()),
        "lower": np.nan,
        "upper": np.nan,
        "effect": np.nan,
        "p_value": (as_far + one) / (len(null) + one),
        "q_value": np.nan,
        "hits": words[0],
        "hits_reference": words[1],
        "exposure": words[0],
        "exposure_reference": words[1],
        "n_units": tallies.units.shape[0],
        "n_clusters": int(tallies.cells.n_clusters[:, 0].sum()),
    }


def _relabelled(tallies: Tallies, labels: Floats, measure: str) -> Floats:
    """The divergence under each of some relabellings."""
    rows = labels[:, tallies.cells.unit]
    ours, theirs = tallies.weighing(np.ones_like(rows), rows)
    total = np.zeros(len(rows))
    for start in range(0, len(tallies.terms), TERMS):
        counts = tallies.counts[:, start : start + TERMS]
        total += diverging(measure, ours @ counts, theirs @ counts).sum(axis=1)
    return total
