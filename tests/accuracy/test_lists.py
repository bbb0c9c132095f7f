"""How well the shares of listed words tell biased sentences from others."""

import numpy as np
import pandas as pd

from framing.lexicons import load, match
from framing.text import tokenize
from tests.accuracy.floors import gold, refuse_lower


def area_under_curve(scores, positive):
    """Probability that a positive one scores higher than another; a tie counts one half."""
    ranks = pd.Series(scores).rank().to_numpy()
    n = positive.sum()
    above = ranks[positive].sum() - n * (n + 1) / 2
    return above / (n * (len(positive) - n))


def test_listed_words_are_denser_in_biased_sentences(shared_data):
    table = pd.read_parquet(gold("wording.lists", shared_data))
    table = table[table["label_bias"].isin(["Biased", "Non-biased"])]
    biased = (table["label_bias"] == "Biased").to_numpy()
    tokens = tokenize(table["text"].tolist())
    names = ("loaded-terms", "subjectivity", "tone")
    measured = {}
    for name, spans in zip(names, match(tokens, [load(name) for name in names]), strict=True):
        hits = np.bincount(spans.text, minlength=len(tokens))
        rate = hits / np.maximum(tokens.n_tokens, 1)
        measured[name] = round(float(area_under_curve(rate, biased)), 3)
    print(f"\nwording.lists: {measured}")
    refuse_lower("wording.lists", measured)
