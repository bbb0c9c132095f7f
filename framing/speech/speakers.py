"""Who a source is: its fullest name in the text, and what kind of source it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.speech.classes import (
    ANONYMOUS,
    AUX,
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
    PLURAL,
    PREP,
    QUOTE,
    REL,
    STOP,
    SUBJ,
    TIME,
    TITLE,
    WORDY,
    named_too,
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
LONGEST_DESCRIPTION = 8
_ENDS_DESCRIPTION = COMMA | STOP | PREP | REL | AUX | QUOTE
_SINGULAR = ("he", "she")
_PLURAL = ("they",)
_NEUTER = "it"
_PRONOUNS = (*_SINGULAR, *_PLURAL, _NEUTER, "i", "we", "you", "who")
_BODIES = (TYPES[ORGANISATION], TYPES[DOCUMENT], TYPES[MEDIA])
"""Types that *it* stands for, and *he* and *she* do not."""


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
    title: tuple[str, ...]


def speakers_of(tokens: Tokens, speech: Speech) -> list[Speaker]:
    """The speaker of every attribution, in their order.

    A pronoun, and a title without a name (*the minister*), stand for the person named last whom
    they fit; a surname stands for the full name with which the text introduced it.
    """
    bits = properties(tokens)[0]
    bounds = np.searchsorted(speech.text, np.arange(len(tokens) + 1))
    begins = speech.first[np.searchsorted(speech.row, np.arange(len(speech)))]
    places = np.minimum(
        np.where(speech.cue[:, 1] > speech.cue[:, 0], speech.cue[:, 0], begins), begins
    )
    found = [Speaker("", UNKNOWN)] * len(speech)
    for text in np.unique(speech.text).tolist():
        reader = _Reader(tokens, bits, text)
        rows = range(bounds[text], bounds[text + 1])
        for row in sorted(rows, key=lambda row: (places[row], -row)):
            first, last = speech.source[row].tolist()
            found[row] = reader.speaker(first, last)
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
        self.known = list(self._names())
        self.by_surname: dict[str, _Known] = {}
        for at_end in (True, False):
            for known in sorted(self.known, key=lambda known: known.type == UNKNOWN):
                parts = known.name.lower().split()
                for part in parts[-1:] if at_end else parts[-2:-1]:
                    self.by_surname.setdefault(part, known)
        self.spoken: dict[bool, Speaker] = {}
        self.body: Speaker | None = None

    def speaker(self, first: int, last: int) -> Speaker:
        """The speaker that the words of a source stand for."""
        first, last = first - self.first, last - self.first
        if last <= first:
            return Speaker("", UNKNOWN)
        head = self._head(first, last)
        found = self._stands_for(first, head) or self._named(first, head, last)
        if found.type in _BODIES:
            self.body = found
        elif self.words[head] not in _PRONOUNS:
            self.spoken[self._is_plural(head)] = found
        return found

    def _stands_for(self, first: int, head: int) -> Speaker | None:
        """Whom a pronoun, or a title without a name, stands for."""
        own, word = self.bits[head], self.words[head]
        if own & SUBJ and not own & DET:
            if word in _PLURAL:
                return self.spoken.get(True)
            if word == _NEUTER:
                return self.body
            if word not in _SINGULAR:
                return None
            sex = own & (MALE | FEMALE)
            spoken = self.spoken.get(False)
            if spoken is not None and self._sex_of(spoken.name) in (0, sex):
                return spoken
            known = self._named_before(first, sex, 0)
            return Speaker(known.name, known.type) if known is not None else None
        if own & OFFICIAL and self.bits[first] & DET and not own & CAPITAL:
            known = self._named_before(first, 0, OFFICIAL)
            if known is not None and word in known.title:
                return Speaker(known.name, known.type)
        return None

    def _named(self, first: int, head: int, last: int) -> Speaker:
        """The speaker by its own words, and by the full name that a surname stands for."""
        kind = self._type(first, head + 1)
        for one in self.known:
            beside = self.bits[one.place - 1] & COMMA or self.bits[head] & OFFICIAL
            if head < one.place < last and beside and self._is_role(head):
                return Speaker(one.name, one.type if kind == UNKNOWN else kind)
        if self.bits[head] & CAPITAL:
            if self.bits[first] & ANONYMOUS:
                return Speaker(self._said(first, head + 1), kind)
            known = self._with_surname(head)
            if known is not None and not self.bits[first] & DET and kind not in _BODIES:
                return Speaker(known.name, known.type if kind == UNKNOWN else kind)
            if kind == UNKNOWN:
                kind = self._described(head + 1)
            return Speaker(self._name_ending(head), kind)
        return Speaker(self._said(first, head + 1), kind)

    def _described(self, stop: int) -> str:
        """The type told after a name: *Lee, 43, a teacher from Hask, …*; *Lee of the union …*."""
        here = stop
        if here < len(self.bits) and self.bits[here] & PREP and not self._breaks(here):
            last = here + 1
            while last < len(self.bits) and last - here <= LONGEST_DESCRIPTION:
                if self.bits[last] & _ENDS_DESCRIPTION or not self.bits[last] & (CAPITAL | DET):
                    break
                last += 1
            return self._type(here + 1, last)
        while here + 1 < len(self.bits) and self.bits[here] & COMMA:
            here += 1
            last = here
            while last < len(self.bits) and last - here < LONGEST_DESCRIPTION:
                if self.bits[last] & _ENDS_DESCRIPTION or self._breaks(last):
                    break
                last += 1
            if last - here > 1 or self.bits[here] & ANY_TYPE:
                return self._type(here, last)
            here = last
        return UNKNOWN

    def _sex_of(self, name: str) -> int:
        return next((known.sex for known in self.known if known.name == name), 0)

    def _with_surname(self, head: int) -> _Known | None:
        """Who has a word for a surname, or before it where it is no title."""
        known = self.by_surname.get(self.words[head])
        if known is None or not self.bits[head] & OFFICIAL:
            return known
        return known if known.name.lower().endswith(self.words[head]) else None

    def _is_role(self, head: int) -> bool:
        """Whether a word tells what somebody is, and is no name: *chairman*, *President*."""
        return not self.bits[head] & CAPITAL or bool(self.bits[head] & OFFICIAL)

    def _is_plural(self, head: int) -> bool:
        own = self.bits[head]
        return self.words[head] in _PLURAL or (bool(own & PLURAL) and not own & CAPITAL)

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
            if self.bits[first - 1] & DET or self._breaks(first):
                break
            first -= 1
        return self._said(first, head + 1)

    def _is_time(self, place: int) -> bool:
        """Whether a capitalised word tells a time: not in *Theresa May* or *Jan Berg*."""
        if not self.bits[place] & TIME or self.words[place] not in named_too():
            return bool(self.bits[place] & TIME)
        beside = [self.bits[at] for at in (place - 1, place + 1) if 0 <= at < len(self.bits)]
        return not any(bits & CAPITAL and not bits & (TIME | PREP | DET) for bits in beside)

    def _breaks(self, place: int) -> bool:
        """Whether a line ends before a token."""
        return "\n" in self.text[self.spans[place - 1][1] : self.spans[place][0]]

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
            own = self.bits[here]
            if not own & CAPITAL or own & (DET | SUBJ | PREP) or self._is_time(here):
                here += 1
                continue
            stop = self._name_end(here)
            titles = [at for at in range(here, stop - 1) if self.bits[at] & (ANY_TYPE | TITLE)]
            bare = titles[-1] + 1 if titles else here
            while bare < stop - 1 and not self.bits[bare] & WORDY:
                bare += 1
            group = self.bits[stop - 1] & (ORGANISATION | MEDIA | DOCUMENT)
            full = bare if stop - bare >= 2 else here
            if stop - full >= 2 and not group:
                sex = 0
                for place in range(here, stop):
                    sex |= self.bits[place] & (MALE | FEMALE)
                before = max(here - 2, 0)
                kind = self._type(before, stop)
                if kind == UNKNOWN:
                    kind = self._described(stop)
                title = tuple(self.words[before:stop])
                yield _Known(self._said(full, stop), kind, sex, here, title)
            here = stop

    def _name_end(self, here: int) -> int:
        """Where a run of capitalised words ends; the period of a title is in it."""
        stop = here
        while stop < len(self.bits):
            dotted = self.words[stop] == "." and stop > here and self.bits[stop - 1] & TITLE
            if not dotted and (not self.bits[stop] & CAPITAL or self._is_time(stop)):
                break
            if stop > here and self._breaks(stop):
                break
            stop += 1
        return max(stop, here + 1)


def type_names() -> tuple[str, ...]:
    """All types of source.

    Examples
    --------
    >>> type_names()[:2]
    ('anonymous', 'official')
    """
    return (*TYPES.values(), UNKNOWN)
