"""Passives and roles where a pipeline of the user's own parses the sentences."""

from __future__ import annotations

from typing import Any

import numpy as np

from framing.actors.classes import GETTING, PARTICIPLE
from framing.actors.clauses import Acting, Passive, known_of
from framing.actors.names import Mentions
from framing.actors.passive_rules import BARE, BE, GET
from framing.actors.role_rules import AGENT, PATIENT
from framing.speech.parses import loaded, words_of
from framing.text import Tokens

SUBJECT, UNDERGOER = ("nsubj", "csubj"), ("nsubjpass", "nsubj:pass", "csubjpass", "csubj:pass")
AUXILIARY = ("auxpass", "aux:pass")
OBJECT = ("dobj", "obj", "iobj", "dative")
REDUCED = ("acl", "relcl", "acl:relcl", "advcl")


def parsed_passives(tokens: Tokens, pipeline: str) -> Passive:
    """Passives by the parse; columns as those of the rules.

    Parameters
    ----------
    tokens : Tokens
    pipeline : str
        Name or folder of a pipeline with a parser whose labels are spaCy's English or Universal
        Dependencies.
    """
    rows = []
    own = known_of(tokens).own
    for text, word, ours in words_of(tokens, loaded(pipeline)):
        verb = int(ours[word.i])
        helping = [int(ours[child.i]) for child in word.children if child.dep_ in AUXILIARY]
        reduced = word.dep_ in REDUCED and own[verb] & PARTICIPLE and not _has(word, SUBJECT)
        if not helping and not reduced:
            continue
        first, form = -1, BARE
        if helping:
            first, form = helping[-1], GET if own[helping[-1]] & GETTING else BE
        agent = _agent(word)
        span = (-1, -1)
        if agent is not None:
            span = int(ours[agent.left_edge.i]), int(ours[agent.right_edge.i]) + 1
        rows.append((text, first, verb, form, *span))
    table = np.array(sorted(set(rows)), dtype=np.int64).reshape(-1, 6)
    return Passive(table[:, 0], table[:, 2], table[:, 1], table[:, 3], table[:, 4:])


def parsed_roles(tokens: Tokens, mentions: Mentions, pipeline: str) -> Acting:
    """Agents and patients among the mentions by the parse; columns as those of the rules."""
    holder = np.full(len(tokens.ids), -1, dtype=np.int64)
    for mention, (first, last) in enumerate(zip(mentions.first, mentions.last, strict=True)):
        holder[first:last] = mention
    rows = set()
    for _, word, ours in words_of(tokens, loaded(pipeline)):
        mention = int(holder[ours[word.i]])
        if mention < 0:
            continue
        role, verb = _role(word)
        if verb is not None:
            rows.add((mention, role, int(ours[verb.i])))
    table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 3)
    return Acting(table[:, 0], table[:, 1], table[:, 2])


def _role(word: Any) -> tuple[int, Any]:
    """What a noun is to its verb; the verb is None where it is neither agent nor patient."""
    while word.dep_ == "conj":
        word = word.head
    head = word.head
    if word.dep_ in SUBJECT:
        return AGENT, head
    if word.dep_ in UNDERGOER or word.dep_ in OBJECT:
        return PATIENT, head
    if word.dep_ == "obl:agent":
        return AGENT, head
    if word.dep_ == "pobj" and head.dep_ == "agent":
        return AGENT, head.head
    return PATIENT, None


def _agent(word: Any) -> Any:
    """The noun that *by* names as the one who acts, or None."""
    for child in word.children:
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ == "agent":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _has(word: Any, labels: tuple[str, ...]) -> bool:
    return any(child.dep_ in labels for child in word.children)
