"""Word lists resolved against a vocabulary: which word numbers each part of a term stands for.

A list is resolved once for a vocabulary and not once for each text: what is left to do in a
text is to compare numbers. Where the vocabulary has grown, only its new words are looked at.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.errors import LexiconError
from framing.lexicons.entries import Entry
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.neighbours import USES, flags_of, known
from framing.lexicons.phrases import Part, phrases_of
from framing.lexicons.words import PartIndex
from framing.text import Vocabulary

BITS = 62
"""Bits among which second parts are spread."""

PASSED = -1
"""The label of an entry that is passed over."""

KEPT = 32
"""Sets of lists, the last ones used, that are kept resolved for a vocabulary."""

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class PatternTable:
    """The phrases of several lists in columns, found by their first word.

    Attributes
    ----------
    first : ndarray, shape (n_words + 1,)
        The rows for word ``w`` are ``first[w]`` to ``first[w + 1]``: a list's phrases together,
        the longest first, of these the ones passed over first, then by category, of these the
        most literal first.
    length, lexicon, label, use, entry, parts, second : ndarray, shape (n_rows,)
        Words of the phrase, which list it is from, which of the list's categories (`PASSED`
        where it marks nothing), the word class it must be, which of all the lists' entries, where
        its parts begin among `part`, and the bit of its second part; -1 where it has none.
    part : ndarray
        Number of the set of words that each part stands for.
    members, member : ndarray
        The sets: sorted word numbers of set ``s`` are ``member[members[s] : members[s + 1]]``.
    seconds : ndarray of int64, shape (n_words,)
        The bits of the second parts that a word stands for, by which most phrases are ruled out.
    flags : ndarray, shape (n_words,)
        What each word says of the class of its neighbours; zeros where no phrase asks for one.
    weight : ndarray of float, shape (n_entries,)
        What each of all the lists' entries weighs.
    common : ndarray of bool, shape (n_entries,)
        Which entries are passed over where they stand as names.
    """

    first: Numbers
    length: Numbers
    lexicon: Numbers
    label: Numbers
    use: Numbers
    entry: Numbers
    parts: Numbers
    second: Numbers
    part: Numbers
    members: Numbers
    member: Numbers
    seconds: npt.NDArray[np.int64]
    flags: Numbers
    weight: npt.NDArray[np.float64]
    common: npt.NDArray[np.bool_]

    @property
    def columns(self) -> tuple[npt.NDArray[np.integer[Any]], ...]:
        """All of it, as the matcher takes it."""
        return (
            self.first,
            self.length,
            self.lexicon,
            self.label,
            self.use,
            self.parts,
            self.second,
            self.seconds,
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

    A row is a phrase, the rows in the order of the table: `columns` are its list, its words, its
    category, its class, its entry, where its parts begin among `part`, and the bit of its second
    part; `bits` are the bits of the parts, `first` is the first part of each row; `weight` and
    `common` are of the entries.
    """

    columns: npt.NDArray[np.int32]
    bits: npt.NDArray[np.int64]
    part: Numbers
    first: Numbers
    parts: list[Part]
    index: PartIndex
    weight: npt.NDArray[np.float64]
    common: npt.NDArray[np.bool_]


_compiled: dict[tuple[str, ...], _Patterns] = {}


def _patterns(lexicons: Sequence[Lexicon], key: tuple[str, ...]) -> _Patterns:
    if key not in _compiled:
        while len(_compiled) >= KEPT:
            del _compiled[next(iter(_compiled))]
        _compiled[key] = _compile(lexicons)
    return _compiled[key]


def _compile(lexicons: Sequence[Lexicon]) -> _Patterns:
    numbers: dict[Part, int] = {}
    rows = []
    entry_number = 0
    for place, lexicon in enumerate(lexicons):
        labels = {category: label for label, category in enumerate(lexicon.categories)}
        for entry, phrases in zip(lexicon.entries, phrases_of(lexicon), strict=True):
            use = _use(entry, lexicon)
            for phrase in phrases:
                chosen = tuple(numbers.setdefault(part, len(numbers)) for part in phrase)
                rank = max(_RANKS[part.rule] for part in phrase)
                label = labels[entry.category] if entry.marks else PASSED
                own = place, -len(phrase), label, rank, entry_number
                rows.append((*own, use if len(phrase) == 1 else 0, chosen))
            entry_number += 1
    rows.sort()
    begin = np.cumsum([0, *(len(row[-1]) for row in rows)], dtype=np.int32)[:-1]
    table = [(row[0], -row[1], row[2], row[5], row[4]) for row in rows]
    parts = list(numbers)
    second = np.array([row[-1][1] % BITS if len(row[-1]) > 1 else -1 for row in rows], np.int32)
    bits = np.zeros(len(parts), dtype=np.int64)
    for row in rows:
        if len(row[-1]) > 1:
            bits[row[-1][1]] = 1 << (row[-1][1] % BITS)
    columns = np.array(table, dtype=np.int32).reshape(-1, 5)
    return _Patterns(
        columns=np.column_stack([columns, begin, second]),
        bits=bits,
        part=np.array([part for row in rows for part in row[-1]], dtype=np.int32),
        first=np.array([row[-1][0] for row in rows], dtype=np.int32),
        parts=parts,
        index=PartIndex(parts),
        weight=np.array([entry.weight for one in lexicons for entry in one.entries], np.float64),
        common=np.array(
            [_is_common(entry, one) for one in lexicons for entry in one.entries], bool
        ),
    )


def _is_common(entry: Entry, lexicon: Lexicon) -> bool:
    asked = lexicon.card is not None and lexicon.card.passes_names
    return asked and entry.term == entry.term.lower()


_RANKS = {"exact": 0, "inflect": 1, "wild": 2}


def _use(entry: Entry, lexicon: Lexicon) -> int:
    if not entry.use:
        return 0
    if not known(lexicon.language):
        raise LexiconError(
            f"{lexicon.name}: {entry.term!r} asks for a word class, which is told by neighbouring "
            f"words in English only, not in the language {lexicon.language or 'none'!r}."
        )
    return USES[entry.use]


class _Resolved:
    """What the words of one vocabulary stand for."""

    def __init__(self, patterns: _Patterns) -> None:
        self.patterns = patterns
        self._known = 0
        self._words = np.zeros(0, dtype=np.int32)
        self._parts = np.zeros(0, dtype=np.int32)
        self._flags = np.zeros(0, dtype=np.int32)
        self._asked = bool(patterns.columns[:, 3].any())
        self._table: PatternTable | None = None

    def table(self, vocabulary: Vocabulary) -> PatternTable:
        if self._table is None or self._known < len(vocabulary):
            new = vocabulary.words[self._known :]
            words, parts = self.patterns.index.all_of(new)
            self._words = np.concatenate([self._words, words + np.int32(self._known)])
            self._parts = np.concatenate([self._parts, parts])
            flags = flags_of(new) if self._asked else np.zeros(len(new), dtype=np.int32)
            self._flags = np.concatenate([self._flags, flags])
            self._known += len(new)
            self._table = self._tabulated()
        return self._table

    def _tabulated(self) -> PatternTable:
        known = self.patterns
        parts, words = self._parts, self._words
        order = np.argsort(parts, kind="stable")
        members = np.searchsorted(parts[order], np.arange(len(known.parts) + 1)).astype(np.int32)
        # Each row that may stand at all, once for every word that its first part stands for.
        alive = np.diff(members) > 0
        lengths = known.columns[:, 1]
        dead = np.add.reduceat(~alive[known.part], known.columns[:, 5]) if len(lengths) else lengths
        times = np.where(dead == 0, np.diff(members)[known.first], 0)
        rows = np.repeat(np.arange(len(times)), times)
        nth = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
        starts = words[order][members[known.first[rows]] + nth]
        seconds = np.zeros(self._known, dtype=np.int64)
        np.bitwise_or.at(seconds, words, known.bits[parts])
        order_of_rows = np.lexsort((rows, starts))
        columns = known.columns[rows[order_of_rows]]
        lexicon, length, label, use, entry, begin, second = np.ascontiguousarray(columns.T)
        return PatternTable(
            first=np.searchsorted(starts[order_of_rows], np.arange(self._known + 1)).astype(
                np.int32
            ),
            length=length,
            lexicon=lexicon,
            label=label,
            use=use,
            entry=entry,
            parts=begin,
            second=second,
            part=known.part,
            members=members,
            member=words[order],
            seconds=seconds,
            flags=self._flags,
            weight=known.weight,
            common=known.common,
        )
