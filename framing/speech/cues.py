"""What the words are that say that somebody says, thinks or wants something, and where that starts.

Whether a word that may be a verb is one is told from what stands around it, since the text floor
knows no parts of speech. Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.speech.classes import (
    ADV,
    AS,
    AUX,
    BASE,
    BE,
    CAPITAL,
    CLITIC,
    COLON,
    COMMA,
    CONJ,
    DET,
    DOCUMENT,
    ED,
    FEMALE,
    FINDING,
    ING,
    JUDGING,
    LIGHT,
    LINKS,
    LY,
    MALE,
    NEG,
    NOUN,
    NOUNY,
    OBJ,
    OPENS,
    PASSIVE,
    PAST,
    PLACE,
    PLURAL,
    PREP,
    READY,
    REL,
    SAYING,
    SEEMING,
    SUBJ,
    TELL,
    THAT,
    THIRD,
    TO,
    URGING,
    VERB,
    WANTING,
    WORDY,
)
from framing.speech.complements import after_said, opens_clause, past_listener, past_time_and_place
from framing.speech.kinds import (
    BREAKS,
    FELT,
    INTENDED,
    JUDGED,
    LINKED,
    LONGEST_BRIDGE,
    NAMED,
    NO_CUE,
    PAIRED,
    PERSON,
    SAID,
    SEEMED,
    TOLD,
)


def is_made(columns, token, lo):
    """Whether a light verb and *it* stand before an adjective: *made it clear*."""
    bits, quotation = columns[0], columns[5]
    return (
        token - 2 >= lo
        and bits[token - 1] & OBJ != 0
        and bits[token - 2] & LIGHT != 0
        and quotation[token - 2] < 0
    )


def light_start(columns, token, lo):
    """Where a light verb stands that makes one cue with a noun: *issued a statement saying*."""
    bits, quotation = columns[0], columns[5]
    here = token
    if bits[token] & READY and is_made(columns, token, lo):
        return token - 2
    if not bits[token] & NOUN or (bits[token] & VERB and not bits[token] & NOUNY):
        if token - 1 <= lo or not bits[token] & ING or not bits[token - 1] & (NOUN | PLACE):
            return token
        here -= 1
    steps = 0
    while here > lo and steps < 4 and quotation[here - 1] < 0 and bits[here - 1] & WORDY:
        here -= 1
        steps += 1
        if bits[here] & LIGHT:
            return here
        if bits[here] & (PREP | CAPITAL) or (
            bits[here] & DET and bits[here] & (MALE | FEMALE) == 0 and steps > 3
        ):
            return token
    return token


def governs(columns, token, lo):
    """Whether the *to* at a token follows a verb or adjective that goes with an infinitive."""
    bits, quotation = columns[0], columns[5]
    if token - 1 < lo or quotation[token - 1] >= 0:
        return False
    return (
        bits[token - 1] & (ED | VERB | READY | ING | AUX | LY | LIGHT) != 0
        and not bits[token - 1] & PREP
    )


def skip_back(columns, token, lo):
    """The first token of a verb's group: over auxiliaries, adverbs and negations before it."""
    bits, quotation = columns[0], columns[5]
    first = light_start(columns, token, lo)
    if (
        first > lo
        and bits[first] & BASE
        and bits[first - 1] & TO
        and governs(columns, first - 1, lo)
    ):
        first -= 2
    while first > lo and quotation[first - 1] < 0:
        before = bits[first - 1]
        if (
            before & (AUX | NEG)
            or (before & (ADV | LY) and not before & CAPITAL)
            or (before & CLITIC and first - 1 > lo and bits[first - 2] & SUBJ)
        ):
            first -= 1
        else:
            break
    while first < token and bits[first] & DET:
        first += 1
    return first


def is_verb(columns, token, lo, hi):
    """Whether a word that may be a verb of attribution is one where it stands."""
    bits, quotation = columns[0], columns[5]
    own = bits[token]
    group = skip_back(columns, token, lo)
    if group > lo and quotation[group - 1] >= 0 and group == token:
        return not own & (BASE | ING) or not own & NOUNY
    before = bits[group - 1] if group > lo else 0
    helped = group < token
    being = False
    helping = False
    for here in range(group, token):
        if bits[here] & BE:
            being = True
        if bits[here] & AUX and not bits[here] & BE:
            helping = True
    if own & BASE and token > lo and bits[token - 1] & TO:
        return not own & NOUNY and governs(columns, token - 1, lo)
    if own & PAST and not own & BASE:
        if being:
            return False
        if before & DET and not before & (SUBJ | OBJ) and not helping:
            return False
        return not (before & (PREP | CLITIC) and not helped)
    if own & ING:
        if own & NOUNY:
            return being
        return being or not before & (DET | CLITIC)
    if own & THIRD:
        if before & (DET | PREP | CLITIC) and not before & SUBJ:
            return False
        if own & NOUNY:
            return before & (SUBJ | CAPITAL | REL | COMMA) != 0 or (
                before & PERSON != 0 and bits[group - 1] & DET == 0
            )
        return True
    if helping and not being:
        return True
    if being:
        return False
    if before & (SUBJ | REL) and not before & DET:
        return True
    if before & (PREP | DET | CLITIC | TO):
        return False
    if own & NOUNY:
        return before & PLURAL != 0 and before & PERSON != 0
    if own & SAYING:
        return before & (WORDY | COMMA) != 0 and not before & (CONJ | ADV | LY)
    return before & PLURAL != 0


def shows(columns, token):
    """Whether the noun before a verb is a document: *the poll shows*."""
    return columns[0][max(token - 1, 0)] & DOCUMENT != 0


def verb_cue(columns, token, hi):
    """`cue_at` for a verb without a particle of its own."""
    bits, quotation = columns[0], columns[5]
    own = bits[token]
    following = token + 1
    while following < hi and bits[following] & (ADV | NEG) and quotation[following] < 0:
        following += 1
    if following >= hi:
        return NO_CUE, token, token
    if own & WANTING and bits[following] & TO:
        if (
            following + 1 < hi
            and bits[following + 1] & (SAYING | FINDING)
            and bits[following + 1] & BASE
        ):
            start = after_said(columns, following + 2, hi)
            if start >= 0:
                return SAID, following + 2, start
        return INTENDED, token + 1, following
    if own & TELL:
        start = past_listener(columns, token + 1, hi)
        if start >= 0:
            return TOLD, token + 1, start
    if own & SAYING:
        start = after_said(columns, token + 1, hi)
        if start >= 0:
            return SAID, token + 1, start
    links = own & SAYING and bits[following] & LINKS and not bits[following] & TO
    if links and following + 1 < hi and past_time_and_place(columns, following, hi) == following:
        return PAIRED, following + 1, following + 1
    if own & FINDING and (
        quotation[following] >= 0
        or bits[following] & (THAT | OPENS | SUBJ)
        or shows(columns, token)
    ):
        return SAID, token + 1, following
    opens = bits[following] & TO or not bits[following] & (COMMA | BREAKS | PREP | READY)
    if own & SEEMING and opens:
        return SEEMED, token + 1, following
    if own & URGING and opens_clause(columns, following, hi):
        for here in range(following + 1, min(following + LONGEST_BRIDGE, hi)):
            if bits[here] & TO:
                return TOLD, token + 1, following
            if bits[here] & (COMMA | BREAKS | PREP | AUX):
                break
    if own & JUDGING and opens_clause(columns, following, hi):
        return JUDGED, token + 1, following
    return NO_CUE, token, token


def is_passive(columns, token, lo):
    """Whether a form of be stands before a word, with nothing but adverbs between."""
    bits, quotation = columns[0], columns[5]
    here = token - 1
    while here >= lo and quotation[here] < 0 and bits[here] & (ADV | LY | NEG):
        here -= 1
    return here >= lo and quotation[here] < 0 and bits[here] & (BE | SEEMING) != 0


def quotes_soon(columns, token, hi):
    """Whether a quotation starts a few words on: *the declaration of a "no limits" friendship*."""
    bits, quotation = columns[0], columns[5]
    for here in range(token, min(token + 4, hi)):
        if quotation[here] >= 0:
            return True
        if not bits[here] & WORDY or bits[here] & AUX:
            return False
    return False


def has_holder(columns, token, lo):
    """Whether a noun has a possessive before it: *her view*, *the party's support*."""
    bits, quotation = columns[0], columns[5]
    here = token - 1
    steps = 0
    while here >= lo and quotation[here] < 0 and steps < 3:
        if bits[here] & CLITIC or (bits[here] & DET and bits[here] & (MALE | FEMALE)):
            return True
        if not bits[here] & WORDY or bits[here] & (PREP | AUX | DET):
            return False
        here -= 1
        steps += 1
    return False


def is_held(columns, token, lo, hi):
    """Whether it is told whose a noun of saying is, or what of it is quoted."""
    if has_holder(columns, token, lo) or light_start(columns, token, lo) < token:
        return True
    return quotes_soon(columns, token + 1, hi)


def cue_at(columns, token, lo, hi):
    """Kind of cue at a token, the cue's last token (exclusive), and where its content starts."""
    bits, takes, own_particle, quotation = columns[0], columns[1], columns[2], columns[5]
    own = bits[token]
    following = token + 1
    if following >= hi:
        return NO_CUE, token, token
    if own & VERB or takes[token]:
        paired = takes[token] & own_particle[following] and following + 1 < hi
        if paired and is_verb(columns, token, lo, hi):
            start = following + 1
            if bits[start] & (COMMA | COLON) and start + 1 < hi and quotation[start + 1] >= 0:
                start += 1
            return PAIRED, following + 1, start
        if own & PASSIVE and is_passive(columns, token, lo):
            if bits[following] & (TO | THAT | OPENS | AS):
                return SEEMED, following, following
            if bits[following] & LINKS and following + 1 < hi:
                return SEEMED, following + 1, following + 1
        if own & VERB and is_verb(columns, token, lo, hi):
            return verb_cue(columns, token, hi)
    if own & READY and (is_passive(columns, token, lo) or is_made(columns, token, lo)):
        if bits[following] & (THAT | TO | OPENS | SUBJ):
            return FELT, following, following
        if bits[following] & PREP and following + 1 < hi:
            return FELT, following + 1, following + 1
    if own & NOUN and (not own & VERB or not is_verb(columns, token, lo, hi)):
        if bits[following] & (THAT | TO):
            return NAMED, following, following
        if bits[following] & LINKS and following + 1 < hi and is_held(columns, token, lo, hi):
            return LINKED, following + 1, following + 1
    return NO_CUE, token, token


PARTS = (
    is_made,
    light_start,
    governs,
    skip_back,
    is_verb,
    shows,
    verb_cue,
    is_passive,
    quotes_soon,
    has_holder,
    is_held,
    cue_at,
)
