"""One list, two corpora, one construct.

A list of thirty words catches what it names. In the first corpus journalists use the listed words
for it four times in five, in the second, which covers sport, once in five: there the same words
mostly mean something else.
"""

import numpy as np

from framing.provenance import seeded

random = seeded(1, "S7")
true = random.random(20_000) < 0.2
rates = {"first corpus": (0.8, 0.05), "second corpus": (0.2, 0.4)}
precision = {}
for name, (caught, wrong) in rates.items():
    marked = random.random(20_000) < np.where(true, caught, wrong)
    precision[name] = true[marked].mean()
says = (
    "Of the sentences that the list marks are right: "
    + ", ".join(f"{value:.0%} in the {name}" for name, value in precision.items())
    + ". Nothing in the counts tells which of the two a corpus is; a coded sample of it does."
)
