"""Participles that stand for a clause without a form of be: after a noun, or after another.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.actors.agent_rules import (
    FAR,
    LIMITS,
    LONGEST_NOUN,
    NO_AGENT,
    SKIPPED,
    skipped_back,
    takes_object,
)
from framing.actors.classes import (
    ANY_VERB,
    BASELY,
    BEING,
    BETWEEN,
    CALLED,
    CAUSING,
    GETTING,
    GOT_STATE,
    HAVING,
    INGLY,
    INTRANSITIVE,
    MODAL,
    MOSTLY_PASSIVE,
    NAMING,
    OF,
    PARTICIPLE,
    PASTLY,
    STATE,
    STRONG,
    THIRDLY,
    THOSE,
)
from framing.speech.classes import (
    ADV,
    AS,
    AUX,
    CAPITAL,
    CLITIC,
    CLOSING,
    COMMA,
    CONJ,
    DET,
    FINDING,
    LY,
    NEG,
    OBJ,
    OPENS,
    PLURAL,
    PREP,
    QUOTE,
    REL,
    SAYING,
    STOP,
    SUBJ,
    SUBORD,
    THAT,
    TIME,
    TO,
    WORDY,
)

OUTSIDE = COMMA | LIMITS | REL | THAT | SUBORD | CONJ | AUX | TO | SUBJ | OBJ | QUOTE | PREP


def may_lead_noun(bits, own, token):
    """Whether what follows a token may be a noun though it looks like a verb: *the deal*."""
    if bits[token] & DET:
        return True
    plain = bits[token] & WORDY and not bits[token] & (OUTSIDE | CAPITAL | PLURAL | SKIPPED)
    return bool(plain and own[token + 1] & INGLY and not own[token] & (ANY_VERB | BEING | BETWEEN))


def noun_start(bits, own, token, lo):
    """Where the noun phrase starts that ends right before a token."""
    here = token
    while here > lo and token - here < LONGEST_NOUN:
        mark = bits[here - 1]
        if mark & OUTSIDE and not mark & DET:
            break
        verb = own[here - 1] & (PASTLY | THIRDLY | INGLY | BASELY) and not mark & DET
        if verb and (here - 2 < lo or not may_lead_noun(bits, own, here - 2)):
            break
        here -= 1
        if mark & DET:
            break
    return here


def verb_follows(bits, own, token, hi):
    """Whether a finite verb follows in the clause that a participle has not finished."""
    for here in range(token + 1, min(token + FAR, hi)):
        mark = bits[here]
        if own[here] & BETWEEN:
            continue
        if mark & (LIMITS | REL | CONJ | THAT | SUBJ) or (mark & SUBORD and not mark & PREP):
            return False
        if mark & AUX:
            return not bits[here - 1] & (COMMA | TO)
        finite = own[here] & (PASTLY | THIRDLY) and not own[here] & INGLY
        led = bits[here - 1] & (DET | PREP | ADV | TO | COMMA) or not bits[here - 1] & WORDY
        if finite and here > token + 1 and not led and not mark & (CAPITAL | PREP):
            return True
    return False


def is_subject_of_relative(bits, own, token, lo):
    """Whether a name opens a clause of its own after a noun: *the person Lee named*."""
    here = token
    while here >= lo and bits[here] & CAPITAL:
        here -= 1
    if here == token or here < lo or own[here] & ANY_VERB:
        return False
    return bits[here] & WORDY and not bits[here] & (OUTSIDE | DET | SKIPPED | TIME)


def is_reduced(bits, own, token, lo, hi, agent):
    """Whether a participle stands for a clause: *the men killed in the raid*."""
    if own[token] & INTRANSITIVE or (own[token] & STATE and agent == NO_AGENT):
        return False
    if own[token] & BASELY and token + 1 < hi and own[token + 1] & OF:
        return False
    if own[token] & GOT_STATE and agent == NO_AGENT and not own[token] & MOSTLY_PASSIVE:
        return False
    if takes_object(bits, own, token, hi) and not own[token] & NAMING:
        return False
    before = skipped_back(bits, own, token, lo)
    opens = token == lo or before < lo
    after = bits[token + 1] if token + 1 < hi else STOP
    follower = own[token + 1] if token + 1 < hi else 0
    leads_on = after & (PREP | TO | ADV | TIME | LY | AS | AUX) or own[token] & STRONG
    leads_on = leads_on or follower & (BETWEEN | BEING)
    if opens or bits[before] & (LIMITS | SUBORD | COMMA):
        if agent != NO_AGENT and not bits[token] & CAPITAL:
            return True
        clause = bits[token] & CAPITAL == 0 or opens
        if before >= lo and bits[before] & SUBORD and not bits[before] & (PREP & ~SUBORD):
            return clause and (leads_on or after & (STOP | COMMA)) and not bits[before] & REL
        if not after & (PREP | TO) and not own[token] & STRONG:
            return False
        if opens:
            return after & (PREP | TO | SUBORD | OPENS) != 0
        return own[token] & (MOSTLY_PASSIVE | STRONG) != 0 and clause
    if (
        own[before] & (HAVING | BEING | GETTING | MODAL)
        or bits[before] & (AUX | NEG | TO | SUBJ | DET)
    ) and not own[before] & THOSE:
        return False
    if bits[before] & (REL | THAT | CONJ | PREP | CLITIC | OBJ) or not bits[before] & WORDY:
        return False
    start = noun_start(bits, own, before + 1, lo)
    if start > before:
        return False
    ahead = start - 1
    if is_subject_of_relative(bits, own, before, lo):
        return False
    if own[token] & STRONG:
        return not (ahead >= lo and own[ahead] & HAVING)
    if not (
        leads_on or after & (STOP | COMMA | CLOSING) or agent != NO_AGENT or own[token] & CALLED
    ):
        return False
    if ahead >= lo and own[ahead] & CAUSING and not own[ahead] & PARTICIPLE:
        return agent != NO_AGENT
    if agent != NO_AGENT:
        return True
    if ahead >= lo and bits[ahead] & PREP and not bits[ahead] & SUBORD:
        return leads_on or own[token] & CALLED
    if ahead >= lo and own[ahead] & (ANY_VERB | BEING) and leads_on:
        return not bits[ahead] & (SAYING | FINDING)
    return verb_follows(bits, own, token, hi)


def joined_to(bits, own, token, lo, hi, last):
    """Whether a participle shares the auxiliary of the last passive: *arrested and charged*."""
    if last < lo or token - last > FAR:
        return False
    here = token - 1
    while here > last and bits[here] & SKIPPED and not bits[here] & CONJ:
        here -= 1
    if here <= last or not bits[here] & (CONJ | COMMA):
        return False
    for place in range(last + 1, here):
        mark = bits[place]
        if mark & (SUBJ | REL | AUX | LIMITS) or (mark & SUBORD and not mark & PREP):
            return False
        if own[place] & (PASTLY | THIRDLY) and not bits[place - 1] & (DET | PREP):
            return False
    if bits[here] & COMMA and here > last + 1:
        return False
    return own[token] & (STRONG | CALLED) != 0 or not takes_object(bits, own, token, hi)


PARTS = (may_lead_noun, noun_start, verb_follows, is_subject_of_relative, is_reduced, joined_to)
