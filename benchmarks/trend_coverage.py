"""How often a trend's 95 % intervals cover when what strays one week still strays the next.

    python -m benchmarks.trend_coverage [--series 2000] [--changes 100]

Series follow an autoregression of order 1; periods differ in what was published (log-normal
weights, with noise to match), and with gaps 15 % of them are missing. One line a length and
persistence: coverage of the mean and of the slope; then for a change of level the share of
p < .05 without one, and with one how often the date's interval holds it.
"""

from __future__ import annotations

import argparse
import os
import sys

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import numpy as np  # noqa: E402
from scipy.special import stdtrit  # noqa: E402

from framing.compare.timeline.autoregression import line  # noqa: E402
from framing.compare.timeline.change import change  # noqa: E402
from framing.provenance import seeded  # noqa: E402

BURN = 100


def simulated(periods: int, persistence: float, *, number: int, gaps: bool = False):
    """Values, weights and places of one series without any trend."""
    random = seeded(1, "trend", periods, persistence, gaps, number)
    series = random.normal(size=periods + BURN)
    for at in range(1, len(series)):
        series[at] += persistence * series[at - 1]
    weight = random.lognormal(0, 0.5, periods)
    values = series[BURN:] + 0.5 * random.normal(size=periods) / np.sqrt(weight)
    kept = random.random(periods) > (0.15 if gaps else 0.0)
    return values[kept], weight[kept], np.flatnonzero(kept)


def covered(periods: int, persistence: float, *, n: int, gaps: bool = False) -> tuple[float, float]:
    """Coverage of mean and slope."""
    inside = np.zeros(2)
    for number in range(n):
        values, weight, place = simulated(periods, persistence, number=number, gaps=gaps)
        constant, slope = np.ones(len(place)), (place - place.mean()) / periods
        for which, rows in enumerate((constant[:, None], np.column_stack([constant, slope]))):
            found = line(values, weight, place, rows)
            reach = stdtrit(found.freedom, 0.975) * found.errors(found.maker[-1:])[0]
            inside[which] += abs(found.coefficients[-1]) <= reach
    return float(inside[0] / n), float(inside[1] / n)


def changed(periods: int, persistence: float, *, size: float, n: int) -> tuple[float, float]:
    """Share of p < .05, and of intervals that hold the true date."""
    found, inside = 0, 0
    for number in range(n):
        values, weight, place = simulated(periods, persistence, number=number)
        true = int(seeded(2, "date", number).integers(periods // 4, 3 * periods // 4))
        values = values + size * (np.arange(periods) >= true)
        one = change(values, weight, place, key=(number, "simulation"))
        found += one.p_value < 0.05
        inside += one.earliest <= true <= one.latest
    return found / n, inside / n


def main(arguments: list[str]) -> int:
    """Print one line a setting."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--series", type=int, default=2_000)
    parser.add_argument("--changes", type=int, default=100)
    given = parser.parse_args(arguments)
    for periods in (26, 52, 104, 208):
        for persistence in (0.0, 0.3, 0.6, 0.8):
            mean, slope = covered(periods, persistence, n=given.series)
            _tell(f"T={periods} AR={persistence}: mean {mean:.3f}, slope {slope:.3f}")
    mean, slope = covered(104, 0.6, n=given.series, gaps=True)
    _tell(f"T=104 AR=0.6 with gaps: mean {mean:.3f}, slope {slope:.3f}")
    for persistence, size in ((0.0, 0.0), (0.6, 0.0), (0.0, 1.5), (0.6, 4.0)):
        found, inside = changed(104, persistence, size=size, n=given.changes)
        _tell(f"T=104 AR={persistence} step {size}: p < .05 {found:.3f}, date held {inside:.3f}")
    return 0


def _tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
