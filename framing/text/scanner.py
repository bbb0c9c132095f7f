"""The tokens of `framing.text.scanning`, compiled: one pass over character classes.

The kernel reads a buffer that holds several pieces of text, each followed by a line break. It
looks words up in an open-addressing table of 64-bit hashes (FNV-1a over folded code points), each
beside the word's number plus one, and stops when the table is half full, so that the caller,
`framing.text.batches`, can grow it and go on from there. These are kernels in the sense of
`framing.text.compiling`: their types are numba's to infer.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

import numpy as np

from framing.text.characters import (
    APOSTROPHE,
    BACKTICK,
    BEYOND_IDEOGRAPHS,
    CLOSE_DOUBLE,
    COMMA,
    DIGIT,
    HYPHEN,
    IDEOGRAPH,
    LAST_CASED,
    LAST_FIRST,
    LAST_INNER,
    LAST_LETTER,
    LINE,
    LOWER_S,
    MARK,
    OPEN_DOUBLE,
    OTHER,
    PERIOD,
    QUOTE,
    SPACE,
    TAG,
    UPPER_S,
)
from framing.text.scanning import (
    BLANK,
    CAPITALISED,
    CASELESS,
    CLITIC,
    EMPTY_LINE,
    LINK,
    MIXED_CASE,
    NOTHING,
    NUMBER,
    PLAIN,
    PUNCTUATION,
    QUOTATION,
    UPPER_CASE,
    WORD,
)

FNV_OFFSET = np.uint64(14695981039346656037)
FNV_PRIME = np.uint64(1099511628211)
MIX = np.uint64(0x9E3779B97F4A7C15)
SHIFT = np.uint64(29)
LETTER_H, LETTER_W = ord("h"), ord("w")


def is_clitic(kinds, place):
    """Whether an apostrophe opens a possessive or contracted 's."""
    following = kinds[place + 1]
    return (following in (LOWER_S, UPPER_S)) and kinds[place + 2] > LAST_INNER


def acronym_end(kinds, place):
    """Where an acronym with periods ends that starts here, or the place itself."""
    if kinds[place] > LAST_LETTER:
        return place
    here = place + 1
    while kinds[here] == PERIOD and kinds[here + 1] <= LAST_LETTER:
        here += 2
    while here > place + 1 and kinds[here] <= LAST_INNER:
        here -= 2
    if here <= place + 1:
        return place
    if kinds[here] == PERIOD:
        here += 1
    while kinds[here] == HYPHEN and kinds[here + 1] <= LAST_INNER:
        here += 1
        while kinds[here] <= LAST_INNER:
            here += 1
    return here


def word_end(kinds, here):
    """Where a word or number ends whose first run of characters ends here."""
    while kinds[here + 1] <= LAST_INNER:
        joint = kinds[here]
        if joint == APOSTROPHE:
            if is_clitic(kinds, here):
                return here
        elif joint in (PERIOD, COMMA):
            if kinds[here + 1] != DIGIT or kinds[here - 1] != DIGIT:
                return here
        elif joint != HYPHEN:
            return here
        here += 1
        while kinds[here] <= LAST_INNER:
            here += 1
    return here


def link_end(letters, kinds, begin, place, prefixes):
    """Where a link ends that starts here, or the place itself."""
    if place > begin:
        before = kinds[place - 1]
        if before <= LAST_INNER or before in (APOSTROPHE, HYPHEN, PERIOD, COMMA, TAG):
            return place
    length = 0
    for prefix in prefixes:
        matched = True
        for number in range(len(prefix)):
            # What comes after the buffer's last break is never read: a break is in no prefix.
            if letters[place + number] != prefix[number]:
                matched = False
                break
        if matched:
            length = len(prefix)
    if length == 0:
        return place
    here = place + length
    while kinds[here] not in (SPACE, LINE, QUOTE):
        here += 1
    while kinds[here - 1] in (PERIOD, COMMA, APOSTROPHE, OTHER):
        here -= 1
    return here if here > place + length else place


def kind_of_word(kinds, start, stop):
    """Kind and shape of the word or number in these bounds."""
    upper = lower = caseless = 0
    first = kinds[start + 1] if kinds[start] == TAG else kinds[start]
    for place in range(start, stop):
        kind = kinds[place]
        if kind <= UPPER_S:
            upper += 1
        elif kind <= LAST_CASED:
            lower += 1
        elif kind <= LAST_LETTER:
            caseless += 1
    if upper + lower + caseless == 0:
        return NUMBER, PLAIN
    if upper == 0:
        return WORD, PLAIN if lower else CASELESS
    if upper == 1 and first <= UPPER_S:
        return WORD, CAPITALISED
    if lower == 0:
        return WORD, UPPER_CASE
    return WORD, MIXED_CASE


def mark_at(codes, kinds, styles, begin, place):
    """End, kind and shape of a token that is no word, number or link."""
    kind = kinds[place]
    here = place + 1
    if kind in (IDEOGRAPH, OTHER):
        while kinds[here] == MARK:
            here += 1
    if kind == IDEOGRAPH:
        return here, WORD, CASELESS
    clitic = kind == APOSTROPHE and place > begin and is_clitic(kinds, place)
    if clitic and (kinds[place - 1] <= LAST_INNER or kinds[place - 1] == PERIOD):
        return place + 2, CLITIC, PLAIN
    if kind in (APOSTROPHE, BACKTICK):
        if kinds[place + 1] == kind:
            return place + 2, QUOTATION, CLOSE_DOUBLE if kind == APOSTROPHE else OPEN_DOUBLE
        return place + 1, QUOTATION, np.int64(styles[codes[place]])
    if kind == QUOTE:
        return place + 1, QUOTATION, np.int64(styles[codes[place]])
    if kind in (HYPHEN, PERIOD):
        while kinds[here] == kind:
            here += 1
    return here, PUNCTUATION, PLAIN


def token_at(codes, letters, kinds, styles, prefixes, begin, place):
    """End, kind and shape of the token that starts here."""
    first = place + 1 if kinds[place] == TAG else place
    if kinds[first] > LAST_FIRST:
        return mark_at(codes, kinds, styles, begin, place)
    if letters[place] == LETTER_H or letters[place] == LETTER_W:
        stop = link_end(letters, kinds, begin, place, prefixes)
        if stop > place:
            return stop, LINK, PLAIN
    stop = acronym_end(kinds, place)
    if stop == place:
        stop = first
        while kinds[stop] <= LAST_INNER:
            stop += 1
        stop = word_end(kinds, stop)
    kind, shape = kind_of_word(kinds, place, stop)
    return stop, kind, shape


def is_joint(kind):
    """Whether a class may join two parts of a word or number."""
    return kind in (APOSTROPHE, HYPHEN, PERIOD, COMMA)


def simple_word(letters, kinds, start):
    """End, shape and hash of a run of letters that is a word by itself; else its start.

    It does in one pass what `token_at` and `hash_of` do for nine tokens in ten.
    """
    value = FNV_OFFSET
    upper = 0
    spot = np.uint64(start)
    while kinds[spot] <= LAST_CASED:
        upper += kinds[spot] <= UPPER_S
        value = (value ^ np.uint64(letters[spot])) * FNV_PRIME
        spot += np.uint64(1)
    here = np.int64(spot)
    joint = kinds[here]
    goes_on = kinds[here + 1] <= LAST_INNER and is_joint(joint)
    is_link = joint in (OTHER, PERIOD) and letters[start] in (LETTER_W, LETTER_H)
    if joint <= LAST_INNER or goes_on or is_link:
        here = start
    shape = PLAIN
    if upper:
        if upper == 1 and kinds[start] <= UPPER_S:
            shape = CAPITALISED
        else:
            shape = UPPER_CASE if upper == here - start else MIXED_CASE
    return here, shape, (value ^ (value >> SHIFT)) * MIX


def hash_of(letters, start, stop):
    """FNV-1a over the folded code points, with a last mixing step."""
    value = FNV_OFFSET
    for place in range(start, stop):
        value = (value ^ np.uint64(letters[place])) * FNV_PRIME
    return (value ^ (value >> SHIFT)) * MIX


def slot_of(value, table):
    """Where a hash is in the table, or the free place where it belongs."""
    mask = np.int64(len(table) - 1)
    slot = np.int64(value >> SHIFT) * 2 & mask
    while table[slot + 1] != 0 and table[slot] != value:
        slot = (slot + 2) & mask
    return slot


def classify(codes, classes, folded, odd, kinds, letters):
    """Write the class and the folded form of each character; whether one is to be folded first.

    The tables are as long as `framing.text.characters.SIZE`.
    """
    found = False
    for place in range(len(codes)):
        code = codes[place]
        if code < len(classes):
            kinds[place] = classes[code]
            letters[place] = folded[code]
            found |= odd[code]
        else:
            kinds[place] = IDEOGRAPH if code < BEYOND_IDEOGRAPHS else OTHER
            letters[place] = code
            found = True
    return found


def scan_pieces(buffer, bounds, state, table, spelled, columns):
    """Tokens of the pieces of a buffer, until its end or until the table is half full.

    ``state`` holds piece, place, number of tokens, number of words, and length of `spelled`.
    """
    codes, letters, kinds, styles, prefixes = buffer
    starts, ends, ids, token_kinds, shapes, gaps, counts = columns
    piece, place, n_tokens, n_words, n_spelled = state
    while piece < len(bounds) - 1:
        begin, end = bounds[piece], bounds[piece + 1] - 1
        place = max(place, begin)
        while True:
            lines = 0
            here = place
            while here < end and (kinds[here] == SPACE or kinds[here] == LINE):
                lines += kinds[here] == LINE
                here += 1
            if here >= end:
                break
            if 4 * n_words >= len(table):
                return piece, place, n_tokens, n_words, n_spelled
            kind = kinds[here]
            if kind <= LAST_CASED:
                stop, shape, value = simple_word(letters, kinds, here)
                kind = WORD
            elif kind == COMMA or (kind == PERIOD and kinds[here + 1] != PERIOD):
                stop, shape, value = here + 1, PLAIN, hash_of(letters, here, here + 1)
                kind = PUNCTUATION
            else:
                stop = here
            if stop == here:
                stop, kind, shape = token_at(codes, letters, kinds, styles, prefixes, begin, here)
                value = hash_of(letters, here, stop)
            slot = slot_of(value, table)
            if table[slot + 1] == 0:
                n_words += 1
                table[slot] = value
                table[slot + 1] = n_words
                for letter in range(here, stop):
                    spelled[n_spelled] = letters[letter]
                    n_spelled += 1
                spelled[n_spelled] = 10
                n_spelled += 1
            gap = NOTHING if here == place else min(BLANK + lines, EMPTY_LINE)
            starts[n_tokens] = here - begin
            ends[n_tokens] = stop - begin
            ids[n_tokens] = np.int64(table[slot + 1]) - 1
            token_kinds[n_tokens] = kind
            shapes[n_tokens] = shape
            gaps[n_tokens] = gap
            counts[piece] += 1
            n_tokens += 1
            place = stop
        piece += 1
    return piece, place, n_tokens, n_words, n_spelled


def insert_words(letters, bounds, first, table):
    """Put words, given by their code points, into the table under successive numbers."""
    for word in range(len(bounds) - 1):
        value = hash_of(letters, bounds[word], bounds[word + 1])
        slot = slot_of(value, table)
        table[slot] = value
        table[slot + 1] = first + word + 1


def move_words(old, table):
    """Put the words of one table into a larger one."""
    for place in range(0, len(old), 2):
        if old[place + 1] != 0:
            slot = slot_of(old[place], table)
            table[slot] = old[place]
            table[slot + 1] = old[place + 1]


PARTS = (
    is_clitic,
    acronym_end,
    word_end,
    link_end,
    kind_of_word,
    mark_at,
    token_at,
    is_joint,
    simple_word,
    hash_of,
    slot_of,
)
