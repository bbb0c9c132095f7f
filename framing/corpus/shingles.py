"""Kernels over shingles: which are distinct, which recur, and which texts share enough of them.

Functions without annotations are compiled (see `framing.text.compiling`). A key stands for the
five words of a shingle in 64 bits; 0 is never a key.
"""

from __future__ import annotations

import numpy as np

_MIX = np.uint64(0x9E3779B97F4A7C15)
_ZERO, _ONE, _SIX = np.uint64(0), np.uint64(1), np.uint64(6)
_FOLD, _LOW = np.uint64(29), np.uint64(63)


def distinct(hashed, pointers, n_words, table, keys, ends):
    """Fill `keys` with each text's distinct shingles, and `ends` with where they end.

    `table` is workspace of zeros, a power of 2 longer than any text; it is zeros again after.
    """
    mask = np.uint64(len(table) - 1)
    written = 0
    for text in range(len(pointers) - 1):
        first = written
        for start in range(pointers[text], pointers[text + 1] - n_words + 1):
            key = _ZERO
            for word in range(start, start + n_words):
                key = (key ^ hashed[word]) * _MIX
                key ^= key >> _FOLD
            key = key if key != _ZERO else _ONE
            slot = key & mask
            while table[slot] != _ZERO and table[slot] != key:
                slot = (slot + _ONE) & mask
            if table[slot] == _ZERO:
                table[slot] = key
                keys[written] = key
                written += 1
        for place in range(first, written):
            slot = keys[place] & mask
            while table[slot] != _ZERO:
                table[slot] = _ZERO
                slot = (slot + _ONE) & mask
        ends[text + 1] = written
    return written


def marked(keys, once, twice):
    """Mark in `twice` every slot that more than one key falls into, in this call or before.

    `once` and `twice` are bit fields, of zeros at first, a power of 2 long.
    """
    mask = np.uint64(len(once) * 64 - 1)
    for key in keys:
        slot = (key * _MIX) & mask
        word, bit = slot >> _SIX, _ONE << (slot & _LOW)
        twice[word] |= once[word] & bit
        once[word] |= bit


def repeated(keys, ends, twice):
    """Keep the keys of slots that are marked in `twice`, in place, and where each text's end.

    Returns how many are kept.
    """
    mask = np.uint64(len(twice) * 64 - 1)
    written = first = 0
    for text in range(len(ends) - 1):
        for place in range(first, ends[text + 1]):
            slot = (keys[place] * _MIX) & mask
            if (twice[slot >> _SIX] >> (slot & _LOW)) & _ONE:
                keys[written] = keys[place]
                written += 1
        first = ends[text + 1]
        ends[text + 1] = written
    return written


def numbered(keys, table, numbers, of_key):
    """Number the keys.

    `table`, of zeros, and `numbers` are workspace of one length, a power of 2. Returns how many
    numbers were given.
    """
    mask = np.uint64(len(table) - 1)
    given = 0
    for place in range(len(keys)):
        key = keys[place]
        slot = (key >> _SIX) & mask
        while table[slot] != _ZERO and table[slot] != key:
            slot = (slot + _ONE) & mask
        if table[slot] == _ZERO:
            table[slot] = key
            numbers[slot] = given
            given += 1
        of_key[place] = numbers[slot]
    return given


def posted(of_key, ends, firsts, posts):
    """Fill `posts` with the texts that hold each shingle; those of number k begin at `firsts[k]`.

    `firsts` holds the beginnings on entry and the ends, which are the next one's beginnings,
    on return.
    """
    for text in range(len(ends) - 1):
        for place in range(ends[text], ends[text + 1]):
            number = of_key[place]
            posts[firsts[number]] = text
            firsts[number] += 1


def filled(of_key, ends, firsts, common):
    """How many of each text's shingles stand in more than `common` texts."""
    frequent = np.zeros(len(ends) - 1, dtype=np.int64)
    for text in range(len(ends) - 1):
        for place in range(ends[text], ends[text + 1]):
            number = of_key[place]
            if firsts[number + 1] - firsts[number] > common:
                frequent[text] += 1
    return frequent


def families(held, need, frequent, common):
    """The family of each text: texts that share enough with the first that hold their shingles.

    Only texts whose need frequent shingles alone could fulfil are looked at, each against the
    first `common` holders of a shingle; so a thousand versions of one text are not compared
    with each other. A family is named by its smallest number. `held` is of_key, ends, posts,
    firsts and the texts' sizes.
    """
    of_key, ends, posts, firsts, sizes = held
    n_texts = len(ends) - 1
    family = np.arange(n_texts)
    counts = np.zeros(n_texts, dtype=np.int64)
    touched = np.zeros(n_texts, dtype=np.int64)
    for text in range(n_texts):
        if frequent[text] < need[text]:
            continue
        n_touched = 0
        for place in range(ends[text], ends[text + 1]):
            number = of_key[place]
            for post in range(firsts[number], min(firsts[number + 1], firsts[number] + common)):
                other = posts[post]
                if other >= text:
                    break
                if counts[other] == 0:
                    touched[n_touched] = other
                    n_touched += 1
                counts[other] += 1
        for row in range(n_touched):
            other = touched[row]
            smaller = other if sizes[other] < sizes[text] else text
            enough = counts[other] >= need[smaller]
            counts[other] = 0
            if enough:
                one, two = text, other
                while family[one] != one:
                    one = family[one]
                while family[two] != two:
                    two = family[two]
                family[max(one, two)] = min(one, two)
    for text in range(n_texts):
        family[text] = family[family[text]]
    return family


def by_family(posts, firsts, family, common):
    """Put the holders of each frequent shingle in the order of their families."""
    for number in range(len(firsts) - 1):
        if firsts[number + 1] - firsts[number] > common:
            held = posts[firsts[number] : firsts[number + 1]]
            held[:] = held[np.argsort(family[held], kind="mergesort")]


def _after(posts, start, end, family, own):
    """The first of these holders, in the order of their families, of a later family than `own`."""
    while start < end:
        middle = (start + end) // 2
        if family[posts[middle]] <= own:
            start = middle + 1
        else:
            end = middle
    return start


PARTS = (_after,)


def sharing(held, need, frequent, family, common):
    """The pairs of texts that share at least what the smaller one needs.

    A shingle in more than `common` texts proposes no pair; a text that could fulfil its need
    with such shingles alone is compared with all texts that share anything with it, but for
    those of its own family. `held` is of_key, ends, posts, firsts and sizes.

    Returns
    -------
    list of (int, int, int)
        Two texts, the lower number first, and how many shingles they share.
    """
    of_key, ends, posts, firsts, sizes = held
    n_texts = len(ends) - 1
    counts = np.zeros(n_texts, dtype=np.int64)
    touched = np.zeros(n_texts, dtype=np.int64)
    marks = np.full(len(firsts), -1, dtype=np.int64)
    found = [(0, 0, 0)]
    for text in range(n_texts):
        full = frequent[text] >= need[text]
        n_touched = 0
        for place in range(ends[text], ends[text + 1]):
            number = of_key[place]
            marks[number] = text
            many = firsts[number + 1] - firsts[number] > common
            if many and not full:
                continue
            post, end = firsts[number], firsts[number + 1]
            while post < end:
                other = posts[post]
                if other >= text and not full:
                    break
                if family[other] == family[text]:
                    post = _after(posts, post, end, family, family[text]) if many else post + 1
                    continue
                post += 1
                if counts[other] == 0:
                    touched[n_touched] = other
                    n_touched += 1
                counts[other] += 1
        for row in range(n_touched):
            other = touched[row]
            shared = counts[other]
            counts[other] = 0
            smaller = other if sizes[other] < sizes[text] else text
            if other == text or (full and other > text and smaller != text):
                continue
            reach = shared if full else shared + min(frequent[text], frequent[other])
            if reach < need[smaller]:
                continue
            if not full and frequent[text] > 0:
                for place in range(ends[other], ends[other + 1]):
                    number = of_key[place]
                    if marks[number] != text:
                        continue
                    shared += firsts[number + 1] - firsts[number] > common
            if shared >= need[smaller]:
                found.append((min(text, other), max(text, other), shared))
    return found[1:]
