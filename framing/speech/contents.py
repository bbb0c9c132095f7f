"""Where what is said starts and ends.

A *frame* is a sentence, or several that one quotation holds together. Kernels in the sense of
`framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.speech.classes import (
    ACCORDING,
    ADV,
    AS,
    AUX,
    BASE,
    CLOSING,
    COLON,
    COMMA,
    CONJ,
    CONTRAST,
    DET,
    ED,
    GERUND,
    ING,
    LY,
    NOUNY,
    OPENING,
    PAST,
    PREP,
    QUOTE,
    REL,
    SAYING,
    STOP,
    SUBJ,
    SUBORD,
    THIRD,
    TIME,
    TO,
    VERB,
    WORDY,
)
from framing.speech.complements import with_place
from framing.speech.cues import cue_at
from framing.speech.kinds import JUDGED, LONG_QUOTATION, NO_CUE, TO_THE_COMMA, TO_THE_PLACE


def frame_end(columns, token, end):
    """Where the frame ends that starts at a token."""
    sentences, quotation = columns[4], columns[5]
    here = token + 1
    while here < end:
        if sentences[here] != sentences[here - 1]:
            held = quotation[here] >= 0 and quotation[here] == quotation[here - 1]
            if not held:
                return here
        here += 1
    return end


def last_word(columns, lo, hi):
    """Where a stretch ends without the marks that end its sentence; a closing quotation stays."""
    bits, quotation = columns[0], columns[5]
    here = hi
    while here > lo and quotation[here - 1] < 0 and not bits[here - 1] & WORDY:
        if bits[here - 1] & CLOSING:
            break
        here -= 1
    return here


def clause_start(columns, token, lo):
    """Where content starts in a frame, after what does not belong to it."""
    bits, quotation = columns[0], columns[5]
    here = lo
    while here < token and quotation[here] < 0 and not bits[here] & (WORDY | OPENING):
        here += 1
    return here


def quoted_start(columns, start, clause):
    """Where a quotation starts that is all that is said before a cue clause, or the start given."""
    bits, quotation = columns[0], columns[5]
    last = clause - 1
    if last > start and quotation[last] < 0 and bits[last] & COMMA:
        last -= 1
    if last <= start or quotation[last] < 0:
        return start
    first = last
    while first > start and quotation[first - 1] == quotation[last]:
        first -= 1
    if first > start and bits[first - 1] & (COLON | STOP) and quotation[first - 1] < 0:
        return first
    return start


def is_whole(columns, start, finish):
    """Whether what stands before a cue clause may be what is said, and no phrase that opens it."""
    bits, quotation = columns[0], columns[5]
    words = 0
    for here in range(start, finish):
        if quotation[here] >= 0:
            words += 1
    if words >= LONG_QUOTATION or quotation[start] >= 0:
        return True
    own = bits[start]
    if own & (PREP | SUBORD | TIME | ING | GERUND | ED | LY) and not own & (SUBJ | DET):
        return holds(columns, start, finish, COMMA)
    return finish - start > 2


def is_small(columns, start, stop):
    """Whether a stretch is one word that says nothing by itself: *to*, *either*."""
    small = columns[0][start] & (PREP | TO | ADV) != 0
    return small and stop == start + 1 and columns[5][start] < 0


def holds(columns, start, finish, wanted):
    """Whether a stretch holds a token with some property."""
    bits = columns[0]
    here = start
    while here < finish and not bits[here] & wanted:
        here += 1
    return here < finish


def has_cue(columns, token, hi):
    """Whether a verb of saying with a subject of its own stands between two tokens."""
    bits, quotation = columns[0], columns[5]
    for here in range(token, hi):
        own = bits[here]
        says = own & SAYING and own & (PAST | THIRD) and not own & (BASE | NOUNY)
        if says and quotation[here] < 0 and cue_at(columns, here, token, hi)[0] != NO_CUE:
            return True
    return False


def opens_with_clause(columns, lo, cue):
    """Whether a cue stands in a clause that opens a frame: *While she says …,*; *Asked if …,*."""
    bits, quotation = columns[0], columns[5]
    here = lo
    while here < cue and (
        not bits[here] & WORDY or (bits[here] & CONJ and not bits[here] & SUBORD)
    ):
        if quotation[here] >= 0:
            return False
        here += 1
    if here == cue:
        return bits[cue] & (ING | ED | PAST) != 0
    if not bits[here] & (SUBORD | AS) or (bits[here] & PREP and bits[here] & TIME):
        return False
    while here < cue:
        if bits[here] & COMMA or quotation[here] >= 0:
            return False
        here += 1
    return True


def quotation_before(columns, start, token):
    """Whether content holds a quotation before a token."""
    quotation = columns[5]
    here = start
    while here < token and quotation[here] < 0:
        here += 1
    return here < token


def quotation_end(columns, start, stop):
    """The token after the quotation that a token stands in."""
    quotation = columns[5]
    here = start + 1
    while here < stop and quotation[here] == quotation[start]:
        here += 1
    return here


def is_sentence(columns, start, end, stop):
    """Whether a quotation is all that is said: it ends in a mark, and none follows it at once."""
    bits, quotation = columns[0], columns[5]
    inner = end - 1
    while inner > start and bits[inner] & QUOTE:
        inner -= 1
    if not bits[inner] & (COMMA | STOP):
        return False
    goes_on = end < stop and (quotation[end] >= 0 or bits[end] & CONJ)
    return not goes_on or end - start > 2 * LONG_QUOTATION


def turns(columns, token, stop, after_comma):
    """Whether what follows a comma is no longer what is said: *, adding …*; *, but she …*."""
    bits, quotation = columns[0], columns[5]
    if token >= stop or quotation[token] >= 0:
        return False
    own = bits[token]
    if (own & (ING | GERUND) and not own & PREP) or own & CONTRAST:
        return True
    if not after_comma:
        return own & CONJ != 0
    if own & ACCORDING:
        return True
    return own & (CONJ | SUBORD) != 0 and has_cue(columns, token + 1, stop)


def coordinates(columns, token, stop, hi, kind, floor):
    """Whether another cue of the same speaker follows a conjunction: *said … and called …*."""
    bits = columns[0]
    verb = token
    while verb < stop and bits[verb] & (ADV | LY | AUX) and verb < token + 3:
        verb += 1
    if verb >= stop or not bits[verb] & (PAST | THIRD):
        return False
    if kind == JUDGED:
        return True
    if not bits[verb] & VERB or bits[verb] & BASE:
        return False
    return cue_at(columns, verb, floor, hi)[0] != NO_CUE


def content_end(columns, start, hi, kind, begin, cue, floor):
    """Where content ends that follows its cue: the frame's end, or before what is not said."""
    bits, quotation = columns[0], columns[5]
    stop = last_word(columns, start, hi)
    first_comma = opens_with_clause(columns, begin, cue)
    if cue - 2 >= begin and bits[cue - 1] & REL and bits[cue - 2] & COMMA:
        first_comma = True
    here = start + 1
    if quotation[start] >= 0:
        here = quotation_end(columns, start, stop)
        if is_sentence(columns, start, here, stop):
            return here
    while here < stop:
        own = bits[here]
        if quotation[here] >= 0:
            closes = here + 1 < stop and quotation[here + 1] < 0 and bits[here - 1] & COMMA
            if closes and (first_comma or turns(columns, here + 1, stop, False)):
                return here + 1
        elif own & COMMA:
            if first_comma or kind in TO_THE_COMMA or turns(columns, here + 1, stop, True):
                return here
        elif own & CONJ and here + 1 < stop and quotation[here + 1] < 0:
            if coordinates(columns, here + 1, stop, hi, kind, floor):
                return here
        elif (
            (own & ACCORDING and here + 1 < stop and bits[here + 1] & TO)
            or (kind in TO_THE_PLACE and own & PREP and with_place(columns, here, hi) > here)
            or (kind == JUDGED and own & SUBORD and not own & (AS | PREP) and here > start + 1)
        ):
            return here
        here += 1
    return stop


PARTS = (
    frame_end,
    last_word,
    clause_start,
    quoted_start,
    holds,
    is_small,
    is_whole,
    has_cue,
    opens_with_clause,
    quotation_before,
    quotation_end,
    is_sentence,
    turns,
    coordinates,
    content_end,
)
