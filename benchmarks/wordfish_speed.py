"""Processor time of wordfish, all standard errors included, on documents by a Zipf vocabulary.

    OMP_NUM_THREADS=1 python -m benchmarks.wordfish_speed [--documents 1000] [--words 20000]

Beside it one pass over every pair of document and word, which any program that works through the
whole table makes at least twice in every round.
"""

from __future__ import annotations

import argparse
import sys
import time

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare import TermCounts, wordfish
from framing.provenance import seeded


def simulated(documents: int, words: int, *, length: int = 600) -> tuple[TermCounts, np.ndarray]:
    """Counts and true positions."""
    random = seeded(1, "wordfish-speed", documents, words)
    theta = random.normal(size=documents)
    theta = (theta - theta.mean()) / theta.std(ddof=1)
    rate = np.exp(np.outer(theta, random.normal(0, 0.4, words)) - np.log(np.arange(words) + 5.0))
    rate *= (random.lognormal(np.log(length), 0.5, documents) / rate.sum(axis=1))[:, None]
    matrix = sparse.csr_array(random.poisson(rate))
    units = pd.Index([f"d{i:05}" for i in range(documents)], name="unit")
    return TermCounts(matrix, [f"w{j:05}" for j in range(words)], units), theta


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--words", type=int, default=20_000)
    given = parser.parse_args(arguments)
    counts, theta = simulated(given.documents, given.words)
    started = time.process_time()
    found = wordfish(counts)
    ours = time.process_time() - started
    positions = found.table.loc[found.table["parameter"] == "theta", "estimate"]
    started = time.process_time()
    np.exp(np.outer(theta, np.linspace(-1, 1, given.words))).sum()
    one_pass = time.process_time() - started
    sys.stdout.write(
        f"{given.documents:,} documents x {given.words:,} words: {ours:.2f} s, "
        f"{ours / one_pass:.0f} passes over all pairs; r = "
        f"{abs(np.corrcoef(positions, theta)[0, 1]):.3f}. {found.notes[1]}\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
