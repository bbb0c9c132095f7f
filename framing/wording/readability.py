"""Readability: how hard the sentences and words of a text are."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.extractor import Measure
from framing.text import Kind, Tokens
from framing.wording.syllables import syllables

LONG = 3
"""Syllables from which a word is hard."""


class Readability(Measure):
    """Grade levels by words a sentence and syllables a word.

    Notes
    -----
    With *w* words (letters only, no numbers or links), *s* sentences, *y* syllables and *h* words
    of three syllables or more:

    - ``flesch_kincaid`` = 0.39 *w*/*s* + 11.8 *y*/*w* - 15.59, a grade of United States schools
    - ``flesch_ease`` = 206.835 - 1.015 *w*/*s* - 84.6 *y*/*w*, higher is easier
    - ``gunning_fog`` = 0.4 (*w*/*s* + 100 *h*/*w*), years of school

    Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers & B. S. Chissom (1975), *Derivation of
    new readability formulas*, Navy Research Branch Report 8-75; R. Flesch (1948), Journal of
    Applied Psychology 32(3); R. Gunning (1952), *The Technique of Clear Writing*.

    Produces: ``flesch_kincaid``, ``flesch_ease``, ``gunning_fog``; none where no word stands.

    Blind to: what makes a text clear beyond its lengths; languages other than English, whose
    syllables are not counted by the same rules. Syllables are those of `syllables`, right for
    19 of 20 words; Gunning's exceptions for names and endings are not made.

    Examples
    --------
    >>> Readability().components(["The vote failed. Nobody was there."]).round(2).iloc[0].to_dict()
    {'flesch_kincaid': 1.31, 'flesch_ease': 90.99, 'gunning_fog': 7.87, 'words': 6.0,
     'sentences': 2.0, 'syllables': 8.0, 'hard_words': 1.0}
    """

    values = ("flesch_kincaid", "flesch_ease", "gunning_fog")

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The values, and words, sentences, syllables and hard words."""
        is_word = tokens.kinds == Kind.WORD
        used = np.zeros(len(tokens.vocabulary), dtype=np.bool_)
        used[tokens.ids[is_word]] = True
        number = np.zeros(len(used), dtype=np.int64)
        for place in np.flatnonzero(used).tolist():
            number[place] = syllables(tokens.vocabulary.words[place])
        spoken = np.where(is_word, number[tokens.ids], 0)
        totals = np.concatenate([[0], np.cumsum(spoken)])
        total = totals[tokens.pointers[1:]] - totals[tokens.pointers[:-1]]
        words = tokens.count(is_word)
        hard = tokens.count(spoken >= LONG)
        given = np.where(words > 0, words, np.nan)
        length = given / np.maximum(tokens.n_sentences, 1)
        each = total / given
        return pd.DataFrame(
            {
                "flesch_kincaid": 0.39 * length + 11.8 * each - 15.59,
                "flesch_ease": 206.835 - 1.015 * length - 84.6 * each,
                "gunning_fog": 0.4 * (length + 100 * hard / given),
                "words": words,
                "sentences": tokens.n_sentences,
                "syllables": total,
                "hard_words": hard,
            }
        )
