"""Every public extractor and measure, found by walking the rooms, and the texts they are put to."""

import importlib
import inspect
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from framing.extractor import Extractor, Measure, Voice
from framing.frames import FrameAxis, FrameClassifier
from framing.sourcing import HeadlineQuotes
from framing.text import tokenize
from framing.wording.loaded_language import LoadedLanguage
from tests.examples.sentences import sentences
from tests.frames.coded import model_folder as coded_frames
from tests.frames.vectors import VECTORS
from tests.learning.sentences import model_folder
from tests.text.gold import quotation_lines, sentence_lines

ROOMS = ("wording", "sourcing", "actors", "frames", "coverage", "audience")
ARTICLES = Path(__file__).parents[2] / "corpora" / "harbour-talks" / "articles"
ODD = ["", " \n\t", "Port", "!", "😀 ❤️ 👍🏽", "会议昨天结束。", "مرحبا", "A" * 5000]

# Extractors that cannot be made without being given something, by name.
GIVEN = {
    "FrameAxis": lambda: FrameAxis(vectors=VECTORS, background=articles()).fit([]),
    "FrameClassifier": lambda: FrameClassifier(model=coded_frames()).fit([]),
    "LoadedLanguage": lambda: LoadedLanguage(model=model_folder()).fit([]),
    "HeadlineQuotes": lambda: HeadlineQuotes(bodies=BODY),
}
BODY = "They signed a 'lasting peace' and spoke of a new start for the old harbour."


@cache
def found():
    """Each public extractor or measure of the rooms that are built, as (room, class)."""
    classes = []
    for room in ROOMS:
        if find_spec(f"framing.{room}") is None:
            continue
        module = importlib.import_module(f"framing.{room}")
        members = (getattr(module, name) for name in getattr(module, "__all__", ()))
        classes += [(room, member) for member in members if is_scored(member)]
    return classes


def is_scored(member):
    """Whether a public name is an extractor or a measure."""
    return inspect.isclass(member) and issubclass(member, (Extractor, Measure))


def made(kind):
    """An instance as it is made by default, or as `GIVEN` says."""
    return GIVEN[kind.__name__]() if kind.__name__ in GIVEN else kind()


def extractors():
    """A fresh instance of everything that marks, and of one of them by voice."""
    marking = [made(kind) for _, kind in found() if issubclass(kind, Extractor)]
    return [*marking, *(Voice(made(kind)) for _, kind in found()[:1])]


def measures():
    """A fresh instance of every measure."""
    return [made(kind) for _, kind in found() if issubclass(kind, Measure)]


def named(instance):
    """What a test of it is called."""
    inner = getattr(instance, "extractor", None)
    return f"{type(instance).__name__}-{named(inner)}" if inner else type(instance).__name__


@cache
def articles():
    """Some articles of the corpus that ships."""
    paths = sorted(ARTICLES.rglob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths[:: max(len(paths) // 8, 1)]]


@cache
def texts():
    """Examples of every room, tricky lines, odd texts and articles."""
    lines = [text for _, text, _ in [*quotation_lines(), *sentence_lines()]]
    return [*sentences(), *lines, *ODD, *articles()]


@cache
def few():
    """Some of the texts: every twelfth line, the odd texts and an article."""
    return [*texts()[: -len(articles())][::12], *ODD, articles()[0]]


@cache
def tokens():
    """All the texts, parsed once."""
    return tokenize(series())


@cache
def few_tokens():
    """The few texts, parsed once."""
    return tokenize(numbered(few()))


def series():
    """The texts with unit ids of their own."""
    return numbered(texts())


def numbered(given):
    """Texts with unit ids of their own."""
    return pd.Series(given, index=[f"art-{n:04d}/p01" for n in range(len(given))])
