"""One-sided terms: what only one side of a controversy calls the matter."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class OneSidedTerms(LexiconExtractor):
    """Terms that one side of politics uses, with the other side's and the plain ones, in pairs.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``one-sided-terms`` of the package unless another is given.
    by : {"category", "list", "contrast"}
        Each side by itself, the list as a whole, or each side within each set of terms.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: one-sided terms are a part of framing bias in M. Recasens, C.
    Danescu-Niculescu-Mizil & D. Jurafsky (2013), ACL, section 2; partisan phrases in M.
    Gentzkow & J. Shapiro (2010), Econometrica 78(1); the terms are the package's own (see the
    card).

    Marks: the sides ``left``, ``neutral``, ``right``, of the United States; by contrast, each
    side of each set, as ``estate-tax-right``. `ChoiceShares` gives the share of a side.

    Blind to: whether a term is used or spoken about; quotations unless scored by voice;
    politics elsewhere.

    Examples
    --------
    >>> OneSidedTerms().evidence(["Is it a death tax or an estate tax?"])["label"].tolist()
    ['right', 'neutral']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "one-sided-terms",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
