"""How well one phrase tells which group its speaker belongs to, beside what chance tells."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare import notes
from framing.compare.cells import Flags
from framing.compare.counts import TermCounts
from framing.compare.keyness import provenance
from framing.compare.leave_out import Speech
from framing.compare.resampling import Resampling
from framing.compare.result import Estimates, printed
from framing.compare.sums import Floats, Integers
from framing.compare.tallies import Tallies, over, warned
from framing.errors import FramingWarning, one_of
from framing.provenance import seeded

if TYPE_CHECKING:
    from framing.corpus.design import Design

ESTIMATORS = ("leave-out", "penalised", "plug-in")
NAME, NULL = "partisanship", "permuted labels"
UNIT = "probability of telling the group"
# Phrases that are listed for each group; parts of the corpus left out in turn for the error.
LISTED, PARTS = 25, 100
# The least penalty looked at, as a share of the one that leaves no difference.
LEAST = 1e-3


def partisanship(
    counts: TermCounts,
    design: Design,
    *,
    pair: tuple[str, str],
    estimator: str = "leave-out",
    seed: int = 0,
    resampling: Resampling | None = None,
) -> Estimates:
    """How sure a listener can be of the speaker's group after hearing one phrase.

    With the groups' rates p and r of a phrase and ρ = p / (p + r), the share told is
    ½ Σ p ρ + ½ Σ r (1 − ρ): 0.5 where both speak alike, 1 where no phrase is shared. Counted
    as it stands (``plug-in``) it is far above 0.5 for groups that do not differ, since many
    phrases are used by one speaker only.

    - ``leave-out``: each cluster is judged by the ρ of all the others. Within strata one cluster
      of the other group is left out with it, so that neither side is favoured by having one
      more; a phrase that nobody else uses counts for one half.
    - ``penalised``: each phrase's log ratio has a lasso penalty chosen by BIC over the clusters.
      Without other covariates the fit has a closed form: λ hits move from the side with more to
      the side with less. Words are taken to be independent, as they are not.
    - ``plug-in``: the rates as they stand.

    Beside it always stands the same estimate with labels dealt anew as in `contrast`: its mean,
    its spread and the range of 95 % of them. The notes hold p, (b + 1) / (m + 1). Standard error
    and interval of the leave-out estimate are those of a jackknife over events or clusters.

    Source: Gentzkow, Shapiro & Taddy (2019), *Measuring group differences in high-dimensional
    choices*, Econometrica 87, 1307–1340.

    Parameters
    ----------
    counts : TermCounts
        Phrases, such as ``Terms(ngrams=(2, 2))``.
    design : Design
        Of the same units. For speakers who stand in many units, give their sums as units.
    pair : tuple of two str
        The two groups; the second may be ``all others``.
    estimator : {'leave-out', 'penalised', 'plug-in'}
    seed : int
    resampling : Resampling, optional
        999 permutations, if nothing else is said.

    Returns
    -------
    Estimates
        ``partisanship`` (its parameter is the estimator), ``permuted labels``, and the phrases
        that tell most: `parameter` is the group that uses it more, `estimate` what it adds to
        the share told. `n` is the number of clusters, or of units that use the phrase.

    Raises
    ------
    FramingError
        For an unknown group or estimator.
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
    Blind to: what is said in several phrases together; on which events a phrase tells. The more
    is said, the more the leave-out estimate can tell: it is a lower bound in small samples, and
    estimates from samples of different size are not to be compared.

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
    >>> counts = TermCounts(matrix, ("death tax", "estate tax", "the tax"), table.index)
    >>> found = partisanship(counts, design, pair=("ledger", "tribune")).table
    >>> found[["term", "parameter", "estimate"]].round(3).head(3).values.tolist()
    [['partisanship', 'leave-out', 0.542], ['permuted labels', 'leave-out', 0.5],
    ['estate tax', 'ledger', 0.017]]
    """
    one_of("estimator", estimator, ESTIMATORS)
    chosen = resampling or Resampling(permutations=999)
    tallies = Tallies.of(counts, design, pair=pair, resampling=chosen, key=(seed, NAME))
    telling = Telling.of(tallies, estimator)
    few = warned(tallies, design)
    for sentence in few:
        warnings.warn(sentence, FramingWarning, stacklevel=2)
    dealt = tallies.relabellings
    null = telling.null()
    one = 0 if dealt.exact else 1
    parts = telling.parts(tallies.cells.first[telling.rows])
    share = 0.5 + float(parts.sum())
    p_value = (int((null >= share - 1e-12).sum()) + one) / (len(null) + one)
    drawn = notes.resampled(tallies.plan, tallies.cells, design)
    said = [
        *notes.on_units(tallies.cells, design, pair),
        notes.on_draws(tallies.plan, dealt, design, drawn)[0].partition(";")[0] + ".",
        f"As much is told under relabelling with p = {printed(p_value)}.".replace("= <", "<"),
    ]
    if estimator == "plug-in":
        said.append("The plug-in estimate is above 0.5 where groups speak alike; see the null.")
    table = telling.table(pair, parts, null, seed)
    table["p_value"] = np.where(np.arange(len(table)) == 0, p_value, np.nan)
    return Estimates(
        table,
        method=f"Partisanship ({estimator} estimator) beside permuted labels",
        unit=UNIT,
        seed=seed,
        provenance=provenance(
            counts, design, chosen, seed, {"pair": list(pair), "estimator": estimator}
        ),
        notes=(*said, *few),
        excluded=tallies.cells.left_out,
    )


@dataclass(frozen=True, eq=False)
class Telling:
    """The rows that say anything, and how the share told is estimated from them."""

    tallies: Tallies
    estimator: str
    rows: Integers
    speech: Speech

    @classmethod
    def of(cls, tallies: Tallies, estimator: str) -> Telling:
        """Take the rows with words, those of a stratum in random order.

        Who is left out with whom goes by that order, and may not go by names, which may be alike
        where texts are.
        """
        cells = tallies.cells
        key = tallies.relabellings.key
        random = seeded(int(str(key[0])), *key[1:], "order").random(len(cells.unit))
        rows = np.lexsort((random, cells.stratum))
        rows = rows[tallies.exposure[rows] > 0]
        whole = Speech(tallies.counts, tallies.exposure, cells.stratum, cells.unit)
        return cls(tallies, estimator, rows, whole.taken(rows))

    def parts(self, labels: Flags) -> Floats:
        """What each phrase adds to the share told, less a half, under some labels."""
        if self.estimator == "leave-out":
            return self.speech.parts(labels)
        every = np.zeros(len(self.rows))
        every[self.rows] = labels
        both = self.tallies.weighing(np.ones((1, len(every))), every[None])
        rates = np.concatenate(both) @ self.tallies.counts
        if self.estimator == "penalised":
            exposure = self.tallies.exposure
            sizes = np.array([exposure @ every, exposure @ (1.0 - every)])
            rates = selected(rates, sizes, len(self.tallies.relabellings.first))
        total = rates.sum(axis=0)
        share = np.where(total > 0, over(rates[0], total), 0.5)
        return np.asarray(0.5 * (rates[0] - rates[1]) * (share - 0.5))

    def null(self) -> Floats:
        """The share told under every relabelling."""
        found = []
        unit = self.tallies.cells.unit[self.rows]
        for batch in self.tallies.relabellings.batches():
            found += [0.5 + self.parts(labels[unit] > 0.5).sum() for labels in batch]
        return np.array(found)

    def table(self, pair: tuple[str, str], parts: Floats, null: Floats, seed: int) -> pd.DataFrame:
        """The estimate, its null and the phrases that tell most."""
        from scipy.special import stdtrit

        tallies, share = self.tallies, 0.5 + float(parts.sum())
        error, n_parts = self._error(seed)
        half = float(stdtrit(max(1, n_parts - 1), 0.975)) * error
        low, high = np.quantile(null, [0.025, 0.975])
        n = len(self.rows)
        rows: list[tuple[object, ...]] = [
            (NAME, self.estimator, share, error, share - half, share + half, n, UNIT),
            (NULL, self.estimator, null.mean(), null.std(ddof=1), low, high, n, UNIT),
        ]
        units = np.bincount(tallies.units.indices, minlength=len(parts))
        first = tallies.rates[0] > tallies.rates[1]
        for name in pair:
            ours = first == (name == tallies.cells.groups[0])
            order = np.lexsort((np.array(tallies.terms), -parts))
            listed = [place for place in order if ours[place] and parts[place] > 0][:LISTED]
            rows += [
                (tallies.terms[i], name, parts[i], np.nan, np.nan, np.nan, int(units[i]), UNIT)
                for i in listed
            ]
        names = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
        table = pd.DataFrame(rows, columns=names)
        return table.astype({"term": "str", "parameter": "str", "n": "int64"})

    def _error(self, seed: int) -> tuple[float, int]:
        """Jackknife standard error over events or clusters, some of them at a time."""
        if self.estimator != "leave-out":
            return np.nan, 0
        plan, stratum = self.tallies.plan, self.tallies.cells.stratum
        unit = self.tallies.cells.unit
        drawn = np.where(plan.whole[stratum], unit.max() + 1 + stratum, unit)[self.rows]
        numbers = np.unique(drawn, return_inverse=True)[1]
        n = int(numbers.max()) + 1
        dealt = seeded(seed, NAME, "jackknife").permutation(n) % min(n, PARTS)
        part = dealt[numbers]
        labels = self.tallies.cells.first[self.rows]
        found = []
        for number in range(min(n, PARTS)):
            kept = np.flatnonzero(part != number)
            found.append(self.speech.taken(kept).parts(labels[kept]).sum())
        k = len(found)
        return float(np.sqrt((k - 1) ** 2 / k * np.var(found, ddof=1))), k


def selected(rates: Floats, sizes: Floats, n: int) -> Floats:
    """Rates of which those stay apart that a lasso path by BIC keeps apart.

    Each phrase's hits are Poisson with a penalty λ on its log ratio. The fit is then
    (y − λ) / n on the side with more and (y + λ) / n on the other until they meet, and has one
    parameter more than the pooled fit for every λ before.

    Parameters
    ----------
    rates : ndarray, shape (2, terms)
    sizes : ndarray, shape (2,)
        Words of the groups.
    n : int
        Clusters, over which BIC counts.

    Examples
    --------
    >>> rates = np.array([[0.5, 0.5], [0.1, 0.48]])
    >>> selected(rates, np.array([100.0, 100.0]), 50).round(2).tolist()
    [[0.5, 0.49], [0.1, 0.49]]
    """
    hits = rates * sizes[:, None]
    pooled = hits.sum(axis=0) / sizes.sum()
    most = np.abs(hits[0] - sizes[0] * pooled)
    sign = np.sign(hits[0] - sizes[0] * pooled)
    shift = LEAST * most * sign
    fitted = np.stack([hits[0] - shift, hits[1] + shift]) / sizes[:, None]
    gain = sum(
        y * np.log(np.where(y > 0, over(rate, pooled), 1.0) + (over(rate, pooled) == 0))
        - size * (rate - pooled)
        for y, rate, size in zip(hits, fitted, sizes, strict=True)
    )
    kept = 2 * gain > np.log(n)
    return np.asarray(np.where(kept, fitted, pooled))
