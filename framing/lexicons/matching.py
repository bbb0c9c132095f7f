"""All lists in one pass over token numbers, the longest phrase first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.lexicons import matcher
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.patterns import PatternTable, pattern_table
from framing.spans import Spans
from framing.text import Tokens
from framing.text.compiling import compiled

SMALL = 20_000
"""Tokens up to which the plain path is quicker than loading the compiled one."""


def match(tokens: Tokens, lexicons: Sequence[Lexicon]) -> list[Spans]:
    """The hits of each list: at each place its longest phrase, and none inside another.

    A phrase lies within a sentence, and its words follow each other with no mark between them.

    Parameters
    ----------
    tokens : Tokens
    lexicons : sequence of Lexicon

    Returns
    -------
    list of Spans
        One a list, labelled by its categories, weighted as its entries are.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> [hits] = match(tokenize(["A far right mob"]), [Lexicon.of("x", ["far-right", "right"])])
    >>> [(span.start, span.end) for _, span in hits.rows()]
    [(2, 11)]
    """
    table = pattern_table(lexicons, tokens.vocabulary)
    firsts, lasts, entries = _hits(tokens, table, len(lexicons))
    text = tokens.text_of[firsts]
    start, end = tokens.starts[firsts], tokens.ends[lasts - 1]
    results = []
    begin = 0
    for lexicon in lexicons:
        own = (entries >= begin) & (entries < begin + len(lexicon))
        number = entries[own] - begin
        code = {category: place for place, category in enumerate(lexicon.categories)}
        label = np.array([code[entry.category] for entry in lexicon.entries], dtype=np.int64)
        weight = np.array([entry.weight for entry in lexicon.entries], dtype=np.float64)
        results.append(
            Spans.of(
                lexicon.categories,
                text=text[own],
                start=start[own],
                end=end[own],
                label=label[number],
                weight=weight[number],
            )
        )
        begin += len(lexicon)
    return results


def _hits(
    tokens: Tokens, table: PatternTable, n_lexicons: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """First token, last token (exclusive) and entry of each hit."""
    sentence_ends = _sentence_ends(tokens)
    n_tokens = len(tokens.ids)
    if n_tokens <= SMALL:
        plain = tuple(column.tolist() for column in table.columns)
        hits: list[tuple[int, int, int]] = []
        free = [0] * n_lexicons
        ids, ends = tokens.ids.tolist(), sentence_ends.tolist()
        for token in range(n_tokens):
            low, high = plain[0][ids[token]], plain[0][ids[token] + 1]
            if low < high:
                row = [[0] * (high - low) for _ in range(3)]
                n_hits = matcher.hits_at(token, ids, ends, plain, free, row, 0)
                hits += zip(*(column[:n_hits] for column in row), strict=True)
        found = np.array(hits, dtype=np.int64).reshape(len(hits), 3)
        return found[:, 0], found[:, 1], found[:, 2]
    sizes = np.diff(table.first)[tokens.ids]
    out = tuple(np.empty(int(sizes.sum()), dtype=np.int64) for _ in range(3))
    find = compiled(matcher.all_hits, *matcher.PARTS)
    n_hits = find(tokens.ids, sentence_ends, table.columns, np.zeros(n_lexicons, np.int64), out)
    return out[0][:n_hits], out[1][:n_hits], out[2][:n_hits]


def _sentence_ends(tokens: Tokens) -> npt.NDArray[np.int64]:
    """For each token, the token at which its sentence has ended."""
    n_tokens = len(tokens.ids)
    place = (tokens.text_of << 32) | tokens.sentences
    breaks = np.flatnonzero(place[1:] != place[:-1]) + 1
    return np.append(breaks, n_tokens)[np.searchsorted(breaks, np.arange(n_tokens), side="right")]
