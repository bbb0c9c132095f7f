"""Quoted fragments of headlines, and whether the article holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from framing.errors import FramingError
from framing.extractor import Extractor
from framing.spans import Span, Spans
from framing.text import Quotation, Reading, Tokens, tokenize

LABELS = ("in_body", "altered", "nowhere")
SHARED = 0.5
_word = re.compile(r"\w+(?:['’-]\w+)*")


class HeadlineQuotes(Extractor):
    """Quoted fragments of headlines: in the body's quotations word for word, altered, or nowhere.

    A fragment is in the body where its words stand there one after another, in quotation marks
    or not; it is altered where at least half of its words stand together in one sentence of the
    body; otherwise the reader finds it nowhere.

    Parameters
    ----------
    bodies : str, or sequence or Series of str, optional
        The body of each headline's article. A Series is looked up by the headline's unit id and,
        where that fails, by the part of it before the last slash; a sequence goes by order; one
        string is the body of all. Without bodies every fragment is nowhere.

    Notes
    -----
    Source: D. Dor (2003), *On newspaper headlines as relevance optimizers*, Journal of Pragmatics
    35(5), on headlines that quote what the article does not.

    Marks: ``in_body``, ``altered``, ``nowhere``: the words between the marks.

    Blind to: the headline's words outside of quotation marks; synonyms.

    Examples
    --------
    >>> quotes = HeadlineQuotes(bodies=['She called it "a complete farce", and left.'])
    >>> quotes.evidence(['Pact is "a farce", says Lee'])[["cue", "label"]].to_numpy().tolist()
    [['a farce', 'altered']]
    """

    labels = LABELS

    def __init__(self, *, bodies: str | Sequence[str] | pd.Series | None = None) -> None:
        self.bodies = bodies

    def mark(self, tokens: Tokens) -> Spans:
        """The fragments of parsed headlines.

        Raises
        ------
        FramingError
            Where bodies are given in another number than headlines, and without ids.
        """
        rows = []
        bodies = self._bodies(tokens)
        for number, body in enumerate(bodies):
            reading = tokens.reading(number)
            found = [one for one in reading.quotations if one.depth == 0 and one.n_words]
            if found:
                sentences = _sentences(body)
                rows += [(number, _marked(reading, one, sentences)) for one in found]
        return Spans.from_rows(LABELS, rows)

    def _bodies(self, tokens: Tokens) -> list[str]:
        if self.bodies is None or isinstance(self.bodies, str):
            return [self.bodies or ""] * len(tokens)
        if isinstance(self.bodies, pd.Series):
            known = self.bodies.to_dict()
            units = tokens.index.tolist()
            return [known.get(unit, known.get(str(unit).rpartition("/")[0], "")) for unit in units]
        if len(self.bodies) != len(tokens):
            raise FramingError(
                f"There are {len(tokens)} headlines and {len(self.bodies)} bodies; "
                "give the bodies as a Series with the articles' ids."
            )
        return list(self.bodies)


def _marked(reading: Reading, quotation: Quotation, sentences: Iterable[list[str]]) -> Span:
    start = quotation.inner_start
    inner = reading.text[start : quotation.inner_end]
    end = start + max(len(inner.rstrip(" ,.;:")), 1)
    return Span(start, end, _fate(_words(inner), sentences))


def _sentences(body: str) -> list[list[str]]:
    reading = tokenize([body]).reading(0)
    return [_words(body[one.start : one.end]) for one in reading.sentences]


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _word.findall(text)]


def _fate(words: list[str], sentences: Iterable[list[str]]) -> str:
    best = 0.0
    for sentence in sentences:
        if any(sentence[n : n + len(words)] == words for n in range(len(sentence))):
            return LABELS[0]
        best = max(best, len(set(words) & set(sentence)) / max(len(set(words)), 1))
    return LABELS[1] if best >= SHARED and len(words) > 1 else LABELS[2]
