"""Which words make the difference between two groups' scores, entropies or vocabularies."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.counts import TermCounts
from framing.compare.keyness import provenance
from framing.compare.resampling import Resampling
from framing.compare.result import Comparison
from framing.compare.spread import freedom
from framing.compare.sums import Floats
from framing.compare.tallies import Tallies, warned
from framing.compare.words import log_ratio, student
from framing.errors import FramingError, FramingWarning, one_of

if TYPE_CHECKING:
    from framing.corpus.design import Design

KINDS = ("proportion", "entropy", "jensen_shannon")
UNITS = {"proportion": "share of words", "entropy": "bits", "jensen_shannon": "bits"}
TERMS = 4_096
Contributions = Callable[[Floats, Floats], Floats]


def shift(
    counts: TermCounts,
    design: Design,
    *,
    pair: tuple[str, str],
    by: str | pd.Series = "proportion",
    seed: int = 0,
    resampling: Resampling | None = None,
) -> Comparison:
    """How much each word adds to the difference between a group and its reference.

    With the groups' rates p and r of each word, averaged over the same events
    (`framing.compare.tallies`), a word's contribution is

    - ``proportion``: p − r; they sum to 0;
    - a score φ for each word: (φ − Φ)(p − r), with Φ the reference's mean score; they sum to the
      difference of the mean scores. Words without a score are left out of p and r;
    - ``entropy``: r log₂ r − p log₂ p; they sum to the difference of the entropies;
    - ``jensen_shannon``: −m log₂ m + ½ p log₂ p + ½ r log₂ r with m = (p + r) / 2, never below
      0; they sum to the divergence, which is above 0 by chance alone: see `divergence`.

    The interval is the contribution plus and minus its bootstrap standard error times the 97.5 %
    point of Student's t; events are drawn whole, clusters inside cells with at least four.
    Contributions are described, not tested: p and q are missing.

    Source: Gallagher, Frank, Mitchell, Schwartz, Reagan, Danforth & Dodds (2021), *Generalized
    word shift graphs*, EPJ Data Science 10, 4.

    Parameters
    ----------
    counts : TermCounts
    design : Design
        Of the same units.
    pair : tuple of two str
        The group and its reference, which may be ``all others``.
    by : {'proportion', 'entropy', 'jensen_shannon'} or Series of float
        What is shifted; a Series holds a score for each term, its name is the score's.
    seed : int
    resampling : Resampling, optional

    Returns
    -------
    Comparison
        One row a term, in alphabetical order: `estimate` is its contribution, `effect` the log
        of the rates' ratio, which tells who uses it more. The notes hold the difference itself.

    Raises
    ------
    FramingError
        For an unknown group or kind, or scores of which no term has one.
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
    Blind to: negation and context, as every score of single words; words without a score.

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
    >>> tone = pd.Series({"crisis": -1.0, "hope": 1.0}, name="tone")
    >>> found = shift(counts, design, pair=("ledger", "tribune"), by=tone)
    >>> found.table[["feature", "estimate"]].round(2).values.tolist()
    [['crisis', 0.32], ['hope', 0.48]]
    """
    chosen = resampling or Resampling()
    kind, kept, scores = _kind(by, counts)
    tallies = Tallies.of(kept, design, pair=pair, resampling=chosen, key=(seed, "shift"))
    shifted = Shifted(tallies, kind, scores, [tallies.cells.groups.index(name) for name in pair])
    unit = UNITS.get(kind, kind)
    few = warned(tallies, design)
    for sentence in few:
        warnings.warn(sentence, FramingWarning, stacklevel=2)
    drawn = notes.resampled(tallies.plan, tallies.cells, design)
    table, total, half = shifted.table(pair)
    said = [
        *notes.on_units(tallies.cells, design, pair),
        f"Intervals: {drawn}, {tallies.plan.draws:,} times.",
    ]
    if kind != "proportion":
        ends = f"{_number(total - half)} to {_number(total + half)}"
        said.append(f"The contributions sum to {_number(total)} {unit} (95 % interval {ends}).")
    if len(kept.terms) < len(counts.terms):
        left = len(counts.terms) - len(kept.terms)
        said.append(f"Left out: {left:,} of {len(counts.terms):,} terms, which have no score.")
    return Comparison(
        table,
        method=f"Contributions of words to the difference in {_named(kind)}",
        unit=unit,
        seed=seed,
        provenance=provenance(counts, design, chosen, seed, {"pair": list(pair), "by": kind}),
        notes=(*said, *few),
        excluded=tallies.cells.left_out,
    )


def contributions(kind: str, group: Floats, reference: Floats) -> Floats:
    """Each word's part in a difference that is not one of scores, from the groups' rates.

    Examples
    --------
    >>> p, r = np.array([0.5, 0.5]), np.array([1.0, 0.0])
    >>> contributions("entropy", p, r).sum(), contributions("jensen_shannon", p, r).sum().round(3)
    (np.float64(1.0), np.float64(0.311))
    """
    if one_of("by", kind, KINDS) == "proportion":
        return group - reference
    p, r = _plogp(group), _plogp(reference)
    if kind == "entropy":
        return np.asarray(r - p)
    # Rounding may leave a word that both use alike a hair below 0.
    return np.maximum(0.0, (p + r) / 2 - _plogp((group + reference) / 2))


def _plogp(rates: Floats) -> Floats:
    return np.asarray(rates * np.log2(np.where(rates > 0, rates, 1.0)))


@dataclass(frozen=True, eq=False)
class Shifted:
    """What is shifted between two groups, observed and in every bootstrap draw."""

    tallies: Tallies
    kind: str
    scores: Floats | None
    order: list[int]

    def table(self, pair: tuple[str, str]) -> tuple[pd.DataFrame, float, float]:
        """The comparison's table, the difference itself and half the width of its interval."""
        tallies = self.tallies
        rates, hits = tallies.rates[self.order], tallies.hits[self.order]
        sizes, n = tallies.sizes[self.order], len(tallies.terms)
        estimate = self._parts(rates[0], rates[1], self._level(rates[1][None], None))
        errors, error = self._errors(estimate)
        points = freedom(tallies)
        half = student(points) * errors
        table = pd.DataFrame(
            {
                "feature": pd.Series(tallies.terms, dtype="str"),
                "group": pd.Series([pair[0]] * n, dtype="str"),
                "reference": pd.Series([pair[1]] * n, dtype="str"),
                "estimate": estimate,
                "lower": estimate - half,
                "upper": estimate + half,
                "effect": log_ratio(rates),
                "p_value": np.nan,
                "q_value": np.nan,
                "hits": hits[0],
                "hits_reference": hits[1],
                "exposure": sizes[0],
                "exposure_reference": sizes[1],
                "n_units": tallies.units.shape[0],
                "n_clusters": int(tallies.cells.n_clusters[:, 0].sum()),
            }
        )
        used = np.asarray((hits > 0).any(axis=0))
        kept = table.loc[used].sort_values(by="feature", ignore_index=True)
        whole = float(student(points.max(keepdims=True))[0]) * error
        return kept, float(estimate.sum()), whole

    def _level(self, reference: Floats | None, weights: Floats | None) -> Floats:
        """The reference's mean score, of rates or of each draw's weights of the rows."""
        if self.scores is None:
            return np.zeros((1, 1))
        if weights is not None:
            return np.asarray(weights @ (self.tallies.counts @ self.scores))[:, None]
        return np.asarray(np.asarray(reference) @ self.scores)[:, None]

    def _parts(
        self, group: Floats, reference: Floats, level: Floats, block: slice = slice(None)
    ) -> Floats:
        """Contributions of the terms of a block."""
        if self.scores is None:
            return contributions(self.kind, group, reference)
        found = (self.scores[block] - level) * (group - reference)
        return found[0] if group.ndim == 1 else found

    def _errors(self, observed: Floats) -> tuple[Floats, float]:
        """Bootstrap standard errors of the contributions and of their sum."""
        tallies, n = self.tallies, len(observed)
        first, second, totals = np.zeros(n), np.zeros(n), []
        for times in tallies.draws():
            both = tallies.weighing(times)
            ours, theirs = both[self.order[0]], both[self.order[1]]
            level, total = self._level(None, theirs), np.zeros(len(times))
            for start in range(0, n, TERMS):
                block = slice(start, start + TERMS)
                counts = tallies.counts[:, block]
                found = self._parts(ours @ counts, theirs @ counts, level, block)
                apart = found - observed[block]
                first[block] += apart.sum(axis=0)
                second[block] += (apart**2).sum(axis=0)
                total += found.sum(axis=1)
            totals.append(total)
        draws = tallies.plan.draws
        spread = np.maximum(0.0, second - first**2 / draws) / (draws - 1)
        # A draw of n from n has the variance of n − 1.
        raised = _raised(tallies)
        return np.sqrt(raised * spread), float(np.sqrt(raised) * np.concatenate(totals).std(ddof=1))


def _raised(tallies: Tallies) -> float:
    sizes = [int(tallies.plan.whole.sum()), *map(len, tallies.plan.cells)]
    parts = [n for n in sizes if n > 1]
    return sum(parts) / sum(n - 1 for n in parts)


def _kind(by: str | pd.Series, counts: TermCounts) -> tuple[str, TermCounts, Floats | None]:
    """What is shifted, the counts of the terms that take part, and their scores."""
    if isinstance(by, str):
        return one_of("by", by, KINDS), counts, None
    if by.index.has_duplicates:
        again = by.index[by.index.duplicated()][0]
        raise FramingError(f"The term {again!r} has more than one score.")
    known = by.dropna()
    there = [term for term in counts.terms if term in known.index]
    if not there:
        raise FramingError("No term of these counts has a score.")
    scores = known.loc[there].to_numpy(dtype=np.float64)
    return str(by.name or "score"), counts.only(there), scores


def _named(kind: str) -> str:
    said = {
        "proportion": "shares of words",
        "jensen_shannon": "words, as Jensen–Shannon divergence",
    }
    return said.get(kind, kind)


def _number(value: float) -> str:
    return f"{value + 0.0:.3g}".replace("-", "−")
