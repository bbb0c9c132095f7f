"""How polarised two random halves of one newsroom look, by the number of phrases."""

import numpy as np
from making.simulated import QUICK, articles
from scipy import sparse

from framing.compare import TermCounts, partisanship
from framing.provenance import seeded

parts = []
for n_terms in (100, 1000, 5000):
    random = seeded(n_terms, "S19")
    matrix = sparse.csr_array(random.multinomial(150, np.full(n_terms, 1 / n_terms), 80))
    design = articles(["tribune", "ledger"] * 40, ["all"] * 80)
    counts = TermCounts(matrix, tuple(f"phrase {n}" for n in range(n_terms)), design.table.index)
    value = {}
    for estimator in ("plug-in", "leave-out"):
        table = partisanship(
            counts, design, pair=("tribune", "ledger"), estimator=estimator, resampling=QUICK
        ).table
        value[estimator] = table.query("term == 'partisanship'")["estimate"].iloc[0]
    parts.append(f"{n_terms:,} phrases {value['plug-in']:.2f} and {value['leave-out']:.2f}")
says = (
    "Chance of telling from one phrase who wrote it, plug-in and leave-out: "
    + "; ".join(parts)
    + "; in truth 0.50."
)
