"""What key words are found where there is no difference: random halves of real news.

    framing corpus add news.parquet --map outlet=…,event=…,headline=…,text=… --to CORPUS
    python benchmarks/keyness_null.py CORPUS [--splits 200] [--permutations 999]

In every event the articles are dealt at random to two pseudo-groups (see `null_splits.py`), and
every word is compared. Beside `keyness` stand what is in use: G² with each word taken for an
observation, corrected by Benjamini–Hochberg, and z of the log-odds above 1.96.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from benchmarks.null_splits import PAIR, split
from framing.compare import Resampling, TermCounts, adjusted, keyness
from framing.corpus import Corpus
from framing.errors import FramingWarning
from framing.extractor import Terms


def main(arguments: list[str]) -> int:
    """Split, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--splits", type=int, default=200)
    parser.add_argument("--permutations", type=int, default=999)
    parser.add_argument("--strata", default="event")
    given = parser.parse_args(arguments)
    corpus = Corpus.read(given.corpus)
    strata = None if given.strata == "none" else given.strata
    design = corpus.design("article", groups="outlet", strata=strata)
    counts = TermCounts.by(Terms(min_units=1), corpus.tokens("article"))
    resampling = Resampling(permutations=given.permutations)
    rows = []
    for number in range(given.splits):
        halves = split(design, number, by_outlet=False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            found = keyness(counts, halves, pair=PAIR, seed=number, resampling=resampling).table
        tested = found[found["p_value"].notna()]
        by_token = adjusted(stats.chi2.sf(tested["g2"].abs(), 1))
        rows.append(
            {
                "tests": len(tested),
                "keyness, share of p < .05": (tested["p_value"] < 0.05).mean(),
                "keyness, discoveries": (tested["q_value"] < 0.05).sum(),
                "G2 by token, discoveries": (by_token < 0.05).sum(),
                "log-odds, share of |z| > 1.96": (tested["z"].abs() > 1.96).mean(),
                "intervals without 0": np.mean((tested["lower"] > 0) | (tested["upper"] < 0)),
            }
        )
    told = pd.DataFrame(rows)
    sys.stdout.write(f"{given.splits} splits of {len(corpus):,} articles; means a split:\n")
    sys.stdout.write(told.mean().round(4).to_string() + "\n")
    any_found = (told["keyness, discoveries"] > 0).mean()
    sys.stdout.write(f"splits with any discovery of keyness: {any_found:.3f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
