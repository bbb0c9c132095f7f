"""Where the phrases of a pattern table stand: kernels in the sense of `framing.text.compiling`."""
# mypy: allow-untyped-defs, allow-untyped-calls

from __future__ import annotations

from framing.lexicons.neighbours import (
    ADJECTIVE,
    ADVERB,
    ANY,
    BE,
    CLITIC,
    DEGREE,
    DETERMINER,
    ENDS_IN_S,
    FUNCTION,
    HAVE,
    JOINING,
    LINKING,
    MARK,
    MODAL,
    NOUN,
    OBJECT,
    PAST,
    PREPOSITION,
    PRESENT_PARTICIPLE,
    SUBJECT,
    TO,
    VERB,
)


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


def neighbour_before(token, start, ids, sentences, flags):
    """The flags of the word before a token, adverbs passed over; MARK where the sentence starts."""
    place = token - 1
    for _ in range(2):
        if place < start or sentences[place] != sentences[token]:
            return MARK
        if not flags[ids[place]] & ADVERB:
            break
        place -= 1
    if place < start or sentences[place] != sentences[token]:
        return MARK
    found = flags[ids[place]]
    if found & CLITIC:
        # A pronoun's is a verb's, a noun's is a possessive.
        if place > start and flags[ids[place - 1]] & SUBJECT:
            return BE
        return DETERMINER
    return found


def possible_uses(token, start, stop, ids, sentences, flags):
    """The word classes that a token may belong to, as far as its neighbours show."""
    own = flags[ids[token]]
    before = neighbour_before(token, start, ids, sentences, flags)
    after = MARK
    if token + 1 < stop and sentences[token + 1] == sentences[token]:
        after = flags[ids[token + 1]]
    participle = own & (PAST | PRESENT_PARTICIPLE)
    content_follows = not after & (FUNCTION | MARK | CLITIC)
    if before & TO:
        return NOUN if own & ENDS_IN_S else VERB
    if before & MODAL:
        return VERB
    if before & HAVE:
        return VERB if own & PAST else ANY
    if before & (BE | LINKING):
        return VERB if participle else NOUN | ADJECTIVE
    if before & DEGREE:
        return NOUN if own & ENDS_IN_S else ANY if participle else NOUN | ADJECTIVE
    # Before "that" as a subject: "that" may be a determiner as well.
    if before & SUBJECT:
        return VERB if not before & (OBJECT | JOINING) else ANY
    if before & DETERMINER:
        if participle:
            return ADJECTIVE if content_follows else NOUN | ADJECTIVE
        return NOUN | ADJECTIVE if content_follows else NOUN
    if before & PREPOSITION:
        if own & PAST:
            return ADJECTIVE if content_follows else ANY
        return ANY if participle else NOUN | ADJECTIVE
    if after & OBJECT and not before & (MARK | JOINING):
        return VERB if own & PAST else NOUN | VERB
    if before & MARK and own & PAST and content_follows:
        return ADJECTIVE
    return ANY


def all_hits(pointers, ids, sentences, flags, table, free, out):
    """Record the longest phrases of each list at every token; returns how many there are.

    Parameters
    ----------
    pointers, ids, sentences : of the tokens
    flags : what each word says of its neighbours
    table : the pattern table's columns
    free : the token from which on each list may match again
    out : text, first token and row of the table of each hit, those passed over among them
    """
    first, length, lexicon, label, use, parts, second, seconds = table[:8]
    sets = table[8:]
    texts, tokens, rows = out
    n_hits = 0
    for text in range(len(pointers) - 1):
        stop = pointers[text + 1]
        for token in range(pointers[text], stop):
            last_row = first[ids[token] + 1]
            following = 0
            if token + 1 < stop and sentences[token + 1] == sentences[token]:
                following = seconds[ids[token + 1]]
            own = -1
            longest = 0
            category = -1
            for row in range(first[ids[token]], last_row):
                if second[row] >= 0 and not (following >> second[row]) & 1:
                    continue
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
                elif use[row]:
                    shown = possible_uses(token, pointers[text], stop, ids, sentences, flags)
                    if not use[row] & shown:
                        continue
                texts[n_hits] = text
                tokens[n_hits] = token
                rows[n_hits] = row
                n_hits += 1
                longest = size
                category = label[row]
                free[own] = token + size
                # A phrase that is passed over leaves nothing to others of its length.
                taken = category < 0
    return n_hits


PARTS = (stands, neighbour_before, possible_uses)
