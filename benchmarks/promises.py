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
from framing.provenance import seeded, versions

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
USED = ("framing", "numpy", "pandas", "scipy")
DOCS = Path(__file__).parent.parent / "docs" / "explanation"
PAGE = Path(__file__).with_name("promises_page.md")


def page(rows: list[Row]) -> str:
    """The page in Markdown: what was simulated for each function, and its table."""
    said = []
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
    used = "; ".join(f"{name} {version}" for name, version in versions().items() if name in USED)
    whole = PAGE.read_text(encoding="utf-8")
    tables = "\n".join(said).rstrip("\n")
    return whole.replace("{tables}", tables).replace("{versions}", f"made with {used}")


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
