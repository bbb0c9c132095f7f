"""Attributions where a pipeline of the user's own parses the sentences."""

from __future__ import annotations

from sklearn.base import BaseEstimator

from framing.speech import Speech
from framing.speech.parses import loaded, parsed
from framing.text import Tokens


class ParsedAttributions(BaseEstimator):
    """Attributions by rules, mended by the parse of a spaCy pipeline that you have.

    The clause that a verb of attribution has for its object is what is said, and the verb's
    subject is the source, however far away they stand; what has no such clause stays as the rules
    found it. Hand it to ``Attributions(tagger=…)``.

    Parameters
    ----------
    pipeline : str
        Name or folder of a spaCy pipeline with a parser, such as ``en_core_web_sm``; nothing is
        downloaded.

    Notes
    -----
    Source: S. Pareti (2015), *Attribution: a computational approach*, on verbs with a clause for
    their object.

    Blind to: what the parser gets wrong; verbs that are on no list, as the rules are.

    Examples
    --------
    >>> ParsedAttributions("en_core_web_sm").get_params()
    {'pipeline': 'en_core_web_sm'}
    """

    def __init__(self, pipeline: str = "en_core_web_sm") -> None:
        self.pipeline = pipeline

    def found(self, tokens: Tokens) -> Speech:
        """The attributions of parsed texts, in columns.

        Raises
        ------
        FramingError
            Where spaCy or the pipeline is not there, or it has no parser.
        """
        return parsed(tokens, loaded(self.pipeline))

    @property
    def method(self) -> str:
        """What has read the sentences, for captions: name and version of the pipeline.

        Raises
        ------
        FramingError
            Where spaCy or the pipeline is not there, or it has no parser.
        """
        meta = loaded(self.pipeline).meta
        return f"rules with the parse of {meta['lang']}_{meta['name']} {meta['version']} (spaCy)"
