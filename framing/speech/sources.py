"""Where the one who speaks stands: before the cue, after it, or at the start of the sentence.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.speech.classes import (
    ADV,
    AS,
    AUX,
    BASE,
    BY,
    CAPITAL,
    COLON,
    COMMA,
    CONJ,
    CONTRAST,
    DASH,
    DET,
    ED,
    GERUND,
    ING,
    LY,
    NEG,
    NOUNY,
    OBJ,
    OPENING,
    OPENS,
    PAST,
    PREP,
    REL,
    SAYING,
    START,
    STOP,
    SUBJ,
    SUBORD,
    TELL,
    THAT,
    THIRD,
    TIME,
    TITLE,
    TO,
    VERB,
    WORDY,
)
from framing.speech.complements import past_listener, past_time_and_place, with_place
from framing.speech.cues import skip_back
from framing.speech.kinds import BREAKS, LONGEST_SOURCE, NAMING, PERSON


def joins_nouns(columns, token, lo):
    """Whether what stands before a conjunction is a noun phrase and no clause."""
    bits, quotation = columns[0], columns[5]
    here = token
    while (
        here > lo
        and not bits[here - 1] & (COMMA | BREAKS | SUBORD | REL | THAT)
        and quotation[here - 1] < 0
    ):
        here -= 1
        if bits[here] & (AUX | OBJ) or (
            bits[here] & (ED | VERB)
            and bits[here] & (ED | PAST | THIRD | ING)
            and not bits[here] & CAPITAL
        ):
            return False
    return here < token


def source_before(columns, first, lo):
    """Where the source starts that ends right before a cue's first token."""
    bits, quotation = columns[0], columns[5]
    here = first
    if here > lo and bits[here - 1] & COMMA and quotation[here - 1] < 0:
        here -= 1
        while here > lo and quotation[here - 1] < 0 and not bits[here - 1] & (COMMA | BREAKS):
            here -= 1
        if here > lo and bits[here - 1] & COMMA:
            here -= 1
            aged = here - 2 > lo and bits[here - 1] & WORDY and bits[here - 2] & COMMA
            if aged and not bits[here - 1] & CAPITAL and quotation[here - 2] < 0:
                here -= 2
        else:
            here = first - 1
    while here > lo and first - here < LONGEST_SOURCE:
        before = bits[here - 1]
        if quotation[here - 1] >= 0 or before & (COMMA | BREAKS | THAT | REL):
            break
        if before & CONJ and not joins_nouns(columns, here - 1, lo):
            break
        if before & (SUBORD | AS | AUX) and not before & PREP:
            break
        here -= 1
    while here < first and bits[here] & (START | CONJ | ADV | NEG | LY) and not bits[here] & DET:
        here += 1
    if here < first and bits[here] & (PREP | SUBORD | TIME) and not bits[here] & DET:
        late = first
        while late > here and not bits[late - 1] & (PREP | TIME | COMMA):
            late -= 1
        here = late if late < first else here
    return here


def source_after(columns, token, hi):
    """Where the source ends that starts right after a cue."""
    bits, quotation = columns[0], columns[5]
    here = token
    while here < hi and here - token < LONGEST_SOURCE:
        own = bits[here]
        if quotation[here] >= 0 or own & (STOP | COLON | DASH | OPENING):
            break
        if own & TIME and here > token and not own & TITLE:
            if bits[here - 1] & PREP:
                here -= 1
            break
        if own & COMMA:
            if (
                here + 1 < hi
                and (bits[here + 1] & (DET | REL) or bits[here + 1] & PERSON)
                and quotation[here + 1] < 0
            ):
                stop = here + 1
                while stop < hi and quotation[stop] < 0 and not bits[stop] & (COMMA | STOP):
                    stop += 1
                return stop if stop == hi or bits[stop] & (STOP | COMMA) else here
            break
        here += 1
    return here


def speaker_end(columns, token, hi):
    """Where a source ends that follows quotation and cue: what describes the speaker is in it."""
    bits, quotation = columns[0], columns[5]
    here = token
    while here < hi and quotation[here] < 0 and not bits[here] & (STOP | COLON | DASH):
        own = bits[here]
        if own & COMMA and here + 1 < hi:
            after = bits[here + 1]
            if quotation[here + 1] >= 0 or after & (CONTRAST | CONJ) or after & (ING | GERUND):
                return here
        if own & TIME and here > token and not own & TITLE:
            return here - 1 if bits[here - 1] & PREP else here
        if own & (PREP | TO) and with_place(columns, here, hi) > here:
            return here
        here += 1
    return here


def subject_of(columns, lo, hi):
    """First and last token (exclusive) of the noun phrase that a frame starts with."""
    bits, quotation = columns[0], columns[5]
    here = lo
    while (
        here < hi
        and quotation[here] < 0
        and (bits[here] & (START | CONJ | ADV | COMMA) or not bits[here] & WORDY)
        and not bits[here] & (SUBJ | DET)
    ):
        here += 1
    if (
        here < hi
        and (bits[here] & (PREP | TIME | GERUND | ING | ED | LY) or bits[here] & SUBORD)
        and not bits[here] & (SUBJ | DET)
    ):
        while here < hi and not bits[here] & COMMA:
            here += 1
        here += 1
    stop = here
    while stop < hi and quotation[stop] < 0:
        own = bits[stop]
        if own & (AUX | COMMA | BREAKS | REL | THAT | LY | ADV | NEG):
            break
        if (
            stop > here
            and own & (ED | VERB)
            and not own & (CAPITAL | BASE)
            and own & (ED | PAST | THIRD | ING)
        ):
            break
        stop += 1
    return here, max(stop, here)


def shares_subject(columns, token, first, floor, lo):
    """Whether a cue has no subject of its own: *…, saying*; *… and called*."""
    bits = columns[0]
    if first <= lo:
        return False
    before = bits[first - 1]
    if bits[token] & ING and first == token:
        return True
    return (
        (before & (CONJ | COMMA) != 0 and first - 1 <= floor)
        or before & CONJ != 0
        or before & (TO | PREP) != 0
    )


def is_subject(columns, token, stop):
    """Whether a stretch may be a noun phrase that speaks: short, and without a verb's helper."""
    bits, quotation = columns[0], columns[5]
    if token >= stop:
        return False
    commas = 0
    for here in range(token, stop):
        if quotation[here] >= 0 or bits[here] & (STOP | COLON | THAT):
            return False
        if bits[here] & COMMA:
            commas += 1
        if commas == 0 and bits[here] & AUX:
            return False
        speaks = bits[here] & SAYING and bits[here] & (PAST | THIRD)
        if commas == 0 and speaks and not bits[here] & (CAPITAL | NOUNY | BASE):
            return False
    if bits[token] & (SUBJ | NAMING | PERSON):
        return not bits[token] & (TO | CONJ | SUBORD)
    return bits[token] & WORDY != 0 and not bits[token] & (
        PREP | ADV | CONJ | SUBORD | AUX | LY | TIME
    )


def has_past(columns, token, stop):
    """Whether a word that looks like a past tense stands before the first comma."""
    bits = columns[0]
    for here in range(token, stop):
        if bits[here] & COMMA:
            return False
        if bits[here] & (ED | PAST) and not bits[here] & CAPITAL:
            return True
    return False


def ends_content(columns, token, lo):
    """Whether content may end right before a token: after a quotation, or after a comma."""
    bits, quotation = columns[0], columns[5]
    if token <= lo:
        return False
    return (
        quotation[token - 1] >= 0 or bits[token - 1] & COMMA != 0 or bits[token - 1] & (DASH) != 0
    )


def is_speech(columns, token, hi):
    """Whether a quotation starts like a sentence."""
    bits = columns[0]
    return token + 1 < hi and bits[token + 1] & CAPITAL != 0


def follows_quotation(columns, token, lo):
    """Whether a quotation ends right before a token, or one token earlier."""
    quotation = columns[5]
    if token > lo and quotation[token - 1] >= 0:
        return True
    return token > lo + 1 and quotation[token - 2] >= 0


def inverted(columns, token, group, lo, hi):
    """`postposed` for a source that follows its verb: *"…," said Lee*."""
    bits, quotation = columns[0], columns[5]
    following = token + 1
    none = -1, -1, -1, -1
    if following >= hi or quotation[following] >= 0:
        return none
    if not ends_content(columns, group, lo) or not bits[token] & (PAST | THIRD | BASE | ED):
        return none
    if bits[following] & (SUBJ | THAT | PREP | TO):
        return none
    if follows_quotation(columns, group, lo):
        stop = speaker_end(columns, following, hi)
        return (group, following, stop, stop) if stop > following else none
    stop = source_after(columns, following, hi)
    if stop <= following or (stop < hi and not bits[stop] & (STOP | COMMA | COLON)):
        return none
    if not bits[following] & (NAMING | PERSON) or has_past(columns, following, stop):
        return none
    return (group, following, stop, stop) if is_subject(columns, following, stop) else none


def speaker_before(columns, group, lo):
    """Where the source starts that stands between content and a verb's group, or -1."""
    bits, quotation = columns[0], columns[5]
    first = group
    while first > lo and group - first < LONGEST_SOURCE and quotation[first - 1] < 0:
        if bits[first - 1] & (STOP | COLON | THAT):
            return -1
        if bits[first - 1] & COMMA and first < group and bits[group - 1] & WORDY:
            break
        first -= 1
    if first <= lo or first >= group:
        return -1
    while first < group and bits[first] & (COMMA | CONJ | ADV | DASH) and not bits[first] & SUBJ:
        first += 1
    if bits[first] & (REL | SUBORD | PREP | TO) or not is_subject(columns, first, group):
        return -1
    return first


def ends_clause(columns, token, source, lo, hi):
    """Whether nothing follows a verb that may be its content; what was said came before."""
    bits, quotation = columns[0], columns[5]
    following = token + 1
    if following >= hi or quotation[following] >= 0:
        return True
    after = bits[following]
    if after & BY:
        return False
    spoken = follows_quotation(columns, source, lo)
    ends = after & (STOP | COMMA | COLON | TIME | DASH | OPENING) != 0
    if after & (PREP | SUBORD | ADV | LY | TO | ING) and not after & THAT:
        ends = True
    if bits[token] & TELL and not ends:
        told = past_listener(columns, following, hi)
        ends = told < 0 or (spoken and quotation[told] >= 0)
        if not ends and quotation[told] < 0:
            ends = not bits[told] & (THAT | OPENS | SUBJ | TO)
    if not ends and (quotation[source - 1] < 0 or after & (THAT | OPENS)):
        return False
    place = past_time_and_place(columns, following, hi)
    if place >= hi or quotation[place] >= 0:
        return True
    if bits[place] & THAT:
        return False
    if spoken or place + 1 >= hi or not bits[place] & (COMMA | COLON) or quotation[place + 1] < 0:
        return True
    return not is_speech(columns, place + 1, hi)


def postposed(columns, token, lo, hi):
    """The cue clause at a token whose content stands before it.

    Returns the clause's first token, its source (first and last, exclusive) and its end, or -1
    for each where there is none.
    """
    group = skip_back(columns, token, lo)
    clause, source, source_end, stop = inverted(columns, token, group, lo, hi)
    if clause >= 0:
        return clause, source, source_end, stop
    source = speaker_before(columns, group, lo)
    if source < 0 or not ends_clause(columns, token, source, lo, hi):
        return -1, -1, -1, -1
    return source, source, group, token + 1


PARTS = (
    joins_nouns,
    source_before,
    source_after,
    speaker_end,
    subject_of,
    shares_subject,
    is_subject,
    has_past,
    ends_content,
    is_speech,
    follows_quotation,
    inverted,
    speaker_before,
    ends_clause,
    postposed,
)
