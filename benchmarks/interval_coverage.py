"""How often a contrast's 95 % interval covers the truth, and how often p < .05 without any.

    python benchmarks/interval_coverage.py [--designs 20] [--features 100] [--out FILE.csv]

Every line simulates designs × features data sets (2,000 by default). Articles differ in length
(log-normal), their rates are over-dispersed (gamma), and clusters are of unequal size:

- ``clusters``: n articles a side, no strata;
- ``events``: n events with 1 to 3 articles a side, the difference itself varying over events;
- ``inside``: n articles a side in n / 4 events, four a side in each;
- ``mixed``: half of n as events with 1 or 2 articles a side, half as articles inside events;
- ``outlets``: n outlets a side with 1 to 60 articles each, whose rates differ between outlets
  of one group, scattered over 25 events.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from framing.compare import Resampling, contrast
from framing.corpus.design import Design
from framing.errors import FramingWarning
from framing.provenance import seeded

STRUCTURES = ("clusters", "events", "inside", "mixed", "outlets")
SIZES = (8, 12, 20, 40)
RATES = (1.0, 4.0)
DIFFERENCES = (0.0, 2.0)


@dataclass(frozen=True)
class Scene:
    """One simulated population: what is drawn whole or inside, how many, how often, how unlike."""

    structure: str
    n: int
    rate: float
    difference: float


def simulated(scene: Scene, *, features: int, number: int) -> tuple[pd.DataFrame, Design]:
    """Scores and design of one draw from the scene's population."""
    random = seeded(1, "coverage", *vars(scene).values(), number)
    group, event, outlet = layout(scene, random)
    n = len(group)
    tokens = np.round(np.exp(random.normal(6.3, 0.6, n))).astype(np.int64) + 20
    base = scene.rate * random.gamma(4, 1 / 4, size=(event.max() + 1, features))[event]
    spread = random.gamma(4, 1 / 4, size=(event.max() + 1, features))[event]
    change = scene.difference * (spread if scene.structure == "events" else 1.0)
    rate = base + group[:, None] * change
    if scene.structure == "outlets":
        rate = rate * random.gamma(10, 1 / 10, size=(outlet.max() + 1, features))[outlet]
    rate = rate * random.gamma(4, 1 / 4, size=(n, features))
    units = pd.Index([f"u{i:05d}" for i in range(n)], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": [f"o{i:03d}" for i in outlet],
            "group": np.where(group == 1, "a", "b"),
            "stratum": [f"e{i:03d}" for i in event],
            "cluster": units,
        },
        index=units,
    )
    names = {
        "group": "leaning" if scene.structure == "outlets" else "outlet",
        "stratum": None if scene.structure == "clusters" else "event",
        "cluster": "copy_group",
    }
    design = Design(table, "article", names, outlet_label=scene.structure == "outlets")
    counts = random.poisson(rate * tokens[:, None] / 1000)
    scores = pd.DataFrame(counts, index=units, columns=[f"f{i:03d}" for i in range(features)])
    return scores.assign(n_tokens=tokens), design


def layout(scene: Scene, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Group (1 or 0), event and outlet of each article."""
    n = scene.n
    if scene.structure == "events":
        articles = random.choice([1, 2, 3], p=[0.6, 0.25, 0.15], size=2 * n)
        group, event = np.repeat([1, 0], n), np.tile(np.arange(n), 2)
        group, event = np.repeat(group, articles), np.repeat(event, articles)
        return group, event, group
    if scene.structure == "mixed":
        few, many = n // 2, -(-n // 2 // 4)
        articles = np.concatenate([random.integers(1, 3, size=few), np.full(many, 4)] * 2)
        event = np.repeat(np.tile(np.arange(few + many), 2), articles)
        group = np.repeat(np.repeat([1, 0], few + many), articles)
        return group, event, group
    if scene.structure == "outlets":
        articles = np.minimum(random.geometric(0.08, size=2 * n), 60)
        outlet = np.repeat(np.arange(2 * n), articles)
        return (outlet < n).astype(np.int64), random.integers(25, size=len(outlet)), outlet
    group = np.repeat([1, 0], n)
    inside = scene.structure == "inside"
    event = np.tile(np.arange(n) // 4, 2) if inside else np.zeros(2 * n, dtype=np.int64)
    return group, event, group


def measured(scene: Scene, *, designs: int, features: int) -> dict[str, object]:
    """Coverage, width and share of p < .05 of one scene."""
    resampling = Resampling(permutations=999, draws=999)
    tables = []
    for number in range(designs):
        scores, design = simulated(scene, features=features, number=number)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            result = contrast(scores, design, pair=("a", "b"), seed=number, resampling=resampling)
        tables.append(result.table)
    table = pd.concat(tables)
    there = table[table["lower"].notna()]
    covered = (there["lower"] <= scene.difference) & (scene.difference <= there["upper"])
    return {
        **vars(scene),
        "data_sets": len(table),
        "not_estimable": len(table) - len(there),
        "coverage": round(covered.mean(), 4),
        "width": round((there["upper"] - there["lower"]).median(), 3),
        "p_below_05": round((table["p_value"].dropna() < 0.05).mean(), 4),
    }


def main(arguments: list[str]) -> int:
    """Simulate every scene and print one line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--designs", type=int, default=20)
    parser.add_argument("--features", type=int, default=100)
    parser.add_argument("--only", choices=STRUCTURES)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(arguments)
    structures = [given.only] if given.only else STRUCTURES
    rows = []
    for scene in itertools.starmap(
        Scene, itertools.product(structures, given.sizes, RATES, DIFFERENCES)
    ):
        rows.append(measured(scene, designs=given.designs, features=given.features))
        sys.stdout.write(" ".join(f"{name}={value}" for name, value in rows[-1].items()) + "\n")
        sys.stdout.flush()
    if given.out:
        pd.DataFrame(rows).to_csv(given.out, index=False, lineterminator="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
