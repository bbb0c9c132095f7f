"""Size, coverage and power of what compares measures, items and shares: see `promises`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from benchmarks.promised_words import FULL, Row, row
from framing.compare import Certain, background, consistency, cooccurrence, prevalence
from framing.corpus.design import Design
from framing.provenance import seeded

SIZES = (8, 20, 40)
GROUPS = ("a", "b", "c", "d")
MEASURES = 20
ITEMS = 4


def of_background(share: float) -> Iterator[Row]:
    """Means of four groups against all, units in clusters of one to three; power is that to see a
    group half a standard deviation above the others."""
    sets = max(2, round(share * FULL / MEASURES))
    for n in SIZES:
        for within in (False, True):
            size, inside, power = [], [], []
            for number in range(sets):
                for apart in (0.0, 0.5):
                    scene, truth = measured(n, number, within=within, apart=apart)
                    table = background(*scene, draws=199, seed=number).table
                    own = table[table["group"] == "a"]
                    held = (own["lower"] <= truth) & (truth <= own["upper"])
                    inside.append(held.mean())
                    (power if apart else size).append((own["p_value"] < 0.05).mean())
            yield row(
                "background",
                f"{n} clusters a group, {'within' if within else 'without'} events",
                sets * MEASURES,
                size=np.mean(size),
                coverage=np.mean(inside),
                power=np.mean(power),
            )


def measured(
    n: int, number: int, *, within: bool, apart: float
) -> tuple[tuple[pd.DataFrame, Design], float]:
    """Measures and design, and by how much the first group is above the mean of all."""
    random = seeded(1, "promises background", n, number, within, apart)
    events = np.arange(n)
    group = np.tile(np.arange(len(GROUPS)), n)
    event = np.repeat(events, len(GROUPS))
    copies = random.integers(1, 4, len(group))
    cluster = np.repeat(np.arange(len(group)), copies)
    values = random.normal(0, 0.5, (len(group), MEASURES))[cluster]
    if within:
        values += random.normal(0, 0.5, (n, MEASURES))[event[cluster]]
    values += random.normal(0, 0.7, values.shape) + apart * (group[cluster] == 0)[:, None]
    units = pd.Index([f"u{i:04}" for i in range(len(cluster))], name="unit")
    names = np.array(GROUPS)[group[cluster]]
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": names,
            "group": names,
            "stratum": [f"e{i:03}" for i in event[cluster]] if within else "all",
            "cluster": [f"c{i:04}" for i in cluster],
        },
        index=units,
    ).astype("str")
    kinds = {"group": "outlet", "stratum": "event" if within else None, "cluster": "series"}
    scores = pd.DataFrame(values, units, [f"m{i:02}" for i in range(MEASURES)])
    return (scores, Design(table, "article", kinds)), apart * (1 - 1 / len(GROUPS))


def of_consistency(share: float) -> Iterator[Row]:
    """Alpha and the first item-total correlation of four items, units in clusters of one to
    three."""
    sets = max(20, round(share * FULL / 2))
    for n in SIZES:
        held: dict[str, list[bool]] = {"alpha": [], "item-total: i0": []}
        for number in range(sets):
            random = seeded(1, "promises consistency", n, number)
            cluster = np.repeat(np.arange(n), random.integers(1, 4, n))
            level = random.normal(0, 0.6, n)[cluster] + random.normal(0, 0.8, len(cluster))
            items = level[:, None] + random.normal(0, 1, (len(cluster), ITEMS))
            scores = pd.DataFrame(items, columns=[f"i{i}" for i in range(ITEMS)])
            clusters = pd.Series(cluster, scores.index)
            scale = {"scale": list(scores)}
            found = consistency(scores, scale, clusters=clusters).table
            # Items share a variance of 1 and have another of their own.
            for name, truth in zip(held, (0.8, 3 / np.sqrt(2 * 12)), strict=True):
                told = found[found["parameter"] == name].iloc[0]
                held[name].append(bool(told["lower"] <= truth <= told["upper"]))
        for name, inside in held.items():
            setting = f"{name.partition(':')[0]}, {n} clusters"
            yield row("consistency", setting, sets, coverage=np.mean(inside))


def of_cooccurrence(share: float) -> Iterator[Row]:
    """Phi of two features that go together since they stand in the same clusters, and the share
    of units that hold one."""
    sets = max(20, round(share * FULL / 2))
    # What is rare in half of the clusters is common in the others.
    first, second = np.array([0.2, 0.7]), np.array([0.1, 0.6])
    a, b = first.mean(), second.mean()
    phi = (np.mean(first * second) - a * b) / np.sqrt(a * (1 - a) * b * (1 - b))
    for n in SIZES:
        held: dict[str, list[bool]] = {"phi": [], "share": []}
        for number in range(sets):
            random = seeded(1, "promises cooccurrence", n, number)
            kind = random.integers(2, size=n)
            cluster = np.repeat(np.arange(n), random.integers(1, 4, n))
            there = {
                name: (random.random(len(cluster)) < rate[kind[cluster]]).astype(int)
                for name, rate in (("x", first), ("y", second))
            }
            scores = pd.DataFrame(there)
            clusters = pd.Series(cluster, scores.index)
            found = cooccurrence(scores, clusters=clusters).table
            for inside, (place, truth) in zip(held.values(), ((1, phi), (0, a)), strict=True):
                told = found.iloc[place]
                if np.isfinite(told["lower"]):
                    inside.append(bool(told["lower"] <= truth <= told["upper"]))
        for name, inside in held.items():
            yield row("cooccurrence", f"{name}, {n} clusters", sets, coverage=np.mean(inside))


def of_prevalence(share: float) -> Iterator[Row]:
    """Shares of a topic in two groups' articles, taken as they are, clusters at levels of their
    own; power is that to see 40 % become 50 %."""
    sets = max(20, round(share * FULL / 2))
    for n in SIZES:
        held: dict[str, list[bool]] = {"share": [], "difference": []}
        below: dict[float, list[bool]] = {0.4: [], 0.5: []}
        for number in range(sets):
            for other in below:
                scene = shared(n, number, other=other)
                found = prevalence(*scene)
                told = found.shares.table.set_index("term").loc["b"]
                held["share"].append(bool(told["lower"] <= 100 * other <= told["upper"]))
                told = found.differences.table.iloc[0]
                truth = 100 * (other - 0.4)
                held["difference"].append(bool(told["lower"] <= truth <= told["upper"]))
                below[other].append(bool(told["p_value"] < 0.05))
        yield row("prevalence", f"share, {n} clusters", 2 * sets, coverage=np.mean(held["share"]))
        yield row(
            "prevalence",
            f"difference, {n} clusters",
            sets,
            size=np.mean(below[0.4]),
            coverage=np.mean(held["difference"]),
            power=np.mean(below[0.5]),
        )


def shared(n: int, number: int, *, other: float) -> tuple[Certain, Design]:
    """Shares of one topic in n clusters of each of two groups."""
    random = seeded(1, "promises prevalence", n, number, other)
    cluster = np.repeat(np.arange(2 * n), random.integers(1, 4, 2 * n))
    level = np.where(cluster < n, 0.4, other) + random.uniform(-0.15, 0.15, 2 * n)[cluster]
    values = level + random.uniform(-0.2, 0.2, len(cluster))
    units = pd.Index([f"u{i:04}" for i in range(len(cluster))], name="unit")
    names = np.where(cluster < n, "a", "b")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": names,
            "group": names,
            "stratum": "all",
            "cluster": [f"c{i:04}" for i in cluster],
        },
        index=units,
    ).astype("str")
    kinds = {"group": "outlet", "stratum": None, "cluster": "series"}
    return Certain(pd.DataFrame({"01 topic": values}, index=units)), Design(table, "article", kinds)


MEASURED: dict[str, Callable[[float], Iterator[Row]]] = {
    "background": of_background,
    "consistency": of_consistency,
    "cooccurrence": of_cooccurrence,
    "prevalence": of_prevalence,
}
