"""How often wordfish's intervals within events cover the outlets' true positions.

    python -m benchmarks.scaling_coverage [-n 25]

Each outlet has an article on each event; what events are about differs widely, articles differ in
length, and with bursts a word's count is over-dispersed (gamma of variance 1) in each article.
The last lines are documents scaled by themselves, with two standard errors each way: they cover
far less often than 95 %, which is why `wordfish` gives no interval there.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare import TermCounts, wordfish
from framing.corpus.design import Design
from framing.provenance import seeded

WORDS = 1_200


def simulated(*, outlets: int, events: int, bursts: float, number: int):
    """Counts, design and true positions; with one event, documents by themselves."""
    random = seeded(1, "wordfish", outlets, events, bursts, number)
    theta = random.normal(size=outlets)
    theta = (theta - theta.mean()) / theta.std(ddof=1)
    subject, event = np.repeat(np.arange(outlets), events), np.tile(np.arange(events), outlets)
    about = random.normal(0, 1.5, (events, WORDS)) - np.log(np.arange(WORDS) + 5.0)
    rate = np.exp(theta[subject][:, None] * random.normal(0, 0.3, WORDS) + about[event])
    length = random.lognormal(np.log(500), 0.5, len(subject))
    rate *= (length / rate.sum(axis=1))[:, None]
    if bursts:
        rate *= random.gamma(1 / bursts, bursts, rate.shape)
    units = pd.Index([f"u{i:05}" for i in range(len(subject))], name="unit")
    names = [f"o{i:03}" for i in subject]
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": names,
            "group": names,
            "stratum": [f"e{i:03}" for i in event],
            "cluster": units,
        },
        index=units,
    ).astype("str")
    columns = {"group": "outlet", "stratum": "event", "cluster": "copy_group"}
    matrix = sparse.csr_array(random.poisson(rate))
    counts = TermCounts(matrix, [f"w{j:04}" for j in range(WORDS)], units)
    return counts, Design(table, "article", columns), theta


def covered(*, outlets: int, events: int, n: int, bursts: float) -> float:
    """Share of true positions inside the interval, or inside two standard errors."""
    inside = []
    for number in range(n):
        counts, design, theta = simulated(
            outlets=outlets, events=events, bursts=bursts, number=number
        )
        table = wordfish(counts, design if events > 1 else None).table
        found = table[table["parameter"] == "theta"]
        estimate = found["estimate"].to_numpy()
        reach = found["upper"].to_numpy() - estimate if events > 1 else 2 * found["se"].to_numpy()
        sign = 1.0 if estimate @ theta > 0 else -1.0
        inside.append((np.abs(sign * estimate - theta) <= reach).mean())
    return float(np.mean(inside))


def main(arguments: list[str]) -> int:
    """Print one line a setting."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", type=int, default=25, help="data sets of each setting")
    given = parser.parse_args(arguments)
    for outlets, events in ((8, 12), (8, 40), (4, 20), (20, 1), (60, 1)):
        for bursts in (0.0, 1.0):
            share = covered(outlets=outlets, events=events, n=given.n, bursts=bursts)
            sys.stdout.write(f"{outlets} outlets, {events} events, bursts {bursts}: {share:.3f}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
