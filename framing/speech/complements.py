"""Where what is said starts after the word that says it, and what stands between the two.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.speech.classes import (
    ADV,
    AUX,
    CAPITAL,
    CLITIC,
    COLON,
    COMMA,
    CONJ,
    DET,
    LISTENER,
    LY,
    OBJ,
    OPENS,
    PLACE,
    PREP,
    REL,
    STOP,
    SUBJ,
    SUBORD,
    THAT,
    TIME,
    TITLE,
    TO,
    WORDY,
)
from framing.speech.kinds import BREAKS, LONGEST_BRIDGE


def past_time_and_place(columns, token, hi):
    """The token after *on Tuesday*, *in a statement*, *to reporters* that follow a verb."""
    bits, quotation = columns[0], columns[5]
    here = token
    while here < hi and quotation[here] < 0:
        own = bits[here]
        if own & TIME or (own & (ADV | LY) and not own & OPENS):
            here += 1
            continue
        if own & (PREP | TO):
            stop = here + 1
            found = False
            while stop < hi and stop - here <= LONGEST_BRIDGE and quotation[stop] < 0:
                if bits[stop] & (PLACE | LISTENER | TIME) or (
                    bits[stop] & (OBJ) and stop == here + 1
                ):
                    found = True
                    last = stop
                if bits[stop] & (THAT | COMMA | STOP | COLON | OPENS | AUX | SUBJ):
                    break
                stop += 1
            if not found:
                return here
            here = last + 1
            continue
        break
    return here


def with_place(columns, token, hi):
    """Where a cue ends with the place of saying that follows its verb: *said in a statement*."""
    bits, quotation = columns[0], columns[5]
    if token < hi and quotation[token] < 0 and bits[token] & TIME:
        return token + 1
    if token >= hi or quotation[token] >= 0 or not bits[token] & PREP:
        return token
    for here in range(token + 1, min(token + 5, hi)):
        if quotation[here] >= 0 or not bits[here] & WORDY or bits[here] & (PREP | AUX | THAT):
            return token
        if bits[here] & (PLACE | TIME):
            while here + 1 < hi and bits[here + 1] & PLACE and quotation[here + 1] < 0:
                here += 1
            return here + 1
    return token


def opens_clause(columns, token, hi):
    """Whether a clause or noun phrase may start at a token."""
    bits, quotation = columns[0], columns[5]
    if token >= hi:
        return False
    if quotation[token] >= 0:
        return True
    own = bits[token]
    if own & (THAT | OPENS | SUBJ | DET | OBJ | TITLE):
        return True
    if own & (COMMA | BREAKS | TIME | REL | CONJ | SUBORD | PREP | TO):
        return False
    return own & WORDY != 0


def past_listener(columns, token, hi):
    """Where the content starts after *told* and whoever is told, or -1."""
    bits, quotation = columns[0], columns[5]
    here = token
    while here < hi and here - token < 2 * LONGEST_BRIDGE:
        if quotation[here] >= 0:
            return here
        own = bits[here]
        if here > token and own & (THAT | OPENS) and not own & TIME:
            return here
        if here > token and own & (TO | SUBJ) and not bits[here - 1] & PREP:
            return here
        if own & (STOP | COLON) and here > token:
            return here + 1 if own & COLON and here + 1 < hi else -1
        if own & COMMA:
            return here + 1 if here + 1 < hi and quotation[here + 1] >= 0 else -1
        here += 1
    if bits[token] & OBJ and token + 1 < hi:
        return token + 1
    if bits[token] & CAPITAL:
        here = token
        while here < hi and bits[here] & (CAPITAL | CLITIC):
            here += 1
        here = past_time_and_place(columns, here, hi)
        return here if opens_clause(columns, here, hi) else -1
    return -1


def after_said(columns, token, hi):
    """Where the content starts that follows a verb of saying, or -1."""
    bits, quotation = columns[0], columns[5]
    here = past_time_and_place(columns, token, hi)
    if here < hi and quotation[here] < 0 and bits[here] & (COMMA | COLON):
        here += 1
        late = here
        while late < hi and quotation[late] < 0 and bits[late] & WORDY and late - here < 4:
            late += 1
        inserted = late > here and late + 1 < hi and bits[late] & COMMA
        if inserted and bits[here - 1] & COMMA and bits[late + 1] & THAT:
            return late + 1
        return here if here < hi and (quotation[here] >= 0 or bits[here - 1] & COLON) else -1
    return here if opens_clause(columns, here, hi) else -1


PARTS = (past_time_and_place, with_place, opens_clause, past_listener, after_said)
