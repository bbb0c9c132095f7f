"""Coded sentences made for the tests, half of them loaded, and a model of them."""

import functools
import tempfile
from itertools import product
from pathlib import Path

import numpy as np

from framing.learning import Coded

WHO = ["The senator", "Critics", "The mayor", "The union", "Officials", "The ministry"]
LOADED = [
    "rammed through shameful giveaways",
    "pushed a disgraceful scheme",
    "peddled shameless nonsense again!",
    "slammed the radical mob",
    "unleashed a vicious smear",
    "caved to corrupt cronies",
]
PLAIN = [
    "signed it on Tuesday",
    "will vote in March",
    "met, a spokesman said",
    "published figures for 2019",
    "agreed to hold talks",
    "opened an office there",
]
OUTLETS = 8


@functools.cache
def coded():
    """72 sentences, none of them a copy of another: predicates have fewer than five words."""
    pairs = [*product(WHO, LOADED), *product(WHO, PLAIN)]
    texts = [f"{who} {does}." for who, does in pairs]
    labels = np.array([does in LOADED for _, does in pairs])
    groups = np.array([f"outlet {number * 5 % OUTLETS}" for number in range(len(texts))], object)
    return Coded(texts, labels, groups)


@functools.cache
def model_folder():
    """A model of them, saved."""
    from framing.wording.loaded_language import LoadedLanguage

    folder = Path(tempfile.mkdtemp(prefix="framing-model-"))
    return str(LoadedLanguage().fit(coded()).save(folder / "loaded"))
