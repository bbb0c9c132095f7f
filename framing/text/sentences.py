"""Sentence boundaries, by rules over tokens.

News has its own traps: initials, titles, abbreviated months and states, datelines, quotations
whose last mark follows the period, and questions that go on with *he asked*. Kernels in the
sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.text.scanning import (
    CAPITALISED,
    CASELESS,
    EMPTY_LINE,
    LINE_BREAK,
    NOTHING,
    NUMBER,
    PLAIN,
    PUNCTUATION,
    QUOTATION,
    WORD,
)
from framing.text.vocabulary import (
    ABBREVIATION,
    CLOSER,
    COMMA,
    DASH,
    DOTTED,
    INITIAL,
    MARK,
    NAME,
    NUMBERED,
    OPENER,
    PERIOD,
    SAYING,
    STARTER,
    STOP,
    TITLE,
    WIDE_STOP,
)

MAY_END = STOP | DOTTED | CLOSER | MARK


def number_sentences(pointers, ids, kinds, shapes, gaps, word_flags, sentences, n_sentences):
    """Write each token's sentence, counted from 0 in its text, and each text's number of them."""
    for text in range(len(pointers) - 1):
        begin, end = pointers[text], pointers[text + 1]
        number = 0
        breaking = LINE_BREAK
        if is_wrapped(ids, kinds, shapes, gaps, word_flags, begin, end):
            breaking = EMPTY_LINE
        for token in range(begin, end):
            if (
                token > begin
                and (gaps[token] >= breaking or word_flags[ids[token - 1]] & MAY_END)
                and starts_here(kinds, shapes, gaps, word_flags, ids, begin, token, end, breaking)
            ):
                number += 1
            sentences[token] = number
        n_sentences[text] = number + 1 if end > begin else 0


def is_wrapped(ids, kinds, shapes, gaps, word_flags, begin, end):
    """Whether line breaks fall anywhere in a text's sentences: most of them before lower case."""
    broken = lower = 0
    for token in range(begin + 1, end):
        if gaps[token] == LINE_BREAK and not word_flags[ids[token - 1]] & MAY_END:
            broken += 1
            lower += is_lower(kinds, shapes, token)
    return 2 * lower > broken


def is_lower(kinds, shapes, token):
    """Whether a token is a word in lower case."""
    return kinds[token] == WORD and shapes[token] == PLAIN


def first_word_from(kinds, word_flags, ids, token, end):
    """The first token from here that is no opening mark."""
    while token < end and (kinds[token] == QUOTATION or word_flags[ids[token]] & (OPENER | DASH)):
        token += 1
    return token


def says_on(kinds, shapes, gaps, word_flags, ids, token, end):
    """Whether a speaker and a verb of saying follow: *Smith asked*, *asked Ms. Smith*."""
    if token < end and word_flags[ids[token]] & SAYING:
        return True
    for name in range(token, min(token + 4, end)):
        if word_flags[ids[name]] & SAYING:
            return name > token
        if kinds[name] != WORD and not word_flags[ids[name]] & STOP:
            return False
        if kinds[name] == WORD and shapes[name] == PLAIN:
            return False
    return False


def period_ends(kinds, shapes, gaps, word_flags, ids, begin, stop, following, end):
    """Whether the period at `stop` ends a sentence, given the next word's place."""
    opens = following < end and word_flags[ids[following]] & STARTER and shapes[following] != PLAIN
    quotes = following < end and kinds[following - 1] == QUOTATION and following - 1 > stop
    before = stop - 1
    if before < begin or gaps[stop] != NOTHING:
        return True
    flags = word_flags[ids[before]]
    if kinds[before] == NUMBER:
        return before > begin and gaps[before] < LINE_BREAK
    if kinds[before] != WORD:
        return True
    if flags & TITLE:
        return False
    if flags & INITIAL and shapes[before] != PLAIN:
        return opens
    if flags & NUMBERED and following < end and kinds[following] == NUMBER:
        return False
    if flags & ABBREVIATION or (flags & NAME and shapes[before] != PLAIN):
        return opens or quotes
    return True


def is_wide(kinds, shapes, gaps, word_flags, ids, begin, token):
    """Whether a sentence ends before a token in a script that is written without spaces."""
    stop = token - 1
    if kinds[token] == QUOTATION or word_flags[ids[token]] & (CLOSER | STOP):
        return False
    if word_flags[ids[stop]] & WIDE_STOP:
        return True
    return stop > begin and word_flags[ids[stop]] & STOP != 0 and shapes[stop - 1] == CASELESS


def glued_end(kinds, shapes, gaps, word_flags, ids, begin, token):
    """Whether a sentence ends before a token although no space stands there: *said.The*."""
    stop = token - 1
    if word_flags[ids[stop]] & WIDE_STOP or shapes[token] == CASELESS:
        return is_wide(kinds, shapes, gaps, word_flags, ids, begin, token)
    if stop - 1 < begin or not word_flags[ids[stop]] & STOP or gaps[stop] != NOTHING:
        return False
    flags = word_flags[ids[stop - 1]]
    if flags & (TITLE | INITIAL | ABBREVIATION):
        return False
    if not is_lower(kinds, shapes, stop - 1):
        return False
    return (
        shapes[token] == CAPITALISED
        and kinds[token] == WORD
        and not word_flags[ids[token]] & INITIAL
    )


def starts_here(kinds, shapes, gaps, word_flags, ids, begin, token, end, breaking):
    """Whether a sentence starts at a token that is not the first of its text.

    ``breaking`` is the smallest gap that ends a line which the writer, not the page, ended.
    """
    gap = gaps[token]
    if gap == EMPTY_LINE:
        return True
    if gap == NOTHING:
        return glued_end(kinds, shapes, gaps, word_flags, ids, begin, token)
    stop = token - 1
    if gap >= breaking and not is_lower(kinds, shapes, token):
        going_on = is_lower(kinds, shapes, stop) and word_flags[ids[stop]] & STARTER
        return not going_on and not word_flags[ids[stop]] & COMMA
    if word_flags[ids[token]] & STOP:
        return False
    quoted = False
    while stop > begin and (kinds[stop] == QUOTATION or word_flags[ids[stop]] & CLOSER):
        if gaps[stop] != NOTHING:
            return False
        quoted = quoted or kinds[stop] == QUOTATION
        stop -= 1
    following = first_word_from(kinds, word_flags, ids, token, end)
    if kinds[stop] == WORD and word_flags[ids[stop]] & DOTTED:
        opens = following < end and word_flags[ids[following]] & STARTER
        return opens and shapes[following] != PLAIN
    if kinds[stop] != PUNCTUATION or not word_flags[ids[stop]] & STOP:
        return False
    if following < end and is_lower(kinds, shapes, following):
        return False
    if word_flags[ids[stop]] & PERIOD:
        return period_ends(kinds, shapes, gaps, word_flags, ids, begin, stop, following, end)
    return not (quoted and says_on(kinds, shapes, gaps, word_flags, ids, token, end))


PARTS = (
    is_lower,
    is_wrapped,
    first_word_from,
    says_on,
    period_ends,
    is_wide,
    glued_end,
    starts_here,
)
