"""Matching as a reader would define it, one text and one list at a time: slow and plain."""

import re
from functools import cache

from framing.text import tokenize
from framing.text.lemmas import lemma


def hits(text, lexicon):
    """The hits of one list in one text, as (start, end, category, weight)."""
    reading = tokenize([text]).reading(0)
    words, sentences = reading.words, reading.sentence_of
    found, token = set(), 0
    while token < len(words):
        rest = [
            word
            for word, own in zip(words[token:], sentences[token:], strict=True)
            if own == sentences[token]
        ]
        best = _at(rest, lexicon)
        for category, weight in best[1].items():
            end = reading.ends[token + best[0] - 1]
            if min(best[1].values()) > 0:
                found.add((reading.starts[token], end, category, weight))
        token += max(best[0], 1)
    return sorted(found)


def _at(words, lexicon):
    """Length of the longest phrase that the words begin with; the weight in each category."""
    longest, chosen = 0, {}
    for entry in lexicon.entries:
        category = entry.category if entry.weight else "passed over"
        for n_words in range(1, len(words) + 1):
            rank = _rank(entry, tuple(words[:n_words]), lexicon.language)
            if rank is None or n_words < longest:
                continue
            if n_words > longest:
                longest, chosen = n_words, {}
            if category not in chosen or rank < chosen[category][0]:
                chosen[category] = rank, entry.weight
    return longest, {category: weight for category, (_, weight) in chosen.items()}


@cache
def _rank(entry, words, language):
    """How literally an entry matches these words and no others; None where it does not."""
    pieces = re.split(r"[- ]", " ".join(words))
    wanted = re.split(r"[- ]", entry.term.replace("'s", " 's"))
    wanted = [piece for piece in wanted if piece]
    if "*" in entry.term:
        # A star takes letters and hyphens but no space; beside a bare star a hyphen stays one.
        term = entry.term.replace("'s", " 's").replace("  ", " ")
        parts = re.split(r"(?<!^\*)[- ](?!\*$)", term)
        pattern = "[- ]".join(re.escape(part).replace(r"\*", "[^ ]*") for part in parts)
        return 2 if re.fullmatch(pattern, " ".join(words)) else None
    if pieces == wanted:
        return 1 if entry.rule == "inflect" else 0
    if entry.rule == "inflect" and len(pieces) == len(wanted):
        pairs = zip(pieces, wanted, strict=True)
        return 1 if all(p == w or (p and lemma(p, language) == w) for p, w in pairs) else None
    return None
