"""Loaded terms: words that judge or stir where a plain one would do."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class LoadedTerms(LexiconExtractor):
    """Loaded and emotive wording, by the categories of a word list.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``loaded-terms`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``loaded_terms``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: framing bias as one-sided or subjective wording is described by M. Recasens,
    C. Danescu-Niculescu-Mizil & D. Jurafsky (2013), *Linguistic models for analyzing and
    detecting biased language*, ACL, section 2; the terms are the package's own (see the card).

    Marks: the categories of the list (``emotive``, ``pejorative-label``, …), or ``loaded_terms``.

    Blind to: loaded wording that is on no list, irony, and loaded words in a neutral use
    (*a radical* in chemistry). Whose words they are is for `framing.extractor.Voice` to tell.

    Examples
    --------
    >>> LoadedTerms(by="list").evidence(["Critics slammed the sham vote."])["cue"].tolist()
    ['slammed', 'sham']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "loaded-terms",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
