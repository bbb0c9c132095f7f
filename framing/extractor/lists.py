"""Extractors that are a word list: what they mark is what the list holds."""

from __future__ import annotations

import functools

import numpy as np

from framing.errors import one_of
from framing.extractor.marking import Extractor
from framing.lexicons import Lexicon, load, match
from framing.spans import Spans
from framing.text import Tokens


class LexiconExtractor(Extractor):
    """Marks the entries of a word list.

    Parameters
    ----------
    lexicon : str or Lexicon
        Name of a list that comes with the package, path of one of the user's, or the list.
    by : {"category", "list"}
        Whether each category of the list is counted by itself, or the list as a whole.

    Raises
    ------
    LexiconError
        Where the list cannot be loaded, has no card, or has no licence.

    Examples
    --------
    >>> LexiconExtractor("hedges", by="list").evidence(["He probably left."])["cue"].tolist()
    ['probably']
    """

    def __init__(self, lexicon: str | Lexicon = "loaded-terms", *, by: str = "category") -> None:
        self.lexicon = lexicon
        self.by = by

    @property
    def labels(self) -> tuple[str, ...]:  # type: ignore[override]
        """The list's categories, or the list's own name."""
        one_of("by", self.by, ("category", "list"))
        loaded = self.loaded
        return loaded.categories if self.by == "category" else (_label(loaded.name),)

    @property
    def loaded(self) -> Lexicon:
        """The word list itself."""
        return self.lexicon if isinstance(self.lexicon, Lexicon) else _load(self.lexicon)

    def mark(self, tokens: Tokens) -> Spans:
        """The entries found in parsed texts; the longest one where several start together."""
        return self.labelled(match(tokens, [self.loaded])[0])

    def labelled(self, spans: Spans) -> Spans:
        """The list's hits under this extractor's labels."""
        if self.by == "category":
            return spans
        return Spans.of(
            self.labels,
            text=spans.text,
            start=spans.start,
            end=spans.end,
            label=np.zeros(len(spans), dtype=np.int64),
            weight=spans.weight,
        )


@functools.cache
def _load(name: str) -> Lexicon:
    return load(name)


def _label(name: str) -> str:
    return name.replace("-", "_")
