"""Coded sentences made for the tests, half of them loaded, and a model of them."""

import functools
import tempfile
from itertools import product
from pathlib import Path

import numpy as np

from framing.learning import Coded

WHO = ["The senator", "Critics", "The mayor", "The union", "Officials", "The ministry"]
LOADED = [
    "rammed through a shameful giveaway",
    "pushed yet another disgraceful scheme",
    "peddled shameless nonsense, as ever!",
    "slammed the radical mob's outrageous stunt",
    "unleashed a vicious smear on families",
    "caved to corrupt cronies once again",
]
PLAIN = [
    "signed the bill on Tuesday",
    "will vote on the budget in March",
    "met for two hours, a spokesman said",
    "published the figures for 2019",
    "agreed to hold talks next week",
    "opened an office in the capital",
]
OUTLETS = 8


@functools.cache
def coded():
    """72 sentences, no two alike."""
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
