"""Quotations: what stands between quotation marks."""

from __future__ import annotations

import numpy as np

from framing.extractor import Extractor
from framing.spans import Spans
from framing.text import Tokens


class Quotations(Extractor):
    """Passages in quotation marks, outermost ones only.

    Parameters
    ----------
    min_words : int
        Shortest quotation that is counted, in words.

    Notes
    -----
    Source: the pairing rules are those of `framing.text.pairing`; they are checked against the
    direct quotations coded by E. Newell, D. Margolin & D. Ruths (2018), *An attribution
    relations corpus for political news*, LREC.

    Marks: ``quotation``, the words between the marks.

    Blind to: speech reported without marks. Titles and scare quotes are in marks too; see
    `framing.sourcing.ScareQuotes`.

    Examples
    --------
    >>> text = 'He spoke of "peace" and "a just order".'
    >>> Quotations(min_words=3).evidence([text])["cue"].tolist()
    ['a just order']
    """

    labels = ("quotation",)

    def __init__(self, *, min_words: int = 1) -> None:
        self.min_words = min_words

    def mark(self, tokens: Tokens) -> Spans:
        """The quotations of parsed texts."""
        table = tokens.quotations
        words = np.concatenate([[0], np.cumsum(tokens.is_word)])
        long_enough = words[table.last] - words[table.first] >= self.min_words
        kept = (table.depth == 0) & long_enough
        return Spans.of(
            self.labels,
            text=table.text[kept],
            start=table.inner_start[kept],
            end=table.inner_end[kept],
            label=np.zeros(int(kept.sum()), dtype=np.int64),
        )
