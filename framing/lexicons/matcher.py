"""Where the phrases of a pattern table stand: kernels in the sense of `framing.text.compiling`."""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations


def stands(token, length, ids, parts, table):
    """Whether the parts of a phrase after its first stand after a token."""
    part, members, member = table
    for place in range(1, length):
        word = ids[token + place]
        low = members[part[parts + place]]
        end = members[part[parts + place] + 1]
        high = end
        while low < high:
            middle = (low + high) // 2
            if member[middle] < word:
                low = middle + 1
            else:
                high = middle
        if low == end or member[low] != word:
            return False
    return True


def all_hits(pointers, ids, sentences, table, free, out):
    """Record the longest phrases of each list at every token; returns how many there are.

    Parameters
    ----------
    pointers, ids, sentences : of the tokens
    table : the pattern table's columns
    free : the token from which on each list may match again
    out : text, first token and row of the table of each hit
    """
    first, length, lexicon, label, parts = table[:5]
    sets = table[5:]
    texts, tokens, rows = out
    n_hits = 0
    for text in range(len(pointers) - 1):
        stop = pointers[text + 1]
        for token in range(pointers[text], stop):
            last_row = first[ids[token] + 1]
            own = -1
            longest = 0
            category = -1
            for row in range(first[ids[token]], last_row):
                if lexicon[row] != own:
                    own = lexicon[row]
                    longest = 0
                    category = -1
                    taken = free[own] > token
                size = length[row]
                # After a hit, only another category's phrase of the same length is one too.
                if taken or (longest and (size < longest or label[row] == category)):
                    continue
                if size > 1:
                    last = token + size - 1
                    if last >= stop or sentences[last] != sentences[token]:
                        continue
                    if not stands(token, size, ids, parts[row], sets):
                        continue
                texts[n_hits] = text
                tokens[n_hits] = token
                rows[n_hits] = row
                n_hits += 1
                longest = size
                category = label[row]
                free[own] = token + size
    return n_hits


PARTS = (stands,)
