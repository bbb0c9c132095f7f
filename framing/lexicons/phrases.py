"""Terms as the phrases that match them: their words, and the ways in which they may be joined."""

from __future__ import annotations

import itertools
import re
import weakref
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from framing.lexicons.entries import Entry
from framing.lexicons.lexicon import Lexicon
from framing.text import tokenize

# A letter that stands in for the star while a term is split into words.
_STAR = "\ua66e"
_clitic = re.compile(r"['’]s(?!\w)", re.IGNORECASE)

MOST_PIECES = 4
"""Pieces up to which every mixture of hyphens and spaces is matched."""


class Part(NamedTuple):
    """One word of a phrase: as it must stand, how it matches, and in which language.

    `rule` is ``exact``, ``inflect`` or ``wild``.
    """

    word: str
    rule: str
    language: str


Phrase = tuple[Part, ...]

_phrases: weakref.WeakKeyDictionary[Lexicon, list[list[Phrase]]] = weakref.WeakKeyDictionary()


def phrases_of(lexicon: Lexicon) -> list[list[Phrase]]:
    """Each entry as the phrases that match it: as written, and with hyphens and spaces exchanged.

    Examples
    --------
    >>> [[part.word for part in phrase] for phrase in phrases_of(Lexicon.of("x", ["far-right"]))[0]]
    [['far-right'], ['far', 'right']]
    """
    if lexicon not in _phrases:
        spelled = _spelled([entry.term for entry in lexicon.entries])
        _phrases[lexicon] = [
            list(_variants(entry, words, lexicon.language))
            for entry, words in zip(lexicon.entries, spelled, strict=True)
        ]
    return _phrases[lexicon]


def _spelled(terms: list[str]) -> list[list[str]]:
    """The folded words of each term, its stars kept."""
    # A term is read after a word, so that one that is a mere 's is a clitic, as in a text.
    lines = [
        f"x{'' if _clitic.match(term) else ' '}{' '.join(term.split())}".replace("*", _STAR)
        for term in terms
    ]
    tokens = tokenize(["\n".join(lines)])
    begins = np.cumsum([0, *(len(line) + 1 for line in lines)])
    bounds = itertools.pairwise(np.searchsorted(tokens.starts, begins).tolist())
    words = [word.replace(_STAR, "*") for word in tokens.vocabulary.words]
    ids = tokens.ids.tolist()
    return [[words[token] for token in ids[start + 1 : end]] for start, end in bounds]


def _variants(entry: Entry, words: list[str], language: str) -> Iterator[Phrase]:
    spelled = [tuple(words)] if words else []
    pieces = [piece for word in words for piece in word.split("-")]
    joints = [_joins(*pair) for pair in itertools.pairwise(pieces)]
    if all(pieces) and any(joints):
        spelled += _spellings(pieces, joints)
    for spelling in dict.fromkeys(spelled):
        if all(word.count("*") < 2 for word in spelling):
            yield tuple(
                Part(word, "wild" if "*" in word else entry.rule, language) for word in spelling
            )


def _joins(left: str, right: str) -> bool:
    """Whether a hyphen may stand between two pieces: not at a mark or a clitic."""
    return all(piece[0] != "'" and any(map(str.isalnum, piece)) for piece in (left, right))


def _spellings(pieces: list[str], joints: list[bool]) -> list[tuple[str, ...]]:
    """The pieces apart or joined by hyphens, in every mixture; of many pieces, all or none."""
    if len(pieces) <= MOST_PIECES:
        choices = list(itertools.product(*((" ", "-") if joint else (" ",) for joint in joints)))
    else:
        choices = [(" ",) * len(joints), tuple("-" if joint else " " for joint in joints)]
    return [
        tuple("".join(itertools.chain(*zip(pieces, (*choice, ""), strict=True))).split(" "))
        for choice in choices
    ]
