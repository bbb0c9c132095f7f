"""Word lists resolved against a vocabulary: which word numbers each part of a term stands for.

A list is resolved once for a vocabulary and not once for each text: what is left to do in a
text is to compare numbers.
"""

from __future__ import annotations

import bisect
import functools
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.lexicons.entries import Entry
from framing.lexicons.lexicon import Lexicon
from framing.text import Vocabulary, tokenize

# A letter that stands in for the star while a term is split into words.
_STAR = "\ua66e"

Numbers = npt.NDArray[np.int64]
Part = tuple[str, str]
Phrase = tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class PatternTable:
    """The phrases of several lists in columns, found by their first word.

    Attributes
    ----------
    first : ndarray, shape (n_words + 1,)
        The rows of `phrase` for word ``w`` are ``first[w]`` to ``first[w + 1]``: a list's
        phrases together, the longest first.
    phrase : ndarray
        Numbers of phrases.
    length, lexicon, entry : ndarray, shape (n_phrases,)
        Words of a phrase, which list it is from, which of all the lists' entries it is.
    parts : ndarray, shape (n_phrases + 1,)
        Where a phrase's parts begin among `part`.
    part : ndarray
        Number of the set of words that each part stands for.
    members, member : ndarray
        The sets: sorted word numbers of set ``s`` are ``member[members[s] : members[s + 1]]``.
    """

    first: Numbers
    phrase: Numbers
    length: Numbers
    lexicon: Numbers
    entry: Numbers
    parts: Numbers
    part: Numbers
    members: Numbers
    member: Numbers

    @property
    def columns(self) -> tuple[Numbers, ...]:
        """All of it, as the matcher takes it."""
        return (
            self.first,
            self.phrase,
            self.length,
            self.lexicon,
            self.entry,
            self.parts,
            self.part,
            self.members,
            self.member,
        )


_tables: weakref.WeakKeyDictionary[Vocabulary, dict[tuple[str, ...], tuple[int, PatternTable]]]
_tables = weakref.WeakKeyDictionary()


def pattern_table(lexicons: Sequence[Lexicon], vocabulary: Vocabulary) -> PatternTable:
    """The lists resolved against a vocabulary; kept until the vocabulary grows."""
    kept = _tables.setdefault(vocabulary, {})
    key = tuple(lexicon.fingerprint for lexicon in lexicons)
    if key not in kept or kept[key][0] != len(vocabulary):
        kept[key] = len(vocabulary), _resolved(lexicons, vocabulary)
    return kept[key][1]


def _resolved(lexicons: Sequence[Lexicon], vocabulary: Vocabulary) -> PatternTable:
    sets: dict[tuple[Part, str], int] = {}
    members: list[list[int]] = []
    rows: list[tuple[int, int, int, list[int]]] = []
    entry_number = 0
    for number, lexicon in enumerate(lexicons):
        resolver = _Resolver(vocabulary, lexicon.language)
        for phrases in phrases_of(lexicon):
            for phrase in phrases:
                chosen = []
                for part in phrase:
                    key = part, lexicon.language
                    if key not in sets:
                        sets[key] = len(members)
                        members.append(resolver.numbers(part))
                    chosen.append(sets[key])
                if all(members[one] for one in chosen):
                    rows.append((number, len(phrase), entry_number, chosen))
            entry_number += 1
    return _table(rows, members, len(vocabulary))


def _table(
    rows: list[tuple[int, int, int, list[int]]], members: list[list[int]], n_words: int
) -> PatternTable:
    starts = [
        (word, row[0], -row[1], number)
        for number, row in enumerate(rows)
        for word in members[row[3][0]]
    ]
    starts.sort()
    words = np.array([start[0] for start in starts], dtype=np.int64)
    return PatternTable(
        first=np.searchsorted(words, np.arange(n_words + 1)).astype(np.int64),
        phrase=np.array([start[3] for start in starts], dtype=np.int64),
        length=np.array([row[1] for row in rows], dtype=np.int64),
        lexicon=np.array([row[0] for row in rows], dtype=np.int64),
        entry=np.array([row[2] for row in rows], dtype=np.int64),
        parts=np.cumsum([0, *(row[1] for row in rows)], dtype=np.int64),
        part=np.array([part for row in rows for part in row[3]], dtype=np.int64),
        members=np.cumsum([0, *map(len, members)], dtype=np.int64),
        member=np.array([word for words in members for word in words], dtype=np.int64),
    )


_phrases: weakref.WeakKeyDictionary[Lexicon, list[list[Phrase]]] = weakref.WeakKeyDictionary()


def phrases_of(lexicon: Lexicon) -> list[list[Phrase]]:
    """Each entry as the phrases that match it: as written, and with its hyphen or space changed.

    Examples
    --------
    >>> phrases_of(Lexicon.of("one", ["far-right"]))
    [[(('far-right', 'exact'),), (('far', 'exact'), ('right', 'exact'))]]
    """
    if lexicon not in _phrases:
        # A term is read after a word, so that one that is a mere 's is a clitic as in a text.
        tokens = tokenize([f"x{_glue(e.term)}{e.term}".replace("*", _STAR) for e in lexicon.entries])
        words = [vocabulary_word.replace(_STAR, "*") for vocabulary_word in tokens.vocabulary.words]
        spelled = [
            [words[token] for token in tokens.ids[start + 1 : end]]
            for start, end in zip(tokens.pointers[:-1], tokens.pointers[1:], strict=True)
        ]
        _phrases[lexicon] = [
            list(_variants(entry, parts))
            for entry, parts in zip(lexicon.entries, spelled, strict=True)
        ]
    return _phrases[lexicon]


def _glue(term: str) -> str:
    return "" if term.startswith("'s") else " "


def _variants(entry: Entry, words: list[str]) -> Iterator[Phrase]:
    if not words:
        return
    yield tuple((word, entry.rule) for word in words)
    if any("*" in word for word in words):
        return
    apart = [piece for word in words for piece in word.split("-")]
    if len(apart) > len(words) and all(apart):
        yield tuple((word, entry.rule) for word in apart)
    if len(words) == 2 and all(word[0].isalpha() and "-" not in word for word in words):
        yield (("-".join(words), entry.rule),)


class _Resolver:
    """Finds the numbers of the words that a part of a term stands for."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.vocabulary = vocabulary
        self.language = language

    def numbers(self, part: Part) -> list[int]:
        word, rule = part
        if "*" in word:
            return self._wild(word)
        exact = self.vocabulary.id_of(word)
        found = {exact} if exact >= 0 else set()
        if rule == "inflect":
            found |= set(self._by_lemma.get(word, ()))
            head, hyphen, last = word.rpartition("-")
            if hyphen:
                forms = self._by_lemma.get(last, ())
                whole = (f"{head}-{self.vocabulary.words[form]}" for form in forms)
                found |= {self.vocabulary.id_of(form) for form in whole} - {-1}
        return sorted(found)

    def _wild(self, word: str) -> list[int]:
        """Words that start as the part before the star does and end as the part after it."""
        head, tail = word.split("*")
        if head:
            spelled, numbers = self._sorted
            low = bisect.bisect_left(spelled, head)
            high = bisect.bisect_right(spelled, head + "\U0010ffff")
            found = zip(spelled[low:high], numbers[low:high], strict=True)
        else:
            found = zip(self.vocabulary.words, range(len(self.vocabulary)), strict=True)
        shortest = len(head) + len(tail)
        return sorted(
            number
            for form, number in found
            if form.endswith(tail) and len(form) >= shortest and form[-1].isalnum()
        )

    @functools.cached_property
    def _sorted(self) -> tuple[list[str], list[int]]:
        pairs = sorted(zip(self.vocabulary.words, range(len(self.vocabulary)), strict=True))
        return [word for word, _ in pairs], [number for _, number in pairs]

    @functools.cached_property
    def _by_lemma(self) -> dict[str, list[int]]:
        from framing.text.lemmas import lemmas

        found: dict[str, list[int]] = {}
        for number, lemma in enumerate(lemmas(self.vocabulary, self.language)):
            found.setdefault(lemma, []).append(number)
        return found
