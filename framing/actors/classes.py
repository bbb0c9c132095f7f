"""What the rules of roles and passives know of each token, beside what those of speech know."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.speech.classes import BASE, CAPITAL, ED, GERUND, ING, PAST, THIRD, WORDY, forms
from framing.speech.classes import properties as speech_properties
from framing.text import Kind, Tokens
from framing.text.vocabulary import Vocabulary

Bits = npt.NDArray[np.int64]

# Participles: any; one that is no past tense; a state; what *by* makes a passive.
PARTICIPLE, STRONG, STATE, STATE_WITH_BY, MOSTLY_PASSIVE, CALLED = (1 << bit for bit in range(6))
# Forms of verbs that are known or end in -ed.
PASTLY, THIRDLY, BASELY, INGLY = (1 << bit for bit in range(6, 10))
INTRANSITIVE, CAUSING, BEING, GETTING, GOT_STATE, HAVING, DOING, MODAL, DEGREE = (
    1 << bit for bit in range(10, 19)
)
# What stands after "by".
TIMES, PLACES, MEANS, MEASURES, NUMERIC, DOER_ING = (1 << bit for bit in range(19, 25))
# Nouns of action; what links a name to a noun.
ACTION, OF, OWN, NAMELESS, PERSON_TITLE, ORGANISATION_WORD, GIVEN_NAME, BEFORE_PLACE = (
    1 << bit for bit in range(25, 33)
)
NAMING, BETWEEN, THOSE = (1 << bit for bit in range(33, 36))
ANY_VERB = PASTLY | THIRDLY | BASELY | INGLY | PARTICIPLE

_FLAGS = {
    ("verbs", "adjectival"): STATE,
    ("verbs", "states_with_by"): STATE_WITH_BY,
    ("verbs", "mostly_passive"): MOSTLY_PASSIVE,
    ("verbs", "called"): CALLED,
    ("verbs", "being"): BEING,
    ("verbs", "getting"): GETTING,
    ("verbs", "states_of_getting"): GOT_STATE,
    ("verbs", "having"): HAVING,
    ("verbs", "doing"): DOING,
    ("verbs", "modals"): MODAL,
    ("verbs", "degrees"): DEGREE,
    ("verbs", "naming"): NAMING,
    ("verbs", "between"): BETWEEN,
    ("verbs", "those"): THOSE,
    ("passives", "times"): TIMES,
    ("passives", "places"): PLACES,
    ("passives", "means"): MEANS,
    ("passives", "measures"): MEASURES,
    ("passives", "not_gerunds"): DOER_ING,
    ("passives", "actions"): ACTION,
    ("words", "not_names"): NAMELESS,
    ("words", "person_titles"): PERSON_TITLE,
    ("words", "organisation_words"): ORGANISATION_WORD,
    ("words", "person_first"): GIVEN_NAME,
    ("words", "before_place_nouns"): BEFORE_PLACE,
}
_KINDS = {BASE: BASELY, THIRD: THIRDLY, PAST: PASTLY, ING: INGLY}


@functools.cache
def listed(file: str, family: str) -> tuple[str, ...]:
    """The words of one family of a list, as they are written there."""
    source = resources.files("framing.actors") / "data" / f"{file}.toml"
    return tuple(_read(source.read_text(encoding="utf-8"))[family]["words"].split())


@functools.cache
def families(file: str) -> tuple[str, ...]:
    """The names of the families of a list."""
    source = resources.files("framing.actors") / "data" / f"{file}.toml"
    return tuple(_read(source.read_text(encoding="utf-8")))


@functools.cache
def _read(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)


@functools.cache
def known() -> Mapping[str, int]:
    """The bits of every word on the lists.

    Examples
    --------
    >>> bool(known()["taken"] & STRONG), bool(known()["held"] & STRONG)
    (True, False)
    """
    bits: dict[str, int] = {"of": OF, "'s": OWN, "'": OWN, "’s": OWN}
    for family in families("connotations"):
        for spelled in listed("connotations", family):
            _add_forms(bits, spelled, 0)
    for spelled in listed("verbs", "intransitive"):
        _add_forms(bits, spelled, INTRANSITIVE)
    for spelled in listed("verbs", "causing"):
        _add_forms(bits, spelled, CAUSING)
    for spelled in listed("verbs", "irregular"):
        base, *pasts = spelled.split(":")
        _add_forms(bits, spelled, 0)
        strong = len(pasts) == 2 and pasts[1] not in (pasts[0], base)
        own = PARTICIPLE | (STRONG if strong else 0)
        bits[pasts[-1]] = (bits[pasts[-1]] & ~(PASTLY if strong else 0)) | own
    for (file, family), flag in _FLAGS.items():
        for word in listed(file, family):
            bits[word] = bits.get(word, 0) | flag
    return bits


def _add_forms(bits: dict[str, int], spelled: str, flag: int) -> None:
    for form, kind in forms(spelled):
        bits[form] = bits.get(form, 0) | _KINDS[kind] | flag


def properties(tokens: Tokens) -> tuple[Bits, Bits]:
    """Bits of every token as speech knows it, and as this room does; each of shape (n_tokens,)."""
    bits = speech_properties(tokens)[0]
    own = _by_word(tokens.vocabulary)[tokens.ids]
    own[tokens.kinds == Kind.NUMBER] |= NUMERIC
    named = (bits & CAPITAL != 0) & (bits & (ED | GERUND) == 0)
    own[named & ~_begins(tokens)] &= ~(PARTICIPLE | STRONG | ANY_VERB | ACTION)
    own[bits & WORDY == 0] &= OWN | MEASURES
    return bits, own


def _begins(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Which tokens are the first of their sentence, or follow a quotation mark."""
    first = np.ones(len(tokens.ids), dtype=np.bool_)
    sentence = tokens.text_of << 32 | tokens.sentences
    first[1:] = (sentence[1:] != sentence[:-1]) | (tokens.kinds[:-1] == Kind.QUOTATION)
    return first


def _by_word(vocabulary: Vocabulary) -> Bits:
    words = vocabulary.words
    bits = np.zeros(len(words) + 1, dtype=np.int64)
    no_participles = set(listed("verbs", "no_participles"))
    after_un = tuple(listed("verbs", "un_verbs"))
    for number, word in enumerate(words):
        if word.endswith("ed") and len(word) > 3 and word not in no_participles:
            plain = "-" not in word or word.startswith(("re-", "co-", "pre-", "over-", "out-"))
            opposite = word.startswith("un") and not word.startswith(after_un)
            if plain and not opposite:
                bits[number] |= PARTICIPLE | PASTLY
        elif word.endswith("ing") and len(word) > 4:
            bits[number] |= INGLY
    for word, flag in known().items():
        number = vocabulary.id_of(word)
        if number >= 0:
            bits[number] |= flag
    for word in no_participles:
        number = vocabulary.id_of(word)
        if number >= 0:
            bits[number] &= ~(PARTICIPLE | STRONG | PASTLY)
    return bits
