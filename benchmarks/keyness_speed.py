"""CPU seconds and memory of one keyness: 10,000 articles × 50,000 terms, 1,000 resamples.

    OPENBLAS_NUM_THREADS=1 python benchmarks/keyness_speed.py [--articles 10000] [--terms 50000]

Words are drawn by Zipf's law, of an article's own taste, about 300 different ones in each
article. Without events and with 100 and 2,500 of them. Beside it stands one product of all the
relabellings with the counts by scipy, which is the least that a method can do that looks at
every relabelling, and is not yet a test.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare import Resampling, TermCounts, keyness
from framing.corpus.design import Design
from framing.provenance import seeded

EVENTS = (1, 100, 2_500)
PERMUTATIONS = 1_000
WORDS = 600


def simulated(articles: int, terms: int, events: int) -> tuple[TermCounts, Design]:
    """Counts of two outlets' articles on so many events."""
    random = seeded(1, "keyness speed", articles, terms, events)
    outlet = np.where(random.random(articles) < 0.5, "ledger", "tribune")
    length = np.round(WORDS * np.exp(random.normal(0, 0.5, articles))).astype(np.int64)
    zipf = 1.0 / (np.arange(terms) + 2.7)
    zipf /= zipf.sum()
    rows = np.repeat(np.arange(articles), length)
    drawn = np.searchsorted(np.cumsum(zipf), random.random(len(rows))).clip(0, terms - 1)
    matrix = sparse.coo_array((np.ones(len(rows), np.int64), (rows, drawn)), (articles, terms))
    units = pd.Index([f"a{i:06d}" for i in range(articles)], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": outlet,
            "group": outlet,
            "stratum": [f"e{i:05d}" for i in random.integers(events, size=articles)],
            "cluster": units,
        },
        index=units,
    ).astype("str")
    names = {
        "group": "outlet",
        "stratum": "event" if events > 1 else None,
        "cluster": "copy_group",
    }
    counts = TermCounts(sparse.csr_array(matrix), tuple(f"t{i:06d}" for i in range(terms)), units)
    return counts, Design(table, "article", names)


def product(counts: TermCounts) -> float:
    """CPU seconds of all relabellings times the counts, from a tenth of them."""
    labels = seeded(1, "labels").random((PERMUTATIONS // 10, len(counts))) < 0.5
    labels, matrix = labels.astype(np.float64), counts.matrix.astype(np.float64)
    start = time.process_time()
    labels @ matrix
    return 10 * (time.process_time() - start)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--terms", type=int, default=50_000)
    given = parser.parse_args(arguments)
    resampling = Resampling(permutations=PERMUTATIONS)
    warm, design = simulated(200, 100, 1)
    keyness(warm, design, pair=("ledger", "tribune"), resampling=resampling)
    for events in EVENTS:
        counts, design = simulated(given.articles, given.terms, events)
        start = time.process_time()
        found = keyness(counts, design, pair=("ledger", "tribune"), resampling=resampling)
        used = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        sys.stdout.write(
            f"{events:,} events: {used:.2f} CPU s for {found.table['p_value'].notna().sum():,} "
            f"tests on {counts.matrix.nnz:,} counts; one product {product(counts):.2f} s; "
            f"at most {peak:.2f} GB held\n"
        )
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
