"""Twelve outlets, six called left and six called right at random, with many articles each.

Outlets differ from each other, kinds of outlets do not.
"""

import numpy as np
from making.simulated import NAMES, QUICK, articles, counted, share

from framing.compare import contrast
from framing.corpus import Design


def study(random, by_outlet):
    level = 4 * np.exp(random.normal(0, 0.4, 12))
    outlet = np.repeat(np.arange(12), 30)
    design = articles([f"outlet {n}" for n in outlet], ["all"] * len(outlet))
    kind = np.where(outlet % 2, "left", "right")
    design = Design(design.table.assign(group=kind), "article", NAMES, outlet_label=by_outlet)
    scores = counted(random.poisson(level[outlet]), design)
    compared = contrast(scores, design, pair=("left", "right"), resampling=QUICK)
    return (compared.table["p_value"] < 0.05).any()


shares = {
    by_outlet: share(lambda random, by=by_outlet: study(random, by), 100, seed="S4")
    for by_outlet in (False, True)
}
says = (
    f"Tested by article, left and right differ at p < .05 in {shares[False]:.0%} of 100 such "
    f"studies; tested by outlet in {shares[True]:.0%}."
)
