"""Passives by rules over tokens: after a form of be or get, and after a noun.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.actors.classes import (
    ANY_VERB,
    BASELY,
    BEING,
    BETWEEN,
    CALLED,
    CAUSING,
    DEGREE,
    DOER_ING,
    GETTING,
    GOT_STATE,
    HAVING,
    INGLY,
    INTRANSITIVE,
    MEANS,
    MEASURES,
    MODAL,
    MOSTLY_PASSIVE,
    NAMING,
    NUMERIC,
    OF,
    PARTICIPLE,
    PASTLY,
    PLACES,
    STATE,
    STATE_WITH_BY,
    STRONG,
    THIRDLY,
    THOSE,
    TIMES,
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
    THAT,
    TIME,
    TO,
    WORDY,
)

BE, GET, BARE = range(3)
NO_AGENT = -1
NEAR, FAR, LONGEST_NOUN, LONGEST_INVERSION = 6, 16, 8, 7
LIMITS = STOP | COLON | DASH | OPENING | CLOSING
SKIPPED = ADV | LY | NEG
OUTSIDE = COMMA | LIMITS | REL | THAT | SUBORD | CONJ | AUX | TO | SUBJ | OBJ | QUOTE | PREP


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


def inverted(bits, own, token, lo):
    """The form of be that a question puts before its subject, or -1: *Was the man arrested*."""
    here = token - 1
    words = 0
    while here >= lo and words <= LONGEST_INVERSION:
        mark = bits[here]
        if own[here] & BEING:
            first = here == lo or bits[here - 1] & (QUOTE | CONJ | NEG | OPENS)
            after = bits[here + 1] & (DET | SUBJ | CAPITAL)
            far = token - here - (1 if bits[here + 1] & DET else 0)
            return here if first and after and far >= 2 else -1
        if mark & (COMMA | LIMITS | SUBORD | REL | THAT | CONJ | AUX | PREP | TO | CLITIC):
            return -1
        if own[here] & (ANY_VERB & ~BASELY):
            return -1
        words += 1
        here -= 1
    return -1


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


def takes_object(bits, own, token, hi):
    """Whether an object follows a verb: then it is active."""
    after = token + 1
    while after < hi and bits[after] & (ADV | LY) and not bits[after] & (DET | OBJ):
        after += 1
    if after >= hi or (bits[after] & (PREP | TIME | CONJ | SUBORD) and not bits[after] & DET):
        return False
    if bits[after] & DET and after + 2 < hi and own[after + 2] & TIMES:
        return False
    if bits[after] & (DET | OBJ | SUBJ | CAPITAL) or own[after] & MODAL and not bits[after] & TO:
        return True
    noun = bits[after] & WORDY and not bits[after] & (TO | AUX | REL | THAT | OPENS)
    noun = noun and not own[after] & BETWEEN
    return noun and not own[after] & (PARTICIPLE | INGLY | THIRDLY | NUMERIC | TIMES)


def after_auxiliary(bits, own, token, lo, hi):
    """The auxiliary of a passive and its form, or -1: *was arrested*, *got paid*."""
    here = skipped_back(bits, own, token, lo)
    if here < lo:
        return -1, BE
    if own[here] & BEING or (bits[here] & CLITIC and is_contracted(bits, here, lo)):
        degree = bits[token - 1] & WORDY and own[token - 1] & DEGREE and here < token - 1
        if degree and not bits[token + 1 if token + 1 < hi else token] & BY:
            return -1, BE
        short = bits[here] & CLITIC or own[here] & HAVING
        if short and not own[token] & CALLED and takes_object(bits, own, token, hi):
            return -1, BE
        return here, BE
    if own[here] & GETTING and not own[token] & GOT_STATE:
        perfect = here > lo and own[here - 1] & HAVING
        return (-1, GET) if perfect and here == token - 1 and own[token] & STATE else (here, GET)
    return -1, BE


def is_contracted(bits, token, lo):
    """Whether 's stands for is: after a pronoun."""
    return token > lo and bits[token - 1] & SUBJ and not bits[token - 1] & DET


def is_state(bits, own, token, hi, agent):
    """Whether a participle after be tells a state."""
    if own[token] & STATE:
        return not (own[token] & STATE_WITH_BY and agent != NO_AGENT)
    after = token + 1
    if after < hi and bits[after] & PLURAL and not own[token] & CALLED:
        plain = (
            bits[after] & (CAPITAL | PREP | DET | SUBJ | ADV | TIME | NEG | AUX | AS | SUBORD) == 0
        )
        return plain and not own[after] & (ANY_VERB | TIMES | MEASURES)
    return False


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


def find_passives(pointers, bits, own, sentences, rows):
    """Fill the rows (text, auxiliary, participle, form, agent's first and last); how many."""
    n = 0
    for text in range(len(pointers) - 1):
        lo = pointers[text]
        while lo < pointers[text + 1]:
            hi = lo
            while hi < pointers[text + 1] and sentences[hi] == sentences[lo]:
                hi += 1
            last, last_aux, last_form = -1, -1, BE
            for token in range(lo, hi):
                if not own[token] & PARTICIPLE:
                    continue
                first, end = agent_of(bits, own, token, hi)
                aux, form = after_auxiliary(bits, own, token, lo, hi)
                if aux < 0:
                    aux = inverted(bits, own, token, lo)
                    form = BE
                if aux >= 0 and not (form == BE and is_state(bits, own, token, hi, first)):
                    found = True
                elif aux < 0 and joined_to(bits, own, token, lo, hi, last) and last_form != BARE:
                    aux, form, found = last_aux, last_form, not own[token] & (INTRANSITIVE | STATE)
                elif aux < 0:
                    form, found = BARE, is_reduced(bits, own, token, lo, hi, first)
                else:
                    found = False
                if found:
                    rows[0][n], rows[1][n], rows[2][n], rows[3][n] = text, aux, token, form
                    rows[4][n], rows[5][n] = first, end
                    n += 1
                    last, last_aux, last_form = token, aux, form
            lo = hi
    return n


PARTS = (
    skipped_back,
    inverted,
    by_phrase,
    agent_of,
    is_contracted,
    takes_object,
    after_auxiliary,
    is_state,
    may_lead_noun,
    noun_start,
    verb_follows,
    is_subject_of_relative,
    is_reduced,
    joined_to,
)
