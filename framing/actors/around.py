"""What stands around a name: features of its sentence as seen from it, each borne by a token."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.actors.classes import PERSON_TITLE, listed
from framing.actors.clauses import known_of, sentence_bounds
from framing.actors.names import Mentions
from framing.actors.portrayals import clause_numbers, verbs_by_family
from framing.actors.targets import Targets
from framing.errors import FramingError
from framing.extractor.negation import negated, words_of
from framing.lexicons import load, match
from framing.speech import speech_of
from framing.text import Tokens, tokenize
from framing.text.scanning import QUOTATION

WEIGHTED = ("words", "pairs", "decaying", "near", "beside", "verbs")
"""Blocks of words, weighted by how rare they are."""

COUNTED = ("lists", "place", "connotations")
"""Blocks of marks, in units of their own spread."""

LISTS = (
    "tone",
    "loaded-terms",
    "emotions",
    "moral-foundations",
    "actor-labels",
    "reporting-verbs",
    "subjectivity",
    "hedges",
    "boosters",
)
CLOSE = 6
"""Words on each side that are near."""

HALF_WAY = 4.0
"""Words from the name at which a word counts for one half."""

TARGET = "⟨⟩"
"""What stands for the name itself: nobody is judged by the name."""


class Feature(NamedTuple):
    """One feature at one token: its block, its name, what it counts for, and the token."""

    block: str
    name: str
    weight: float
    token: int


class Around:
    """Targets with their texts parsed, and what is known of the tokens.

    Attributes
    ----------
    tokens : Tokens
    first, last : ndarray of int64, shape (n,)
        Tokens of the name, half-open.
    """

    def __init__(
        self,
        tokens: Tokens,
        first: npt.NDArray[np.int64],
        last: npt.NDArray[np.int64],
        *,
        lexicons: Sequence[str] = LISTS,
    ) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.known = known_of(tokens)
        lows, highs = sentence_bounds(tokens)
        self.lows, self.highs = (lows[first], highs[first]) if len(first) else (first, first)
        self.clause = clause_numbers(tokens)
        self.marks = _marks(tokens, lexicons)
        words = tokens.vocabulary.words
        self.words = [words[n] for n in tokens.ids.tolist()]
        self.wordy = tokens.is_word.tolist()
        text = tokens.text_of[first] if len(first) else first
        self.text = text
        nobody = np.zeros(len(first), dtype=np.int64)
        mentions = Mentions(text, first, last, nobody, ("",), ("person",))
        self.acting = self.known.acting(tokens, mentions)
        self.bounds = np.searchsorted(self.acting.mention, np.arange(len(first) + 1))
        self.speech = speech_of(tokens)
        self.spoken = np.searchsorted(self.speech.text, np.arange(len(tokens) + 1))

    @classmethod
    def of(cls, targets: Targets, *, lexicons: Sequence[str] = LISTS) -> Around:
        """Targets, each in a text of its own."""
        tokens = tokenize(targets.texts)
        return cls(tokens, *_places(tokens, targets), lexicons=lexicons)

    def __len__(self) -> int:
        return len(self.first)

    def features(self, target: int) -> Iterator[Feature]:
        """All features of one target."""
        first, last = int(self.first[target]), int(self.last[target])
        lo, hi = int(self.lows[target]), int(self.highs[target])
        if hi <= lo:
            return
        yield from self._words(first, last, lo, hi)
        yield from self._beside(first, last, lo, hi)
        for side, places in (("L", range(first - 1, lo - 1, -1)), ("R", range(last, hi))):
            yield from self._side(side, places, first)
        yield from self._place(target, first, last, lo, hi)
        yield from self._roles(target)

    def _words(self, first: int, last: int, lo: int, hi: int) -> Iterator[Feature]:
        before, at = "", lo
        for token in range(lo, hi):
            if first < token < last:
                continue
            word = TARGET if token == first else self.words[token]
            yield Feature("words", word, 1.0, token)
            if before:
                yield Feature("pairs", f"{before} {word}", 0.5, at)
                yield Feature("pairs", f"{before} {word}", 0.5, token)
            before, at = word, token

    def _beside(self, first: int, last: int, lo: int, hi: int) -> Iterator[Feature]:
        for length in (1, 2, 3):
            if first - length >= lo:
                yield from self._run(f"<{length}", range(first - length, first))
            if last + length <= hi:
                yield from self._run(f">{length}", range(last, last + length))
        if first > lo and last < hi:
            yield from self._run("<>", (first - 1, last))

    def _run(self, kind: str, places: Sequence[int]) -> Iterator[Feature]:
        name = f"{kind} {' '.join(self.words[place] for place in places)}"
        return (Feature("beside", name, 1 / len(places), place) for place in places)

    def _side(self, side: str, places: Sequence[int], first: int) -> Iterator[Feature]:
        """Words and marks on one side, from the name on."""
        away = 0
        own_clause = self.clause[first]
        for place in places:
            word = self.words[place]
            away += self.wordy[place]
            weight = 1 / (1 + away / HALF_WAY)
            if self.wordy[place]:
                yield Feature("decaying", word, weight, place)
                zone = side if away <= CLOSE else side.lower()
                yield Feature("near", f"{zone} {word}", weight, place)
            for name, amount in self.marks.get(place, ()):
                inside = "clause" if self.clause[place] == own_clause else "beyond"
                yield Feature("lists", f"{name} {inside} {side}", amount, place)
                yield Feature("lists", f"{name} decaying", amount * weight, place)
                yield Feature("lists", f"{name} decaying {side}", amount * weight, place)
            for family in verbs_by_family().get(word, ()):
                yield Feature("connotations", f"{family} {side}", weight, place)

    def _place(self, target: int, first: int, last: int, lo: int, hi: int) -> Iterator[Feature]:
        """Where the name stands, its form, and what it has to do with speech."""
        tokens, n = self.tokens, hi - lo
        owned = last < hi and self.words[last] in ("'s", "'")
        quoted = tokens.quotation[first] >= 0
        told = [
            "owner" if owned else "no owner",
            "quoted" if quoted else "outlet",
            "first" if first - lo <= 1 else "later",
            f"length {min(n // 10, 6)}",
            f"quarter {(first - lo) * 4 // n}",
            f"marks {int((tokens.kinds[lo:hi] == QUOTATION).any())}",
        ]
        told += [f"as {w}" for w in self.words[first:last] if w in _pronouns()]
        titles = self.known.own[first:last] & PERSON_TITLE != 0
        told += [f"titled {self.words[first + n]}" for n in np.flatnonzero(titles).tolist()]
        role = "none"
        text = int(self.text[target])
        for row in range(int(self.spoken[text]), int(self.spoken[text + 1])):
            source, cue = self.speech.source[row], self.speech.cue[row]
            said = " ".join(self.words[cue[0] : cue[1]])
            if source[0] < last and source[1] > first:
                role = "speaks"
                told.append(f"speaks {said}")
            elif self.speech.owner[first] == row:
                role = role if role != "none" else "told of"
                told.append(f"told of {said}")
        told.append(role)
        return (Feature("place", name, 1.0, first) for name in told)

    def _roles(self, target: int) -> Iterator[Feature]:
        for row in range(int(self.bounds[target]), int(self.bounds[target + 1])):
            role, verb = "AP"[int(self.acting.role[row])], int(self.acting.verb[row])
            word = self.words[verb]
            denied = any(w in words_of("en").negators for w in self.words[max(verb - 3, 0) : verb])
            yield Feature("place", f"role {role}", 1.0, verb)
            yield Feature("verbs", f"{role} {word}", 1.0, verb)
            for family in verbs_by_family().get(word, ()):
                sign = "not " if denied else ""
                yield Feature("connotations", f"{role} {sign}{family}", 1.0, verb)


@functools.cache
def _pronouns() -> frozenset[str]:
    return frozenset(listed("words", "pronouns"))


def _places(
    tokens: Tokens, targets: Targets
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The tokens that a name shares characters with; the nearest one where it shares none."""
    firsts, lasts = [], []
    for text, (start, end) in enumerate(
        zip(targets.starts.tolist(), targets.ends.tolist(), strict=True)
    ):
        lo, hi = int(tokens.pointers[text]), int(tokens.pointers[text + 1])
        first = lo + int(np.searchsorted(tokens.ends[lo:hi], start, side="right"))
        last = lo + int(np.searchsorted(tokens.starts[lo:hi], end))
        if hi == lo:
            raise FramingError(f"Target {text}: there is no word in {targets.texts[text]!r}.")
        first = min(first, hi - 1)
        firsts.append(first)
        lasts.append(max(last, first + 1))
    return np.array(firsts, dtype=np.int64), np.array(lasts, dtype=np.int64)


def _marks(tokens: Tokens, lexicons: Sequence[str]) -> dict[int, list[tuple[str, float]]]:
    """What the word lists say of each token that a hit begins with."""
    found: dict[int, list[tuple[str, float]]] = {}
    keys = tokens.text_of << 32 | tokens.starts
    lists = [load(name) for name in lexicons]
    for name, spans in zip(lexicons, match(tokens, lists), strict=True):
        denied = negated(tokens, spans)
        first = np.searchsorted(keys, spans.text << 32 | spans.start)
        columns = first.tolist(), spans.label.tolist(), denied.tolist(), spans.weight.tolist()
        for place, label, is_denied, weight in zip(*columns, strict=True):
            sign = " denied" if is_denied else ""
            found.setdefault(place, []).append((f"{name} {spans.labels[label]}{sign}", weight))
    return found
