"""What each word says of the class of the words beside it; `matcher` draws the conclusion.

A word that is a noun, a verb or an adjective by its place ("the alleged thief", "they alleged
that") is told by the words next to it. What they do not show stays open: an entry is passed over
only where another class is shown. The words are data (``data/neighbours.toml``).
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

import numpy as np
import numpy.typing as npt

NOUN, VERB, ADJECTIVE = 1, 2, 4
ANY = NOUN | VERB | ADJECTIVE
USES = {"noun": NOUN, "verb": VERB, "adjective": ADJECTIVE}

_KINDS = (
    "determiners",
    "subjects",
    "objects",
    "modals",
    "to",
    "be",
    "have",
    "linking",
    "degree",
    "adverbs",
    "prepositions",
    "conjunctions",
)
DETERMINER, SUBJECT, OBJECT, MODAL, TO, BE, HAVE, LINKING, DEGREE, ADVERB, PREPOSITION, JOINING = (
    1 << bit for bit in range(12)
)
PAST, PRESENT_PARTICIPLE, ENDS_IN_S, CLITIC, MARK = (1 << bit for bit in range(12, 17))
FUNCTION = (1 << 12) - 1

REMEMBERED = 500_000
"""Words whose flags are remembered."""


@functools.cache
def known(language: str) -> dict[str, int]:
    """Flags of the listed words of a language; empty where none are listed.

    Examples
    --------
    >>> known("en")["the"] & DETERMINER > 0, known("fi")
    (True, {})
    """
    source = resources.files("framing.lexicons") / "data" / "neighbours.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8")).get(language, {})
    flags: dict[str, int] = {}
    for bit, kind in enumerate(_KINDS):
        for word in lists.get(kind, "").split():
            flags[word] = flags.get(word, 0) | 1 << bit
    return flags


class _Flags(dict[str, int]):
    """What a word says of its neighbours, once it was asked for."""

    def __missing__(self, word: str) -> int:
        flag = known("en").get(word, 0) or _by_ending(word)
        if len(self) < REMEMBERED:
            self[word] = flag
        return flag


def _by_ending(word: str) -> int:
    if word.endswith("ed"):
        return PAST
    if word.endswith("ing"):
        return PRESENT_PARTICIPLE
    if word.endswith("ly"):
        return ADVERB
    if word[-1] == "s":
        return CLITIC if word == "'s" else ENDS_IN_S
    return 0 if word[0].isalnum() else MARK


_flags = _Flags()


def flags_of(words: list[str]) -> npt.NDArray[np.int32]:
    """What each word of a vocabulary says of its neighbours, shape (n_words,)."""
    return np.fromiter(map(_flags.__getitem__, words), dtype=np.int32, count=len(words))
