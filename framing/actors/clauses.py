"""The actors of a batch of texts in their clauses: who is named, in which role, by which verb."""

from __future__ import annotations

import functools
import weakref
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.actors import agent_rules, passive_rules, reduced_rules, role_rules
from framing.actors.cast import Cast
from framing.actors.classes import ANY_VERB, Bits, properties
from framing.actors.names import Mentions, mentions_of
from framing.actors.role_rules import AGENT, SPEAKER
from framing.speech import Speech, speech_of
from framing.speech.classes import (
    BE,
    CLITIC,
    COMMA,
    CONJ,
    DASH,
    JUDGING,
    OPENING,
    PREP,
    REL,
    TELL,
    URGING,
)
from framing.speech.speakers import speakers_of
from framing.text import Tokens
from framing.text.compiling import SMALL, compiled

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Passive:
    """Passives of a batch, in columns.

    Attributes
    ----------
    text, verb : ndarray of int64, shape (n,)
        Number of the text, and token of the participle.
    auxiliary : ndarray of int64, shape (n,)
        Token of the form of be or get, or -1.
    form : ndarray of int64, shape (n,)
        0 after be, 1 after get, 2 after a noun or by itself.
    agent : ndarray of int64, shape (n, 2)
        Tokens of what "by" names, half-open; -1 twice where nobody is.
    """

    text: Integers
    verb: Integers
    auxiliary: Integers
    form: Integers
    agent: Integers

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, eq=False)
class Acting:
    """Roles of named actors: mention (a row of the mentions), role and token of the verb."""

    mention: Integers
    role: Integers
    verb: Integers


class Known:
    """What is known of parsed texts, each found once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = weakref.ref(tokens)
        self.small = sum(map(len, tokens.texts)) <= SMALL
        self.bits, self.own = properties(tokens)
        self.passive = self._passives(tokens)
        self.roles: dict[tuple[Cast | None, str | None], tuple[Mentions, Acting]] = {}

    def _passives(self, tokens: Tokens) -> Passive:
        n = len(tokens.ids)
        columns = tokens.pointers, self.bits, self.own, tokens.sentences
        found, rows = self._run(_passives_compiled, passive_rules.find_passives, columns, n, 6)
        table = [np.array(row[:found], dtype=np.int64) for row in rows]
        text, auxiliary, verb, form, first, last = table
        return Passive(text, verb, auxiliary, form, np.column_stack([first, last]))

    def acting(self, tokens: Tokens, mentions: Mentions) -> Acting:
        """The roles of mentions as agent and patient."""
        passive = np.full(len(tokens.ids) + 1, -1, dtype=np.int64)
        passive[self.passive.verb] = self.passive.form
        lows, highs = sentence_bounds(tokens)
        own = mentions.first
        columns = (
            (mentions.first, mentions.last),
            self.bits,
            self.own,
            passive,
            (lows[own], highs[own]) if len(own) else (own, own),
        )
        n = 3 * len(mentions)
        found, rows = self._run(_roles_compiled, role_rules.find_roles, columns, n, 3)
        return Acting(*(np.array(row[:found], dtype=np.int64) for row in rows))

    def _run(self, kernel: Any, plain: Any, columns: Any, n: int, width: int) -> tuple[int, Any]:
        if self.small:
            rows: Any = [[0] * n for _ in range(width)]
            return plain(*[_listed(column) for column in columns], rows), rows
        rows = tuple(np.zeros(n, dtype=np.int64) for _ in range(width))
        return kernel()(*columns, rows), rows


_known: weakref.WeakKeyDictionary[Tokens, Known] = weakref.WeakKeyDictionary()


def known_of(tokens: Tokens) -> Known:
    """What is known of parsed texts."""
    if tokens not in _known:
        _known[tokens] = Known(tokens)
    return _known[tokens]


def _listed(column: Any) -> Any:
    return tuple(map(_listed, column)) if isinstance(column, tuple) else column.tolist()


def sentence_bounds(tokens: Tokens) -> tuple[Integers, Integers]:
    """First token of each token's sentence, and the one after its last; shape (n_tokens,)."""
    sentence = tokens.text_of << 32 | tokens.sentences
    _, first, number, counts = np.unique(
        sentence, return_index=True, return_inverse=True, return_counts=True
    )
    return first[number].astype(np.int64), (first + counts)[number].astype(np.int64)


@functools.cache
def _passives_compiled() -> Any:
    parts = *agent_rules.PARTS, *reduced_rules.PARTS, *passive_rules.PARTS
    return compiled(passive_rules.find_passives, *parts)


@functools.cache
def _roles_compiled() -> Any:
    return compiled(role_rules.find_roles, *role_rules.PARTS)


def roles_of(
    tokens: Tokens, *, cast: Cast | None = None, pipeline: str | None = None
) -> tuple[Mentions, Acting]:
    """The named actors of parsed texts and their roles, those who speak included.

    Agents and patients are found by rules, or by the parse of a spaCy pipeline.
    """
    known = known_of(tokens)
    if (cast, pipeline) not in known.roles:
        mentions = mentions_of(tokens, known.bits, known.own, cast=cast)
        if pipeline is None:
            acting = known.acting(tokens, mentions)
        else:
            from framing.actors.parses import parsed_roles

            acting = parsed_roles(tokens, mentions, pipeline)
        known.roles[cast, pipeline] = _with_speakers(tokens, known, mentions, acting)
    return known.roles[cast, pipeline]


def _with_speakers(
    tokens: Tokens, known: Known, mentions: Mentions, acting: Acting
) -> tuple[Mentions, Acting]:
    speech = speech_of(tokens)
    pronouns, speaking, cues = _speaking(tokens, speech, mentions, known)
    mentions = _joined(mentions, pronouns)
    cue_tokens = np.zeros(len(tokens.ids) + 1, dtype=np.bool_)
    for first, last in speech.cue.tolist():
        cue_tokens[first:last] = True
    only_said = known.bits[acting.verb] & (JUDGING | URGING | TELL) == 0
    said = np.isin(acting.mention, speaking) & cue_tokens[acting.verb] & only_said
    kept = ~(said & (acting.role == AGENT))
    mention = np.concatenate([acting.mention[kept], speaking])
    role = np.concatenate([acting.role[kept], np.full(len(speaking), SPEAKER)])
    verb = np.concatenate([acting.verb[kept], cues])
    order = np.lexsort((verb, role, mention))
    return mentions, Acting(mention[order], role[order], verb[order])


def _speaking(
    tokens: Tokens, speech: Speech, mentions: Mentions, known: Known
) -> tuple[list[tuple[int, int, int, int]], Integers, Integers]:
    """Pronouns that stand for actors, mentions that speak, and the cues."""
    speakers = speakers_of(tokens, speech)
    by_name = {name.lower(): row for row, name in enumerate(mentions.names)}
    bits, own = known.bits, known.own
    undergoing = set(known.passive.verb.tolist())
    pronouns: list[tuple[int, int, int, int]] = []
    speaking, cues = [], []
    for row in range(len(speech)):
        first, last = speech.source[row].tolist()
        cue, cue_end = speech.cue[row].tolist()
        undergone = last <= cue and not undergoing.isdisjoint(range(cue, cue_end))
        if last <= first or cue_end <= cue or undergone:
            continue
        low, high = np.searchsorted(mentions.first, [first, last])
        held = [
            place
            for place in range(int(low), int(high))
            if _is_head(bits, first, last, (int(mentions.first[place]), int(mentions.last[place])))
        ]
        if held:
            speaking.append(held[0])
            cues.append(_cue_verb(own, cue, cue_end))
            continue
        actor = by_name.get(speakers[row].name.lower())
        if actor is not None and last - first == 1:
            pronouns.append((int(speech.text[row]), first, last, actor))
            speaking.append(len(mentions) + len(pronouns) - 1)
            cues.append(_cue_verb(own, cue, cue_end))
    return pronouns, np.array(speaking, dtype=np.int64), np.array(cues, dtype=np.int64)


def _is_head(bits: Bits, first: int, last: int, place: tuple[int, int]) -> bool:
    """Whether a name is what a source is about, and no part of it: *an aide to Lee*."""
    after = int(bits[place[1]]) if place[1] < last else COMMA
    led = bool((bits[first : place[0]] & (PREP | COMMA | REL | CLITIC)).any())
    return not led and bool(after & (COMMA | PREP | REL | CONJ | OPENING | DASH | BE))


def _cue_verb(own: Bits, first: int, last: int) -> int:
    """The last verb of a cue, or its first token."""
    verbs = np.flatnonzero(own[first:last] & ANY_VERB)
    return first + int(verbs[-1]) if len(verbs) else first


def _joined(mentions: Mentions, more: list[tuple[int, int, int, int]]) -> Mentions:
    added = np.array(more, dtype=np.int64).reshape(len(more), 4)
    columns = (mentions.text, mentions.first, mentions.last, mentions.actor)
    joined = [np.concatenate([own, added[:, n]]) for n, own in enumerate(columns)]
    return Mentions(joined[0], joined[1], joined[2], joined[3], mentions.names, mentions.kinds)
