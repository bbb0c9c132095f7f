"""How well the shares of listed words tell biased sentences from others."""

import numpy as np
import pandas as pd
import pytest

from framing.extractor import SPEAKING, Voice
from framing.learning.scoring import auc
from framing.lexicons import load, match
from framing.text import tokenize
from framing.wording import LoadedTerms
from tests.accuracy.floors import gold, refuse_lower
from tests.accuracy.test_loaded_language import babe, basil


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
        measured[name] = round(float(auc(rate, biased)), 3)
    print(f"\nwording.lists: {measured}")
    refuse_lower("wording.lists", measured)


def by_voice(texts, labels):
    """AUC of loaded terms a word: of all words, of those in no quotation, of the outlet's own."""
    tokens = tokenize(texts)
    scores = Voice(LoadedTerms(by="list")).fit_transform(tokens)
    hits, words = scores.to_numpy()[:, :3], scores.to_numpy()[:, 3:]
    assert scores.columns[:3].tolist() == [f"loaded_terms@{voice}" for voice in SPEAKING]
    taken = {
        "all": ("outlet", "quoted", "attributed"),
        "outside quotations": ("outlet", "attributed"),
        "the outlet's own": ("outlet",),
    }
    measured = {}
    for name, voices in taken.items():
        own = np.isin(SPEAKING, voices)
        rate = hits[:, own].sum(axis=1) / np.maximum(words[:, own].sum(axis=1), 1)
        measured[name] = round(float(auc(rate, labels)), 3)
    alone = words[:, 0] == words.sum(axis=1)
    rate = hits[alone, 0] / np.maximum(words[alone, 0], 1)
    measured["sentences of the outlet's alone"] = round(float(auc(rate, labels[alone])), 3)
    return measured


@pytest.mark.parametrize("name", ["babe", "basil"])
def test_loaded_terms_by_voice(name, shared_data):
    path = gold(f"{name}.voices", shared_data)
    if name == "babe":
        coded = babe(path)
        measured = by_voice(coded.texts, coded.labels)
    else:
        sentences = basil(path)
        measured = by_voice(sentences["text"].tolist(), sentences["label"].to_numpy())
    print(f"\n{name}.voices: {measured}")
    refuse_lower(f"{name}.voices", measured)
