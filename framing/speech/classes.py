"""What the rules of attribution know of each token: one whole number, a bit for each property."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text import Kind, Shape, Tokens

# Verbs, by what follows them.
SAYING, FINDING, WANTING, URGING, JUDGING, SEEMING, PASSIVE = (1 << bit for bit in range(7))
# Their forms, and whether a form is a noun as well.
BASE, THIRD, PAST, ING, NOUNY = (1 << bit for bit in range(7, 12))
VERB = SAYING | FINDING | WANTING | URGING | JUDGING | SEEMING
# Small words.
DET, PREP, SUBJ, OBJ, AUX, BE, NEG, ADV, OPENS, SUBORD, REL, CONJ, TIME, START, TO, THAT = (
    1 << bit for bit in range(12, 28)
)
NOUN, PLACE, LISTENER, TELL, ACCORDING = (1 << bit for bit in range(28, 33))
OFFICIAL, EXPERT, CITIZEN, ORGANISATION, DOCUMENT, MEDIA, ANONYMOUS = (
    1 << bit for bit in range(33, 40)
)
TITLE, MALE, FEMALE = (1 << bit for bit in range(40, 43))
# Marks and shapes.
COMMA, STOP, COLON, DASH, OPENING, CLOSING, QUOTE, CLITIC, CAPITAL, WORDY, PLURAL, LY = (
    1 << bit for bit in range(43, 55)
)
AS, ED, GERUND, READY, LINKS, LIGHT, CONTRAST, BY = (1 << bit for bit in range(55, 63))

TITLE_SHARE = 0.6

_VERBS = {
    "saying": SAYING,
    "finding": FINDING,
    "wanting": WANTING,
    "urging": URGING,
    "judging": JUDGING,
    "seeming": SEEMING,
}
_WORDS = {
    "determiners": DET,
    "prepositions": PREP,
    "subjects": SUBJ,
    "objects": OBJ,
    "auxiliaries": AUX,
    "being": BE,
    "negations": NEG,
    "adverbs": ADV,
    "clause_openers": OPENS,
    "subordinators": SUBORD,
    "relatives": REL,
    "conjunctions": CONJ,
    "times": TIME,
    "openers": START,
    "speaking_nouns": NOUN,
    "talk_places": PLACE,
    "listeners": LISTENER,
    "officials": OFFICIAL,
    "experts": EXPERT,
    "citizens": CITIZEN,
    "organisations": ORGANISATION,
    "documents": DOCUMENT,
    "media": MEDIA,
    "anonymous": ANONYMOUS,
    "names": TITLE,
    "male": MALE,
    "female": FEMALE,
    "nouns_too": NOUNY,
    "telling": TELL,
    "contrasts": CONTRAST,
    "light_verbs": LIGHT,
    "noun_links": LINKS,
}
_SINGLE = {
    "to": TO,
    "that": THAT,
    "according": ACCORDING,
    "as": AS,
    "by": BY,
    ",": COMMA,
    ":": COLON,
    ";": COLON,
    "(": OPENING,
    "[": OPENING,
    ")": CLOSING,
    "]": CLOSING,
    "-": DASH,
    "--": DASH,
    "---": DASH,
    "–": DASH,
    "—": DASH,
    ".": STOP,
    "?": STOP,
    "!": STOP,
    "…": STOP,
    "...": STOP,
}


@functools.cache
def _data(name: str) -> Mapping[str, Any]:
    source = resources.files("framing.speech") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def listed() -> Mapping[str, int]:
    """The bits of every word on the lists."""
    bits: dict[str, int] = dict(_SINGLE)
    for family, bit in _VERBS.items():
        for spelled in _data("verbs")[family]["words"].split():
            for form, kind in forms(spelled):
                bits[form] = bits.get(form, 0) | bit | kind
    for name, bit in _WORDS.items():
        for word in _data("words")[name]["words"].split():
            bits[word] = bits.get(word, 0) | bit
    for verb in {spelled for spelled, _ in _calling()}:
        for form, kind in forms(verb):
            bits[form] = bits.get(form, 0) | kind
    for word in _data("verbs")["passive"]["words"].split():
        bits[word] = bits.get(word, 0) | PASSIVE | PAST
    for word in _data("verbs")["ready"]["words"].split():
        bits[word] = bits.get(word, 0) | READY
    for word in _data("words")["speaking_nouns"]["words"].split():
        for form, kind in forms(word):
            if kind == THIRD:
                bits[form] = bits.get(form, 0) | NOUN
    return bits


@functools.cache
def named_too() -> frozenset[str]:
    """Times that are names of persons too."""
    return frozenset(_data("words")["times_too"]["words"].split())


@functools.cache
def particles() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Which particles a verb takes, as bits, and the bit of each particle."""
    takes: dict[str, int] = {}
    own: dict[str, int] = {}
    for spelled, particle in _calling():
        bit = own.setdefault(particle, 1 << len(own))
        for form, _ in forms(spelled):
            takes[form] = takes.get(form, 0) | bit
    return takes, own


def _calling() -> Iterator[tuple[str, str]]:
    """Verbs that stand with a particle, with their pasts, each with one of its particles."""
    pasts = {one.partition(":")[0]: one for one in _data("verbs")["pasts"]["words"].split()}
    for pair in _data("verbs")["calling"]["words"].split():
        verb, _, particle = pair.partition(":")
        yield pasts.get(verb, verb), particle


def forms(spelled: str) -> Iterator[tuple[str, int]]:
    """The forms of a verb, each with its bit.

    Examples
    --------
    >>> [form for form, _ in forms("deny")], [form for form, _ in forms("quip+")]
    (['deny', 'denies', 'denied', 'denying'], ['quip', 'quips', 'quipped', 'quipping'])
    >>> [form for form, _ in forms("write:wrote:written")]
    ['write', 'writes', 'writing', 'wrote', 'written']
    """
    base, *pasts = spelled.split(":")
    doubled = base[-1] if base.endswith("+") else ""
    base = base.rstrip("+")
    stem = base + (base[-1] if doubled else "")
    after_consonant = base[-1] == "y" and base[-2] not in "aeiou"
    yield base, BASE
    if after_consonant:
        yield base[:-1] + "ies", THIRD
    else:
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "go")) else "s"), THIRD
    if not pasts:
        regular = base[:-1] + "ied" if after_consonant else stem.removesuffix("e") + "ed"
        yield regular, PAST
    ends_in_e = base.endswith("e") and not base.endswith(("ee", "oe", "ye"))
    yield (base[:-1] if ends_in_e else stem) + "ing", ING
    for past in pasts:
        yield past, PAST


_CAPITALISED = [shape in (Shape.CAPITALISED, Shape.UPPER_CASE, Shape.MIXED_CASE) for shape in Shape]


def properties(tokens: Tokens) -> tuple[npt.NDArray[np.int64], ...]:
    """Bits of every token; which particles it takes; which one it is. Each of shape (n_tokens,)."""
    words = tokens.vocabulary.words
    by_word = np.zeros(len(words) + 1, dtype=np.int64)
    takes, own = np.zeros_like(by_word), np.zeros_like(by_word)
    for table, column in ((listed(), by_word), *zip(particles(), (takes, own), strict=True)):
        for word, bit in table.items():
            number = tokens.vocabulary.id_of(word)
            if number >= 0:
                column[number] = bit
    last = np.array([word[-1:] for word in words] + [""])
    before = np.array([word[-2:-1] for word in words] + [""])
    by_word[(last == "s") & (before != "s")] |= PLURAL
    by_word[(last == "y") & (before == "l")] |= LY
    by_word[(last == "d") & (before == "e")] |= ED
    by_word[np.array([word[-3:] == "ing" and len(word) > 5 for word in words] + [False])] |= GERUND
    bits = by_word[tokens.ids]
    wordy = tokens.is_word
    bits[wordy] |= WORDY
    capital = np.array(_CAPITALISED)[np.minimum(tokens.shapes, len(_CAPITALISED) - 1)]
    bits[(tokens.kinds == Kind.WORD) & capital] |= CAPITAL
    bits[tokens.kinds == Kind.CLITIC] |= CLITIC
    bits[tokens.kinds == Kind.QUOTATION] = QUOTE
    bits &= ~_out_of_place(tokens, bits)
    return bits, takes[tokens.ids], own[tokens.ids]


def _out_of_place(tokens: Tokens, bits: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Bits that a token's place rules out: stops after abbreviations, verbs in names."""
    if not len(bits):
        return bits
    sentence = tokens.text_of << 32 | tokens.sentences
    goes_on = np.append(sentence[1:] == sentence[:-1], False)
    followed = np.append((bits[1:] & (WORDY | COMMA | CLITIC)) != 0, False)
    abbreviates = ((bits & STOP) != 0) & goes_on & followed
    begins = np.append(True, ~goes_on[:-1])
    after_mark = np.append(True, (bits[:-1] & (WORDY | CLITIC)) == 0)
    _, number = np.unique(sentence, return_inverse=True)
    words = np.bincount(number, weights=(bits & WORDY) != 0)
    capitals = np.bincount(number, weights=(bits & CAPITAL) != 0)
    is_title = (capitals > TITLE_SHARE * words)[number]
    named = ((bits & CAPITAL) != 0) & ~begins & ~after_mark & ~is_title
    out = np.where(abbreviates, STOP, 0)
    out[named] |= VERB | PASSIVE | READY | NOUN | ADV | LY | START
    return out
