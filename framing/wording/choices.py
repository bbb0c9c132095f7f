"""Choices: which of several names for the same thing a text takes."""

from __future__ import annotations

import pandas as pd

from framing.errors import one_of
from framing.extractor import LexiconExtractor, Measure
from framing.lexicons import Lexicon
from framing.text import Tokens


class ChoiceShares(Measure):
    """Where a thing is named at all, the share of its names that take one side.

    Parameters
    ----------
    lexicon : str or Lexicon
        A list with contrasts: ``actor-labels``, ``one-sided-terms``, ``euphemisms``, or another.
    side : str
        The category whose share is measured.

    Raises
    ------
    FramingError
        Where the list has no such category, or no contrasts.

    Notes
    -----
    For each set of names for the same thing: hits of the side divided by all hits of the set.
    The topic is held constant: a text that writes more of migrants does not score higher, one
    that calls them *illegal aliens* rather than *migrants* does. A unit that does not name the
    thing has no value for it.

    Source: word choice as the share of one synonym among all is how S. Clayman (1990), Media,
    Culture & Society 12(1), and F. Hamborg, A. Zhukova & B. Gipp (2019), JCDL, treat labelling.

    Produces: one share from 0 to 1 for each set of the list, under the set's name.

    Blind to: what the list is blind to; whether two names in a text are for the same actor.

    Examples
    --------
    >>> shares = ChoiceShares("actor-labels", side="disparaging")
    >>> table = shares.components(["The regime fell. The government met. A government is new."])
    >>> float(table["government"].iloc[0]), int(table["government-neutral"].iloc[0])
    (0.3333333333333333, 2)
    """

    def __init__(
        self, lexicon: str | Lexicon = "actor-labels", *, side: str = "disparaging"
    ) -> None:
        self.lexicon = lexicon
        self.side = side

    @property
    def values(self) -> tuple[str, ...]:  # type: ignore[override]
        """The sets of the list that hold a name on the side."""
        known = LexiconExtractor(self.lexicon).loaded
        one_of("side", self.side, known.categories)
        held = {entry.contrast for entry in known.entries if entry.category == self.side}
        return tuple(sorted(held - {""}))

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The shares, and the hits of each side of each set."""
        names = LexiconExtractor(self.lexicon, by="contrast")
        counts = pd.DataFrame(names.mark(tokens).counts(len(tokens)), columns=list(names.labels))
        shares = {}
        sides = LexiconExtractor(self.lexicon).loaded.categories
        for name in self.values:
            held = [f"{name}-{side}" for side in sides if f"{name}-{side}" in counts]
            total = counts[held].sum(axis=1)
            shares[name] = counts[f"{name}-{self.side}"] / total.where(total > 0)
        return pd.concat([pd.DataFrame(shares), counts], axis=1)
