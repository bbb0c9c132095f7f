"""Who is said to say what, by rules over tokens.

In each frame, what follows its content is looked for first (*"…," he said*; *…, the agency said*;
*…, according to Lee*), then cues from left to right whose content follows them, then quotations
that nobody has claimed: they go on with what was said before them. No word is content twice.
Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.speech.classes import (
    ACCORDING,
    BASE,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DET,
    DOCUMENT,
    ED,
    FINDING,
    GERUND,
    ING,
    JUDGING,
    PAST,
    REL,
    SAYING,
    STOP,
    SUBJ,
    SUBORD,
    THAT,
    THIRD,
    TO,
    VERB,
    WORDY,
)
from framing.speech.clauses import as_clause, passive_at
from framing.speech.complements import past_time_and_place, with_place
from framing.speech.contents import (
    clause_start,
    content_end,
    frame_end,
    is_small,
    is_whole,
    last_word,
    quoted_start,
)
from framing.speech.cues import cue_at, has_holder, is_verb, skip_back
from framing.speech.kinds import (
    JUDGED,
    LINKED,
    LONG_QUOTATION,
    LONGEST_SOURCE,
    NO_CUE,
    REPORTS,
    SAID,
    SEEMED,
)
from framing.speech.recording import add_around, add_part, add_row, record_according
from framing.speech.sources import (
    postposed,
    shares_subject,
    source_before,
    subject_of,
)
from framing.text.scanning import LINE_BREAK


def second_part(columns, stop, hi, row, parts, counts, owner):
    """Record content that goes on after a cue clause in the same frame; where the rest starts."""
    bits, quotation = columns[0], columns[5]
    here = past_time_and_place(columns, stop, hi)
    while here < hi and quotation[here] < 0 and bits[here] & (COMMA | COLON | DASH | STOP):
        here += 1
    if here >= hi or (here == stop and quotation[here] < 0):
        return stop
    goes_on = quotation[here] >= 0
    if not goes_on and bits[here - 1] & (COMMA | COLON):
        own = bits[here]
        goes_on = not own & (ING | GERUND | REL | CONJ | SUBORD | ACCORDING) or (
            own & (SUBJ | DET | THAT) != 0 and not own & REL
        )
    if not goes_on:
        return stop
    finish = last_word(columns, here, hi)
    for token in range(here, finish - 1):
        bare = quotation[token] < 0 and quotation[token + 1] < 0
        if bare and bits[token] & COMMA and bits[token + 1] & ING and bits[token + 1] & VERB:
            finish = token
            break
    counts[1] = add_part(parts, counts[1], row, here, finish, owner)
    return finish


def ends_speech(columns, token, lo):
    """Whether a quotation ends right before a token as speech does: with a comma, ! or ?."""
    bits, quotation = columns[0], columns[5]
    if token - 2 <= lo or quotation[token - 1] < 0:
        return False
    return bits[token - 2] & (COMMA | STOP) != 0


def find_postposed(columns, lo, hi, begin, text, rows, parts, counts, owner):
    """Record what is said in a frame whose cue follows it; where the frame's rest starts."""
    bits, quotation = columns[0], columns[5]
    rest = lo
    for token in range(lo, hi):
        own = bits[token]
        if quotation[token] >= 0 or owner[token] >= 0:
            continue
        if own & ACCORDING and token + 1 < hi and bits[token + 1] & TO:
            rest = record_according(columns, token, rest, hi, text, rows, parts, counts, owner)
            continue
        verb, stop = as_clause(columns, token, rest, hi)
        if verb >= 0:
            first = skip_back(columns, verb, token + 1)
            add_row(rows, counts[0], text, SAID, first, verb + 1, token + 1, first)
            counts[0] += 1
            for here in range(token, verb + 1):
                owner[here] = -2 - counts[0]
            rest = add_around(columns, token, stop, rest, hi, parts, counts, owner)
            continue
        ends = token + 1 >= hi or (bits[token + 1] & STOP and quotation[token + 1] < 0)
        manner = own & ED and not own & VERB and ends_speech(columns, token, lo)
        if not (own & SAYING or (own & FINDING and ends) or manner):
            continue
        if not manner and (not own & (PAST | THIRD | BASE) or not is_verb(columns, token, lo, hi)):
            continue
        clause, source, source_end, stop = postposed(columns, token, rest, hi)
        if clause < 0:
            continue
        start = quoted_start(columns, clause_start(columns, clause, rest), clause)
        finish = clause
        while finish > start and quotation[finish - 1] < 0 and not bits[finish - 1] & WORDY:
            finish -= 1
        interrupts = stop < hi and quotation[stop] < 0 and bits[stop] & COMMA
        if finish <= start or not (interrupts or is_whole(columns, start, finish)):
            continue
        n = counts[0]
        first = skip_back(columns, token, lo)
        cue_end = with_place(columns, token + 1, hi)
        add_row(rows, n, text, SAID, first, cue_end, source, source_end)
        counts[0] += 1
        for here in range(source, source_end):
            owner[here] = -2 - n
        for here in range(first, token + 1):
            owner[here] = -2 - n
        counts[1] = add_part(parts, counts[1], n, start, finish, owner)
        stop = max(stop, token + 1)
        rest = second_part(columns, stop, hi, n, parts, counts, owner)
    return rest


def find_cued(columns, begin, lo, hi, text, rows, parts, counts, owner):
    """Record what is said in a frame after its cue, from left to right."""
    bits, quotation = columns[0], columns[5]
    token = lo
    floor = lo
    while token < hi:
        if quotation[token] >= 0 or owner[token] != -1:
            token += 1
            continue
        kind, cue_end, start = cue_at(columns, token, floor, hi)
        if kind == NO_CUE or (start < hi and owner[start] != -1):
            told, last, first, source, source_end = passive_at(columns, token, floor, hi)
            if told >= 0 and owner[told] == -1:
                cue_end = source if source > first else token + 1
                add_row(rows, counts[0], text, JUDGED, first, cue_end, source, source_end)
                counts[0] += 1
                counts[1] = add_part(parts, counts[1], counts[0] - 1, told, last, owner)
                token = max(source_end - 1, token)
                floor = token + 1
            token += 1
            continue
        first = skip_back(columns, token, floor)
        source_end = first
        if source_end > floor and bits[source_end - 1] & REL:
            source_end -= 1
        source = source_before(columns, source_end, floor)
        if shares_subject(columns, token, first, floor, lo):
            before = counts[0] - 1
            if before >= 0 and rows[2][before] >= begin and rows[5][before] > rows[4][before]:
                source, source_end = rows[4][before], rows[5][before]
            else:
                source, source_end = subject_of(columns, begin, first)
        if kind == SEEMED:
            source = source_end = first
        if kind == LINKED and bits[token] & DOCUMENT and not has_holder(columns, token, floor):
            source, source_end = token, token + 1
        n = counts[0]
        stop = content_end(columns, start, hi, kind, begin, first, floor)
        while stop > start and owner[stop - 1] != -1:
            stop -= 1
        if stop <= start or is_small(columns, start, stop):
            token += 1
            continue
        if kind == SAID:
            cue_end = min(with_place(columns, cue_end, hi), start)
        add_row(rows, n, text, kind, first, cue_end, source, source_end)
        counts[0] += 1
        counts[1] = add_part(parts, counts[1], n, start, stop, owner)
        token = max(stop, token + 1)
        floor = token
    return floor


def spoken_before(columns, token, text, rows, parts, counts):
    """The attribution that a quotation goes on with: the last one quoted before it, or -1."""
    bits, gaps, quotation = columns[0], columns[3], columns[5]
    found = -1
    part = counts[1] - 1
    last = token
    while part >= 0 and counts[1] - part <= 3:
        row = parts[0][part]
        if rows[0][row] != text:
            break
        if found < 0:
            last = max(parts[2][part], rows[3][row], rows[5][row])
            found = row
        if quotation[parts[1][part]] >= 0:
            found = row
            break
        part -= 1
    if found < 0:
        return -1
    words = 0
    for here in range(last, token):
        words += bits[here] & WORDY != 0
    for here in range(last, token + 1):
        if gaps[here] >= LINE_BREAK:
            return -1
    return found if words <= LONGEST_SOURCE else -1


def add_uncued(columns, token, lo, begin, text, rows, counts, owner):
    """Record a quotation with the verb that stands nearest before it, or with the last speaker."""
    bits, quotation = columns[0], columns[5]
    n = counts[0]
    first = lo
    if token == lo:
        here = token - 1
        while here > begin and not bits[here] & (WORDY | COLON):
            here -= 1
        if here > begin and bits[here] & COLON and quotation[here] < 0:
            first = max(here - LONGEST_SOURCE, begin)
    verb = token - 1
    while verb >= first:
        own = bits[verb]
        if quotation[verb] >= 0 or owner[verb] != -1:
            break
        if own & (SAYING | FINDING | JUDGING) and is_verb(columns, verb, first, token):
            group = skip_back(columns, verb, first)
            source = source_before(columns, group, first)
            add_row(rows, n, text, SAID, group, verb + 1, source, group)
            counts[0] += 1
            return
        verb -= 1
    if n > 0 and rows[0][n - 1] == text:
        add_row(rows, n, text, NO_CUE, token, token, rows[4][n - 1], rows[5][n - 1])
    else:
        add_row(rows, n, text, NO_CUE, token, token, token, token)
    counts[0] += 1


def find_uncued(columns, begin, lo, hi, text, rows, parts, counts, owner):
    """Record quotations of a frame that nobody has claimed: they go on with what was said."""
    bits, quotation = columns[0], columns[5]
    outside = 0
    for here in range(lo, hi):
        outside += quotation[here] < 0 and bits[here] & WORDY != 0
    token = lo
    while token < hi:
        row = quotation[token]
        if row < 0 or owner[token] != -1:
            token += 1
            continue
        stop = token
        words = 0
        while stop < hi and quotation[stop] == row:
            words += bits[stop] & WORDY != 0
            stop += 1
        before = spoken_before(columns, token, text, rows, parts, counts)
        if before >= 0 and outside == 0:
            counts[1] = add_part(parts, counts[1], before, token, stop, owner)
        elif words >= LONG_QUOTATION:
            add_uncued(columns, token, lo, begin, text, rows, counts, owner)
            counts[1] = add_part(parts, counts[1], counts[0] - 1, token, stop, owner)
        token = stop


def find_speech(pointers, columns, rows, parts, owner, inner):
    """Record all attributions of all texts; returns how many there are, and of how many parts."""
    counts = [0, 0]
    for text in range(len(pointers) - 1):
        begin, end = pointers[text], pointers[text + 1]
        first_part = counts[1]
        lo = begin
        while lo < end:
            hi = frame_end(columns, lo, end)
            rest = find_postposed(columns, lo, hi, begin, text, rows, parts, counts, owner)
            find_cued(columns, lo, rest, hi, text, rows, parts, counts, owner)
            find_uncued(columns, begin, lo, hi, text, rows, parts, counts, owner)
            lo = hi
        find_nested(columns, text, rows, parts, counts, inner, first_part)
    return counts[0], counts[1]


def find_nested(columns, text, rows, parts, counts, inner, first_part):
    """Record what somebody is said to have said inside of what somebody said."""
    quotation = columns[5]
    for part in range(first_part, counts[1]):
        row, first, last = parts[0][part], parts[1][part], parts[2][part]
        if rows[1][row] in REPORTS and quotation[first] < 0:
            n = counts[0]
            find_cued(columns, first, first, last, text, rows, parts, counts, inner)
            for new in range(n, counts[0]):
                rows[6][new] = row


PARTS = (
    second_part,
    ends_speech,
    find_postposed,
    find_cued,
    spoken_before,
    add_uncued,
    find_uncued,
    find_nested,
)
