"""Two studies of one difference that is there, one with thirty articles a side, one with 300."""

import numpy as np
from making.simulated import QUICK, articles, counted

from framing.compare import contrast
from framing.provenance import seeded

lines = []
for n in (30, 300):
    random = seeded(3, "S12")
    outlets = ["tribune"] * n + ["ledger"] * n
    design = articles(outlets, ["all"] * 2 * n)
    level = np.where(np.array(outlets) == "tribune", 4.6, 4.0)
    scores = counted(random.poisson(level * np.exp(random.normal(0, 0.4, 2 * n))), design)
    row = contrast(scores, design, pair=("tribune", "ledger"), resampling=QUICK).table.iloc[0]
    lines.append(
        f"with {n} a side {row['estimate']:.2f} [{row['lower']:.2f}, {row['upper']:.2f}], "
        f"p = {row['p_value']:.2f}"
    )
says = (
    "More in the Tribune per 1,000 words: " + "; ".join(lines) + ". The first is not a proof that "
    "the two are alike: its interval holds the truth, 1.3, and 0."
)
