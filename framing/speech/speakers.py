"""Who a source is: its fullest name in the text, and what kind of source it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.speech.classes import (
    ANONYMOUS,
    CAPITAL,
    CITIZEN,
    CLITIC,
    COMMA,
    DET,
    DOCUMENT,
    EXPERT,
    FEMALE,
    MALE,
    MEDIA,
    OFFICIAL,
    ORGANISATION,
    PREP,
    REL,
    SUBJ,
    TITLE,
    WORDY,
    properties,
)
from framing.speech.speech import Speech
from framing.text import Tokens

TYPES = {
    ANONYMOUS: "anonymous",
    OFFICIAL: "official",
    EXPERT: "expert",
    DOCUMENT: "document",
    MEDIA: "media",
    ORGANISATION: "organisation",
    CITIZEN: "citizen",
}
"""Types of source; the earlier one where the words of a source speak for several."""

UNKNOWN = "unknown"
ANY_TYPE = sum(TYPES)
LONGEST_NAME = 5
_SINGULAR = ("he", "she", "him", "her", "his", "who")


class Speaker(NamedTuple):
    """The source by its fullest name in the text, and its type."""

    name: str
    type: str


class _Known(NamedTuple):
    """Somebody who has been named in a text: name, type, sex where it was told, and place."""

    name: str
    type: str
    sex: int
    place: int


def speakers_of(tokens: Tokens, speech: Speech) -> list[Speaker]:
    """The speaker of every attribution, in their order.

    A pronoun, and a title without a name (*the minister*), stand for the person named last whom
    they fit; a surname stands for the full name with which the text introduced it.
    """
    bits = properties(tokens)[0]
    bounds = np.searchsorted(speech.text, np.arange(len(tokens) + 1))
    found: list[Speaker] = []
    for text in np.unique(speech.text).tolist():
        reader = _Reader(tokens, bits, text)
        for row in range(bounds[text], bounds[text + 1]):
            first, last = speech.source[row].tolist()
            found.append(reader.speaker(first, last))
    return found


class _Reader:
    """The names of one text, learnt from its beginning on."""

    def __init__(self, tokens: Tokens, bits: npt.NDArray[np.int64], text: int) -> None:
        self.first, self.last = (int(tokens.pointers[text + n]) for n in (0, 1))
        own = slice(self.first, self.last)
        words = tokens.vocabulary.words
        self.words = [words[number] for number in tokens.ids[own].tolist()]
        self.bits: list[int] = bits[own].tolist()
        self.spans = list(zip(tokens.starts[own].tolist(), tokens.ends[own].tolist(), strict=True))
        self.text = tokens.texts[text]
        self.anonymous = "anonymity" in self.words
        self.known: list[_Known] = []
        self.by_surname: dict[str, _Known] = {}
        for name in self._names():
            self.known.append(name)
            self.by_surname.setdefault(name.name.rpartition(" ")[2].lower(), name)

    def speaker(self, first: int, last: int) -> Speaker:
        """The speaker that the words of a source stand for."""
        first, last = first - self.first, last - self.first
        if last <= first:
            return Speaker("", UNKNOWN)
        head = self._head(first, last)
        own = self.bits[head]
        kind = self._type(first, head + 1)
        if own & SUBJ and not own & DET:
            known = self._named_before(first, own & (MALE | FEMALE), 0)
            if known is not None and self.words[head] in _SINGULAR:
                return Speaker(known.name, known.type)
            return Speaker(self._said(first, last), kind)
        if own & CAPITAL:
            name = self._name_ending(head)
            surname = self.words[head]
            known = self.by_surname.get(surname)
            if known is not None and (name.rpartition(" ")[2].lower() == surname):
                return Speaker(known.name, kind if kind != UNKNOWN else known.type)
            return Speaker(name, kind if kind != UNKNOWN else self._type(head + 1, last))
        if own & OFFICIAL and self.bits[first] & DET:
            known = self._named_before(first, 0, OFFICIAL)
            if known is not None and self.words[head] in known.name.lower().split():
                return Speaker(known.name, known.type)
        return Speaker(self._said(first, head + 1), kind)

    def _head(self, first: int, last: int) -> int:
        """The last word before a comma, a preposition or a relative pronoun."""
        head = first
        for here in range(first, last):
            if here > first and self.bits[here] & (COMMA | PREP | REL):
                break
            if self.bits[here] & WORDY and not self.bits[here] & CLITIC:
                head = here
        return head

    def _said(self, first: int, last: int) -> str:
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def _name_ending(self, head: int) -> str:
        first = head
        while first > 0 and head - first < LONGEST_NAME and self.bits[first - 1] & CAPITAL:
            if self.bits[first - 1] & DET:
                break
            first -= 1
        return self._said(first, head + 1)

    def _type(self, first: int, last: int) -> str:
        kinds = 0
        for here in range(first, last):
            kinds |= self.bits[here] & ANY_TYPE
        if kinds & ANONYMOUS or (kinds & OFFICIAL and self.anonymous):
            return TYPES[ANONYMOUS]
        return next((name for bit, name in TYPES.items() if kinds & bit), UNKNOWN)

    def _named_before(self, place: int, sex: int, kind: int) -> _Known | None:
        """The person named last before a place, of this sex and type where they are told."""
        for known in reversed(self.known):
            if known.place >= place or (sex and known.sex and known.sex != sex):
                continue
            if not kind or known.type == TYPES[kind]:
                return known
        return None

    def _names(self) -> Iterator[_Known]:
        """Names of two words or more, or of one after a title, in their order."""
        here = 0
        while here < len(self.bits):
            if not self.bits[here] & CAPITAL or self.bits[here] & (DET | SUBJ | PREP):
                here += 1
                continue
            stop = here
            while stop < len(self.bits) and self.bits[stop] & CAPITAL:
                stop += 1
                if (
                    stop < len(self.words) - 1
                    and self.words[stop] == "."
                    and (self.bits[stop - 1] & TITLE)
                ):
                    stop += 1
            kinds, sex = self._type(max(here - 2, 0), stop), 0
            for place in range(here, stop):
                sex |= self.bits[place] & (MALE | FEMALE)
            bare = here
            while bare < stop - 1 and (
                self.bits[bare] & (TITLE | OFFICIAL) or not _is_name(self.words[bare])
            ):
                bare += 1
            if stop - bare >= 2 or bare > here:
                if not self.bits[stop - 1] & (ORGANISATION | MEDIA):
                    yield _Known(
                        self._said(bare if stop - bare >= 2 else here, stop), kinds, sex, here
                    )
            here = max(stop, here + 1)


def _is_name(word: str) -> bool:
    return any(letter.isalpha() for letter in word)


def type_names() -> tuple[str, ...]:
    """All types of source.

    Examples
    --------
    >>> type_names()[:2]
    ('anonymous', 'official')
    """
    return (*TYPES.values(), UNKNOWN)
