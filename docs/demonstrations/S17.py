"""A machine that errs more on one outlet than on the other, while the truth does not differ.

Three hundred articles a side, a hundred of each coded. The machine calls a twentieth of the
Tribune's sound articles biased, and a fifth of the Ledger's.
"""

import numpy as np
import pandas as pd
from making.simulated import QUICK, articles

from framing.compare import corrected
from framing.provenance import seeded


def study(random):
    outlets = np.repeat(["tribune", "ledger"], 300)
    design = articles(list(outlets), ["all"] * 600)
    true = random.random(600) < 0.3
    wrong = random.random(600) < np.where(outlets == "tribune", 0.05, 0.2)
    coded = random.random(600) < 1 / 3
    labels = pd.DataFrame({"machine": (true | wrong) * 1.0, "coded": np.where(coded, true, np.nan)})
    labels.index = design.table.index
    return corrected(labels, design, pair=("tribune", "ledger"), resampling=QUICK).table


tables = [study(seeded(n, "S17")).set_index("feature") for n in range(60)]
shares = {
    name: np.mean([t.loc[name, "p_value"] < 0.05 for t in tables]) for name in tables[0].index
}
says = (
    "A difference at p < .05 is found in: "
    + ", ".join(f"{value:.0%} ({name})" for name, value in shares.items())
    + " of 60 such studies."
)
