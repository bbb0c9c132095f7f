"""Boosters and superlatives: wording that leaves no room for doubt or degree."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Boosters(LexiconExtractor):
    """Boosters, words of degree, absolutes and superlatives.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``boosters`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``boosters``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: K. Hyland (2005), *Metadiscourse*, chapter 3; R. Quirk et al. (1985), *A
    Comprehensive Grammar of the English Language*, sections 7.74 and 8.104; the terms are the
    package's own (see the card).

    Marks: ``certainty-adverb``, ``certainty-adjective``, ``certainty-verb``, ``degree``,
    ``universal``, ``superlative``; or ``boosters``.

    Blind to: certainty by bare assertion; whether a superlative is a measured fact (*the
    tallest tower*).

    Examples
    --------
    >>> Boosters().evidence(["It was undoubtedly the worst vote."])["cue"].tolist()
    ['undoubtedly', 'worst']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "boosters",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
