"""Do keyness and its like keep their promises? Coverage and size on simulated news.

    python benchmarks/words_coverage.py [--designs 20] [--sizes 8 20 40]

Articles of unequal length use words in bursts (gamma-Poisson), more on some events than on
others; the layouts are those of `interval_coverage.py`. A quarter of the words each is expected
0.1, 0.5, 2 and 8 times in 1,000 words; half of them twice as often in the first group. Printed
are, by how often a word is expected in the rarer group, the share of intervals that hold the
truth (the log-odds, with the same prior, of the counts that are expected) and the share of
p < .05 among words that do not differ.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy import sparse

from benchmarks.interval_coverage import STRUCTURES, Scene, layout
from framing.compare import Prior, Resampling, TermCounts, keyness
from framing.compare.dirichlet import log_odds
from framing.corpus.design import Design
from framing.errors import FramingWarning
from framing.provenance import seeded

SIZES = (8, 20, 40)
RATES = (0.1, 0.5, 2.0, 8.0)
RATIO = 2.0
HITS = (0, 5, 20, 100, np.inf)
PAIR = ("a", "b")


def simulated(structure: str, n: int, number: int, *, words: int) -> tuple[TermCounts, Design]:
    """Counts and design of one draw; the last term is all other words."""
    scene = Scene(structure, n, 0.0, 0.0)
    random = seeded(1, "words", structure, n, number)
    group, event, outlet = layout(scene, random)
    size = np.round(np.exp(random.normal(6.3, 0.6, len(group)))).astype(np.int64) + 20
    rate = expected(words)[1 - group]
    rate = rate * random.gamma(4, 1 / 4, size=(event.max() + 1, words))[event]
    if structure == "outlets":
        rate = rate * random.gamma(10, 1 / 10, size=(outlet.max() + 1, words))[outlet]
    rate = rate * random.gamma(2, 1 / 2, size=(len(group), words))
    counts = random.poisson(rate * size[:, None])
    rest = np.maximum(0, size - counts.sum(axis=1))
    units = pd.Index([f"u{i:05d}" for i in range(len(group))], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": [f"o{o:03d}" for o in outlet],
            "group": np.array(PAIR)[1 - group],
            "stratum": [f"e{e:03d}" for e in event],
            "cluster": units,
        },
        index=units,
    ).astype("str")
    names = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    names["stratum"] = None if structure == "clusters" else "event"
    matrix = sparse.csr_array(np.column_stack([counts, rest]))
    terms = (*(f"w{i:04d}" for i in range(words)), "~")
    design = Design(table, "article", names, outlet_label=structure == "outlets")
    return TermCounts(matrix, terms, units), design


def expected(words: int) -> np.ndarray:
    """Rates of the words in the two groups, shape (2, words)."""
    base = np.tile(RATES, -(-words // len(RATES)))[:words] / 1000
    differs = np.arange(words) % (2 * len(RATES)) >= len(RATES)
    return np.stack([np.where(differs, RATIO, 1.0) * base, base])


def told(
    structure: str, n: int, *, designs: int, words: int, measure: Callable = keyness
) -> pd.DataFrame:
    """One row a word and design: is the truth inside, does it differ, what are p and hits."""
    rates = np.column_stack([expected(words), 1 - expected(words).sum(axis=1)])
    found = []
    for number in range(designs):
        counts, design = simulated(structure, n, number, words=words)
        background = pd.Series(rates.mean(axis=0), list(counts.terms))
        prior = Prior(background=background)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            result = (
                measure(
                    counts,
                    design,
                    pair=PAIR,
                    prior=prior,
                    seed=number,
                    resampling=Resampling(permutations=999),
                )
                .table.set_index("feature")
                .reindex(counts.terms)
            )
        sizes = result[["exposure", "exposure_reference"]].dropna().iloc[0].to_numpy()
        truth, _ = log_odds(rates * sizes[:, None], sizes, prior.alpha(counts.terms))
        found.append(
            pd.DataFrame(
                {
                    "hits": (rates * sizes[:, None]).min(axis=0),
                    "there": result["lower"].notna(),
                    "inside": (result["lower"] <= truth) & (truth <= result["upper"]),
                    "p": result["p_value"].to_numpy(),
                    "differs": rates[0] != rates[1],
                }
            ).iloc[:-1]
        )
    return pd.concat(found)


def measured(structure: str, n: int, *, designs: int, words: int) -> pd.DataFrame:
    """Coverage and size of one scene, by the hits expected in the rarer group."""
    table = told(structure, n, designs=designs, words=words)
    band = pd.cut(table["hits"], HITS, right=False)
    rows = []
    for name, part in table.groupby(band, observed=True):
        inside = part.loc[part["there"], "inside"]
        p_values = part.loc[~part["differs"], "p"].dropna()
        rows.append(
            {
                "structure": structure,
                "n": n,
                "hits": f"{name.left:.0f} to {name.right:.0f}",
                "intervals": len(inside),
                "coverage": round(inside.mean(), 4),
                "tests": len(p_values),
                "p_below_05": round((p_values < 0.05).mean(), 4),
            }
        )
    return pd.DataFrame(rows)


def main(arguments: list[str]) -> int:
    """Simulate every scene and print its lines."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--designs", type=int, default=20)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", choices=STRUCTURES)
    given = parser.parse_args(arguments)
    structures = [given.only] if given.only else STRUCTURES
    for structure, n in itertools.product(structures, given.sizes):
        rows = measured(structure, n, designs=given.designs, words=given.words)
        sys.stdout.write(rows.to_string(index=False) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
