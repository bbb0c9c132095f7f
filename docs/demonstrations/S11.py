"""Leanings of outlets used as labels of articles.

Eight outlets have a leaning and a style; a third of the articles are slanted to their outlet's
side and the others to none, whatever the outlet.
"""

import numpy as np

from framing.provenance import seeded

random = seeded(1, "S11")
leaning = np.repeat([1, -1], 4)[np.repeat(np.arange(8), 500)]
slant = leaning * (random.random(4000) < 1 / 3)
says = (
    f"The outlet's label is right for {np.mean(slant == leaning):.0%} of the articles. A model "
    "that reproduces it without fault is wrong about the others, and no accuracy against that "
    "label shows it."
)
