"""Euphemisms and dysphemisms: softer and harsher names for something unpleasant."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Euphemisms(LexiconExtractor):
    """Softened, plain and harshened names of the same matters, in sets.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``euphemisms`` of the package unless another is given.
    by : {"category", "list", "contrast"}
        Each side by itself, the list as a whole, or each side within each set of terms.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: K. Allan & K. Burridge (2006), *Forbidden Words*, chapter 2; the terms are the
    package's own (see the card).

    Marks: ``euphemistic``, ``plain``, ``dysphemistic``; by contrast, each within each set, as
    ``torture-euphemistic``. `ChoiceShares` gives the share of one.

    Blind to: terms that are plain elsewhere (*removal*, *surge*); passives and missing agents.

    Examples
    --------
    >>> Euphemisms().evidence(["Collateral damage, or a massacre?"])["label"].tolist()
    ['euphemistic', 'dysphemistic']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "euphemisms",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
