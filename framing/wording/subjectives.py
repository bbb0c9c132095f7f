"""Subjectives: words of opinion, feeling and judgement."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Subjectives(LexiconExtractor):
    """Strong and weak subjectives.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``subjectivity`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``subjectivity``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: T. Wilson, J. Wiebe & P. Hoffmann (2005), *Recognizing contextual polarity in
    phrase-level sentiment analysis*, HLT/EMNLP; the terms are the package's own (see the
    card).

    Marks: ``strong``, ``weak``; or ``subjectivity``.

    Blind to: whose subjectivity it is, unless scored by voice; plain uses, which are common
    among the weak.

    Examples
    --------
    >>> Subjectives().evidence(["A despicable risk."])["label"].tolist()
    ['strong', 'weak']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "subjectivity",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
