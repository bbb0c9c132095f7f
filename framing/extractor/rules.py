"""The adapter for rare phenomena: a rule that reads one text at a time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from framing.extractor.marking import Extractor
from framing.spans import Span, Spans
from framing.text import Reading, Tokens


class RuleExtractor(Extractor):
    """Base of extractors whose rule yields spans, text by text.

    For what fires a few times an article; what fires a hundred times is array work over
    tokens (see `Extractor.mark`).

    Examples
    --------
    >>> class Questions(RuleExtractor):
    ...     labels = ("question",)
    ...     def find(self, reading):
    ...         for sentence in reading.sentences:
    ...             if reading.text[sentence.end - 1] == "?":
    ...                 yield Span(sentence.start, sentence.end, "question")
    >>> Questions().evidence(["Why now? Nobody knows."])["cue"].tolist()
    ['Why now?']
    """

    @abstractmethod
    def find(self, reading: Reading) -> Iterable[Span]:
        """The spans of one text."""

    def mark(self, tokens: Tokens) -> Spans:
        """The spans found in parsed texts."""
        found = (
            (number, span)
            for number in range(len(tokens))
            for span in self.find(tokens.reading(number))
        )
        return Spans.from_rows(self.labels, found)
