"""What a reader must know of a comparison, in sentences that captions and methods quote."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.bootstrap import Plan
from framing.compare.cells import COPIES, Cells
from framing.compare.exposure import Features
from framing.compare.relabelling import Relabellings
from framing.compare.result import DISCOVERY
from framing.compare.sums import Floats

if TYPE_CHECKING:
    from framing.compare.contrast import Compared
    from framing.compare.resampling import Resampling
    from framing.corpus.design import Design

NAMED = 5
UNMATCHED = (
    "Compared without matching on events: what each group chose to write about is part of the "
    "difference [S1]."
)


def method(features: Features, design: Design) -> str:
    """What was computed, in one sentence."""
    what = "mean" if features.measured else "rate"
    within = _noun(design.names.get("stratum"))
    across = f", within {_many(within)}" if within else ""
    return (
        f"Difference of {what}s {features.unit(design.level).removeprefix('mean ')}{across}, "
        f"with a 95 % interval (Mantel–Haenszel weights, symmetric bootstrap-t); "
        "p by permutation."
    )


def resampled(plan: Plan, cells: Cells, design: Design) -> str:
    """The units that stand for the inference, and how many there are."""
    whole, half = int(plan.whole.sum()), len(plan.cells) // 2
    sides = [sum(map(len, part)) for part in (plan.cells[:half], plan.cells[half:])]
    drawn = [f"{counted(whole, _noun(design.names.get('stratum')) or 'stratum')} drawn whole"]
    if cells.by_outlet:
        return f"{sides[0]} and {sides[1]} outlets"
    if not half:
        return drawn[0]
    inside = f"{sides[0]:,} and {sides[1]:,} {_many(clustered(design))}"
    if design.names.get("stratum") is not None:
        n = int(cells.shared_strata.sum()) - whole
        inside += f" drawn inside {counted(n, _noun(design.names.get('stratum')))}"
    return f"{drawn[0]}, {inside}" if whole else inside


def refusal(cells: Cells, sides: tuple[int, int], drawn: str) -> str:
    """Why there are too few units to compare."""
    fewer = cells.groups[int(np.argmin(sides))]
    return (
        f"Too few units to compare {cells.groups[0]!r} and {cells.groups[1]!r}: {drawn}, so "
        f"{fewer!r} has {min(sides)}, and an interval needs 4 at least. Add articles, choose "
        "groups with more, or compare without strata [S5]."
    )


def few(sides: tuple[int, int], drawn: str) -> str:
    """What to expect of intervals from few units."""
    return (
        f"Few units: {drawn}. From {min(sides)} on a side expect a wide interval that covers the "
        "truth about 92 to 97 % of the time instead of 95 % [S5]."
    )


def on_units(cells: Cells, design: Design, pair: tuple[str, str]) -> list[str]:
    """How much was compared, and what was left out or counted once."""
    both = cells.shared_strata
    kept = cells.members * both[cells.stratum]
    sides = {True: int(kept[cells.first].sum()), False: int(kept[~cells.first].sum())}
    ours, theirs = (sides[group == cells.groups[0]] for group in pair)
    clusters = int(cells.n_clusters.max(axis=1)[both[cells.stratum]].sum())
    stratum = _noun(design.names.get("stratum"))
    on = f" on {counted(int(both.sum()), stratum)}" if stratum else ""
    said = [
        f"{counted(ours, design.level)} of {pair[0]} and {theirs:,} of {pair[1]}, in "
        f"{counted(clusters, clustered(design))}{on}."
    ]
    if stratum is None:
        said.append(UNMATCHED)
    if cells.n_copies:
        said.append(
            f"{counted(cells.n_copies, 'article')} that are copies inside one group count as "
            f"{cells.n_copied:,} [S2]."
        )
    if cells.n_shared:
        said.append(
            f"{counted(cells.n_shared, design.level)} of copy groups that both groups published "
            "were kept [S2]."
        )
    for reason, n in {**design.n_excluded, **cells.left_out}.items():
        said.append(f"Left out: {counted(n, design.level)} {_reason(reason, design)}.")
    return said


def _reason(reason: str, design: Design) -> str:
    """Why units were left out."""
    stratum = _noun(design.names.get("stratum")) or "stratum"
    known = {
        "no-group": f"without {_a(_noun(design.names.get('group')) or 'group')}",
        "no-stratum": f"without {_a(stratum)}",
        "not-scored": "without scores",
        "shared-copies": "of copy groups that both groups published [S2]",
        "one-sided": f"of {_many(stratum)} that only one of the two covered [S1]",
    }
    return known.get(reason, f"for the reason {reason!r}")


def on_draws(plan: Plan, relabellings: Relabellings, design: Design, drawn: str) -> list[str]:
    """What was permuted and resampled, and how often."""
    what = "outlets" if design.outlet_label else _many(clustered(design))
    stratum = _noun(design.names.get("stratum"))
    within = f" within {_many(stratum)}" if stratum and not design.outlet_label else ""
    how = (
        f"all {relabellings.count:,} relabellings"
        if relabellings.exact
        else f"{relabellings.drawn:,} random relabellings"
    )
    said = [
        f"Permutation: {how} of {what}{within}; p is twice the smaller tail of the studentised "
        "difference.",
        f"Intervals: {drawn}, {plan.draws:,} times.",
    ]
    if design.outlet_label:
        said.append(
            f"{_noun(design.names.get('group')) or 'group'} is a label of outlets, so outlets "
            "were permuted and drawn, not articles [S4]."
        )
    if relabellings.smallest >= DISCOVERY:
        said.append(
            f"With {relabellings.count:,} relabellings p cannot fall below "
            f"{relabellings.smallest:.2g}."
        )
    return said


def on_features(
    features: Features, cells: Cells, table: pd.DataFrame, untested: Sequence[str]
) -> list[str]:
    """Which features cannot be estimated, and how scores go with length."""
    said = []
    if untested:
        what = (
            "values in too few clusters" if features.measured else "hits in fewer than 3 clusters"
        )
        said.append(f"Not tested, with {what}: {listed(untested)} [S16].")
    flat = table.loc[table["p_value"].notna() & table["lower"].isna(), "feature"]
    if len(flat):
        said.append(f"No interval, for lack of spread: {listed(list(flat))}.")
    if not features.measured:
        alone = table.loc[table["effect"].isna() & (table["hits"] + table["hits_reference"] > 0)]
        if len(alone):
            said.append(f"No ratio, as one group has no hit: {listed(list(alone['feature']))}.")
    short = cells.members.sum() - cells.n_units.sum(axis=0)[features.exposure_of]
    if short.any():
        what = "value" if features.measured else "exposure"
        worst = int(np.argmax(short))
        said.append(
            f"Units without {what} are missing, not 0: up to {short[worst]:,} "
            f"({features.names[worst]}) [S9]."
        )
    return said + _on_length(features, cells)


def on_family(
    groups: Sequence[str], results: Sequence[Compared], design: Design, resampling: Resampling
) -> list[str]:
    """What many comparisons of some groups rest on, together."""
    stratum = _noun(design.names.get("stratum"))
    tables = pd.concat([result.table for result in results])
    said = [
        f"{counted(len(results), 'comparison')} of {counted(len(groups), 'group')}: "
        f"{_range(tables['n_units'], design.level)} in "
        f"{_range(tables['n_clusters'], clustered(design))}"
        + (f" on {_range([r.n_strata for r in results], stratum)} each." if stratum else " each.")
    ]
    if stratum is None:
        said.append(UNMATCHED)
    what = "outlets" if design.outlet_label else _many(clustered(design))
    within = f" within {_many(stratum)}" if stratum and not design.outlet_label else ""
    exact = sum(result.exact for result in results)
    said.append(
        f"Permutation: {resampling.permutations:,} random relabellings of {what}{within} a "
        "comparison"
        + (f", all of them in {exact:,} where they are no more" if exact else "")
        + "; p is twice the smaller tail of the studentised difference."
    )
    said.append(
        f"Intervals: {_range([min(r.sides) for r in results], 'unit')} on the smaller side, "
        f"drawn {resampling.draws:,} times."
    )
    untested = int(tables["p_value"].isna().sum())
    if untested:
        said.append(
            f"Not tested, in too few clusters: {untested:,} of {len(tables):,} differences [S16]."
        )
    for reason, n in design.n_excluded.items():
        said.append(f"Left out: {counted(n, design.level)} {_reason(reason, design)}.")
    reasons = dict.fromkeys(reason for result in results for reason in result.excluded)
    for reason in reasons:
        most = max(result.excluded.get(reason, 0) for result in results)
        said.append(f"Left out: up to {counted(most, design.level)} {_reason(reason, design)}.")
    return said


def on_correction(table: pd.DataFrame, correction: str, smallest: float) -> list[str]:
    """Over how many tests p was corrected, and whether a single discovery is possible."""
    n = int(table["p_value"].notna().sum())
    said = [f"Correction: {correction} over {counted(n, 'tested feature')} [S6]."]
    if smallest < DISCOVERY <= n * smallest:
        said.append(
            f"The smallest p that can come out, {smallest:.2g}, is no discovery by itself among "
            f"{n:,}: raise the number of permutations."
        )
    return said


def counted(n: int, noun: str | None) -> str:
    """A number and its noun.

    Examples
    --------
    >>> counted(1, "event"), counted(1200, "story")
    ('1 event', '1,200 stories')
    """
    return f"{n:,} {noun if n == 1 else _many(noun or '')}"


def listed(names: Sequence[str], mark: str = ", ") -> str:
    """The first few names, and how many more.

    Examples
    --------
    >>> listed(list("abcdefg"))
    'a, b, c, d, e and 2 more'
    """
    more = len(names) - NAMED
    return mark.join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _range(values: Sequence[int] | pd.Series, noun: str | None) -> str:
    """The least and the most of something."""
    low, high = int(min(values)), int(max(values))
    return counted(high, noun) if low == high else f"{low:,} to {counted(high, noun)}"


def clustered(design: Design) -> str:
    """What a cluster is called."""
    name = design.names.get("cluster")
    return "copy group" if name == COPIES else _noun(name) or "article"


def _on_length(features: Features, cells: Cells) -> list[str]:
    if features.length is None:
        return []
    length = cells.exposures[:, features.length]
    found = []
    for number, name in enumerate(features.names):
        exposure = cells.exposures[:, features.exposure_of[number]]
        there = exposure > 0
        rate = cells.hits[there, number] / exposure[there]
        found.append((_correlation(rate, length[there]), name))
    found = [pair for pair in found if not math.isnan(pair[0])]
    if not found:
        return []
    (low, low_name), (high, high_name) = min(found), max(found)
    if len(found) == 1:
        return [f"Correlation of score and length: {_signed(low)}."]
    return [
        f"Correlations of score and length: {_signed(low)} ({low_name}) to {_signed(high)} "
        f"({high_name})."
    ]


def _correlation(x: Floats, y: Floats) -> float:
    if len(x) < 3:
        return math.nan
    x, y = x - x.mean(), y - y.mean()
    scale = math.sqrt((x * x).sum() * (y * y).sum())
    return float((x * y).sum()) / scale if scale > 0 else math.nan


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1).replace("-", "−")


def _noun(name: str | None) -> str | None:
    return None if name is None else name.replace("_", " ")


def _many(noun: str | None) -> str:
    known = {"stratum": "strata", "": "", None: ""}
    if noun in known:
        return known[noun]
    if noun and noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
