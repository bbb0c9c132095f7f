"""Word vectors made up for tests: the words of the moral axes and of a few texts."""

import numpy as np

from framing.frames import load_axes
from framing.learning.vectors import Vectors

TEXT = "the a of and to in said was for it is on that with as by at port harbour talks ferry mayor"


def made(words, dimensions=8, seed=0):
    """Random vectors of these words."""
    random = np.random.default_rng(seed)
    return Vectors(tuple(words), random.normal(size=(len(words), dimensions)))


AXES = load_axes("moral-axes").axes
VECTORS = made(dict.fromkeys([*TEXT.split(), *(w for a in AXES for s in a.words for w in s)]))
