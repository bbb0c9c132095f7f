"""Which parts of which terms a word stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from framing.lexicons.phrases import Part
from framing.text.lemmas import lemma, lemma_table

Places = npt.NDArray[np.int32]

_KEY = 3
"""Letters by which the beginnings of words are filed."""

_CHANGING = 3
"""Letters at the end of a word that its forms may change."""

REMEMBERED = 500_000
"""Words whose parts are remembered, so that another vocabulary need not look them up again."""

_CAPITALS = ("de", "lb")
"""Languages in which a word in lower case is another one with a capital: a verb and a noun."""


class PartIndex:
    """Finds, for one word after the other, the parts of terms that it matches.

    What it costs depends on the word and hardly on how many terms there are, so that a
    vocabulary that has grown is resolved by looking at its new words.

    Examples
    --------
    >>> index = PartIndex([Part("cave", "inflect", "en"), Part("cav*", "wild", "en")])
    >>> index.of("caved"), index.of("cavern"), index.of("cove")
    ((0, 1), (1,), ())
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._known = _Remembered(self._found)
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._inflected: dict[str, _Inflected] = {}
        self._heads = _Beginnings()
        self._wild: dict[int, tuple[str, int]] = {}
        self._tails: dict[str, list[int]] = defaultdict(list)
        for number, (word, rule, language) in enumerate(parts):
            if rule != "wild":
                self._exact[word].append(number)
            if rule == "inflect":
                known = self._inflected.setdefault(language, _Inflected(language))
                known.add(word, number)
            if rule == "wild":
                head, tail = word.split("*")
                self._wild[number] = tail, len(head) + len(tail)
                if head:
                    self._heads.add(head, number)
                else:
                    self._tails[tail].append(number)
        self._endings = tuple(self._tails)

    def of(self, word: str) -> tuple[int, ...]:
        """Numbers of the parts that a folded word matches, in their order."""
        return self._known[word]

    def all_of(self, words: Sequence[str]) -> tuple[Places, Places]:
        """Places of the words that match parts, once for each part, and the parts' numbers."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        found = list(map(self._known.__getitem__, words))
        times = np.fromiter(map(len, found), dtype=np.int32, count=len(found))
        parts = np.fromiter(chain.from_iterable(found), dtype=np.int32, count=int(times.sum()))
        return np.repeat(np.arange(len(found), dtype=np.int32), times), parts

    def _found(self, word: str) -> tuple[int, ...]:
        found = list(self._exact.get(word, ()))
        for lemmas in self._inflected.values():
            found += lemmas.of(word)
        for number in self._heads.of(word):
            tail, shortest = self._wild[number]
            if word.endswith(tail) and len(word) >= shortest:
                found.append(number)
        if self._endings and word.endswith(self._endings) and word[0] != "'":
            for tail, numbers in self._tails.items():
                if word.endswith(tail):
                    found += numbers
        return tuple(sorted(set(found)))


class _Remembered(dict[str, tuple[int, ...]]):
    """The parts of the words that were asked for."""

    def __init__(self, find: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> tuple[int, ...]:
        self[word] = self._find(word)
        return self[word]


class _Inflected:
    """The parts of one language that match inflected forms."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._table = lemma_table(language)
        self._parts: dict[str, list[int]] = defaultdict(list)
        self._stems = _Beginnings()

    def add(self, word: str, number: int) -> None:
        first = word.partition("-")[0] or word
        if len(first) >= _KEY:
            self._stems.add(first[: max(_KEY, len(first) - _CHANGING)], number)
        self._parts[word].append(number)

    def of(self, word: str) -> list[int]:
        lemmas = self._lemmas(word) or sorted(set(self._guessed(word)))
        if len(lemmas) == 1:
            return self._parts.get(lemmas[0], [])
        return [number for one in lemmas for number in self._parts.get(one, ())]

    def _lemmas(self, word: str) -> list[str]:
        """Lemmas that the table holds for the word as it is or with a capital."""
        found = self._table.get(word)
        if found and self._language not in _CAPITALS:
            return [found.lower()]
        other = self._table.get(word.capitalize())
        return sorted({one.lower() for one in (found, other) if one})

    def _guessed(self, word: str) -> Iterator[str]:
        """Lemmas of a word that the table does not hold: by its pieces, or by simplemma's rules."""
        if "-" in word[1:-1]:
            if self._stems.of(word) or self._stems.of(word.replace("-", "")):
                yield from self._of_pieces(word.split("-"))
        elif "'" in word[1:-1] or self._stems.of(word):
            yield lemma(word, self._language)

    def _of_pieces(self, pieces: list[str]) -> Iterator[str]:
        *firsts, last = pieces
        stems = [(self._lemmas(piece) or [piece])[0] for piece in firsts]
        for end in [*(self._lemmas(last) or [lemma(last, self._language)]), last]:
            yield "-".join([*firsts, end])
            yield "-".join([*stems, end])
        joined = "".join(pieces)
        yield from self._lemmas(joined) or [joined]


class _Beginnings:
    """Numbers filed by how words begin."""

    def __init__(self) -> None:
        self._filed: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._lengths: list[int] = []

    def add(self, head: str, number: int) -> None:
        self._filed[head[:_KEY]].append((head, number))
        self._lengths = sorted({*self._lengths, len(head[:_KEY])})

    def of(self, word: str) -> list[int]:
        found: list[int] = []
        for length in self._lengths:
            filed = self._filed.get(word[:length])
            if filed:
                found += [number for head, number in filed if word.startswith(head)]
        return found
