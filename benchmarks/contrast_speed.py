"""CPU seconds of one contrast: 200 features × 10,000 articles with 10,000 permutations.

    OPENBLAS_NUM_THREADS=1 python benchmarks/contrast_speed.py [--articles 10000] [--features 200]

Once without strata and once with 100, 1,000 and 2,500 events. Beside it stands the time of the
two matrix products that no method of this kind can do without, which tells how busy and how
fast the machine is.
"""

from __future__ import annotations

import argparse
import sys
import time

import numpy as np
import pandas as pd

from framing.compare import Resampling, contrast
from framing.corpus.design import Design
from framing.provenance import seeded

EVENTS = (1, 100, 1_000, 2_500)
PERMUTATIONS = 9_999
BATCH = 200


def simulated(articles: int, features: int, events: int) -> tuple[pd.DataFrame, Design]:
    """Over-dispersed counts of two outlets on so many events."""
    random = seeded(1, "speed", articles, features, events)
    outlet = np.where(random.random(articles) < 0.5, "ledger", "tribune")
    tokens = np.round(np.exp(random.normal(6.5, 0.6, articles))).astype(np.int64)
    rates = 0.005 * random.gamma(2, 0.5, size=(articles, features))
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
    counts = random.poisson(rates * tokens[:, None])
    scores = pd.DataFrame(counts, index=units, columns=[f"f{i:04d}" for i in range(features)])
    return scores.assign(n_tokens=tokens), Design(table, "article", names)


def products(articles: int, features: int) -> float:
    """CPU seconds of the two matrix products of all permutations, from one batch of them."""
    labels = np.ones((BATCH, articles))
    values = np.ones((articles, features))
    labels @ values
    start = time.process_time()
    for _ in range(4):
        labels @ values
    return 2 * (time.process_time() - start) / 4 * PERMUTATIONS / BATCH


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--features", type=int, default=200)
    given = parser.parse_args(arguments)
    for events in EVENTS:
        scores, design = simulated(given.articles, given.features, events)
        least = products(given.articles, given.features)
        start = time.process_time()
        contrast(
            scores,
            design,
            pair=("ledger", "tribune"),
            resampling=Resampling(permutations=PERMUTATIONS),
        )
        used = time.process_time() - start
        sys.stdout.write(
            f"{events:,} events: {used:.2f} CPU s, of which the two products {least:.2f}\n"
        )
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
