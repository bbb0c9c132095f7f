"""How often the usual interval covers the truth, by the number of articles on a side.

The percentile bootstrap of a difference of two means, articles drawn anew on each side.
"""

import numpy as np

from framing.provenance import seeded


def covered(random, n):
    draws = random.gamma(2, 1, (2, n))
    again = random.integers(0, n, (2, 499, n))
    means = [draws[side][again[side]].mean(axis=1) for side in (0, 1)]
    lower, upper = np.quantile(means[0] - means[1], [0.025, 0.975])
    return lower <= 0 <= upper


sizes = (3, 4, 6, 12, 40)
shares = {n: np.mean([covered(seeded(t, "S5", n), n) for t in range(1000)]) for n in sizes}
says = (
    "Promised are 0.95. In 1,000 simulated studies each: "
    + ", ".join(f"{value:.2f} with {n} a side" for n, value in shares.items())
    + "."
)
