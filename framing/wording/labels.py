"""Labels: what actors, relations and events are called where another name was at hand."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class ActorLabels(LexiconExtractor):
    """Names for actors and events, by the side they take: disparaging, neutral or favourable.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``actor-labels`` of the package unless another is given.
    by : {"category", "list", "contrast"}
        Each side by itself, the list as a whole, or each side within each set of terms.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: labelling as ideological word choice is described by T. A. van Dijk (1998),
    *Opinions and ideologies in the press*, and F. Hamborg, K. Donnay & B. Gipp (2019), IJDL
    20(4), section 3.3; the terms are the package's own (see the card).

    Marks: the sides ``disparaging``, ``neutral``, ``favourable``; by contrast, each side of
    each set, as ``government-disparaging``. `ChoiceShares` gives the share of a side.

    Blind to: who is labelled; labels that are the accurate word; neutral labels in another
    use.

    Examples
    --------
    >>> ActorLabels().evidence(["The regime met its strategic partner."])["label"].tolist()
    ['disparaging', 'favourable']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "actor-labels",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)
