"""Clauses that tell who says what and stand in or behind it: *as Lee said*; *was opposed by Lee*.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.speech.classes import (
    AS,
    AUX,
    BASE,
    BY,
    COMMA,
    CONJ,
    DASH,
    FINDING,
    JUDGING,
    LIGHT,
    LINKS,
    OBJ,
    PASSIVE,
    PAST,
    PREP,
    REL,
    SAYING,
    STOP,
    THIRD,
    URGING,
    WORDY,
)
from framing.speech.complements import past_time_and_place
from framing.speech.cues import is_passive, is_verb, skip_back
from framing.speech.kinds import BREAKS, LONGEST_BRIDGE
from framing.speech.sources import is_subject, source_after, source_before


def as_clause(columns, token, lo, hi):
    """The verb of a clause like *as Lee said*, and where the clause ends; -1 if there is none."""
    bits, quotation = columns[0], columns[5]
    none = -1, -1
    if not bits[token] & AS or quotation[token] >= 0:
        return none
    if token > lo and quotation[token - 1] < 0 and not bits[token - 1] & (COMMA | CONJ | DASH):
        return none
    verb = token + 2
    while verb < min(hi, token + 2 * LONGEST_BRIDGE):
        own = bits[verb]
        if quotation[verb] >= 0 or own & (COMMA | BREAKS):
            return none
        tells = own & (SAYING | FINDING | JUDGING) and own & (PAST | THIRD | BASE)
        if tells and is_verb(columns, verb, token + 1, hi):
            break
        if own & LIGHT and verb + 1 < hi and bits[verb + 1] & OBJ:
            break
        verb += 1
    if verb >= min(hi, token + 2 * LONGEST_BRIDGE):
        return none
    if not is_subject(columns, token + 1, skip_back(columns, verb, token + 1)):
        return none
    stop = verb + 1
    while stop < hi and quotation[stop] < 0 and bits[stop] & OBJ:
        stop += 1
    stop = past_time_and_place(columns, stop, hi)
    if stop < hi and (quotation[stop] >= 0 or not bits[stop] & (COMMA | STOP | DASH)):
        return none
    return verb, stop


def passive_at(columns, token, lo, hi):
    """What stands before a passive, and who does it after *by*: five tokens, the first -1 if none.

    Content (first and last, exclusive), the cue's first token, source (first and last).
    """
    bits, quotation = columns[0], columns[5]
    none = -1, -1, -1, -1, -1
    own = bits[token]
    if not own & (SAYING | JUDGING | URGING | PASSIVE) or not own & PAST or own & BASE:
        return none
    by = past_time_and_place(columns, token + 1, hi) if token + 1 < hi else hi
    told = by + 1 < hi and quotation[by] < 0 and bits[by] & BY != 0
    being = is_passive(columns, token, lo)
    if not being and not told:
        return none
    if being and not told and token + 1 < hi:
        after = bits[token + 1]
        if quotation[token + 1] >= 0 or not after & (COMMA | STOP | PREP | CONJ) or after & LINKS:
            return none
    first = skip_back(columns, token, lo)
    last = first
    while last > lo and quotation[last - 1] < 0 and bits[last - 1] & (REL | COMMA):
        last -= 1
    start = source_before(columns, last, lo)
    words = 0
    for here in range(start, last):
        if quotation[here] < 0 and bits[here] & (PREP | AUX) and here == start:
            return none
        words += bits[here] & WORDY != 0
    if words == 0:
        return none
    if told:
        return start, last, first, by + 1, source_after(columns, by + 1, hi)
    return start, last, first, first, first


PARTS = (as_clause, passive_at)
