"""Two outlets that write alike, but one of them covers the harsher events.

Every event has a harshness of its own, and both outlets use as many loaded words as an event
calls for. The Tribune covers harsh events twice as often as mild ones, the Ledger the reverse.
"""

import numpy as np
from making.simulated import articles, counted, found, share


def study(random, matched):
    events = np.arange(24)
    harsh = random.normal(0, 0.6, 24)
    often = {"tribune": np.where(harsh > 0, 4, 2), "ledger": np.where(harsh > 0, 2, 4)}
    told = [(outlet, event) for outlet in often for event in np.repeat(events, often[outlet])]
    hits = random.poisson([4 * np.exp(harsh[event]) for _, event in told])
    strata = [f"event {event}" if matched else "all" for _, event in told]
    design = articles([outlet for outlet, _ in told], strata)
    return found(counted(hits, design), design)


shares = {
    matched: share(lambda random, matched=matched: study(random, matched), 100, seed="S1")
    for matched in (False, True)
}
says = (
    f"Across all that they published the two differ at p < .05 in {shares[False]:.0%} of 100 such "
    f"studies; on the same events in {shares[True]:.0%}."
)
