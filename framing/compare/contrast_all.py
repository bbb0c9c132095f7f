"""How more than two groups differ: each from all the others, and every two from each other."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from framing.compare import notes
from framing.compare.contrast import FEW, Compared, compared, provenance
from framing.compare.exposure import features_of
from framing.compare.multiplicity import CORRECTIONS, adjusted
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.errors import FramingError, FramingWarning, TooFewUnits, one_of

if TYPE_CHECKING:
    from framing.corpus.design import Design

REST = "all others"
AGAINST = ("both", "rest", "pairs")


def contrast_all(
    scores: pd.DataFrame,
    design: Design,
    *,
    against: str = "both",
    seed: int = 0,
    correction: str = "BH",
    resampling: Resampling | None = None,
) -> Comparison:
    """How every group's rate of each feature differs from the others', on the same events.

    Each group is compared with all the others pooled (the reference is then ``all others``),
    and every two groups with each other, each as `contrast` compares two; p is corrected once,
    over all of it. A comparison with too few units is left out and named.

    Source: as `contrast`; one correction over the whole family as in Benjamini & Hochberg
    (1995), Journal of the Royal Statistical Society B 57, 289–300. Tests that share a group
    depend on each other; ``BY`` and ``Holm`` hold under any dependence.

    Parameters
    ----------
    scores : DataFrame, index "unit"
        As for `contrast`.
    design : Design
        Of the same units; all of its groups are compared. `corpus.where(outlet=[…])` makes the
        design of some.
    against : {'both', 'rest', 'pairs'}
        What each group is compared with: all others pooled, each of them, or both.
    seed : int
    correction : {'BH', 'BY', 'Holm'}
    resampling : Resampling, optional

    Returns
    -------
    Comparison
        One row a comparison and feature: first each group with all others, then the pairs.

    Raises
    ------
    FramingError
        Where there is one group only.
    TooFewUnits
        Where no comparison has enough units.

    Warns
    -----
    FramingWarning
        Where a comparison has fewer than 12 resampled units on a side, or was left out.

    Notes
    -----
    Blind to: what `contrast` is blind to; and a group is compared with those others only that
    covered the same events, so that references differ between groups.

    Examples
    --------
    >>> from framing.corpus.design import Design
    >>> outlets = ("herald", "ledger", "tribune")
    >>> units = [f"{outlet}-{n:02}" for n in range(12) for outlet in outlets]
    >>> names = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": names, "group": names,
    ...     "stratum": [unit[-2:] for unit in units], "cluster": units},
    ...     index=pd.Index(units, name="unit"))
    >>> design = Design(table, "article", {"group": "outlet", "stratum": "event"})
    >>> scores = pd.DataFrame({"hedge": [1, 5, 2, 2, 6, 1] * 6, "n_tokens": 500},
    ...     index=table.index)
    >>> found = contrast_all(scores, design, seed=1)
    >>> len(found), found.discoveries["group"].tolist()
    (6, ['herald', 'ledger', 'tribune', 'herald', 'ledger'])
    """
    one_of("correction", correction, CORRECTIONS)
    one_of("against", against, AGAINST)
    chosen = resampling or Resampling()
    features = features_of(scores)
    named = _groups(design)
    results: list[Compared] = []
    refused: list[tuple[str, str]] = []
    for pair in _pairs(named, against):
        ours = _against_rest(design, pair[0]) if pair[1] == REST else design
        try:
            results.append(compared(features, ours, pair=pair, seed=seed, resampling=chosen))
        except TooFewUnits:
            refused.append(pair)
    if not results:
        raise TooFewUnits(
            f"Too few units for any comparison of {notes.listed(named)}: each needs 4 on a side at "
            "least. Add articles, choose groups with more, or compare without strata [S5]."
        )
    table = pd.concat([result.table for result in results], ignore_index=True)
    table["q_value"] = adjusted(table["p_value"], correction=correction)
    warned = _warned(results, refused)
    for warning in warned:
        warnings.warn(warning, FramingWarning, stacklevel=2)
    smallest = min(result.smallest for result in results)
    said = [
        *notes.on_family(named, results, design, chosen),
        *warned,
        *notes.on_correction(table, correction, smallest),
    ]
    return Comparison(
        table,
        method=notes.method(features, design),
        unit=features.unit(design.level),
        seed=seed,
        provenance=provenance(
            scores,
            design,
            chosen,
            seed,
            {"against": against, "correction": correction},
        ),
        notes=tuple(said),
        excluded=_most([result.excluded for result in results]),
    )


def _groups(design: Design) -> list[str]:
    chosen = [str(name) for name in sorted(design.table["group"].unique())]
    if len(chosen) < 2:
        raise FramingError(
            f"At least two groups are compared; there is {notes.listed(chosen) or 'none'}."
        )
    if REST in chosen:
        raise FramingError(f"No group may be called {REST!r}, which is what the others are called.")
    return chosen


def _pairs(groups: Sequence[str], against: str) -> Iterator[tuple[str, str]]:
    # With two groups all others are the other one.
    if against == "rest" or (against == "both" and len(groups) > 2):
        yield from ((group, REST) for group in groups)
    if against != "rest":
        yield from itertools.combinations(groups, 2)


def _against_rest(design: Design, group: str) -> Design:
    """The same units, those of every other group under one name."""
    own = design.table["group"] == group
    pooled = design.table["group"].where(own, REST)
    return replace(design, table=design.table.assign(group=pooled.astype("str")))


def _warned(results: Sequence[Compared], refused: Sequence[tuple[str, str]]) -> list[str]:
    said = []
    few = [result for result in results if min(result.sides) < FEW]
    if few:
        fewest = min(min(result.sides) for result in few)
        names = [" and ".join(result.pair) for result in few]
        said.append(
            f"Few units, fewer than {FEW} on a side (down to {fewest}), so expect wide intervals "
            f"that cover the truth about 92 to 97 % of the time, in {len(few)} of "
            f"{notes.counted(len(results), 'comparison')}: {notes.listed(names, '; ')} [S5]."
        )
    if refused:
        names = [" and ".join(pair) for pair in refused]
        said.append(
            f"Not compared, for fewer than 4 units on a side: {notes.listed(names, '; ')} [S5]."
        )
    return said


def _most(excluded: Sequence[dict[str, int]]) -> dict[str, int]:
    """Units left out by reason, in the comparison that left out the most."""
    reasons = dict.fromkeys(reason for one in excluded for reason in one)
    return {reason: max(one.get(reason, 0) for one in excluded) for reason in reasons}
