"""Attributions found against attributions coded: what is counted as right, and a crude baseline.

An attribution here is a triple of sets of tokens of one text: source, cue and content. A token is
in a span if they share a character; only words, numbers and links are counted.

* *token F1*: tokens in any content, found against coded.
* *cue token F1*: the same with tokens in any cue.
* *span F1*: contents found and coded are matched one to one so that the most pairs overlap by
  half (intersection over union of their tokens at least .5); F1 of the pairs.
* *end to end*: the same, where the head of the source must be the same token too, or both have
  no source. The head is the last word of a source before its first comma, dash, bracket,
  preposition or relative pronoun (*the head of the agency, who left* has *head*).

Counts are summed over all texts. By coded type: *direct*, the content begins and ends with
quotation marks; *mixed*, it holds some; *indirect*, none; for these, recall.

Source: E. Newell, D. Margolin & D. Ruths (2018), An attribution relations corpus for political
news, LREC.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

MARKS = '"“”'
AFTER = ",.;: \n"
TYPES = ("direct", "mixed", "indirect")
ENDS_HEAD = frozenset(
    [
        ",",
        "(",
        "-",
        "–",
        "—",
        "--",
        "of",
        "in",
        "for",
        "at",
        "on",
        "from",
        "who",
        "that",
        "which",
        "with",
        "to",
        "by",
        "whose",
        "whom",
        "where",
        "about",
    ]
)


class Relation(NamedTuple):
    """Tokens of source, cue and content, the source's head, and the content's type."""

    source: frozenset
    cue: frozenset
    content: frozenset
    head: int
    type: str


def coded(rows, reading):
    """The coded attributions of one text, from a document's JSON."""
    found = []
    for row in json.loads(rows):
        spans = {
            part: [tuple(span) for piece in row[part] for span in piece["spans"]]
            for part in ("source", "cue", "content")
        }
        found.append(relation(reading, **spans))
    return [one for one in found if one.content]


def relation(reading, source, cue, content):
    """A relation from the character spans of its parts."""
    tokens = [tokens_in(reading, spans) for spans in (source, cue, content)]
    kept = [frozenset(t for t in part if reading.kinds[t] in (0, 1, 3)) for part in tokens]
    return Relation(*kept, head_of(reading, tokens[0]), type_of(reading.text, content))


def tokens_in(reading, spans):
    """The tokens that share a character with any of the spans, in order."""
    found = set()
    for start, end in spans:
        first = bisect_right(reading.ends, start)
        found.update(range(first, max(bisect_left(reading.starts, end), first)))
    return sorted(found)


def head_of(reading, tokens):
    """The token that a source is about, or -1."""
    head = -1
    for token in tokens:
        if head >= 0 and reading.words[token] in ENDS_HEAD:
            break
        if reading.kinds[token] in (0, 1, 3):
            head = token
    return head


def type_of(text, spans):
    """Direct, mixed or indirect, by the quotation marks in a content."""
    parts = [text[start:end].strip(AFTER) for start, end in sorted(spans)]
    parts = [part for part in parts if part]
    if not any(mark in part for part in parts for mark in MARKS):
        return "indirect"
    whole = parts[0][0] in MARKS and parts[-1][-1] in MARKS
    return "direct" if whole else "mixed"


class Score:
    """Counts over texts, and the figures that follow from them."""

    def __init__(self):
        self.counts = Counter()

    def add(self, gold, found):
        """Count one text's coded and found relations."""
        counts = self.counts
        for name in ("content", "cue"):
            wanted = frozenset().union(*(getattr(one, name) for one in gold))
            given = frozenset().union(*(getattr(one, name) for one in found))
            counts[name, "hit"] += len(wanted & given)
            counts[name, "both"] += len(wanted) + len(given)
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        for one in gold:
            counts["gold", one.type] += 1
        for name, sources in (("span", False), ("end to end", True)):
            for place, _ in matched(gold, found, sources=sources):
                counts[name] += 1
                counts[name, gold[place].type] += 1

    def figures(self):
        """All figures by name."""
        counts = self.counts
        both = counts["gold"] + counts["found"]
        result = {
            "token F1": 2 * counts["content", "hit"] / counts["content", "both"],
            "cue token F1": 2 * counts["cue", "hit"] / max(counts["cue", "both"], 1),
            "span F1": 2 * counts["span"] / both,
            "end to end": 2 * counts["end to end"] / both,
        }
        for name in TYPES:
            n = max(counts["gold", name], 1)
            result[f"recall {name}"] = counts["span", name] / n
            result[f"end to end recall {name}"] = counts["end to end", name] / n
        return {name: round(value, 4) for name, value in result.items()}


def matched(gold, found, *, sources=False):
    """Pairs of places in `gold` and `found` whose contents overlap by half, as many as can be."""
    holders = {}
    for place, one in enumerate(found):
        for token in one.content:
            holders.setdefault(token, []).append(place)
    good = np.zeros((len(gold), len(found)))
    for place, one in enumerate(gold):
        shared = Counter(other for token in one.content for other in holders.get(token, ()))
        for other, n in shared.items():
            overlap = n / (len(one.content) + len(found[other].content) - n)
            if overlap >= 0.5 and (not sources or one.head == found[other].head):
                good[place, other] = 1 + overlap / 1000
    rows = zip(*linear_sum_assignment(-good), strict=True)
    return [(row, column) for row, column in rows if good[row, column] > 0]


def learnt_cues(texts, gold, *, fewest=5):
    """Words that are coded as the first of a cue in at least half of their places."""
    seen, cued = Counter(), Counter()
    for reading, relations in zip(texts, gold, strict=True):
        seen.update(reading.words)
        firsts = {max(one.cue) for one in relations if one.cue}
        cued.update(reading.words[token] for token in firsts)
    return {word for word, n in cued.items() if n >= fewest and n >= seen[word] / 2}


def crude(reading, cues):
    """The baseline: quotations; else from a cue verb to the sentence's end; *according to*."""
    quoted = [one for one in reading.quotations if one.depth == 0]
    inside = {token for one in quoted for token in range(one.first, one.last)}
    found = [relation(reading, (), (), [(one.start, one.end)]) for one in quoted]
    for token, word in enumerate(reading.words):
        sentence = reading.sentence_of[token]
        own = [t for t in range(len(reading)) if reading.sentence_of[t] == sentence]
        cue = [(reading.starts[token], reading.ends[token])]
        if word == "according":
            rest = [t for t in own if t < token] or [t for t in own if t > token]
        elif word in cues and token not in inside:
            rest = [t for t in own if t > token]
            if not rest or any(t in inside for t in own):
                found.append(relation(reading, (), cue, ()))
                continue
        else:
            continue
        content = [(reading.starts[rest[0]], reading.ends[rest[-1]])] if rest else []
        found.append(relation(reading, (), cue, content))
    return found


def annotated(table):
    """One row a document: its first annotator's."""
    return table.drop_duplicates("doc").reset_index(drop=True)


def is_word(text):
    """Whether a text holds a letter."""
    return bool(re.search(r"\w", text))
