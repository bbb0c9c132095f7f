"""All lists in one pass over token numbers, the longest phrase first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.lexicons import matcher
from framing.lexicons.capitals import is_name
from framing.lexicons.lexicon import Lexicon
from framing.lexicons.patterns import PASSED, PatternTable, pattern_table
from framing.spans import Spans
from framing.text import Tokens
from framing.text.compiling import compiled

SMALL = 20_000
"""Tokens up to which the plain path is quicker than loading the compiled one."""

Numbers = npt.NDArray[np.int64]


def match(tokens: Tokens, lexicons: Sequence[Lexicon]) -> list[Spans]:
    """The hits of each list: at each place its longest phrase, and none inside another.

    Texts are read from left to right. A phrase lies within a sentence, and its words follow
    each other with no mark between them. Of several phrases of the same length at a place, each
    category counts one: the most literal. A phrase of weight 0 takes its place like any other,
    before others of its length, and is no hit. Where a list's card says so, a phrase that stands
    as a name (`framing.lexicons.capitals`) is no hit either.

    Parameters
    ----------
    tokens : Tokens
    lexicons : sequence of Lexicon

    Returns
    -------
    list of Spans
        One a list, labelled by its categories, weighted as its entries are.

    Raises
    ------
    LexiconError
        Where a list asks for inflected forms in a language whose forms are not known.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> [hits] = match(tokenize(["A far right mob"]), [Lexicon.of("x", ["far-right", "right"])])
    >>> [(span.start, span.end) for _, span in hits.rows()]
    [(2, 11)]
    """
    table = pattern_table(lexicons, tokens.vocabulary)
    texts, firsts, rows = _hits(tokens, table, len(lexicons))
    marked = table.label[rows] != PASSED
    texts, firsts, rows = texts[marked], firsts[marked], rows[marked]
    lists = table.lexicon[rows]
    return [
        _spans(tokens, lexicon.categories, table, (texts[own], firsts[own], rows[own]))
        for lexicon, own in zip(
            lexicons,
            (np.flatnonzero(lists == number) for number in range(len(lexicons))),
            strict=True,
        )
    ]


def hits_of(tokens: Tokens, lexicons: Sequence[Lexicon]) -> pd.DataFrame:
    """Every hit, and every place passed over, with the entry behind it, in the tokens' order.

    Returns
    -------
    DataFrame
        lexicon, text, token (of the batch), length (words), label (`patterns.PASSED` for what is
        passed over) and entry (of all the lists' entries, one list after the other).

    Examples
    --------
    >>> from framing.text import tokenize
    >>> hits_of(tokenize(["A far right mob"]), [Lexicon.of("x", ["mob"])])["token"].tolist()
    [3]
    """
    table = pattern_table(lexicons, tokens.vocabulary)
    texts, firsts, rows = _hits(tokens, table, len(lexicons))
    return pd.DataFrame(
        {
            "lexicon": table.lexicon[rows],
            "text": texts,
            "token": firsts,
            "length": table.length[rows],
            "label": table.label[rows],
            "entry": table.entry[rows],
        }
    )


def _spans(
    tokens: Tokens,
    categories: tuple[str, ...],
    table: PatternTable,
    hits: tuple[Numbers, Numbers, Numbers],
) -> Spans:
    """One list's hits, which are in the order of spans already."""
    texts, firsts, rows = hits
    lasts = firsts + table.length[rows] - 1
    return Spans(
        categories,
        texts,
        tokens.starts[firsts].astype(np.int64),
        tokens.ends[lasts].astype(np.int64),
        table.label[rows].astype(np.int64),
        table.weight[table.entry[rows]],
    )


def _hits(tokens: Tokens, table: PatternTable, n_lexicons: int) -> tuple[Numbers, Numbers, Numbers]:
    """Text, first token and row of the table of each hit that is no name."""
    texts, firsts, rows = _found(tokens, table, n_lexicons)
    if not table.common.any():
        return texts, firsts, rows
    kept = ~is_name(tokens, firsts, firsts + table.length[rows] - 1)
    kept |= ~table.common[table.entry[rows]]
    return texts[kept], firsts[kept], rows[kept]


def _found(
    tokens: Tokens, table: PatternTable, n_lexicons: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Text, first token and row of the table of each phrase that stands."""
    most = int(np.diff(table.first)[tokens.ids].sum())
    columns = tokens.pointers, tokens.ids, tokens.sentences, table.flags
    if len(tokens.ids) <= SMALL:
        free, out = [0] * n_lexicons, tuple([0] * most for _ in range(3))
        pointers, ids, sentences, flags = (column.tolist() for column in columns)
        n_hits = matcher.all_hits(pointers, ids, sentences, flags, table.plain, free, out)
        texts, firsts, rows = (np.array(column[:n_hits], dtype=np.int64) for column in out)
        return texts, firsts, rows
    find = compiled(matcher.all_hits, *matcher.PARTS)
    found = tuple(np.empty(most, dtype=np.int64) for _ in range(3))
    n_hits = find(*columns, table.columns, np.zeros(n_lexicons, np.int64), found)
    return found[0][:n_hits], found[1][:n_hits], found[2][:n_hits]
