"""Moral words: the vocabulary of the five moral foundations."""

from __future__ import annotations

import pandas as pd

from framing.extractor import LexiconExtractor, Measure
from framing.lexicons import Lexicon
from framing.text import Tokens

FOUNDATIONS = ("care", "fairness", "loyalty", "authority", "sanctity")


class MoralWords(LexiconExtractor):
    """Words of the five moral foundations, virtues and vices apart.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``moral-foundations`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as
        ``moral_foundations``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: J. Graham, J. Haidt & B. Nosek (2009), Journal of Personality and Social Psychology
    96(5); the terms are the package's own (see the card).

    Marks: ``care-virtue``, ``care-vice``, and the same of ``fairness``, ``loyalty``,
    ``authority`` and ``sanctity``; or ``moral_foundations``.

    Blind to: whose morality it is; the topic (crime, church); liberty, a later foundation.

    Examples
    --------
    >>> MoralWords().evidence(["A patriot betrayed by thieves."])["label"].tolist()
    ['loyalty-virtue', 'loyalty-vice', 'fairness-vice']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "moral-foundations",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)


class MoralShares(Measure):
    """The share of each foundation among the moral words of a unit.

    Parameters
    ----------
    lexicon : str or Lexicon
        One with the categories ``foundation-virtue`` and ``foundation-vice``.

    Notes
    -----
    Hits of the foundation divided by all moral hits; ``virtue`` is the share of virtues among
    them. Per moral word and not per word, so that a text with more moral words at all does not
    lead in every foundation. A unit without a moral word has no value.

    Source: J. Frimer (2020), Journal of Research in Personality 84, and F. Hopp et al. (2021),
    Behavior Research Methods 53, who both relate moral words to each other.

    Produces: ``care``, ``fairness``, ``loyalty``, ``authority``, ``sanctity``, which sum to 1,
    and ``virtue``, from 0 to 1.

    Blind to: what `MoralWords` is blind to; units with few moral words, whose shares are rough.

    Examples
    --------
    >>> MoralShares().transform(["A patriot betrayed by cruel thieves."]).tolist()
    [[0.25, 0.25, 0.5, 0.0, 0.0, 0.25]]
    """

    values = (*FOUNDATIONS, "virtue")

    def __init__(self, lexicon: str | Lexicon = "moral-foundations") -> None:
        self.lexicon = lexicon

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The shares, and the counts that they are made of."""
        words = MoralWords(self.lexicon)
        counts = pd.DataFrame(words.mark(tokens).counts(len(tokens)), columns=list(words.labels))
        total = counts.sum(axis=1)
        total = total.where(total > 0)
        shares = {
            name: counts.filter(regex=f"^{name}-").sum(axis=1) / total for name in FOUNDATIONS
        }
        virtue = counts.filter(regex="-virtue$").sum(axis=1) / total
        return counts.assign(**shares, virtue=virtue)
