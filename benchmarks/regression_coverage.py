"""How often a regression's 95 % interval covers the truth when outlets are what differs.

    python -m benchmarks.regression_coverage [--data-sets 50] [--features 40]

Half of the outlets carry a label, 1 to 100 articles each; rates differ between outlets (gamma,
variance .15) and articles (gamma, variance .25), not between labels. One line a model and number
of outlets: data sets times features intervals, and 1 − coverage is the size of the test.
"""

from __future__ import annotations

import argparse
import sys
import warnings

import numpy as np
import pandas as pd

from framing.compare import regress
from framing.corpus.design import Design
from framing.errors import FramingWarning
from framing.provenance import seeded

MODELS = ("poisson", "ols", "logit")
OUTLETS = (8, 16, 24, 40)


def simulated(model: str, *, outlets: int, features: int, number: int):
    """Scores and design without any difference between labels."""
    random = seeded(1, "regression", model, outlets, number)
    outlet = np.repeat(np.arange(outlets), np.minimum(random.geometric(0.05, outlets), 100))
    tokens = np.round(np.exp(random.normal(6.3, 0.6, len(outlet)))) + 20
    units = pd.Index([f"u{i:05}" for i in range(len(outlet))], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": [f"o{i:02}" for i in outlet],
            "group": np.where(outlet % 2 == 0, "left", "right"),
            "stratum": "all",
            "cluster": units,
        },
        index=units,
    ).astype("str")
    rate = 0.004 * random.gamma(1 / 0.15, 0.15, (outlets, features))[outlet]
    rate = rate * random.gamma(4, 1 / 4, rate.shape)
    counts = random.poisson(rate * tokens[:, None])
    names = [f"f{i:02}" for i in range(features)]
    scores = pd.DataFrame(counts, index=units, columns=names)
    if model == "poisson":
        scores = scores.assign(n_tokens=tokens.astype(np.int64))
    else:
        scores = scores.div(tokens, axis=0)
    columns = {"group": "leaning", "stratum": None, "cluster": "copy_group"}
    return scores, Design(table, "article", columns, outlet_label=True)


def covered(model: str, *, outlets: int, data_sets: int, features: int) -> dict[str, object]:
    """Coverage and size of one model."""
    inside = []
    for number in range(data_sets):
        scores, design = simulated(model, outlets=outlets, features=features, number=number)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            table = regress(scores, design, bounds=(0, 1) if model == "logit" else None).table
        there = table[table["lower"].notna()]
        inside.append(((there["lower"] <= 0) & (there["upper"] >= 0)).mean())
    return {
        "model": model,
        "outlets": outlets,
        "intervals": data_sets * features,
        "coverage": round(float(np.mean(inside)), 4),
    }


def main(arguments: list[str]) -> int:
    """Simulate every model and number of outlets, one line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data-sets", type=int, default=50)
    parser.add_argument("--features", type=int, default=40)
    given = parser.parse_args(arguments)
    for outlets in OUTLETS:
        for model in MODELS:
            found = covered(
                model, outlets=outlets, data_sets=given.data_sets, features=given.features
            )
            sys.stdout.write(" ".join(f"{name}={value}" for name, value in found.items()) + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
