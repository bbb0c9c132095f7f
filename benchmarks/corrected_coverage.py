"""How often intervals of `corrected` cover the truth, where the machine errs by group.

    python benchmarks/corrected_coverage.py [--data-sets 500] [--out FILE.csv]

Groups differ by ``difference`` in the share of a label. The machine finds it with a sensitivity
and specificity of its own in each group, so that its naïve difference is off. A fifth of the
units is coded at random. Scenes: units without strata, and units on events with two to four a
side, the label's share varying over events.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

from framing.compare import Resampling, corrected
from framing.corpus.design import Design
from framing.errors import FramingWarning
from framing.provenance import seeded

SCENES = ("units", "events")
DIFFERENCES = (0.0, 0.1)
RIGHT = {"a": (0.9, 0.8), "b": (0.7, 0.95)}
CODED = 0.2


def simulated(scene: str, difference: float, number: int) -> tuple[pd.DataFrame, Design]:
    """Labels and design of one draw."""
    random = seeded(1, "corrected coverage", scene, difference, number)
    n_events = 60
    each = random.integers(2, 5, size=2 * n_events)
    event = np.repeat(np.tile(np.arange(n_events), 2), each)
    group = np.repeat(np.repeat(["a", "b"], n_events), each)
    share = 0.3 + (0.15 * random.uniform(-1, 1, n_events)[event] if scene == "events" else 0.0)
    true = (random.random(len(group)) < share + difference * (group == "a")).astype(float)
    found = np.array([RIGHT[name][0] for name in group])
    spared = np.array([RIGHT[name][1] for name in group])
    right = random.random(len(group)) < np.where(true == 1, found, spared)
    units = pd.Index([f"u{i:04d}" for i in range(len(group))], name="unit")
    labels = pd.DataFrame(
        {
            "machine": np.where(right, true, 1 - true),
            "coded": np.where(random.random(len(group)) < CODED, true, np.nan),
        },
        index=units,
    )
    stratum = [f"e{i:02d}" for i in event] if scene == "events" else "all"
    table = pd.DataFrame(
        {"article": units, "outlet": group, "group": group, "stratum": stratum, "cluster": units},
        index=units,
    ).astype("str")
    names = {"group": "outlet", "stratum": "event" if scene == "events" else None}
    return labels, Design(table, "article", names)


def measured(scene: str, difference: float, *, data_sets: int) -> pd.DataFrame:
    """Coverage, width and share of p < .05 of each estimate in one scene."""
    tables = []
    for number in range(data_sets):
        labels, design = simulated(scene, difference, number)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            found = corrected(
                labels,
                design,
                pair=("a", "b"),
                seed=number,
                resampling=Resampling(permutations=199, draws=399),
            )
        tables.append(found.table)
    table = pd.concat(tables)
    table["covered"] = (table["lower"] <= difference) & (difference <= table["upper"])
    table["width"] = table["upper"] - table["lower"]
    table["below"] = table["p_value"] < 0.05
    means = table.groupby("feature", sort=False)[["estimate", "covered", "width", "below"]].mean()
    means.insert(0, "difference", difference)
    means.insert(0, "scene", scene)
    return means.reset_index()


def main(arguments: list[str]) -> int:
    """Simulate every scene and print one line an estimate."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data-sets", type=int, default=500)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(arguments)
    tables = []
    for scene, difference in itertools.product(SCENES, DIFFERENCES):
        tables.append(measured(scene, difference, data_sets=given.data_sets))
        sys.stdout.write(tables[-1].round(3).to_string(index=False) + "\n")
        sys.stdout.flush()
    if given.out:
        pd.concat(tables).to_csv(given.out, index=False, lineterminator="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
