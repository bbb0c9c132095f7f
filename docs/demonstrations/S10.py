"""A straight line through shares.

A topic has a share of 2 % in one outlet and of 10 % in another. How often a line through the
shares of twenty articles each, with its usual error, says that a share below 0 is possible.
"""

import numpy as np

from framing.provenance import seeded

ends = []
for n in range(1000):
    shares = seeded(n, "S10").beta(0.3, 0.3 * 49, 20)
    ends.append(shares.mean() - 2.09 * shares.std(ddof=1) / np.sqrt(20))
says = (
    f"In {np.mean(np.array(ends) < 0):.0%} of 1,000 such studies the interval of the smaller share "
    "reaches below 0, which no share can. On the scale of the logit none does."
)
