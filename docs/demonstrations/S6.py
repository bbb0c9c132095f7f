"""A hundred features that do not differ, each tested at p < .05."""

import numpy as np

from framing.compare import adjusted
from framing.provenance import seeded

studies = [seeded(n, "S6").random(100) for n in range(1000)]
alone = np.mean([(p < 0.05).any() for p in studies])
together = np.mean([(adjusted(p) < 0.05).any() for p in studies])
says = (
    f"In {alone:.0%} of 1,000 such studies at least one comes out at p < .05, five on average; "
    f"after the correction over all that was tested in {together:.0%}."
)
