"""Cues of incivility in comments, shouting among them."""

from __future__ import annotations

import numpy as np

from framing.extractor import Extractor, LexiconExtractor
from framing.lexicons import Lexicon
from framing.spans import Spans
from framing.text import Tokens
from framing.text.tokens import Shape

SHOUTING = "shouting"
IN_A_ROW = 2
"""Exclamation or question marks, and words in capitals, that are shouting when so many meet."""
LETTERS = 3
"""Letters of a word in capitals that may be shouting; shorter ones are initials."""


class IncivilityCues(Extractor):
    """Name-calling, aspersion, vulgarity, hyperbole, and shouting, with their places.

    Shouting is a row of exclamation marks (question marks may be among them), or two words and
    more in a row in capitals, one of three letters at least.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``incivility`` of the package unless another is given.

    Notes
    -----
    Source: the features are those of K. Coe, K. Kenski & S. A. Rains (2014), *Online and
    uncivil?*, Journal of Communication 64(4); the terms are the package's own (see the card).

    Marks: the list's categories, and ``shouting``.

    Blind to: whom it is aimed at, irony, and what is uncivil without a cue. Headlines and
    acronyms in capitals beside each other are taken for shouting.

    Examples
    --------
    >>> found = IncivilityCues().evidence(["What an idiot!! They are LATE AGAIN."])
    >>> found[["label", "cue"]].to_numpy().tolist()
    [['name-calling', 'idiot'], ['shouting', '!!'], ['shouting', 'LATE AGAIN']]
    """

    def __init__(self, lexicon: str | Lexicon = "incivility") -> None:
        self.lexicon = lexicon

    @property
    def labels(self) -> tuple[str, ...]:  # type: ignore[override]
        """The list's categories, then ``shouting``."""
        return (*LexiconExtractor(self.lexicon).labels, SHOUTING)

    def mark(self, tokens: Tokens) -> Spans:
        """The cues in parsed texts."""
        listed = LexiconExtractor(self.lexicon).mark(tokens)
        first = np.array([word[:1] for word in tokens.vocabulary.words] or [""], dtype=np.str_)
        marks = np.isin(first, ["!", "?"])[tokens.ids]
        loud = np.isin(first, ["!"])[tokens.ids]
        capitals = (tokens.shapes == Shape.UPPER_CASE) & tokens.is_word
        long = (tokens.ends - tokens.starts) >= LETTERS
        parts = [listed]
        for held, needed in ((marks, loud), (capitals, capitals & long)):
            start, stop = _runs(tokens, held, needed)
            parts.append(
                Spans.of(
                    (SHOUTING,),
                    text=tokens.text_of[start],
                    start=tokens.starts[start],
                    end=tokens.ends[stop - 1],
                    label=np.zeros(len(start), dtype=np.int64),
                )
            )
        merged = Spans.merged(parts)
        place = np.array([self.labels.index(name) for name in merged.labels], dtype=np.int64)
        return Spans.of(
            self.labels,
            text=merged.text,
            start=merged.start,
            end=merged.end,
            label=place[merged.label],
            weight=merged.weight,
        )


def _runs(tokens: Tokens, held: np.ndarray, needed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and end of each row of tokens that are held, in one text, one of them needed."""
    text = np.where(held, tokens.text_of, -1)
    if not len(text):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    edges = np.flatnonzero(np.diff(text)) + 1
    start, stop = np.append(0, edges), np.append(edges, len(text))
    there = np.concatenate([[0], np.cumsum(needed)])
    kept = (text[start] >= 0) & (stop - start >= IN_A_ROW) & (there[stop] > there[start])
    return start[kept], stop[kept]
