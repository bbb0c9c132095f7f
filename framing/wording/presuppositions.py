"""Presuppositions: what a text takes for granted instead of saying it."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class Presuppositions(LexiconExtractor):
    """Triggers of presupposition: factives, implicatives, change of state and others.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``presuppositions`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as
        ``presuppositions``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: S. Levinson (1983), *Pragmatics*, chapter 4; P. & C. Kiparsky (1970), *Fact*; L.
    Karttunen (1971), Language 47(2); the terms are the package's own (see the card).

    Marks: ``factive``, ``emotive-factive``, ``implicative``, ``change-of-state``,
    ``iterative``, ``judging``, ``cleft``, ``counterfactual``; or ``presuppositions``.

    Blind to: definite descriptions; whether what is presupposed is contested; plain senses of
    *still* and *keep*.

    Examples
    --------
    >>> Presuppositions().evidence(["She failed to realise it."])["label"].tolist()
    ['implicative', 'factive']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "presuppositions",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
