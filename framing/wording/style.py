"""Style: emphasis by marks and capitals, and the lengths of sentences and words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.extractor import Extractor, Measure
from framing.spans import Spans
from framing.text import Kind, Shape, Tokens

SHORTEST = 4
"""Letters from which a word in capitals is taken for emphasis and not for an abbreviation."""

LONG = 7
"""Letters from which a word is long."""


class Emphasis(Extractor):
    """Exclamation marks, question marks and words in capitals.

    Notes
    -----
    Source: orthographic means of sensational headlines in K. Molek-Kozakowska (2013), Discourse &
    Communication 7(2); capitals and exclamation marks as intensity in C. Hutto & E. Gilbert
    (2014), *VADER*, ICWSM. Scored on headlines, ``question`` finds question headlines.

    Marks: ``exclamation``, ``question`` (the marks themselves), ``capitals`` (words of four
    letters or more in capitals, in a unit that is not in capitals as a whole).

    Blind to: names and abbreviations in capitals (*NATO*, *OPEC*); sections that are set so.

    Examples
    --------
    >>> Emphasis().evidence(["Why? They NEVER told us!"])["cue"].tolist()
    ['?', 'NEVER', '!']
    """

    labels = ("exclamation", "question", "capitals")

    def mark(self, tokens: Tokens) -> Spans:
        """The marks and words found in parsed texts."""
        long = tokens.ends - tokens.starts >= SHORTEST
        raised = (tokens.kinds == Kind.WORD) & (tokens.shapes == Shape.UPPER_CASE) & long
        written = (tokens.kinds == Kind.WORD) & (tokens.shapes != Shape.CASELESS)
        upper = written & (tokens.shapes == Shape.UPPER_CASE)
        whole = 2 * tokens.count(upper) > tokens.count(written)
        raised &= ~whole[tokens.text_of]
        found = [_holding(tokens, "!"), _holding(tokens, "?"), raised]
        places = [np.flatnonzero(flags) for flags in found]
        chosen = np.concatenate(places)
        return Spans.of(
            self.labels,
            text=tokens.text_of[chosen],
            start=tokens.starts[chosen],
            end=tokens.ends[chosen],
            label=np.repeat(np.arange(len(places)), list(map(len, places))),
        )


class Style(Measure):
    """Lengths of sentences and words, and whether a unit ends as a question.

    Notes
    -----
    ``sentence_length`` is words a sentence, ``word_length`` letters a word, ``long_words`` the
    share of words of seven letters or more, and ``ends_as_question`` is 1 where the last mark of
    the unit is a question mark and 0 where it is not: on headlines its mean is the share of
    question headlines. A unit without a word has no values.

    Source: D. Biber (1988), *Variation across Speech and Writing*, appendix II, for the lengths;
    C.-H. Björnsson (1968), *Läsbarhet*, for long words.

    Produces: ``sentence_length``, ``word_length``, ``long_words``, ``ends_as_question``.

    Blind to: syntax; a question within a unit (see `Emphasis`).

    Examples
    --------
    >>> Style().transform(["Why now? The ministers left."]).round(3).tolist()
    [[2.5, 4.4, 0.2, 0.0]]
    """

    values = ("sentence_length", "word_length", "long_words", "ends_as_question")

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The values, and words, letters and sentences."""
        is_word = tokens.kinds == Kind.WORD
        lengths = np.where(is_word, tokens.ends - tokens.starts, 0).astype(np.int64)
        totals = np.concatenate([[0], np.cumsum(lengths)])
        letters = totals[tokens.pointers[1:]] - totals[tokens.pointers[:-1]]
        words = tokens.count(is_word)
        given = np.where(words > 0, words, np.nan)
        asked = _ends_as_question(tokens).astype(np.float64)
        return pd.DataFrame(
            {
                "sentence_length": given / np.maximum(tokens.n_sentences, 1),
                "word_length": letters / given,
                "long_words": tokens.count(is_word & (lengths >= LONG)) / given,
                "ends_as_question": np.where(words > 0, asked, np.nan),
                "words": words,
                "letters": letters,
                "sentences": tokens.n_sentences,
            }
        )


def _holding(tokens: Tokens, mark: str) -> npt.NDArray[np.bool_]:
    """Which tokens are marks of punctuation that hold a character."""
    words = tokens.vocabulary.words
    is_mark = tokens.kinds == Kind.PUNCTUATION
    held = [number for number in np.unique(tokens.ids[is_mark]).tolist() if mark in words[number]]
    flags: npt.NDArray[np.bool_] = is_mark & np.isin(tokens.ids, held)
    return flags


def _ends_as_question(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Whether the last mark of punctuation of each text, no word after it, asks."""
    asks = _holding(tokens, "?")
    told = asks | tokens.is_word
    upto = np.maximum.accumulate(np.where(told, np.arange(len(told)), -1))
    lasts = np.concatenate([[-1], upto])[tokens.pointers[1:]]
    inside = lasts >= tokens.pointers[:-1]
    found = np.zeros(len(tokens), dtype=np.bool_)
    found[inside] = asks[lasts[inside]]
    return found
