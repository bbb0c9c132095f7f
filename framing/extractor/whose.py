"""Whose words the words of a text are."""

from __future__ import annotations

import re
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from framing.spans import Spans
from framing.speech import Speech, speech_of
from framing.text import Tokens

VOICES = ("outlet", "quoted", "attributed", "headline", "comment")
SPEAKING = VOICES[:3]
OUTLET, QUOTED, ATTRIBUTED, HEADLINE, COMMENT = range(len(VOICES))
# How the ids of headlines and comments end (see framing.corpus.units).
_headline, _comment = re.compile(r"/h\d*$"), re.compile(r"/c\d+$")


class Finder(Protocol):
    """What finds attributions in parsed texts, such as `framing.sourcing.Attributions`."""

    def found(self, tokens: Tokens) -> Speech:
        """The attributions in columns."""


def first_tokens(tokens: Tokens, spans: Spans) -> npt.NDArray[np.int64]:
    """The token of the batch that each span starts in, shape (n_spans,)."""
    places = (tokens.text_of << 32) | tokens.starts
    wanted = (spans.text.astype(np.int64) << 32) | spans.start
    return np.searchsorted(places, wanted, side="right") - 1


def token_voices(tokens: Tokens, finder: Finder | None = None) -> npt.NDArray[np.int64]:
    """The voice of every token as its place in `SPEAKING`, shape (n_tokens,).

    Words that somebody is said to say, think or want are quoted inside quotation marks and
    attributed outside of them; all others are the outlet's, those in scare quotes too. A text of
    nothing but words in quotation marks is speech.
    """
    speech = speech_of(tokens) if finder is None else finder.found(tokens)
    marked = tokens.quotation >= 0
    bare = tokens.count(tokens.is_word & ~marked) == 0
    spoken = (speech.owner >= 0) | (bare[tokens.text_of] & marked)
    return np.where(spoken, np.where(marked, QUOTED, ATTRIBUTED), OUTLET)


def places_of(tokens: Tokens) -> npt.NDArray[np.int64]:
    """The voice of a headline's or comment's words, by its unit's id; -1 for other units."""
    found = np.full(len(tokens), -1, dtype=np.int64)
    for number, unit in enumerate(tokens.index.astype(str).tolist()):
        if _headline.search(unit):
            found[number] = HEADLINE
        elif _comment.search(unit):
            found[number] = COMMENT
    return found


def span_voices(
    tokens: Tokens, spans: Spans, voices: npt.NDArray[np.int64] | None = None
) -> npt.NDArray[Any]:
    """The voice of every span, that of its first token, as its place in `VOICES`."""
    if not len(spans):
        return np.zeros(0, dtype=np.int64)
    of_tokens = token_voices(tokens) if voices is None else voices
    return of_tokens[first_tokens(tokens, spans)]
