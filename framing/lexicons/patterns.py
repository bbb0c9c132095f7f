"""Word lists resolved against a vocabulary: which word numbers each part of a term stands for.

A list is resolved once for a vocabulary and not once for each text: what is left to do in a
text is to compare numbers. Where the vocabulary has grown, only its new words are looked at.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.lexicons.lexicon import Lexicon
from framing.lexicons.phrases import Part, phrases_of
from framing.lexicons.words import PartIndex
from framing.text import Vocabulary

KEPT = 8
"""Sets of lists, the last ones used, that are kept resolved for a vocabulary."""

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class PatternTable:
    """The phrases of several lists in columns, found by their first word.

    Attributes
    ----------
    first : ndarray, shape (n_words + 1,)
        The rows for word ``w`` are ``first[w]`` to ``first[w + 1]``: a list's phrases together,
        the longest first, of these by category, of these the most literal first.
    length, lexicon, label, entry, parts : ndarray, shape (n_rows,)
        Words of the phrase, which list it is from, which of the list's categories and of all
        the lists' entries it is, where its parts begin among `part`.
    part : ndarray
        Number of the set of words that each part stands for.
    members, member : ndarray
        The sets: sorted word numbers of set ``s`` are ``member[members[s] : members[s + 1]]``.
    """

    first: Numbers
    length: Numbers
    lexicon: Numbers
    label: Numbers
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
            self.length,
            self.lexicon,
            self.label,
            self.parts,
            self.part,
            self.members,
            self.member,
        )

    @functools.cached_property
    def plain(self) -> tuple[list[int], ...]:
        """The same as lists."""
        return tuple(column.tolist() for column in self.columns)


_resolved: weakref.WeakKeyDictionary[Vocabulary, dict[tuple[str, ...], _Resolved]]
_resolved = weakref.WeakKeyDictionary()


def pattern_table(lexicons: Sequence[Lexicon], vocabulary: Vocabulary) -> PatternTable:
    """The lists resolved against a vocabulary, as far as it has grown."""
    kept = _resolved.setdefault(vocabulary, {})
    key = tuple(lexicon.fingerprint for lexicon in lexicons)
    known = kept.pop(key, None) or _Resolved(_patterns(lexicons, key))
    kept[key] = known
    while len(kept) > KEPT:
        del kept[next(iter(kept))]
    return known.table(vocabulary)


@dataclass(frozen=True, eq=False)
class _Patterns:
    """The phrases of several lists, whatever the vocabulary.

    A row is a phrase: list, minus its length, category, rank, entry, and its parts' numbers.
    """

    rows: list[tuple[int, int, int, int, int, tuple[int, ...]]]
    parts: list[Part]
    index: PartIndex


_compiled: dict[tuple[str, ...], _Patterns] = {}


def _patterns(lexicons: Sequence[Lexicon], key: tuple[str, ...]) -> _Patterns:
    if key not in _compiled:
        while len(_compiled) >= KEPT:
            del _compiled[next(iter(_compiled))]
        numbers: dict[Part, int] = {}
        rows = []
        entry_number = 0
        for place, lexicon in enumerate(lexicons):
            for entry, phrases in zip(lexicon.entries, phrases_of(lexicon), strict=True):
                label = lexicon.categories.index(entry.category)
                for phrase in phrases:
                    chosen = tuple(numbers.setdefault(part, len(numbers)) for part in phrase)
                    rank = max(_RANKS[part.rule] for part in phrase)
                    rows.append((place, -len(phrase), label, rank, entry_number, chosen))
                entry_number += 1
        parts = list(numbers)
        _compiled[key] = _Patterns(rows, parts, PartIndex(parts))
    return _compiled[key]


_RANKS = {"exact": 0, "inflect": 1, "wild": 2}


class _Resolved:
    """What the words of one vocabulary stand for."""

    def __init__(self, patterns: _Patterns) -> None:
        self.patterns = patterns
        self._known = 0
        self._members: list[list[int]] = [[] for _ in patterns.parts]
        self._table: PatternTable | None = None

    def table(self, vocabulary: Vocabulary) -> PatternTable:
        if self._table is None or self._known < len(vocabulary):
            find = self.patterns.index.of
            words = vocabulary.words
            for number in range(self._known, len(words)):
                for part in find(words[number]):
                    self._members[part].append(number)
            self._known = len(words)
            self._table = self._tabulated(vocabulary)
        return self._table

    def _tabulated(self, vocabulary: Vocabulary) -> PatternTable:
        members = self._members
        rows = [row for row in self.patterns.rows if all(members[part] for part in row[5])]
        begin = np.cumsum([0, *(-row[1] for row in rows)], dtype=np.int32)
        starts = sorted(
            (word, *row[:5], number)
            for number, row in enumerate(rows)
            for word in members[row[5][0]]
        )
        table = np.array(starts, dtype=np.int32).reshape(len(starts), 7)
        words = np.arange(len(vocabulary) + 1)
        return PatternTable(
            first=np.searchsorted(table[:, 0], words).astype(np.int32),
            length=-table[:, 2],
            lexicon=table[:, 1].copy(),
            label=table[:, 3].copy(),
            entry=table[:, 5].copy(),
            parts=begin[table[:, 6]],
            part=np.array([part for row in rows for part in row[5]], dtype=np.int32),
            members=np.cumsum([0, *map(len, members)], dtype=np.int32),
            member=np.array([word for own in members for word in own], dtype=np.int32),
        )
