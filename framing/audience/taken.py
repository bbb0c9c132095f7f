"""Wording that can be taken up, and how it is taken: denied, doubted, or in quotation marks."""

from __future__ import annotations

import functools

import numpy as np
import numpy.typing as npt

from framing.extractor import Extractor, LexiconExtractor
from framing.extractor.negation import negated
from framing.extractor.whose import first_tokens
from framing.lexicons import Lexicon, load, match
from framing.spans import Spans
from framing.text import Tokens
from framing.text.lemmas import lemma
from framing.text.tokens import Shape

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NEAR = 6
"""Words on each side in which words of doubt are taken to be on what is taken up."""

DOUBT = {"stance-cues": ("distance", "disagreement"), "reporting-verbs": ("doubting",)}
"""The lists' categories that keep words away."""


class Said:
    """Texts parsed, with what is needed to tell what of one is in another.

    Attributes
    ----------
    tokens : Tokens
    keys : list of int, length n_tokens
        Tokens with the same lemma share a number.
    full : list of bool, length n_tokens
        Words that are not of grammar.
    """

    def __init__(
        self, tokens: Tokens, labels: list[list[tuple[int, int, str, str]]],
        frames: list[list[tuple[int, int, str]]],
    ) -> None:  # fmt: skip
        self.tokens = tokens
        self._labels, self._frames = labels, frames
        place: dict[str, int] = {}
        words = tokens.vocabulary.words
        of = [place.setdefault(lemma(word, "en"), len(place)) for word in words]
        self.keys: list[int] = [of[number] for number in tokens.ids.tolist()]
        plain = _plain()
        full = [word not in plain and any(map(str.isalpha, word)) for word in words]
        capital = np.isin(tokens.shapes, (Shape.CAPITALISED, Shape.UPPER_CASE))
        held = np.array([*full, False])[tokens.ids] & tokens.is_word
        self.full: list[bool] = held.tolist()
        self._content = _upto(held & ~(capital & self._inside))
        self._counted = _upto(tokens.is_word)
        self._quotation = tokens.quotation.tolist()
        table, counted = tokens.quotations, np.array(self._counted)
        self._held = (counted[table.last] - counted[table.first]).tolist()
        self._denied = self._denials()
        self._doubts = self._doubting()
        self._sentences: dict[int, list[list[int]]] = {}

    def sentences_of(self, text: int) -> list[list[int]]:
        """The words of each sentence of a text, as places among all tokens."""
        if text not in self._sentences:
            start, stop = int(self.tokens.pointers[text]), int(self.tokens.pointers[text + 1])
            words = start + np.flatnonzero(self.tokens.is_word[start:stop])
            edges = np.flatnonzero(np.diff(self.tokens.sentences[words])) + 1
            parts = np.split(words, edges)
            self._sentences[text] = [part.tolist() for part in parts if len(part)]
        return self._sentences[text]

    def content(self, first: int, last: int) -> int:
        """How many words are neither of grammar nor, inside a sentence, written as names are."""
        return self._content[last] - self._content[first]

    def in_quotes(self, first: int, last: int) -> tuple[bool, bool]:
        """Whether tokens stand in one pair of quotation marks, and whether they are all in it."""
        number = self._quotation[first]
        if number < 0 or self._quotation[last - 1] != number:
            return False, False
        return True, self._counted[last] - self._counted[first] == self._held[number]

    def resisted(self, first: int, last: int) -> bool:
        """Whether tokens are denied, or words of doubt stand near them in their sentence."""
        if self._denied[first]:
            return True
        text, sentence = self.tokens.text_of[first], self.tokens.sentences[first]
        low = np.searchsorted(self._doubts[:, 0], first - 3 * NEAR)
        for start, stop in self._doubts[low:].tolist():
            if start > last + 3 * NEAR:
                break
            near = self.tokens.text_of[start] == text and self.tokens.sentences[start] == sentence
            if near and (stop <= first or start >= last):
                edges = (stop, first) if stop <= first else (last, start)
                if self._counted[edges[1]] - self._counted[edges[0]] < NEAR:
                    return True
        return False

    def labels_of(self, text: int) -> list[tuple[int, int, str, str]]:
        """First and last token, set and side of each label in a text."""
        return self._labels[text]

    def frames_of(self, text: int) -> list[tuple[int, int, str]]:
        """First and last token and name of each frame's cue in a text."""
        return self._frames[text]

    @functools.cached_property
    def _inside(self) -> Flags:
        """Tokens that do not begin their sentence: there a capital shows a name."""
        key = (self.tokens.text_of.astype(np.int64) << 32) | self.tokens.sentences
        first = np.ones(len(key), dtype=bool)
        first[1:] = key[1:] != key[:-1]
        return ~first

    def _denials(self) -> Flags:
        tokens = self.tokens
        words = np.flatnonzero(tokens.is_word)
        denied = np.zeros(len(tokens.ids), dtype=bool)
        spans = Spans.of(
            ("word",),
            text=tokens.text_of[words],
            start=tokens.starts[words],
            end=tokens.ends[words],
            label=np.zeros(len(words), dtype=np.int64),
        )
        denied[words] = negated(tokens, spans)
        return denied

    def _doubting(self) -> Numbers:
        """First token and end of each cue of doubt, in order."""
        names = list(DOUBT)
        found = [np.zeros((0, 2), dtype=np.int64)]
        for name, spans in zip(names, match(self.tokens, [load(n) for n in names]), strict=True):
            kept = np.isin(np.array(spans.labels, dtype=object)[spans.label], DOUBT[name])
            found.append(_placed(self.tokens, spans.where(kept)))
        both = np.concatenate(found)
        return both[np.lexsort((both[:, 1], both[:, 0]))]


def said_in(tokens: Tokens, labels: str | Lexicon | None, frames: Extractor | None) -> Said:
    """Texts with their labels and frames marked."""
    by_label: list[list[tuple[int, int, str, str]]] = [[] for _ in range(len(tokens))]
    by_frame: list[list[tuple[int, int, str]]] = [[] for _ in range(len(tokens))]
    if labels is not None:
        sides = LexiconExtractor(labels).labels
        spans = LexiconExtractor(labels, by="contrast").mark(tokens)
        for (first, last), (text, span) in zip(_placed(tokens, spans), spans.rows(), strict=True):
            side = next(one for one in sides if span.label.endswith(f"-{one}"))
            name = span.label.removesuffix(f"-{side}")
            by_label[text].append((int(first), int(last), name, side))
    if frames is not None:
        spans = frames.mark(tokens)
        for (first, last), (text, span) in zip(_placed(tokens, spans), spans.rows(), strict=True):
            by_frame[text].append((int(first), int(last), span.label))
    return Said(tokens, by_label, by_frame)


def _upto(flags: Flags) -> list[int]:
    """How many are true before each place, and in all."""
    return [0, *np.cumsum(flags).tolist()]


def _placed(tokens: Tokens, spans: Spans) -> Numbers:
    """First token and end of spans, shape (n, 2)."""
    if not len(spans):
        return np.zeros((0, 2), dtype=np.int64)
    keys = (tokens.text_of.astype(np.int64) << 32) | tokens.starts
    last = np.searchsorted(keys, (spans.text.astype(np.int64) << 32) | spans.end)
    return np.column_stack([first_tokens(tokens, spans), last]).astype(np.int64)


@functools.cache
def _plain() -> frozenset[str]:
    return frozenset(entry.term for entry in load("stopwords").entries)
