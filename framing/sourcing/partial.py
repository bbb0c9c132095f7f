"""Partial quotations: a few words of a source's inside of a sentence of the outlet's."""

from __future__ import annotations

import numpy as np

from framing.extractor import Extractor
from framing.sourcing.attributions import MIXED, Attributions, types_of
from framing.sourcing.tagger import AttributionTagger
from framing.spans import Spans
from framing.text import Tokens


class PartialQuotes(Extractor):
    """Quoted fragments inside what is told in the outlet's words.

    Parameters
    ----------
    max_words : int
        Longest fragment that is counted, in words.
    tagger : AttributionTagger, optional
        A fitted one, for the attributions; by rules otherwise.

    Notes
    -----
    Source: E. Semino & M. Short (2004), *Corpus stylistics: speech, writing and thought
    presentation in a corpus of English writing*, on quotation inside indirect speech.

    Marks: ``partial_quote``, the words between the marks.

    Blind to: fragments that nobody is said to say (`framing.sourcing.ScareQuotes`).

    Examples
    --------
    >>> PartialQuotes().evidence(['Lee said the deal was "a farce".'])["cue"].tolist()
    ['a farce']
    """

    labels = ("partial_quote",)

    def __init__(self, *, max_words: int = 12, tagger: AttributionTagger | None = None) -> None:
        self.max_words = max_words
        self.tagger = tagger

    def mark(self, tokens: Tokens) -> Spans:
        """The fragments in parsed texts."""
        speech = Attributions(tagger=self.tagger).found(tokens)
        table = tokens.quotations
        owner = speech.owner[table.first] if len(table) else np.zeros(0, dtype=np.int64)
        mixed = np.append(types_of(tokens, speech) == MIXED, False)
        words = np.concatenate([[0], np.cumsum(tokens.is_word)])
        n_words = words[table.last] - words[table.first]
        short = (n_words >= 1) & (n_words <= self.max_words)
        kept = (table.depth == 0) & short & (owner >= 0) & mixed[owner]
        return Spans.of(
            self.labels,
            text=table.text[kept],
            start=table.inner_start[kept],
            end=table.inner_end[kept],
            label=np.zeros(int(kept.sum()), dtype=np.int64),
        )
