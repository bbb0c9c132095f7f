"""What a name does in its clause, by rules over tokens: it acts, or it is acted upon.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.actors.classes import (
    ACTION,
    ANY_VERB,
    BASELY,
    BEING,
    BETWEEN,
    DOING,
    GETTING,
    HAVING,
    INGLY,
    INTRANSITIVE,
    MODAL,
    NAMELESS,
    NUMERIC,
    OF,
    ORGANISATION_WORD,
    PARTICIPLE,
    PASTLY,
    PERSON_TITLE,
    THIRDLY,
)
from framing.speech.classes import (
    ADV,
    AS,
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
    FINDING,
    JUDGING,
    LY,
    NEG,
    OBJ,
    OPENING,
    OPENS,
    PLURAL,
    PREP,
    QUOTE,
    REL,
    SAYING,
    STOP,
    SUBJ,
    SUBORD,
    TELL,
    THAT,
    TIME,
    TITLE,
    TO,
    URGING,
    VERB,
    WORDY,
)
from framing.speech.classes import BASE as SAY_BASE
from framing.speech.classes import THIRD as SAY_THIRD

AGENT, PATIENT, SPEAKER = range(3)
ROLES = ("agent", "patient", "speaker")
REACH, PARENTHESIS, PHRASE = 24, 14, 5
ENDS = STOP | COLON | CLOSING


def past_parenthesis(bits, own, token, hi):
    """Where the clause goes on after a comma, dash or bracket that follows a name, or -1."""
    closing = CLOSING if bits[token] & OPENING else DASH if bits[token] & DASH else COMMA
    for here in range(token + 1, min(token + PARENTHESIS, hi)):
        if bits[here] & closing:
            return here + 1
        if bits[here] & STOP:
            return -1
    return -1


def head_before(bits, own, first, lo):
    """The token before a name, over what belongs to it: titles, articles, *the Republican*."""
    here = first - 1
    while here >= lo and first - here <= PHRASE:
        titled = own[here] & (PERSON_TITLE | NAMELESS) and not own[here] & ANY_VERB
        stop = bits[here] & STOP and here > lo and own[here - 1] & PERSON_TITLE
        if not (titled or stop or bits[here] & (DET | TITLE | QUOTE)):
            break
        if bits[here] & THAT or (bits[here] & (PREP | SUBORD | BY) and not bits[here] & DET):
            break
        here -= 1
    return here


def verb_of_subject(bits, own, passive, last, hi, plural):
    """The verb of which a name is the subject, and its role; -1 where there is none."""
    here, steps, be, helped = last, 0, -1, False
    phrase = 0
    while here < hi and steps < REACH:
        steps += 1
        mark, kind = bits[here], own[here]
        if passive[here] >= 0 and (be >= 0 or passive[here] == 2):
            return here, PATIENT
        if kind & (BEING | GETTING) and not (kind & GETTING and be < 0 and not helped):
            be, helped, phrase = here, True, 0
        elif kind & (HAVING | DOING | MODAL) and (mark & (AUX | TO) or kind & DOING):
            if mark & TO and not helped:
                return -1, AGENT
            helped, phrase = True, 0
        elif mark & (ADV | LY | NEG) or kind & BETWEEN or mark & QUOTE:
            pass
        elif helped and mark & WORDY:
            if be >= 0:
                return (here, AGENT) if kind & INGLY else (-1, AGENT)
            usual = kind & ANY_VERB or mark & VERB or not mark & (DET | PREP | CAPITAL | PLURAL)
            return (here, AGENT) if usual else (-1, AGENT)
        elif mark & (COMMA | OPENING | DASH):
            here = past_parenthesis(bits, own, here, hi) - 1
            if here < 0:
                return -1, AGENT
        elif mark & CONJ:
            if here + 1 >= hi or not bits[here + 1] & (CAPITAL | DET) or phrase:
                return -1, AGENT
            plural, phrase = True, 1
        elif mark & (ENDS | THAT) or (mark & SUBORD and not mark & (PREP | REL)):
            return -1, AGENT
        elif mark & REL:
            pass
        elif mark & PREP and not mark & DET:
            phrase = 1
        elif is_finite(bits, own, here, hi, plural, here == last):
            return here, AGENT
        elif (mark & CAPITAL and phrase) or (phrase and phrase <= PHRASE):
            phrase += 1
        else:
            return -1, AGENT
        here += 1
    return -1, AGENT


def is_finite(bits, own, token, hi, plural, beside):
    """Whether a token is a finite verb: a past, a third person, or a plural."""
    mark, kind = bits[token], own[token]
    if mark & CAPITAL:
        return False
    if kind & (PASTLY | THIRDLY):
        return True
    if mark & VERB and mark & (SAY_THIRD | SAY_BASE) and (mark & SAY_THIRD or plural):
        return True
    if plural and kind & BASELY:
        return True
    after = bits[token + 1] if token + 1 < hi else STOP
    return bool(beside and mark & PLURAL and after & (DET | OBJ | PREP | TO | CAPITAL))


def verb_of_object(bits, own, passive, name, lo, hi):
    """The verb of which a name is the object or the agent, and its role; -1 where there is none."""
    first, last = name
    before = head_before(bits, own, first, lo)
    if before < lo:
        return -1, PATIENT
    mark, kind = bits[before], own[before]
    if kind & OF and before - 1 >= lo and own[before - 1] & ACTION and not own[before - 1] & PASTLY:
        return before - 1, PATIENT
    if mark & BY:
        for here in range(before - 1, max(lo - 1, before - REACH), -1):
            if passive[here] >= 0:
                return here, AGENT
            if own[here] & ACTION:
                return here, AGENT
            if bits[here] & (ENDS | COMMA):
                break
        return -1, PATIENT
    if passive[before] >= 0 or kind & (BEING | HAVING | MODAL | GETTING | INTRANSITIVE):
        return -1, PATIENT
    if mark & (CAPITAL | PREP | AUX | ADV) and not (mark & CAPITAL and kind & PASTLY):
        return -1, PATIENT
    if not kind & ANY_VERB and not mark & VERB:
        return -1, PATIENT
    if kind & PARTICIPLE and not kind & PASTLY and not helped_before(bits, own, before, lo):
        return -1, PATIENT
    if mark & SAYING and not mark & (JUDGING | URGING | TELL):
        return -1, PATIENT
    if is_modifier(bits, own, last, hi):
        return -1, PATIENT
    bare = kind & (BASELY | INGLY) and not kind & (PASTLY | THIRDLY | PARTICIPLE)
    if bare and not led_in(bits, own, before, lo):
        return -1, PATIENT
    return before, PATIENT


def is_modifier(bits, own, last, hi):
    """Whether a name only describes the noun after it: *White House advisers*, *Lee's aides*."""
    if last >= hi:
        return False
    mark = bits[last]
    if mark & CLITIC:
        return True
    small = DET | PREP | SUBORD | CONJ | REL | ADV | LY | TO | AUX | OBJ | SUBJ | OPENS | TIME | AS
    noun = mark & WORDY and not mark & (small | CAPITAL | THAT)
    return bool(noun and not own[last] & (ANY_VERB | NUMERIC | BETWEEN))


def helped_before(bits, own, token, lo):
    """Whether a form of have stands before a participle."""
    for here in range(token - 1, max(lo - 1, token - PHRASE), -1):
        if own[here] & HAVING:
            return True
        if not (bits[here] & (ADV | LY | NEG) or own[here] & BETWEEN):
            return False
    return False


def led_in(bits, own, token, lo):
    """Whether a base form or an -ing form stands where a verb does, and not a noun."""
    here = token - 1
    while here >= lo and (bits[here] & (ADV | LY | NEG) or own[here] & BETWEEN):
        here -= 1
    if here < lo:
        return True
    mark, kind = bits[here], own[here]
    if kind & (MODAL | DOING | BEING) or mark & (TO | COMMA | CONJ | QUOTE):
        return True
    if kind & INGLY or own[token] & INGLY:
        return not mark & DET and not kind & OF
    return bool(mark & (SUBJ | PLURAL | REL)) and not mark & (DET | CLITIC)


def is_object_first(bits, own, before, lo):
    """Whether what stands before a name keeps it from being a subject: *aides to Lee*."""
    if before < lo:
        return False
    mark, kind = bits[before], own[before]
    if mark & (PREP | TO) and not mark & (SUBORD | DET):
        return True
    verb = kind & (PASTLY | THIRDLY | BASELY | INGLY) and not mark & (CAPITAL | SAYING | FINDING)
    return bool(verb and not mark & (AUX | COMMA))


def owned_action(bits, own, last, hi):
    """The noun of action that a name in the possessive owns, where its object is told; or -1."""
    if last >= hi or not bits[last] & CLITIC:
        return -1
    for here in range(last + 1, min(last + PHRASE, hi)):
        if own[here] & ACTION:
            told = here + 1 < hi and own[here + 1] & OF
            return here if told else -1
        if bits[here] & (PREP | COMMA | ENDS | AUX | CONJ):
            return -1
    return -1


def find_roles(places, bits, own, passive, bounds, rows):
    """Fill the rows (mention, role, verb) for names given as first and last; how many."""
    n = 0
    firsts, lasts = places
    lows, highs = bounds
    held = -2
    for mention in range(len(firsts)):
        first, last, lo, hi = firsts[mention], lasts[mention], lows[mention], highs[mention]
        before = head_before(bits, own, first, lo)
        after = bits[last] & CLITIC if last < hi else 0
        verb, role = verb_of_object(bits, own, passive, (first, last), lo, hi)
        if verb >= 0:
            rows[0][n], rows[1][n], rows[2][n] = mention, role, verb
            n += 1
        if last + 1 < hi and bits[last] & COMMA and passive[last + 1] == 2:
            rows[0][n], rows[1][n], rows[2][n] = mention, PATIENT, last + 1
            n += 1
        joined = before >= lo and bits[before] & (CONJ | COMMA) and mention > 0
        joined = joined and lasts[mention - 1] == before and lasts[mention - 1] > lo
        barred = is_object_first(bits, own, before, lo)
        if joined and held == mention - 1:
            barred = True
        if barred:
            held = mention
            reported = verb >= 0 and bits[verb] & (SAYING | FINDING)
            if not reported:
                continue
        plural = bits[last - 1] & PLURAL != 0 and own[last - 1] & ORGANISATION_WORD != 0
        if after:
            verb, role = owned_action(bits, own, last, hi), AGENT
        else:
            verb, role = verb_of_subject(bits, own, passive, last, hi, plural or joined)
        if verb >= 0:
            rows[0][n], rows[1][n], rows[2][n] = mention, role, verb
            n += 1
    return n


PARTS = (
    past_parenthesis,
    head_before,
    is_finite,
    verb_of_subject,
    is_modifier,
    helped_before,
    led_in,
    verb_of_object,
    is_object_first,
    owned_action,
)
