"""Extractors that are a word list: what they mark is what the list holds."""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np

from framing.errors import LexiconError, one_of
from framing.extractor.marking import Extractor
from framing.extractor.negation import negated
from framing.lexicons import Lexicon, load, match
from framing.spans import Spans
from framing.text import Tokens

WAYS = ("category", "list", "contrast")
NEGATED = ("counted", "omitted", "apart")


class LexiconExtractor(Extractor):
    """Marks the entries of a word list.

    Parameters
    ----------
    lexicon : str or Lexicon
        Name of a list that comes with the package, path of one of the user's, or the list.
    by : {"category", "list", "contrast"}
        Whether each category of the list is counted by itself, or the list as a whole, or each
        category within each set of terms for the same thing, as ``migrant-neutral``.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause ("not a sham"): they count like
        the others, they are left out, or they count under labels of their own,
        ``label-negated``. See `framing.extractor.negated`.

    Raises
    ------
    LexiconError
        Where the list cannot be loaded, has no card, or has no licence.

    Examples
    --------
    >>> LexiconExtractor("hedges", by="list").evidence(["He probably left."])["cue"].tolist()
    ['probably']
    >>> terms = LexiconExtractor("loaded-terms", by="list", negated="apart")
    >>> terms.evidence(["A sham, not a farce."])["label"].tolist()
    ['loaded_terms', 'loaded_terms-negated']
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "loaded-terms",
        *,
        by: str = "category",
        negated: str = "counted",
    ) -> None:
        self.lexicon = lexicon
        self.by = by
        self.negated = negated

    @property
    def labels(self) -> tuple[str, ...]:  # type: ignore[override]
        """The list's categories, or the list's own name; perhaps each once more, negated."""
        one_of("negated", self.negated, NEGATED)
        own = self._own_labels
        return own if self.negated != "apart" else (*own, *(f"{name}-negated" for name in own))

    @property
    def _own_labels(self) -> tuple[str, ...]:
        loaded = self.loaded
        return (_label(loaded.name),) if self.by == "list" else loaded.categories

    @property
    def loaded(self) -> Lexicon:
        """The word list itself, its contrasts made categories where it is counted by them."""
        one_of("by", self.by, WAYS)
        known = self.lexicon if isinstance(self.lexicon, Lexicon) else _load(self.lexicon)
        return _by_contrast(known) if self.by == "contrast" else known

    def mark(self, tokens: Tokens) -> Spans:
        """The entries found in parsed texts; the longest one where several start together."""
        [spans] = match(tokens, [self.loaded])
        return self.labelled(self.weighed(spans, tokens), tokens)

    def weighed(self, spans: Spans, tokens: Tokens) -> Spans:
        """The list's hits, weighted by what stands beside them where that matters."""
        return spans

    def labelled(self, spans: Spans, tokens: Tokens) -> Spans:
        """The list's hits in parsed texts under this extractor's labels."""
        if self.by == "list":
            spans = replace(spans, labels=self._own_labels, label=np.zeros_like(spans.label))
        if self.negated == "counted":
            return spans
        denied = negated(tokens, spans, language=self.loaded.language or "en")
        if self.negated == "omitted":
            return spans.where(~denied)
        return Spans.of(
            self.labels,
            text=spans.text,
            start=spans.start,
            end=spans.end,
            label=spans.label + denied * len(spans.labels),
            weight=spans.weight,
        )


@functools.cache
def _load(name: str) -> Lexicon:
    return load(name)


@functools.cache
def _by_contrast(lexicon: Lexicon) -> Lexicon:
    held = [entry for entry in lexicon.entries if entry.contrast and entry.marks]
    if not held:
        raise LexiconError(f"The list {lexicon.name!r} has no contrasts; count it by category.")
    passed = (entry for entry in lexicon.entries if not entry.marks)
    sides = (*(one._replace(category=f"{one.contrast}-{one.category}") for one in held), *passed)
    return replace(lexicon, entries=sides)


def _label(name: str) -> str:
    return name.replace("-", "_")
