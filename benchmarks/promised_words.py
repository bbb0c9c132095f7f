"""Size, coverage and power of what compares words, scales or follows time: see `promises`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from benchmarks import scaling_coverage, trend_coverage, words_coverage
from benchmarks.words_coverage import PAIR, RATES
from framing.compare import (
    Resampling,
    TermCounts,
    Windows,
    collocates,
    divergence,
    keyness,
    partisanship,
    shift,
    wordscores,
)
from framing.corpus.design import Design
from framing.provenance import seeded

FULL = 2_000
OFTEN = 20
QUICK = Resampling(permutations=199, draws=199)
Row = dict[str, object]


def row(what: str, setting: str, sets: int, **shares: float) -> Row:
    """One line of the table."""
    told = {name: round(float(value), 4) for name, value in shares.items()}
    return {"function": what, "setting": setting, "data sets": sets, **told}


def near(counts: TermCounts, design: Design, **how: object) -> pd.DataFrame:
    """Key words of what is near a word, where every unit holds it once."""
    windows = Windows(counts, counts, pd.Series(1, index=counts.units))
    return collocates(windows, design, **how)


def words_told(measure: Callable, share: float, *, name: str) -> Iterator[Row]:
    """Words expected at least 20 times on the rarer side; half of the words differ twofold."""
    designs = max(2, round(share * FULL / 100))
    for structure in ("clusters", "events", "outlets"):
        for n in (8, 20):
            table = words_coverage.told(structure, n, designs=designs, words=200, measure=measure)
            often = table[table["hits"] >= OFTEN]
            alike = often[~often["differs"]]
            yield row(
                name,
                f"{structure}, {n} a side",
                len(alike),
                size=(alike["p"].dropna() < 0.05).mean(),
                coverage=often.loc[often["there"], "inside"].mean(),
                power=(often.loc[often["differs"], "p"].dropna() < 0.05).mean(),
            )


def of_keyness(share: float) -> Iterator[Row]:
    """Words in bursts, more on some events than on others, expected at least 20 times in the
    rarer group; power is that to see a word twice as often."""
    return words_told(keyness, share, name="keyness")


def of_collocates(share: float) -> Iterator[Row]:
    """The same words, taken for those in the windows about a word."""
    return words_told(near, share / 2, name="collocates")


def of_shift(share: float) -> Iterator[Row]:
    """The part of each word that is expected .5 times in 1,000 words or more in a difference of
    proportions; nothing is tested, so there is no size."""
    designs = max(2, round(share * FULL / 30))
    rates = words_coverage.expected(40)
    common = rates.min(axis=0) >= RATES[1] / 1000
    for structure in ("clusters", "events"):
        for n in (8, 20):
            inside = []
            for number in range(designs):
                counts, design = words_coverage.simulated(structure, n, number, words=40)
                found = shift(counts, design, pair=PAIR, seed=number, resampling=QUICK).table
                found = found.set_index("feature").reindex(counts.terms[:-1])
                truth = rates[0] - rates[1]
                inside.append(((found["lower"] <= truth) & (truth <= found["upper"]))[common])
            held = np.concatenate(inside)
            yield row("shift", f"{structure}, {n} a side", len(held), coverage=held.mean())


def speakers(number: int, n: int, *, ratio: float, strata: bool) -> tuple[TermCounts, Design]:
    """Speakers of two groups, words in bursts, texts of unequal length; and 150 words' rates."""
    random = seeded(1, "promises speakers", number, n, strata)
    rates = spoken(ratio)
    side = np.repeat([0, 1], n)
    size = np.round(np.exp(random.normal(6.3, 0.5, 2 * n))) + 50
    found = random.poisson(rates[side] * random.gamma(2, 0.5, (2 * n, 150)) * size[:, None])
    rest = np.maximum(0, size - found.sum(axis=1)).astype(np.int64)
    units = pd.Index([f"u{i:03}" for i in range(2 * n)], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": "o",
            "group": np.array(PAIR)[side],
            "stratum": [f"e{i % n:02}" if strata else "all" for i in range(2 * n)],
            "cluster": units,
        },
        index=units,
    ).astype("str")
    names = {"group": "group", "stratum": "event" if strata else None, "cluster": "copy_group"}
    matrix = sparse.csr_array(np.column_stack([found, rest]))
    return TermCounts(matrix, tuple(f"t{i:03}" for i in range(151)), units), Design(
        table, "article", names
    )


def spoken(ratio: float) -> np.ndarray:
    """The two groups' rates of the words; log ratios are normal with the standard deviation."""
    random = seeded(1, "promises spoken")
    base = random.gamma(0.7, 1, 150)
    base *= 0.2 / base.sum()
    return np.stack([base, base * np.exp(random.normal(0, 1, 150) * ratio)])


def of_partisanship(share: float) -> Iterator[Row]:
    """The leave-out share told of 150 words by speakers who use words in bursts; the truth is
    worked out from the rates."""
    sets = max(10, round(share * FULL / 2))
    for strata in (False, True):
        for n in (12, 20):
            below, inside = {}, []
            for ratio in (0.0, 0.5):
                whole = np.column_stack([spoken(ratio), 1 - spoken(ratio).sum(axis=1)])
                rho = whole[0] / whole.sum(axis=0)
                truth = 0.5 * float(whole[0] @ rho + whole[1] @ (1 - rho))
                p_values = []
                for number in range(sets):
                    scene = speakers(number, n, ratio=ratio, strata=strata)
                    found = partisanship(*scene, pair=PAIR, seed=number, resampling=QUICK)
                    p_values.append(said_p(found.notes))
                    if ratio:
                        told = found.table.iloc[0]
                        inside.append(told["lower"] <= truth <= told["upper"])
                below[ratio] = np.mean(np.array(p_values) < 0.05)
            yield row(
                "partisanship",
                f"{n} speakers a side, {'within' if strata else 'without'} events",
                sets,
                size=below[0.0],
                coverage=np.mean(inside),
                power=below[0.5],
            )


def said_p(notes: tuple[str, ...]) -> float:
    """The p that a note tells."""
    found = re.search(r"p (?:= |< )(\.\d+|1)", " ".join(notes))
    return float(found[1]) if found else float("nan")


def of_divergence(share: float) -> Iterator[Row]:
    """The Jensen–Shannon divergence of 150 words less that of permuted labels; p only."""
    sets = max(10, round(share * FULL / 2))
    for strata in (False, True):
        below = {}
        for ratio in (0.0, 0.25):
            p_values = []
            for number in range(sets):
                scene = speakers(number, 20, ratio=ratio, strata=strata)
                found = divergence(*scene, pair=PAIR, seed=number, resampling=QUICK)
                p_values.append(found.table["p_value"].iloc[0])
            below[ratio] = np.mean(np.array(p_values) < 0.05)
        where = "within" if strata else "without"
        yield row(
            "divergence", f"20 a side, {where} events", sets, size=below[0.0], power=below[0.25]
        )


def of_wordfish(share: float) -> Iterator[Row]:
    """Positions of outlets within events; by themselves documents have no interval."""
    sets = max(2, round(share * FULL / 20))
    for outlets, events in ((4, 20), (8, 12), (8, 40)):
        for bursts in (0.0, 1.0):
            held = scaling_coverage.covered(outlets=outlets, events=events, n=sets, bursts=bursts)
            setting = f"{outlets} outlets, {events} events{', words in bursts' if bursts else ''}"
            yield row("wordfish", setting, sets * outlets, coverage=held)


def of_wordscores(share: float) -> Iterator[Row]:
    """The raw scores of outlets of so many articles, whose words are independent or in bursts."""
    sets, outlets = max(2, round(share * FULL / 40)), 40
    for n in (8, 20):
        for bursts in (False, True):
            inside = [scored(n, number, outlets=outlets, bursts=bursts) for number in range(sets)]
            setting = f"{n} articles, words {'in bursts' if bursts else 'independent'}"
            yield row("wordscores", setting, sets * outlets, coverage=np.mean(inside))


def scored(n: int, number: int, *, outlets: int, bursts: bool) -> float:
    """Of how many outlets with the same rates the interval holds the truth."""
    random = seeded(1, "promises wordscores", n, number, bursts)
    shares = random.dirichlet(np.full(300, 0.5), 2)
    names = ["left", "right", *(f"x{i:02}" for i in range(outlets))]
    rates = np.vstack([shares, *[shares.mean(axis=0)] * outlets]).repeat(n, axis=0)
    sizes = np.exp(random.normal(6.3, 0.5, len(rates)))
    rates = rates * sizes[:, None] * (random.gamma(1, 1, rates.shape) if bursts else 1.0)
    units = pd.Index([f"u{i:04}" for i in range(len(rates))], name="unit")
    groups = np.repeat(names, n)
    table = pd.DataFrame(
        {"article": units, "outlet": groups, "group": groups, "stratum": "all", "cluster": units},
        index=units,
    ).astype("str")
    design = Design(table, "article", {"group": "outlet", "stratum": None, "cluster": "copy_group"})
    matrix = sparse.csr_array(random.poisson(rates))
    counts = TermCounts(matrix, tuple(f"t{i:03}" for i in range(300)), units)
    table = wordscores(counts, {"left": -1.0, "right": 1.0}, design).table
    score = table[table["parameter"] == "score"].set_index("term")["estimate"]
    score = score.reindex(counts.terms)
    known = score.notna().to_numpy()
    rate = shares.mean(axis=0)[known]
    truth = float(score.to_numpy()[known] @ rate / rate.sum())
    found = table[(table["parameter"] == "raw") & ~table["term"].isin(["left", "right"])]
    return float(((found["lower"] <= truth) & (truth <= found["upper"])).mean())


def of_trend(share: float) -> Iterator[Row]:
    """Mean and slope of a series in which what strays one period still strays the next (AR); and
    a change of level: how often one is found, and its date held."""
    sets = max(20, round(share * FULL))
    for periods in (52, 104, 208):
        for persistence in (0.0, 0.6):
            held = trend_coverage.covered(periods, persistence, n=sets)
            for name, one in zip(("mean", "slope"), held, strict=True):
                setting = f"{name}, {periods} periods, AR {persistence}"
                yield row("trend", setting, sets, coverage=one, size=1 - one)
    changes = max(10, round(share * FULL / 5))
    for persistence, size in ((0.0, 1.5), (0.6, 4.0)):
        none, _ = trend_coverage.changed(104, persistence, size=0.0, n=changes)
        some, dated = trend_coverage.changed(104, persistence, size=size, n=changes)
        setting = f"change of level by {size}, 104 periods, AR {persistence}"
        yield row("trend", setting, changes, size=none, coverage=dated, power=some)


MEASURED: dict[str, Callable[[float], Iterator[Row]]] = {
    "keyness": of_keyness,
    "collocates": of_collocates,
    "shift": of_shift,
    "partisanship": of_partisanship,
    "divergence": of_divergence,
    "wordfish": of_wordfish,
    "wordscores": of_wordscores,
    "trend": of_trend,
}
