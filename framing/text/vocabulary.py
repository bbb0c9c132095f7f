"""The words that have been seen, each with a number, shared by all texts parsed with it."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources

import numpy as np
import numpy.typing as npt

from framing.text.characters import LAST_ASCII, code_points

# What sentences and quotations need to know of a word, one bit each.
TITLE, ABBREVIATION, NAME, NUMBERED, STARTER, ELISION, SAYING = (1 << bit for bit in range(7))
STOP, WIDE_STOP, PERIOD, OPENER, CLOSER, DASH, COMMA = (1 << bit for bit in range(7, 14))
DOTTED, ENDS_IN_S, INITIAL, MARK = (1 << bit for bit in range(14, 18))

_LISTED = {
    "titles": TITLE,
    "abbreviations": ABBREVIATION,
    "numbered": NUMBERED,
    "starters": STARTER,
    "elisions": ELISION,
    "saying": SAYING,
    "names": NAME,
    "stops": STOP,
    "wide_stops": STOP | WIDE_STOP,
    "openers": OPENER,
    "closers": CLOSER,
    "dashes": DASH,
}


HashTable = npt.NDArray[np.uint64]


class Vocabulary:
    """Numbers for folded words, given in the order in which the words are first seen.

    Attributes
    ----------
    words : list of str
        The word of each number.
    hash_table : ndarray of uint64 or None
        Where the compiled scanner looks words up; it brings it up to date itself.
    n_hashed : int
        How many of the words stand in it.

    Examples
    --------
    >>> vocabulary = Vocabulary()
    >>> vocabulary.add("press"), vocabulary.add("freedom"), vocabulary.add("press")
    (0, 1, 0)
    >>> vocabulary.id_of("liberty")
    -1
    """

    def __init__(self) -> None:
        self.words: list[str] = []
        self._index: dict[str, int] = {}
        self._flags = np.zeros(0, dtype=np.int32)
        self.hash_table: HashTable | None = None
        self.n_hashed = 0

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self._index

    def add(self, word: str) -> int:
        """The number of a folded word, a new one where it is new."""
        found = self._index.setdefault(word, len(self.words))
        if found == len(self.words):
            self.words.append(word)
        return found

    def extend(self, words: Iterable[str]) -> None:
        """Add words that are all new, in their order."""
        first = len(self.words)
        self.words.extend(words)
        self._index.update(zip(self.words[first:], range(first, len(self.words)), strict=True))

    def id_of(self, word: str) -> int:
        """The number of a folded word, or -1."""
        return self._index.get(word, -1)

    @property
    def flags(self) -> npt.NDArray[np.int32]:
        """What sentences and quotations need to know of each word, shape (len(self),)."""
        known = len(self._flags)
        if known < len(self.words):
            flags = _spelling_flags(self.words[known:])
            for word, flag in _listed().items():
                number = self._index.get(word, -1)
                if number >= known:
                    flags[number - known] |= flag
            self._flags = np.concatenate([self._flags, flags])
        return self._flags


_BY_LAST = {"s": ENDS_IN_S, ".": DOTTED, '"': MARK, "'": MARK, "`": MARK}
_AT_THE_END = TITLE | ABBREVIATION | NAME | NUMBERED
LONGEST_ELIDED, LONGEST_ABBREVIATION = 3, 6


def _spelling_flags(words: list[str]) -> npt.NDArray[np.int32]:
    """The flags that follow from how words are spelled, shape (n_words,)."""
    codes = np.minimum(code_points("".join(words)), LAST_ASCII)
    lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    ends = np.cumsum(lengths)
    by_last = np.zeros(LAST_ASCII + 1, dtype=np.int32)
    for letter, flag in _BY_LAST.items():
        by_last[ord(letter)] = flag
    flags = by_last[codes[ends - 1]]
    firsts = codes[ends - lengths]
    elided = (firsts >= ord("0")) & (firsts <= ord("9")) & (lengths <= LONGEST_ELIDED)
    for place in np.flatnonzero((lengths == 1) | (firsts == ord(".")) | elided).tolist():
        flags[place] |= _odd_flags(words[place])
    hyphens = np.flatnonzero(codes == ord("-"))
    holders = np.searchsorted(ends, hyphens, side="right")
    near_the_end = ends[holders] - hyphens <= LONGEST_ABBREVIATION + 1
    for place in np.unique(holders[near_the_end]).tolist():
        flags[place] |= _listed().get(words[place].rpartition("-")[2], 0) & _AT_THE_END
    return flags


def _odd_flags(word: str) -> int:
    if word[0] == ".":
        return STOP | (PERIOD if word == "." else 0)
    if word == ",":
        return COMMA
    if word[0].isdigit():
        year = word.removesuffix("s")
        return ELISION if len(year) == 2 and year.isdigit() else 0
    return INITIAL if len(word) == 1 and word != word.upper() else 0


@functools.cache
def _listed() -> Mapping[str, int]:
    source = resources.files("framing.text") / "data" / "words.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8"))
    flags: dict[str, int] = {}
    for name, flag in _LISTED.items():
        for word in lists[name]["words"].split():
            flags[word] = flags.get(word, 0) | flag
    return flags
