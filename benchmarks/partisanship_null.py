"""What partisanship and divergence tell where there is nothing: random halves of real news.

    framing corpus add news.parquet --map outlet=…,event=…,headline=…,text=… --to CORPUS
    python benchmarks/partisanship_null.py CORPUS [--splits 50] [--strata event]

In every event the articles are dealt at random to two pseudo-groups (see `null_splits.py`), and
the share told by two-word phrases is estimated, with the mean of its permuted null beside it,
as is the Jensen–Shannon divergence of words. Printed are the means over splits and the share of
splits with p < .05.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

import pandas as pd

from benchmarks.null_splits import PAIR, split
from framing.compare import Resampling, TermCounts, divergence, partisanship
from framing.compare.partisanship import ESTIMATORS
from framing.corpus import Corpus
from framing.errors import FramingWarning
from framing.extractor import Terms


def main(arguments: list[str]) -> int:
    """Split, estimate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--splits", type=int, default=50)
    parser.add_argument("--permutations", type=int, default=99)
    parser.add_argument("--strata", default="event")
    parser.add_argument("--estimators", nargs="+", choices=ESTIMATORS, default=ESTIMATORS)
    given = parser.parse_args(arguments)
    corpus = Corpus.read(given.corpus)
    strata = None if given.strata == "none" else given.strata
    design = corpus.design("article", groups="outlet", strata=strata)
    tokens = corpus.tokens("article")
    phrases = TermCounts.by(Terms(ngrams=(2, 2), min_units=1), tokens)
    words = TermCounts.by(Terms(min_units=1), tokens)
    resampling = Resampling(permutations=given.permutations)
    rows = []
    for number in range(given.splits):
        halves = split(design, number, by_outlet=False)
        row = {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            for name in given.estimators:
                found = partisanship(
                    phrases, halves, pair=PAIR, estimator=name, seed=number, resampling=resampling
                ).table
                row[name], row[f"{name}, permuted"] = found["estimate"].iloc[:2]
                row[f"{name}, above 95 % of the null"] = row[name] > found["upper"].iloc[1]
            apart = divergence(
                words, halves, pair=PAIR, seed=number, resampling=resampling
            ).table.iloc[0]
        row["divergence beyond chance"] = apart["estimate"]
        row["divergence, share of p < .05"] = apart["p_value"] < 0.05
        rows.append(row)
    told = pd.DataFrame(rows).astype(float)
    summary = pd.DataFrame({"mean": told.mean(), "sd": told.std()}).round(5)
    sys.stdout.write(f"{given.splits} splits of {len(corpus):,} articles\n{summary.to_string()}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
