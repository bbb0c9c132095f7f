"""Where the phrases of a pattern table stand: kernels in the sense of `framing.text.compiling`."""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations


def word_in_set(word, chosen, members, member):
    """Whether a word is one of a set's, by bisection."""
    low, high = members[chosen], members[chosen + 1]
    while low < high:
        middle = (low + high) // 2
        if member[middle] < word:
            low = middle + 1
        else:
            high = middle
    return low < members[chosen + 1] and member[low] == word


def phrase_at(token, phrase, ids, ends, table):
    """Whether a phrase, whose first word is known to match, stands at a token."""
    _, _, length, _, _, parts, part, members, member = table
    if token + length[phrase] > ends[token]:
        return False
    for place in range(1, length[phrase]):
        if not word_in_set(ids[token + place], part[parts[phrase] + place], members, member):
            return False
    return True


def hits_at(token, ids, ends, table, free, out, n_hits):
    """Record the longest phrase of each list that starts at a token, in all its categories."""
    first, phrase, length, lexicon, entry = table[:5]
    for row in range(first[ids[token]], first[ids[token] + 1]):
        one = phrase[row]
        own = lexicon[one]
        stop = token + length[one]
        # A phrase of the same length at the same place is another category's.
        if free[own] > token and not (
            n_hits > 0 and free[own] == stop and out[0][n_hits - 1] == token
        ):
            continue
        if phrase_at(token, one, ids, ends, table):
            out[0][n_hits] = token
            out[1][n_hits] = stop
            out[2][n_hits] = entry[one]
            n_hits += 1
            free[own] = stop
    return n_hits


def all_hits(ids, ends, table, free, out):
    """Record the hits at every token; returns how many there are."""
    first = table[0]
    n_hits = 0
    for token in range(len(ids)):
        if first[ids[token]] < first[ids[token] + 1]:
            n_hits = hits_at(token, ids, ends, table, free, out, n_hits)
    return n_hits


PARTS = (word_in_set, phrase_at, hits_at)
