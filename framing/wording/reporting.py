"""Reporting verbs: what the verb of saying tells of the writer's view of the claim."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class ReportingVerbs(LexiconExtractor):
    """Verbs and phrases of reported speech, by the stance that they take to it.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``reporting-verbs`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as
        ``reporting_verbs``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: J. Hooper (1975), *On assertive predicates*; G. Thompson & Y. Ye (1991), Applied
    Linguistics 12(4); C. Caldas-Coulthard (1994), *On reporting reporting*; the terms are the
    package's own (see the card).

    Marks: ``neutral``, ``assertive``, ``doubting``, ``conceding``, ``manner``, ``cue``; or
    ``reporting_verbs``.

    Blind to: whether a clause of speech follows; a verb that is the noun as well, where its
    neighbours do not show which.

    Examples
    --------
    >>> verbs = ReportingVerbs()
    >>> verbs.evidence(["He claimed it; she admitted the alleged lie."])["cue"].tolist()
    ['claimed', 'admitted']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "reporting-verbs",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
