"""Which words set two groups apart, on the same events."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from framing.compare import notes
from framing.compare.counts import TermCounts
from framing.compare.dirichlet import Prior
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.compare.tallies import Tallies, warned
from framing.compare.words import Words, on_test
from framing.errors import FramingWarning
from framing.provenance import Provenance

if TYPE_CHECKING:
    from framing.corpus.design import Design

UNIT = "log-odds"


def keyness(
    counts: TermCounts,
    design: Design,
    *,
    pair: tuple[str, str],
    prior: Prior | None = None,
    seed: int = 0,
    resampling: Resampling | None = None,
) -> Comparison:
    """Which words a group uses more, or less, than a reference on the same events.

    `estimate` is the difference of log-odds with an informative Dirichlet prior, of rates that
    are averaged over the strata with Mantel–Haenszel weights (`framing.compare.tallies`) and
    put back to the groups' sizes, so that without strata it is the formula of Monroe, Colaresi
    and Quinn. The prior draws it towards 0, the more the rarer the word; `effect` is the plain
    log of the rates' ratio.

    p comes from dealing the labels of clusters anew within strata (of outlets where the groups
    are a label of outlets), with the statistic of `contrast`; a word's p does not change with
    what else is tested, nor with the prior. All words tested are corrected together (BH). Words
    in fewer than 3 units or 2 clusters are not tested; the notes count them.

    The interval adds to the variance between clusters (between events where these are drawn
    whole) what the prior leaves unsure, Σ α / (y + α)²; with words independent that is the
    variance of Monroe, Colaresi and Quinn. It is for the log-odds as the prior shrinks them;
    that of a word with few events or clusters is wide, and may hold 0 where p is small.

    Source: Monroe, Colaresi & Quinn (2008), *Fightin' Words*, Political Analysis 16, 372–403;
    for the test see `framing.compare.permutation`.

    Parameters
    ----------
    counts : TermCounts
        Every word of each unit, rare ones too: a group's size is the sum of its counts.
    design : Design
        Of the same units.
    pair : tuple of two str
        The group and its reference.
    prior : Prior, optional
        1,000 words of all the counts given, if nothing else is said.
    seed : int
    resampling : Resampling, optional

    Returns
    -------
    Comparison
        One row a term that either group uses, in alphabetical order. Beside the usual columns:
        `in_units`, `in_units_reference`, `in_outlets`, `in_outlets_reference` (the share of
        units and of outlets that use it), `z` (the estimate over its standard error if words
        were independent), `g2` and `chi2` (token-level, signed): description, no test.

    Raises
    ------
    FramingError
        For an unknown group.
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
    Blind to: what a word means where it stands; events that only one group covered; a word that
    one group uses more on some events and less on others.

    Examples
    --------
    >>> import numpy as np
    >>> import pandas as pd
    >>> from scipy import sparse
    >>> from framing.corpus.design import Design
    >>> units = [f"{outlet}-{n:02}" for n in range(12) for outlet in ("ledger", "tribune")]
    >>> outlets = [unit[:-3] for unit in units]
    >>> table = pd.DataFrame({"article": units, "outlet": outlets, "group": outlets,
    ...     "stratum": [unit[-2:] for unit in units], "cluster": units},
    ...     index=pd.Index(units, name="unit"))
    >>> names = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    >>> design = Design(table, "article", names)
    >>> matrix = sparse.csr_array(np.array([[3, 1, 9], [1, 2, 8], [2, 1, 7], [0, 3, 9]] * 6))
    >>> counts = TermCounts(matrix, ("regime", "state", "the"), table.index)
    >>> words = keyness(counts, design, pair=("ledger", "tribune"), seed=1)
    >>> words.table[["feature", "estimate", "q_value"]].round(3).head(1).to_dict("records")
    [{'feature': 'regime', 'estimate': 0.18, 'q_value': 0.0}]
    """
    chosen, belief = resampling or Resampling(), prior or Prior()
    tallies = Tallies.of(counts, design, pair=pair, resampling=chosen, key=(seed, "keyness"))
    alpha = belief.alpha(counts.terms, counts.totals)
    table, left = Words(tallies, alpha, pair).table(design)
    said = [
        *notes.on_units(tallies.cells, design, pair),
        *on_test(tallies, design),
        f"Prior: {belief.words:,.0f} words of {_background(belief)}.",
        *left,
        *notes.on_correction(table, "BH", tallies.relabellings.smallest),
    ]
    few = warned(tallies, design)
    for sentence in few:
        warnings.warn(sentence, FramingWarning, stacklevel=2)
    return Comparison(
        table,
        method=_method(design),
        unit=UNIT,
        seed=seed,
        provenance=provenance(
            counts, design, chosen, seed, {"pair": list(pair), "prior": belief.words}
        ),
        notes=(*said, *few),
        excluded=tallies.cells.left_out,
    )


def provenance(
    counts: TermCounts,
    design: Design,
    resampling: Resampling,
    seed: int,
    chosen: dict[str, object],
) -> Provenance:
    """What a comparison of term counts was made from."""
    return Provenance(
        inputs={"counts": counts.fingerprint, "design": design.fingerprint},
        parameters={
            **chosen,
            "level": design.level,
            "groups": design.names.get("group"),
            "strata": design.names.get("stratum"),
            "clusters": design.names.get("cluster"),
            "permutations": resampling.permutations,
            "draws": resampling.draws,
            "shared": resampling.shared,
        },
        seed=seed,
    )


def _method(design: Design) -> str:
    stratum = design.names.get("stratum")
    within = f", within each {stratum.replace('_', ' ')}" if stratum else ""
    return (
        f"Difference of log-odds of words{within}, with an informative Dirichlet prior and a 95 % "
        "interval from the spread between clusters; p by permutation."
    )


def _background(prior: Prior) -> str:
    return "all the counts given" if prior.background is None else "the background given"
