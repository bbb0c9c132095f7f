"""Size, coverage and power of every function that prints a p or an interval, on one page.

    python -m benchmarks.promises [--share 0.5] [--only contrast rates …] [--to FOLDER]

Each row is a simulation whose truth is known. ``--share 1`` simulates 2,000 data sets a row; the
page states how many there were. What was simulated is kept in ``promises.json`` beside the page,
``promises.md``; functions that are not named with ``--only`` keep their rows.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks import (
    corrected_coverage,
    interval_coverage,
    promised_scores,
    promised_words,
    regression_coverage,
)
from benchmarks.promised_words import FULL, Row, row
from framing.compare import Plans, Resampling, agreement, contrast, contrast_all, power, rates
from framing.corpus.design import Design
from framing.errors import FramingWarning
from framing.files import write_json, write_text
from framing.provenance import seeded

FEATURES = 50
NAMES = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
QUICK = Resampling(permutations=499, draws=499)


def of_contrast(share: float) -> Iterator[Row]:
    """Two groups: by structure and number of what is resampled."""
    designs = max(1, round(share * FULL / FEATURES))
    for structure in interval_coverage.STRUCTURES:
        for n in (8, 20, 40):
            none, some = (
                interval_coverage.measured(
                    interval_coverage.Scene(structure, n, 4.0, difference),
                    designs=designs,
                    features=FEATURES,
                )
                for difference in (0.0, 2.0)
            )
            yield row(
                "contrast",
                f"{structure}, {n} a side",
                designs * FEATURES,
                size=none["p_below_05"],
                coverage=(none["coverage"] + some["coverage"]) / 2,
                power=some["p_below_05"],
            )


def groups_of(number: int, *, groups: int, events: int, ratio: float) -> tuple:
    """Scores and design of some groups on the same events; the first one's rates differ."""
    random = seeded(1, "promises", number, groups, events, ratio)
    event = np.repeat(np.arange(events), groups)
    name = np.tile([f"g{i}" for i in range(groups)], events)
    level = 4 * random.gamma(4, 1 / 4, (events, FEATURES))[event]
    level = level * random.gamma(4, 1 / 4, level.shape)
    level[name == "g0"] *= ratio
    tokens = np.round(np.exp(random.normal(6.3, 0.6, len(event)))).astype(np.int64) + 20
    units = pd.Index([f"u{i:05d}" for i in range(len(event))], name="unit")
    table = pd.DataFrame(
        {"article": units, "outlet": name, "group": name, "cluster": units}, index=units
    ).assign(stratum=[f"e{i:03d}" for i in event])
    scores = pd.DataFrame(
        random.poisson(level * tokens[:, None] / 1000),
        index=units,
        columns=[f"f{i}" for i in range(FEATURES)],
    )
    return scores.assign(n_tokens=tokens), Design(table.astype("str"), "article", NAMES)


def of_contrast_all(share: float) -> Iterator[Row]:
    """Four groups, each against all others, and all pairs."""
    designs = max(1, round(share * FULL / FEATURES / 4))
    for events in (12, 30):
        found = {}
        for ratio in (1.0, 1.5):
            tables = []
            for number in range(designs):
                scores, design = groups_of(number, groups=4, events=events, ratio=ratio)
                tables.append(contrast_all(scores, design, seed=number, resampling=QUICK).table)
            found[ratio] = pd.concat(tables)
        none = found[1.0]
        differs = found[1.5][found[1.5]["group"] == "g0"]
        yield row(
            "contrast_all",
            f"4 groups, {events} events",
            designs * FEATURES,
            size=(none["p_value"].dropna() < 0.05).mean(),
            coverage=inside(none, 0.0),
            power=(differs["p_value"].dropna() < 0.05).mean(),
            discoveries=(none["q_value"] < 0.05).sum() / designs,
        )


def inside(table: pd.DataFrame, truth: float) -> float:
    """The share of the intervals there that hold the truth."""
    there = table[table["lower"].notna()]
    return float(((there["lower"] <= truth) & (truth <= there["upper"])).mean())


def of_rates(share: float) -> Iterator[Row]:
    """One group's rate, by number of articles."""
    designs = max(1, round(share * FULL / FEATURES))
    for n in (8, 20, 40):
        tables = []
        for number in range(designs):
            scene = interval_coverage.Scene("clusters", n, 4.0, 0.0)
            scores, design = interval_coverage.simulated(scene, features=FEATURES, number=number)
            tables.append(rates(scores, design, groups=["a"]).table)
        # The rate is over words, and articles' rates do not depend on their lengths.
        yield row(
            "rates",
            f"{n} articles",
            designs * FEATURES,
            coverage=_conditional(tables, n, designs),
        )


def _conditional(tables: list[pd.DataFrame], n: int, designs: int) -> float:
    """Coverage of the level of each draw: its one event's own rate, which is the truth."""
    covered = []
    for number, table in zip(range(designs), tables, strict=True):
        scene = interval_coverage.Scene("clusters", n, 4.0, 0.0)
        random = seeded(1, "coverage", *vars(scene).values(), number)
        interval_coverage.layout(scene, random)
        np.round(np.exp(random.normal(6.3, 0.6, 2 * n)))
        truth = scene.rate * random.gamma(4, 1 / 4, size=(1, FEATURES))[0]
        there = table["lower"].notna().to_numpy()
        held = (table["lower"] <= truth) & (truth <= table["upper"])
        covered.append(held.to_numpy()[there])
    return float(np.concatenate(covered).mean())


def of_agreement(share: float) -> Iterator[Row]:
    """Two coders who each err at random on 15 % of the units."""
    sets, wrong, true_share = max(20, round(share * FULL / 2)), 0.15, 0.4
    rate = true_share * (1 - wrong) + (1 - true_share) * wrong
    alpha = 1 - 2 * wrong * (1 - wrong) / (2 * rate * (1 - rate))
    f1 = 2 * true_share * (1 - wrong) / (rate + true_share)
    for n in (20, 60, 200):
        held = {"alpha": [], "F1": []}
        for number in range(sets):
            random = seeded(1, "promises agreement", n, number)
            true = random.random(n) < true_share
            first, second = (np.where(random.random(n) < wrong, ~true, true) for _ in range(2))
            for name, pair, truth, asked in (
                ("alpha", (first, second), alpha, None),
                ("F1", (true, first), f1, "x"),
            ):
                codes = pd.DataFrame(
                    {
                        "unit": np.tile(np.arange(n), 2),
                        "coder": np.repeat(["x", "y"], n),
                        "label": np.concatenate(pair).astype(int),
                    }
                )
                table = agreement(codes, truth=asked, draws=499, seed=number).table
                found = table.iloc[0] if name == "alpha" else table.iloc[-1]
                if np.isfinite(found["lower"]):
                    held[name].append(found["lower"] <= truth <= found["upper"])
        for name, values in held.items():
            yield row("agreement", f"{name}, {n} units", sets, coverage=np.mean(values))


def of_corrected(share: float) -> Iterator[Row]:
    """Machine labels that err more on one group; 720 units, a fifth of them coded."""
    sets = max(20, round(share * FULL / 4))
    for scene in corrected_coverage.SCENES:
        none, some = (
            corrected_coverage.measured(scene, difference, data_sets=sets).set_index("feature")
            for difference in corrected_coverage.DIFFERENCES
        )
        for name in none.index:
            yield row(
                "corrected",
                f"{name}, {scene}",
                2 * sets,
                size=none.loc[name, "below"],
                coverage=(none.loc[name, "covered"] + some.loc[name, "covered"]) / 2,
                power=some.loc[name, "below"],
            )


def of_power(share: float) -> Iterator[Row]:
    """A pilot of 100 events foretells studies of 12 and 24 events; beside it the true power."""
    sets, ratio = max(4, round(share * FULL / FEATURES)), 1.6
    for events in (12, 24):
        scores, design = groups_of(9_999, groups=2, events=100, ratio=ratio)
        plans = Plans(sizes=(events,), repeats=max(50, sets))
        told = power(scores, design, pair=("g0", "g1"), effect=ratio, plans=plans).table
        below = []
        for number in range(sets):
            drawn = groups_of(number, groups=2, events=events, ratio=ratio)
            found = contrast(*drawn, pair=("g0", "g1"), seed=number, resampling=QUICK)
            below.append((found.table["p_value"].dropna() < 0.05).mean())
        yield row(
            "power",
            f"{events} events, foretold {told['estimate'].mean():.3f}",
            sets * FEATURES,
            power=np.mean(below),
        )


def of_regress(share: float) -> Iterator[Row]:
    """A label of outlets that says nothing, rates that differ between outlets."""
    sets = max(2, round(share * FULL / 40))
    for model in regression_coverage.MODELS:
        for outlets in (16, 40):
            found = regression_coverage.covered(
                model, outlets=outlets, data_sets=sets, features=40
            )["coverage"]
            held = float(str(found))
            yield row(
                "regress",
                f"{model}, {outlets} outlets",
                sets * 40,
                size=1 - held,
                coverage=held,
            )


MEASURED: dict[str, Callable[[float], Iterator[Row]]] = {
    "contrast": of_contrast,
    "contrast_all": of_contrast_all,
    "rates": of_rates,
    **promised_words.MEASURED,
    "regress": of_regress,
    **promised_scores.MEASURED,
    "agreement": of_agreement,
    "corrected": of_corrected,
    "power": of_power,
}
SHARES = ("size", "coverage", "power")
DOCS = Path(__file__).parent.parent / "docs" / "explanation"
HEAD = """# What the statistics promise

For every function that prints a p or an interval this page says how often it was right where the
truth is known: in data that were simulated. *Size* is the share of p < .05 where nothing differs
(promised: .05; for common features .03 to .07), *coverage* the share of 95 % intervals that hold
the truth (promised: .93 to .97 from 20 clusters a side, .90 or more from 8), *power* the share of
p < .05 where something does differ. Behind ± stand two standard errors of the simulation, the
data sets taken for independent; features of one simulated corpus share its layout, so that they
are a little more alike than that.

`multiverse` makes one `contrast` on every path and has no p of its own; of `wordfish` on single
documents, and of the penalised and plug-in `partisanship`, no interval is printed.

The scenes are those of `benchmarks/`: *clusters* are articles without events, *events* have one to
three articles a side, *inside* four a side, *mixed* both; *outlets* are drawn whole where a claim
is about kinds of outlets. `python -m benchmarks.promises --share 1` makes this page again.
"""
TAIL = """## Real news in random halves

The articles of every event are dealt at random to two groups, so that nothing can differ.
`python -m benchmarks.null_splits CORPUS` counts what `contrast` and `keyness` find all the same;
`python -m benchmarks.partisanship_null CORPUS` what `partisanship` and `divergence` do. On 248
articles of 45 events the leave-out share told was .4999 ± .0005 (120 halves, two standard errors),
with p < .05 in 5 % of them. Without events it is a little below one half under relabelled groups
(.4994 on the same articles): whoever is left out leaves a smaller group behind, and for a phrase
with one other speaker the listener then bets on the larger one. Gentzkow, Shapiro & Taddy's
estimator has this too; it is why p comes from relabelling and never from the distance to one half.
Within events one of the other group is left out as well, and it is gone.
"""


def page(rows: list[Row]) -> str:
    """The page in Markdown: what was simulated for each function, and its table."""
    said = [HEAD]
    for name, measure in MEASURED.items():
        ours = [one for one in rows if one["function"] == name]
        if not ours:
            continue
        columns = [column for column in SHARES if any(column in one for one in ours)]
        said.append(f"## `{name}`\n\n{inspect.getdoc(measure)}\n")
        lines = [["", "data sets", *columns], ["---", *["---:"] * (len(columns) + 1)]]
        for one in ours:
            told = [with_error(one.get(column), int(str(one["data sets"]))) for column in columns]
            lines.append([str(one["setting"]), f"{one['data sets']:,}", *told])
        said.append("\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n")
    return "\n".join([*said, TAIL])


def with_error(share: object, n: int) -> str:
    """A share with two standard errors, as in ``.951 ± .010``.

    Examples
    --------
    >>> with_error(0.95, 2000), with_error(None, 10)
    ('.950 ± .010', '')
    """
    if not isinstance(share, float) or share != share:
        return ""
    error = 2 * (max(share * (1 - share), 1 / n) / n) ** 0.5
    return f"{share:.3f} ± {error:.3f}".replace("0.", ".")


def main(arguments: list[str]) -> int:
    """Simulate and print; write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--share", type=float, default=0.1, help="of 2,000 data sets a row")
    parser.add_argument("--only", nargs="*", choices=tuple(MEASURED), default=tuple(MEASURED))
    parser.add_argument("--to", type=Path, default=DOCS, help="the folder of the page")
    given = parser.parse_args(arguments)
    warnings.simplefilter("ignore", FramingWarning)
    cache = given.to / "promises.json"
    kept = json.loads(cache.read_text(encoding="utf-8")) if cache.is_file() else []
    for name in given.only:
        rows = []
        for one in MEASURED[name](given.share):
            rows.append(one)
            sys.stdout.write(" ".join(f"{key}={value}" for key, value in one.items()) + "\n")
            sys.stdout.flush()
        kept = [one for one in kept if one["function"] != name] + rows
        write_json(cache, kept)
    order = list(MEASURED)
    kept = sorted(kept, key=lambda one: order.index(one["function"]))
    write_json(cache, kept)
    write_text(given.to / "promises.md", page(kept))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
