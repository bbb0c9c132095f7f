"""Hedges: words that hold back from full commitment to what is said."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Hedges(LexiconExtractor):
    """Hedges and evidentials, by the categories of a word list.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``hedges`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``hedges``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: the categories follow K. Hyland (2005), *Metadiscourse*, chapter 3; the terms are
    the package's own (see the card).

    Marks: the categories of the list (``modal``, ``epistemic-verb``, …), or ``hedges``.

    Blind to: modal verbs of permission or ability (*may leave*, *could swim*), and names that
    look like hedges (*May*).

    Examples
    --------
    >>> Hedges(by="list").evidence(["The talks might fail, reportedly."])["cue"].tolist()
    ['might', 'reportedly']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "hedges",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
