"""Emotions: words that name, show or call up a feeling."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Emotions(LexiconExtractor):
    """Words of eight emotions.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``emotions`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``emotions``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: P. Ekman (1992), Cognition & Emotion 6(3-4), for the first six; S. Lecheler, L. Bos
    & R. Vliegenthart (2015), Journalism & Mass Communication Quarterly 92(4), for hope; R.
    Kühne (2014) for sympathy; the terms are the package's own (see the card).

    Marks: ``anger``, ``disgust``, ``fear``, ``hope``, ``joy``, ``sadness``, ``surprise``,
    ``sympathy``; or ``emotions``.

    Blind to: whose emotion it is; emotion called up without a word for it.

    Examples
    --------
    >>> Emotions().evidence(["Furious crowds mourned him."])["label"].tolist()
    ['anger', 'sadness']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "emotions",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
