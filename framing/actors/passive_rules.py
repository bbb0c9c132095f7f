"""Passives by rules over tokens: after a form of be or get, and by themselves.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.actors.agent_rules import LIMITS, NO_AGENT, agent_of, skipped_back, takes_object
from framing.actors.classes import (
    ANY_VERB,
    BASELY,
    BEING,
    CALLED,
    DEGREE,
    GETTING,
    GOT_STATE,
    HAVING,
    INTRANSITIVE,
    MEASURES,
    PARTICIPLE,
    STATE,
    STATE_WITH_BY,
    TIMES,
)
from framing.actors.reduced_rules import is_reduced, joined_to
from framing.speech.classes import (
    ADV,
    AS,
    AUX,
    BY,
    CAPITAL,
    CLITIC,
    COMMA,
    CONJ,
    DET,
    NEG,
    OPENS,
    PLURAL,
    PREP,
    QUOTE,
    REL,
    SUBJ,
    SUBORD,
    THAT,
    TIME,
    TO,
    WORDY,
)

BE, GET, BARE = range(3)
LONGEST_INVERSION = 7


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


def is_contracted(bits, token, lo):
    """Whether 's stands for is: after a pronoun."""
    return token > lo and bits[token - 1] & SUBJ and not bits[token - 1] & DET


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


PARTS = (inverted, is_contracted, after_auxiliary, is_state)
