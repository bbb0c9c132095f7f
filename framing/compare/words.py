"""Every term's numbers in two groups: rates, log-odds with interval, p, and who uses it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare import notes
from framing.compare.association import chi_square, log_likelihood
from framing.compare.cells import Flags
from framing.compare.dirichlet import log_odds, slopes
from framing.compare.multiplicity import adjusted
from framing.compare.permutation import Score, permutation_p
from framing.compare.spread import freedom, variance
from framing.compare.stratified import Stratified
from framing.compare.sums import Floats, sums_by
from framing.compare.swept import swept_p
from framing.compare.tallies import Tallies

if TYPE_CHECKING:
    from framing.corpus.design import Design

UNITS, CLUSTERS = 3, 2
TERMS = 512


def on_test(tallies: Tallies, design: Design) -> list[str]:
    """What was permuted, and what the intervals rest on."""
    drawn = notes.resampled(tallies.plan, tallies.cells, design)
    said = notes.on_draws(tallies.plan, tallies.relabellings, design, drawn)
    said[1] = f"Intervals: from the spread between {drawn.replace(' drawn whole', '')}."
    return said


def term_p(tallies: Tallies) -> Floats:
    """Two-sided p of each term, by dealing the labels of clusters or outlets anew."""
    if not tallies.cells.by_outlet:
        return swept_p(tallies.counts, tallies.exposure, tallies.relabellings, tallies.plan.whole)
    starts = range(0, len(tallies.terms), TERMS)
    return np.concatenate([_outlets_p(tallies, start) for start in starts])


def _outlets_p(tallies: Tallies, start: int) -> Floats:
    """The same of some terms where outlets are dealt, which are few enough to be held whole."""
    hits = tallies.counts[:, start : start + TERMS].toarray()
    cells = replace(tallies.cells, hits=hits)
    part = Stratified.of(cells, np.arange(hits.shape[1]), 0)
    dealt = tallies.relabellings
    n = len(dealt.first)
    deviation = sums_by(part.deviation, cells.unit, n)
    exposure = sums_by(part.exposure[:, None], cells.unit, n)[:, 0]
    score = Score(deviation, exposure, dealt.block, dealt.first, np.zeros(1, dtype=bool))
    return permutation_p(dealt, [score])[0]


@dataclass(frozen=True, eq=False)
class Words:
    """Both groups' numbers of every term, in the order in which they are compared.

    Attributes
    ----------
    tallies : Tallies
    alpha : ndarray of float, shape (terms,)
        The Dirichlet prior.
    pair : tuple of two str
    """

    tallies: Tallies
    alpha: Floats
    pair: tuple[str, str]

    @property
    def order(self) -> list[int]:
        """Where the group and its reference stand among the tallies' groups."""
        return [self.tallies.cells.groups.index(name) for name in self.pair]

    def table(self, design: Design) -> tuple[pd.DataFrame, list[str]]:
        """The comparison's table, and what is to be said of terms that were not tested."""
        tallies, order = self.tallies, self.order
        rates, hits, sizes = tallies.rates[order], tallies.hits[order], tallies.sizes[order]
        standing = rates * sizes[:, None]
        estimate, independent = log_odds(standing, sizes, self.alpha)
        half = self._half(standing, sizes)
        units, drawn = tallies.held
        tested = (units >= UNITS) & (drawn >= CLUSTERS)
        p_values = np.where(tested, term_p(tallies), np.nan)
        whole = (hits[0], hits.sum(axis=0), sizes[0], sizes.sum())
        outlets = outlet_shares(tallies, design, order)
        table = pd.DataFrame(
            {
                "feature": pd.Series(tallies.terms, dtype="str"),
                "group": pd.Series([self.pair[0]] * len(tested), dtype="str"),
                "reference": pd.Series([self.pair[1]] * len(tested), dtype="str"),
                "estimate": estimate,
                "lower": np.where(tested, estimate - half, np.nan),
                "upper": np.where(tested, estimate + half, np.nan),
                "effect": log_ratio(rates),
                "p_value": p_values,
                "q_value": np.nan,
                "hits": hits[0],
                "hits_reference": hits[1],
                "exposure": sizes[0],
                "exposure_reference": sizes[1],
                "n_units": tallies.units.shape[0],
                "n_clusters": int(tallies.cells.n_clusters[:, 0].sum()),
                "in_units": tallies.users(order[0]),
                "in_units_reference": tallies.users(order[1]),
                "in_outlets": outlets[0],
                "in_outlets_reference": outlets[1],
                "z": estimate / np.sqrt(independent),
                "g2": log_likelihood(*whole),
                "chi2": chi_square(*whole),
            }
        )
        table["q_value"] = adjusted(table["p_value"])
        used = np.asarray((hits > 0).any(axis=0))
        kept = table.loc[used].sort_values(by="feature", ignore_index=True)
        return kept, self._untested(tested, used)

    def _half(self, standing: Floats, sizes: Floats) -> Floats:
        """Half the width of the intervals."""
        tallies = self.tallies
        slope = slopes(standing, sizes, self.alpha) * sizes[:, None]
        between = variance(tallies, slope[self.order])
        unsure = (self.alpha / (standing + self.alpha) ** 2).sum(axis=0)
        return np.asarray(student(freedom(tallies)) * np.sqrt(between + unsure))

    def _untested(self, tested: Flags, used: Flags) -> list[str]:
        n, few = int(used.sum()), int((used & ~tested).sum())
        if not few:
            return []
        return [
            f"Not tested, in fewer than {UNITS} units or {CLUSTERS} clusters: {few:,} of {n:,} "
            "terms."
        ]


def log_ratio(rates: Floats) -> Floats:
    """Log of the ratio of two groups' rates; missing where one of them is 0."""
    there = (rates > 0).all(axis=0)
    kept = np.where(there, rates, 1.0)
    return np.asarray(np.where(there, np.log(kept[0] / kept[1]), np.nan))


def student(freedom: Floats) -> Floats:
    """The 97.5 % points of Student's t."""
    from scipy.special import stdtrit

    return np.asarray(stdtrit(freedom, 0.975))


def outlet_shares(tallies: Tallies, design: Design, order: list[int]) -> list[Floats]:
    """For each group the share of its outlets that use each term."""
    outlets = design.table["outlet"].reindex(tallies.names)
    found = []
    for side in (tallies.side, ~tallies.side):
        codes, names = pd.factorize(outlets[side])
        rows = tallies.units[side]
        into = sparse.csr_array(
            (np.ones(len(codes)), (codes, np.arange(len(codes)))), shape=(len(names), len(codes))
        )
        users = np.bincount((into @ rows).indices, minlength=len(tallies.terms))
        found.append(users / max(1, len(names)))
    return [found[place] for place in order]
