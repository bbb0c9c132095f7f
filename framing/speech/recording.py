"""How an attribution and the parts of its content are recorded.

Kernels in the sense of `framing.text.compiling`.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.speech.classes import COMMA, OPENING, WORDY
from framing.speech.contents import clause_start, last_word
from framing.speech.kinds import SAID
from framing.speech.sources import source_after


def add_row(rows, n, text, kind, cue, cue_end, source, source_end):
    """Record an attribution."""
    rows[0][n] = text
    rows[1][n] = kind
    rows[2][n] = cue
    rows[3][n] = cue_end
    rows[4][n] = source
    rows[5][n] = source_end
    rows[6][n] = -1


def add_part(parts, n_parts, row, first, last, owner):
    """Record a part of an attribution's content; its tokens are owned from then on."""
    while first < last and owner[first] >= 0:
        first += 1
    stop = first
    while stop < last and owner[stop] < 0:
        stop += 1
    if stop <= first:
        return n_parts
    parts[0][n_parts] = row
    parts[1][n_parts] = first
    parts[2][n_parts] = stop
    for here in range(first, stop):
        owner[here] = row
    return n_parts + 1


def add_around(columns, token, stop, lo, hi, parts, counts, owner):
    """Record what stands before and after a clause as the last attribution's content."""
    bits, quotation = columns[0], columns[5]
    n = counts[0] - 1
    start = clause_start(columns, token, lo)
    finish = token
    while finish > start and quotation[finish - 1] < 0 and not bits[finish - 1] & WORDY:
        finish -= 1
    after = stop
    while after < hi and quotation[after] < 0 and not bits[after] & (WORDY | OPENING):
        after += 1
    if finish > start:
        counts[1] = add_part(parts, counts[1], n, start, finish, owner)
    if after < hi and stop < hi and bits[stop] & COMMA:
        end = last_word(columns, after, hi)
        counts[1] = add_part(parts, counts[1], n, after, end, owner)
        return end
    return stop


def record_according(columns, token, lo, hi, text, rows, parts, counts, owner):
    """Record what is said *according to* somebody; where the frame's rest starts."""
    bits, quotation = columns[0], columns[5]
    stop = source_after(columns, token + 2, hi)
    if clause_start(columns, token, lo) == token and last_word(columns, stop, hi) <= stop:
        # Nothing is left that could be said: the source ends at the first comma.
        stop = token + 2
        while stop < hi and quotation[stop] < 0 and not bits[stop] & COMMA:
            stop += 1
    add_row(rows, counts[0], text, SAID, token, token + 2, token + 2, stop)
    counts[0] += 1
    return add_around(columns, token, stop, lo, hi, parts, counts, owner)


PARTS = (add_row, add_part, add_around, record_according)
