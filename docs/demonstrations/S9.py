"""Two outlets that word alike, one of which writes longer articles."""

import numpy as np
from making.simulated import articles, counted, found, share


def study(random, exposed):
    outlets = ["tribune"] * 40 + ["ledger"] * 40
    words = np.where(np.array(outlets) == "tribune", 800, 500) + random.integers(0, 200, 80)
    design = articles(outlets, ["all"] * 80)
    hits = random.poisson(words * 0.008)
    return found(counted(hits, design, words if exposed else 500), design)


shares = {
    exposed: share(lambda random, exposed=exposed: study(random, exposed), 100, seed="S9")
    for exposed in (False, True)
}
says = (
    f"Counts by article differ at p < .05 in {shares[False]:.0%} of 100 such studies; counts per "
    f"word in {shares[True]:.0%}."
)
