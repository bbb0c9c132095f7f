"""Cues of frames: words and phrases that a codebook ties to a frame."""

from __future__ import annotations

from framing.extractor import LexiconExtractor
from framing.lexicons import Lexicon


class FrameCues(LexiconExtractor):
    """Cues of the generic news frames, by frame.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``generic-frames`` of the package unless another is given.
    by : {"category", "list"}
        Whether each frame is counted by itself, or the list as a whole.

    Notes
    -----
    Source: the five frames are those of H. A. Semetko & P. M. Valkenburg (2000), *Framing
    European politics: a content analysis of press and television news*, Journal of
    Communication 50(2), table 1; the cues are the package's own (see the card).

    Marks: ``conflict``, ``economic_consequences``, ``human_interest``, ``morality``,
    ``responsibility``.

    Blind to: frames that are built without a cue word; cues in another sense. A count of cues
    is not a frame's presence until it has been validated against coded articles.

    Examples
    --------
    >>> evidence = FrameCues().evidence(["The two sides clashed over the cost to taxpayers."])
    >>> evidence["label"].tolist()
    ['conflict', 'conflict', 'economic_consequences', 'economic_consequences']
    """

    def __init__(self, lexicon: str | Lexicon = "generic-frames", *, by: str = "category") -> None:
        super().__init__(lexicon, by=by)
