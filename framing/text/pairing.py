"""Which quotation marks belong together.

Double marks pair within a paragraph, guillemets and corner brackets with their like; a mark left
open runs to the end of its paragraph, as in quotations over several paragraphs, or of its sentence
where another one opens before that, unless two that close follow. Guillemets are never left open:
they serve as arrows. A mark without a space on either side opens where none is open and the next
one can only close. Single marks are told from apostrophes: one opens before a word and after a
space, and closes after a word or mark and before a space or mark; a plural possessive (*workers'
rights*) does not close where a better mark follows. Direction comes from the spaces around a mark,
never from its curl, so that straight and curly marks give the same. Kernels in the sense of
`framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.text.characters import (
    CLOSE_ANGLE,
    CLOSE_CORNER,
    FIRST_SINGLE,
    LAST_SINGLE,
    OPEN_ANGLE,
    OPEN_CORNER,
)
from framing.text.scanning import (
    CAPITALISED,
    EMPTY_LINE,
    LINE_BREAK,
    NOTHING,
    NUMBER,
    PLAIN,
    QUOTATION,
    WORD,
)
from framing.text.vocabulary import (
    CLOSER,
    COMMA,
    DASH,
    ELISION,
    ENDS_IN_S,
    INITIAL,
    OPENER,
    STOP,
)

PLAIN_OR_CURLY, ANGLES, CORNERS = range(3)
LONGEST_AFTER_POSSESSIVE = 12
LONGEST_SINGLE = 150
LONGEST_ELISION = 8


def is_mark(columns, token, single):
    """Whether a token is a single (or a double) quotation mark."""
    kinds, shapes = columns[1], columns[2]
    if kinds[token] != QUOTATION:
        return False
    return (FIRST_SINGLE <= shapes[token] <= LAST_SINGLE) == single


def family(shape):
    """Which marks a mark pairs with."""
    if shape in (OPEN_ANGLE, CLOSE_ANGLE):
        return ANGLES
    return CORNERS if shape in (OPEN_CORNER, CLOSE_CORNER) else PLAIN_OR_CURLY


def opens_here(columns, token, begin, end):
    """Whether a mark stands where one opens: after a space or an opening mark, before a word."""
    ids, kinds, _, gaps, _, flags = columns
    if token + 1 >= end or gaps[token + 1] != NOTHING:
        return False
    if word_flag(flags, ids, token + 1) & (STOP | COMMA | CLOSER):
        return False
    if token == begin or gaps[token] != NOTHING:
        return True
    before = token - 1
    if kinds[before] == QUOTATION:
        return before == begin or gaps[before] != NOTHING
    return word_flag(flags, ids, before) & (OPENER | DASH) != 0


def closes_here(columns, token, begin):
    """Whether a mark stands where one closes: right after a word or mark."""
    gaps = columns[3]
    return token > begin and gaps[token] == NOTHING


def word_flag(flags, ids, token):
    """What is known of a token's word."""
    return flags[ids[token]]


def paragraph_end(columns, token, end):
    """Where the paragraph ends that holds a token."""
    gaps, sentences = columns[3], columns[4]
    here = token + 1
    while here < end:
        if gaps[here] == EMPTY_LINE:
            return here
        if gaps[here] == LINE_BREAK and sentences[here] != sentences[here - 1]:
            return here
        here += 1
    return end


def next_closing(columns, token, stop, begin):
    """The next mark of the token's kind if it stands where one closes and none opens, or -1."""
    shapes = columns[2]
    for here in range(token + 1, stop):
        if is_mark(columns, here, False) and family(shapes[here]) == family(shapes[token]):
            closes = closes_here(columns, here, begin)
            return here if closes and not opens_here(columns, here, begin, stop) else -1
    return -1


def opens_glued(columns, token, stop, begin):
    """Whether a mark without a space on either side opens, as where one was lost: *said,"No."*"""
    ids, kinds, _, gaps, _, flags = columns
    if token + 1 >= stop or gaps[token + 1] != NOTHING or kinds[token - 1] == NUMBER:
        return False
    if word_flag(flags, ids, token + 1) & (STOP | COMMA | CLOSER):
        return False
    return next_closing(columns, token, stop, begin) >= 0


def is_inch(columns, token, stop, begin):
    """Whether a mark in a quotation stands for inches: *"It is 12" wide," she said*."""
    _, kinds, shapes, gaps, _, _ = columns
    if kinds[token - 1] != NUMBER or token + 1 >= stop or gaps[token + 1] == NOTHING:
        return False
    if kinds[token + 1] != WORD or shapes[token + 1] != PLAIN:
        return False
    return next_closing(columns, token, stop, begin) >= 0


def is_possessive(columns, token, end):
    """Whether a single mark may be a plural's apostrophe: after an s and before another word."""
    ids, kinds, _, gaps, _, flags = columns
    if kinds[token - 1] != WORD or not word_flag(flags, ids, token - 1) & ENDS_IN_S:
        return False
    return token + 1 < end and gaps[token + 1] != NOTHING and kinds[token + 1] == WORD


def is_better(columns, held, here):
    """Whether a mark closes rather than one held that may be an apostrophe."""
    ids, kinds, _, _, sentences, flags = columns
    if kinds[here - 1] != WORD:
        return True
    if sentences[here] != sentences[held]:
        return False
    ends_in_s = word_flag(flags, ids, here - 1) & ENDS_IN_S
    return not ends_in_s or here - held <= LONGEST_AFTER_POSSESSIVE


def single_close(columns, token, stop, end):
    """The token that closes the single mark at `token`, or -1.

    A double mark that can only close, where none is open, closes a single one too.
    """
    kinds, gaps = columns[1], columns[3]
    held = -1
    inside = False
    for here in range(token + 2, min(stop, token + LONGEST_SINGLE)):
        if kinds[here] != QUOTATION:
            continue
        if is_mark(columns, here, False):
            if inside:
                inside = False
            elif opens_here(columns, here, token, end):
                inside = True
            elif gaps[here] == NOTHING and kinds[here - 1] != NUMBER:
                return here if held < 0 else held
            continue
        if gaps[here] != NOTHING:
            if opens_here(columns, here, token, end) and not elides(columns, here, end):
                return held
            continue
        if here + 1 < end and gaps[here + 1] == NOTHING and kinds[here + 1] in (WORD, NUMBER):
            continue
        if here - 2 > token and kinds[here - 2] == QUOTATION and elides(columns, here - 2, end):
            continue
        if not is_possessive(columns, here, end):
            return here if held < 0 or is_better(columns, held, here) else held
        if held < 0 and here - token <= LONGEST_AFTER_POSSESSIVE:
            held = here
    return held


def elides(columns, token, end):
    """Whether a mark may stand for letters left out: *'em*, *'90s*."""
    ids, gaps, flags = columns[0], columns[3], columns[5]
    if token + 1 >= end or gaps[token + 1] != NOTHING:
        return False
    return word_flag(flags, ids, token + 1) & ELISION != 0


def double_close(columns, token, stop, begin):
    """The last token of the quotation that a double mark opens, and whether a mark closes it."""
    kinds, shapes, sentences = columns[1], columns[2], columns[4]
    own = family(shapes[token])
    level = 1
    for here in range(token + 1, stop):
        if kinds[here] != QUOTATION or not is_mark(columns, here, False):
            continue
        if family(shapes[here]) != own:
            continue
        if own == CORNERS:
            level += 1 if shapes[here] == OPEN_CORNER else -1
            if level == 0:
                return here, True
            continue
        if not opens_here(columns, here, begin, stop) or closes_here(columns, here, begin):
            if is_inch(columns, here, stop, begin):
                continue
            return (here, True) if here > token + 1 else (-1, False)
        inner = next_closing(columns, here, stop, begin)
        outer = next_closing(columns, inner, stop, begin) if inner >= 0 else -1
        if outer >= 0:
            return outer, True
        last = here - 1
        while last > token and sentences[last] != sentences[token]:
            last -= 1
        return last, False
    return stop - 1, False


def later_close(columns, token, stop, end):
    """A mark in a later paragraph that can only close what was left open at `token`, or -1."""
    shapes = columns[2]
    for here in range(stop, end):
        if is_mark(columns, here, False) and family(shapes[here]) == family(shapes[token]):
            closes = closes_here(columns, here, stop) and not opens_here(columns, here, stop, end)
            return here if closes else -1
    return -1


def double_quotation(columns, token, stop, begin, end):
    """`quotation_at` for a double mark."""
    shapes = columns[2]
    own = family(shapes[token])
    if not opens_here(columns, token, begin, end):
        if shapes[token] in (CLOSE_ANGLE, CLOSE_CORNER):
            return -1, False
        glued = closes_here(columns, token, begin)
        if glued and not opens_glued(columns, token, stop, begin):
            return -1, False
    last, closed = double_close(columns, token, stop, begin)
    if not closed and own == ANGLES:
        return -1, False
    if not closed and last == stop - 1:
        later = later_close(columns, token, stop, end)
        if later >= 0:
            return later, True
    return last, closed


def single_quotation(columns, token, stop, begin, end):
    """`quotation_at` for a single mark."""
    ids, _, shapes, gaps, _, flags = columns
    if not opens_here(columns, token, begin, end):
        return -1, False
    last = single_close(columns, token, stop, end)
    if elides(columns, token, end):
        short = 0 <= last - token <= LONGEST_ELISION and not is_possessive(columns, last, end)
        letter = last == token + 2 and word_flag(flags, ids, token + 1) & INITIAL
        return (last, True) if short and not letter else (-1, False)
    if last >= 0:
        return last, True
    starts_paragraph = token == begin or gaps[token] >= LINE_BREAK
    if starts_paragraph and shapes[token + 1] == CAPITALISED:
        return stop - 1, False
    return -1, False


def quotation_at(columns, token, stop, begin, end):
    """The last token of the quotation that opens at a token (-1: none) and whether it is closed.

    ``stop`` is where the token's paragraph ends.
    """
    if is_mark(columns, token, True):
        return single_quotation(columns, token, stop, begin, end)
    return double_quotation(columns, token, stop, begin, end)


def pair_range(columns, begin, end, depth, text, quotation, rows, n_rows):
    """Record the quotations between two tokens; returns how many there are now."""
    texts, firsts, lasts, depths, closes = rows
    token = stop = begin
    while token < end:
        if columns[1][token] == QUOTATION:
            if token >= stop:
                stop = paragraph_end(columns, token, end)
            last, closed = quotation_at(columns, token, stop, begin, end)
            if last > token:
                texts[n_rows] = text
                firsts[n_rows] = token
                lasts[n_rows] = last + 1
                depths[n_rows] = depth
                closes[n_rows] = closed
                if depth == 0:
                    for here in range(token, last + 1):
                        quotation[here] = n_rows
                n_rows += 1
                token = last
        token += 1
    return n_rows


def pair_marks(pointers, columns, quotation, rows):
    """Record the quotations of all texts, each followed by those inside it.

    ``columns`` holds ids, kinds, shapes, gaps, sentences and the flags of the words; ``rows``
    is filled with text, first token, last token (exclusive), depth and whether it was closed.
    ``quotation`` gets, for each token, the row of the outermost quotation that holds it.
    """
    n_rows = 0
    for text in range(len(pointers) - 1):
        first_row = n_rows
        n_rows = pair_range(
            columns, pointers[text], pointers[text + 1], 0, text, quotation, rows, n_rows
        )
        for outer in range(first_row, n_rows):
            stop = rows[2][outer] - 1 if rows[4][outer] else rows[2][outer]
            n_rows = pair_range(columns, rows[1][outer] + 1, stop, 1, text, quotation, rows, n_rows)
    return n_rows


PARTS = (
    word_flag,
    is_mark,
    family,
    opens_here,
    closes_here,
    paragraph_end,
    elides,
    next_closing,
    opens_glued,
    is_inch,
    is_possessive,
    is_better,
    single_close,
    double_close,
    later_close,
    double_quotation,
    single_quotation,
    quotation_at,
    pair_range,
)
