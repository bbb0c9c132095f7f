"""Metaphors: cues of the source domains war, disaster, disease and journey."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Metaphors(LexiconExtractor):
    """Words at home in war, disaster, disease or travel, which politics borrows.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``metaphors`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``metaphors``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: G. Lakoff & M. Johnson (1980), *Metaphors We Live By*; A. Musolff (2016),
    *Political Metaphor Analysis*; the terms are the package's own (see the card).

    Marks: ``war``, ``disaster``, ``disease``, ``journey``; or ``metaphors``.

    Blind to: whether a use is metaphorical: leave out, or compare within, events about war,
    disaster or illness.

    Examples
    --------
    >>> Metaphors().evidence(["An epidemic of fraud derailed the talks."])["label"].tolist()
    ['disease', 'journey']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "metaphors",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
