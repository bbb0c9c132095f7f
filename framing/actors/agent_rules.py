"""What stands around a participle: before it, after it, and after "by".

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.actors.classes import (
    BEING,
    BETWEEN,
    DOER_ING,
    GETTING,
    INGLY,
    MEANS,
    MEASURES,
    MODAL,
    NUMERIC,
    PARTICIPLE,
    PASTLY,
    PLACES,
    STATE,
    THIRDLY,
    TIMES,
)
from framing.speech.classes import (
    ADV,
    AUX,
    BY,
    CAPITAL,
    CLITIC,
    CLOSING,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DET,
    LY,
    NEG,
    OBJ,
    OPENING,
    OPENS,
    PLURAL,
    PREP,
    QUOTE,
    REL,
    STOP,
    SUBJ,
    SUBORD,
    THAT,
    TIME,
    TO,
    WORDY,
)

NO_AGENT = -1
NEAR, FAR, LONGEST_NOUN = 6, 16, 8
LIMITS = STOP | COLON | DASH | OPENING | CLOSING
SKIPPED = ADV | LY | NEG


def skipped_back(bits, own, token, lo):
    """The token before a verb, over adverbs and marks of quotation."""
    here = token - 1
    while here >= lo and token - here <= NEAR and not own[here] & (BEING | GETTING):
        mark = bits[here]
        paired = mark & CONJ and here > lo and bits[here - 1] & bits[here + 1] & LY
        if mark & (DET | COMMA) or not (mark & (SKIPPED | QUOTE) or own[here] & BETWEEN or paired):
            break
        here -= 1
    return here


def takes_object(bits, own, token, hi):
    """Whether an object follows a verb: then it is active."""
    after = token + 1
    while after < hi and bits[after] & (ADV | LY) and not bits[after] & (DET | OBJ):
        after += 1
    if after >= hi or (bits[after] & (PREP | TIME | CONJ | SUBORD) and not bits[after] & DET):
        return False
    timed = bits[after] & DET and after + 2 < hi and own[after + 2] & TIMES
    if timed and not bits[after + 1] & PREP:
        return False
    if bits[after] & (DET | OBJ | SUBJ | CAPITAL) or (own[after] & MODAL and not bits[after] & TO):
        return True
    noun = bits[after] & WORDY and not bits[after] & (TO | AUX | REL | THAT | OPENS)
    noun = noun and not own[after] & BETWEEN
    return noun and not own[after] & (PARTICIPLE | INGLY | THIRDLY | NUMERIC | TIMES)


def by_phrase(bits, own, place, hi):
    """What follows "by", where it is somebody or something that acts."""
    first = place + 1
    while first < hi and bits[first] & QUOTE:
        first += 1
    if first >= hi or not bits[first] & WORDY:
        return NO_AGENT, NO_AGENT
    if own[first] & INGLY and not own[first] & DOER_ING and not bits[first] & CAPITAL:
        return NO_AGENT, NO_AGENT
    last = first
    while last < hi and last - first < LONGEST_NOUN:
        mark = bits[last]
        if last > first and (mark & (LIMITS | COMMA | CONJ | REL | SUBORD | THAT | TO | AUX)):
            break
        if last > first and mark & PREP and not mark & DET:
            break
        if (
            last > first
            and own[last] & (PARTICIPLE | THIRDLY)
            and bits[last - 1] & (PLURAL | CAPITAL)
        ):
            break
        last += 1
    head = last - 1
    while head > first and (not bits[head] & WORDY or bits[head] & CLITIC):
        head -= 1
    told = own[first] | own[head]
    if own[head] & (MEASURES | MEANS) or (own[head] & PLACES and not bits[head] & CAPITAL):
        return NO_AGENT, NO_AGENT
    if own[first] & MEANS and not bits[first] & DET:
        return NO_AGENT, NO_AGENT
    if told & TIMES and not (bits[first] & CAPITAL and head > first and not own[first] & TIMES):
        return NO_AGENT, NO_AGENT
    if own[first] & NUMERIC:
        for here in range(first, last):
            if own[here] & MEASURES:
                return NO_AGENT, NO_AGENT
        if head == first:
            return NO_AGENT, NO_AGENT
    return first, head + 1


def agent_of(bits, own, token, hi):
    """Tokens of the agent that "by" names after a participle; -1 twice where none is named."""
    here = token + 1
    while here < hi and here - token <= FAR:
        mark = bits[here]
        if mark & BY:
            return by_phrase(bits, own, here, hi)
        if mark & (LIMITS | COMMA | REL | SUBJ | THAT) or (mark & SUBORD and not mark & PREP):
            break
        again = own[here] & PARTICIPLE and not own[here] & STATE and here > token + 1
        if again and not bits[here - 1] & (CONJ | ADV | LY):
            break
        if own[here] & (THIRDLY | PASTLY) and not own[here] & PARTICIPLE and mark & AUX:
            break
        here += 1
    return NO_AGENT, NO_AGENT


PARTS = (skipped_back, takes_object, by_phrase, agent_of)
