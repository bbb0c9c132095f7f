"""Evidentials: how a text says that what it claims is known."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Evidentials(LexiconExtractor):
    """Words of hearsay, inference, perception, documentation and expectation.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``evidentials`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``evidentials``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: W. Chafe (1986), *Evidentiality in English conversation and academic writing*; M.
    Bednarek (2006), Text & Talk 26(6); the terms are the package's own (see the card).

    Marks: ``hearsay``, ``inference``, ``perception``, ``documentation``, ``expectation``; or
    ``evidentials``.

    Blind to: attribution by an ordinary reporting verb (see `ReportingVerbs`); whether the
    evidence is good.

    Examples
    --------
    >>> Evidentials().evidence(["He apparently left, sources say."])["label"].tolist()
    ['inference', 'hearsay']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "evidentials",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
