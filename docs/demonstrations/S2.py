"""Two outlets that write alike, and print agency stories in many local editions.

Each outlet has ten stories of its own and ten of an agency, of which it prints eight copies.
"""

import numpy as np
from making.simulated import articles, counted, found, share


def study(random, once):
    outlets, clusters, hits = [], [], []
    for outlet in ("tribune", "ledger"):
        stories = random.poisson(4 * np.exp(random.normal(0, 0.5, 20)))
        copies = np.repeat(np.arange(20), [1] * 10 + [8] * 10)
        outlets += [outlet] * len(copies)
        clusters += [f"{outlet} {story}" for story in copies]
        hits += list(stories[copies])
    design = articles(outlets, ["all"] * len(outlets), clusters if once else None)
    return found(counted(np.array(hits), design), design)


shares = {
    once: share(lambda random, once=once: study(random, once), 100, seed="S2")
    for once in (False, True)
}
says = (
    f"With every copy counted for an article of its own the two differ at p < .05 in "
    f"{shares[False]:.0%} of 100 such studies; with each story counted once in {shares[True]:.0%}."
)
