"""Which words stand near a word, and whether two groups differ in that."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.association import log_dice, log_likelihood
from framing.compare.counts import TermCounts
from framing.compare.dirichlet import Prior
from framing.compare.keyness import provenance
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.compare.tallies import Tallies, warned
from framing.compare.words import Words, on_test
from framing.errors import FramingError, FramingWarning, SchemaError

if TYPE_CHECKING:
    from framing.corpus.design import Design


@dataclass(frozen=True, eq=False)
class Windows:
    """The words near a word, beside all words, unit by unit.

    Attributes
    ----------
    near : TermCounts
        Of the words in windows about it: ``TermCounts.by(Nearby("regime"), tokens)``.
    counts : TermCounts
        Of all words of the same units.
    places : Series of int
        How often the word itself stands in each unit: ``Nearby("regime").occurrences(tokens)``.

    Raises
    ------
    SchemaError
        Where the three are not of the same units in the same order.
    """

    near: TermCounts
    counts: TermCounts
    places: pd.Series

    def __post_init__(self) -> None:
        units = self.near.units
        if not (units.equals(self.counts.units) and units.equals(pd.Index(self.places.index))):
            raise SchemaError("Windows, words and places must be of the same units, in one order.")


def collocates(
    windows: Windows,
    design: Design,
    *,
    pair: tuple[str, str],
    prior: Prior | None = None,
    seed: int = 0,
    resampling: Resampling | None = None,
) -> Comparison:
    """Which words a group sets near a word more, or less, than a reference on the same events.

    `estimate`, its interval and p are those of `keyness`, of the words in the windows only: how
    often a collocate is among the words near, not how often the word itself is used. Units
    without the word are left out. Beside it stand, for each group, logDice and the token-level
    G² of word and collocate over all the group's words: description, no test.

    Source: Rychlý (2008), *A lexicographer-friendly association score*, RASLAN 2008, 6–9;
    Dunning (1993), Computational Linguistics 19, 61–74; for the test see `keyness`.

    Parameters
    ----------
    windows : Windows
    design : Design
        Of the same units.
    pair : tuple of two str
        The group and its reference, which may be ``all others``.
    prior : Prior, optional
        1,000 words of all the words given, if nothing else is said.
    seed : int
    resampling : Resampling, optional

    Returns
    -------
    Comparison
        One row a collocate, in alphabetical order. Beside the columns of `keyness`: `log_dice`,
        `log_dice_reference` (missing where it is never near), `log_likelihood`,
        `log_likelihood_reference`; `hits` are times near, `exposure` words near.

    Raises
    ------
    FramingError
        For an unknown group, or a word that stands nowhere.
    SchemaError
        Where windows and design share no unit.
    TooFewUnits
        Where a side has fewer than 4 of the units that are resampled.

    Warns
    -----
    FramingWarning
        Where a side has fewer than 12 of them.

    Notes
    -----
    Blind to: grammar; what stands further off than the window, or in another sentence.

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
    >>> terms = ("brutal", "the")
    >>> near = TermCounts(sparse.csr_array(np.array([[2, 3], [0, 3]] * 12)), terms, table.index)
    >>> every = TermCounts(sparse.csr_array(np.array([[3, 90], [1, 80]] * 12)), terms, table.index)
    >>> windows = Windows(near, every, pd.Series(1, table.index))
    >>> found = collocates(windows, design, pair=("ledger", "tribune")).table
    >>> found[["feature", "hits", "log_dice", "log_dice_reference"]].round(2).values.tolist()
    [['brutal', 24.0, 14.0, nan], ['the', 36.0, 10.08, 10.25]]
    """
    chosen, belief = resampling or Resampling(), prior or Prior()
    there = np.flatnonzero(windows.near.sizes.to_numpy() > 0)
    if not len(there):
        raise FramingError("The word stands nowhere, or no word is near it.")
    near = windows.near
    near = TermCounts(near.matrix[there], near.terms, near.units[there])
    tallies = Tallies.of(near, design, pair=pair, resampling=chosen, key=(seed, "collocates"))
    alpha = belief.alpha(near.terms, windows.counts.totals)
    table, left = Words(tallies, alpha, pair).table(design)
    table = table.drop(columns=["z", "g2", "chi2"]).join(
        _typical(windows, tallies, pair), "feature"
    )
    said = [
        *notes.on_units(tallies.cells, design, pair),
        *on_test(tallies, design),
        f"Prior: {belief.words:,.0f} words.",
        *left,
        *notes.on_correction(table, "BH", tallies.relabellings.smallest),
    ]
    few = warned(tallies, design)
    for sentence in few:
        warnings.warn(sentence, FramingWarning, stacklevel=2)
    made = provenance(near, design, chosen, seed, {"pair": list(pair), "prior": belief.words})
    made = replace(made, inputs={**made.inputs, "words": windows.counts.fingerprint})
    return Comparison(
        table,
        method="Difference of log-odds of the words near a word; p by permutation",
        unit="log-odds near the word",
        seed=seed,
        provenance=made,
        notes=(*said, *few),
        excluded=tallies.cells.left_out,
    )


def _typical(windows: Windows, tallies: Tallies, pair: tuple[str, str]) -> pd.DataFrame:
    """logDice and G² of the collocates in each group, index the collocate."""
    columns = {}
    rows = windows.near.units.get_indexer(tallies.names)
    place = pd.Index(windows.counts.terms).get_indexer(pd.Index(tallies.terms))
    for name, ending in zip(pair, ("", "_reference"), strict=True):
        ours = rows[tallies.side == (name == tallies.cells.groups[0])]
        near = np.asarray(windows.near.matrix[ours].sum(axis=0), dtype=np.float64)
        every = np.asarray(windows.counts.matrix[ours].sum(axis=0), dtype=np.float64)
        used = np.where(place >= 0, every[place], near)
        used, total = np.maximum(used, near), float(every.sum())
        times = np.full(len(near), float(windows.places.iloc[ours].sum()))
        columns[f"log_dice{ending}"] = log_dice(near, times, used)
        size = np.full(len(near), near.sum())
        columns[f"log_likelihood{ending}"] = log_likelihood(near, size, used, total)
    return pd.DataFrame(columns, index=pd.Index(tallies.terms, name="feature", dtype="str"))
