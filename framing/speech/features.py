"""What a tagger sees of a token beside a cue: numbers of features, hashed into a table of weights.

Kernels in the sense of `framing.text.compiling`; they are only ever compiled.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

N_FEATURES, N_CUE_FEATURES = 41, 52
SIZE = 1 << 20
LABELS = 4
OUT, SOURCE, CUE, CONTENT = range(LABELS)
FAR = 60


def mixed(one, other):
    """Two numbers hashed to one, in 32 bits."""
    value = (one * 2654435761 + other * 40503 + 2246822519) & 0xFFFFFFFF
    value = ((value ^ (value >> 15)) * 2246822519) & 0xFFFFFFFF
    return value ^ (value >> 13)


def bucket(n):
    """A distance as one of a few numbers."""
    if n <= 4:
        return n
    if n <= 7:
        return 5
    if n <= 12:
        return 6
    if n <= 20:
        return 7
    return 8 if n <= 40 else 9


def at(column, place, lo, hi):
    """A column's value, or one of its own outside of the stretch."""
    return column[place] if lo <= place < hi else 77


def put(out, n, name, value):
    """Add a feature; returns how many there are."""
    out[n] = mixed(name, value) & (SIZE - 1)
    return n + 1


def token_features(columns, guess, place, cue, lo, hi, out):
    """The features of a token in a stretch around a cue, written to `out`."""
    words, _, tags, quoted, commas, cues = columns
    word, tag = words[place], tags[place]
    side = 0 if place < cue else 2 if place > cue else 1
    away = bucket(abs(place - cue))
    rule = guess[place - lo]
    before = guess[place - 1 - lo] if place > lo else 9
    after = guess[place + 1 - lo] if place + 1 < hi else 9
    own = quoted[place] >= 0
    between = abs(commas[place] - commas[cue])
    others = abs(cues[place] - cues[cue])
    context = rule * 4 + side
    cue_word = words[cue]
    n = put(out, 0, 1, word)
    n = put(out, n, 2, mixed(word, context))
    n = put(out, n, 3, mixed(at(words, place - 1, lo, hi), side))
    n = put(out, n, 4, mixed(at(words, place + 1, lo, hi), side))
    n = put(out, n, 5, mixed(at(words, place - 1, lo, hi), word))
    n = put(out, n, 6, mixed(word, at(words, place + 1, lo, hi)))
    for shift in range(-3, 4):
        n = put(out, n, 10 + shift, mixed(at(tags, place + shift, lo, hi), side))
    pair, following = (
        mixed(at(tags, place - 1, lo, hi), tag),
        mixed(tag, at(tags, place + 1, lo, hi)),
    )
    n = put(out, n, 20, mixed(pair, context))
    n = put(out, n, 21, mixed(following, context))
    n = put(out, n, 22, mixed(pair, at(tags, place + 1, lo, hi)))
    n = put(out, n, 23, mixed(mixed(pair, at(tags, place - 2, lo, hi)), side))
    n = put(out, n, 24, mixed(mixed(following, at(tags, place + 2, lo, hi)), side))
    n = put(out, n, 25, mixed(rule, before * 16 + after))
    n = put(out, n, 26, mixed(context, tag))
    n = put(out, n, 27, mixed(context, away))
    n = put(out, n, 28, mixed(context, min(between, 5) * 2 + own))
    n = put(out, n, 29, mixed(context, min(others, 5)))
    n = put(out, n, 30, mixed(side * 16 + away, tag))
    n = put(out, n, 31, mixed(side * 16 + min(between, 5), tag))
    n = put(out, n, 32, mixed(cue_word, context))
    n = put(out, n, 33, mixed(cue_word, mixed(side, tag)))
    n = put(out, n, 34, mixed(cue_word, mixed(side * 16 + away, own)))
    n = put(out, n, 35, mixed(tags[cue], mixed(context, tag)))
    n = put(out, n, 36, mixed(at(tags, cue + 1, lo, hi), mixed(side * 16 + away, tag)))
    n = put(out, n, 37, mixed(at(tags, cue - 1, lo, hi), mixed(side * 16 + away, tag)))
    n = put(out, n, 38, mixed(at(words, cue + 1, lo, hi), mixed(side, tag)))
    n = put(out, n, 39, mixed(bucket(place - lo), mixed(side, tag)))
    n = put(out, n, 40, mixed(bucket(hi - place), mixed(side, tag)))
    n = put(out, n, 41, mixed(min(between, 4) * 8 + min(others, 4), mixed(side * 2 + own, rule)))
    n = put(out, n, 42, mixed(own, mixed(at(tags, lo, lo, hi), context)))
    quotation_between = quoted[cue + 1] >= 0 if cue + 1 < hi else False
    n = put(out, n, 43, mixed(quotation_between * 2 + own, mixed(side * 16 + away, rule)))
    same = place > lo and quoted[place - 1] == quoted[place]
    n = put(out, n, 44, mixed(own * 2 + same, mixed(side, min(others, 3) * 8 + min(between, 4))))
    n = put(out, n, 45, mixed(cue_word, mixed(word, side)))
    n = put(out, n, 46, mixed(word, side * 16 + away))
    n = put(out, n, 47, 0)
    return n


def cue_features(words, stems, tags, guess, quoted, place, lo, hi, out):
    """The features of a word that may be a cue, written to `out`."""
    word, tag = words[place], tags[place]
    n = put(out, 0, 101, word)
    for shift in range(-3, 4):
        n = put(out, n, 110 + shift, at(words, place + shift, lo, hi))
        n = put(out, n, 120 + shift, mixed(at(tags, place + shift, lo, hi), tag))
        n = put(out, n, 130 + shift, mixed(at(tags, place + shift, lo, hi), word))
    n = put(out, n, 140, mixed(word, at(words, place + 1, lo, hi)))
    n = put(out, n, 141, mixed(at(words, place - 1, lo, hi), word))
    n = put(out, n, 142, mixed(at(tags, place - 1, lo, hi), at(tags, place + 1, lo, hi)))
    pair = mixed(at(tags, place - 1, lo, hi), at(tags, place - 2, lo, hi))
    n = put(out, n, 143, mixed(pair, tag))
    pair = mixed(at(tags, place + 1, lo, hi), at(tags, place + 2, lo, hi))
    n = put(out, n, 144, mixed(pair, tag))
    n = put(out, n, 145, mixed(guess[place], tag))
    n = put(out, n, 146, mixed(guess[place], word))
    n = put(out, n, 147, mixed(at(guess, place + 1, lo, hi), at(guess, place - 1, lo, hi)))
    n = put(out, n, 148, mixed(bucket(place - lo), tag))
    n = put(out, n, 149, mixed(bucket(hi - place), tag))
    near = at(quoted, place + 1, lo, hi) >= 0
    before = (place > lo and quoted[place - 1] >= 0) or (place > lo + 1 and quoted[place - 2] >= 0)
    n = put(out, n, 150, mixed(near * 2 + before, word))
    stem = stems[place]
    n = put(out, n, 160, stem)
    for shift in (-2, -1, 1, 2):
        n = put(out, n, 160 + shift, mixed(at(tags, place + shift, lo, hi), stem))
        n = put(out, n, 170 + shift, at(stems, place + shift, lo, hi))
    n = put(
        out, n, 180, mixed(at(tags, place - 1, lo, hi), mixed(stem, at(tags, place + 1, lo, hi)))
    )
    n = put(out, n, 181, mixed(guess[place], stem))
    n = put(out, n, 182, mixed(near * 2 + before, stem))
    n = put(out, n, 183, mixed(at(words, place + 1, lo, hi), at(words, place + 2, lo, hi)))
    n = put(out, n, 184, mixed(at(words, place - 1, lo, hi), at(words, place - 2, lo, hi)))
    n = put(out, n, 185, mixed(stem, at(words, place + 1, lo, hi)))
    n = put(out, n, 186, mixed(mixed(guess[place], tag), at(tags, place + 1, lo, hi)))
    n = put(out, n, 187, mixed(mixed(guess[place], tag), at(tags, place - 1, lo, hi)))
    n = put(out, n, 188, mixed(mixed(tag, pair), at(tags, place - 1, lo, hi)))
    return put(out, n, 151, 0)


PARTS = (mixed, bucket, at, put, token_features, cue_features)
