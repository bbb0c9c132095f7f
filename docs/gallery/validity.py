"""How well each word list tells coded sentences apart, as its card says."""

import pandas as pd

from framing.figures import plot_validity
from framing.lexicons import load, names

cards = {name: load(name).card.validity for name in names()}
found = pd.DataFrame(
    [
        (name, parameter, *values, card["n_texts"])
        for name, card in cards.items()
        for parameter, values in card.get("figures", {}).items()
    ],
    columns=["term", "parameter", "estimate", "lower", "upper", "n"],
)
axes = plot_validity(found)
