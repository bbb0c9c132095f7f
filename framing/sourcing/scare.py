"""Scare quotes: quoted fragments that mark distance rather than report speech."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from framing.extractor import RuleExtractor
from framing.lexicons import Lexicon, load
from framing.spans import Span
from framing.text import Kind, Quotation, Reading, Shape
from framing.text.lemmas import lemma

BEFORE, AFTER = 4, 5
"""Tokens around a fragment in which a reporting verb is taken to govern it."""

LABEL = "scare_quote"
LONGEST_SMALL_WORD = 3
"""Letters of the words that a title leaves in lower case (*of*, *and*, *the*)."""


class ScareQuotes(RuleExtractor):
    """Quoted fragments that mark distance rather than report speech.

    A fragment counts when it has at most `max_words` words, no reporting verb governs it, and it
    is neither a sentence of its own nor written like a title. A verb governs a fragment that
    follows it within a few words (*said it was "over"*), or that it follows after a comma
    (*"over," he said*).

    Parameters
    ----------
    max_words : int
    verbs : str or Lexicon
        The reporting verbs.

    Notes
    -----
    Source: S. Predelli (2003), *Scare quotes and their relation to other semantic issues*,
    Linguistics and Philosophy 26(1), 1–28: words that a writer uses and keeps away from at once.

    Marks: ``scare_quote``, the words between the marks.

    Blind to: irony without quotation marks; titles in lower case; fragments of a speech that is
    reported elsewhere in the sentence without a verb on the list.

    Examples
    --------
    >>> text = 'The "experts" were wrong. "Fine," she said.'
    >>> ScareQuotes().evidence([text])["cue"].tolist()
    ['experts']
    """

    labels = (LABEL,)

    def __init__(self, *, max_words: int = 4, verbs: str | Lexicon = "reporting-verbs") -> None:
        self.max_words = max_words
        self.verbs = verbs

    def find(self, reading: Reading) -> Iterable[Span]:
        """The fragments of one text."""
        for quotation in reading.quotations:
            if not (quotation.closed and 1 <= quotation.n_words <= self.max_words):
                continue
            if not (
                _is_sentence(reading, quotation)
                or _is_title(reading, quotation)
                or self._governed(reading, quotation)
            ):
                yield _bare(reading, quotation)

    def _governed(self, reading: Reading, quotation: Quotation) -> bool:
        """Whether a reporting verb stands right before the fragment, or after it and a comma."""
        verbs, language = _verbs(self.verbs)
        sentence = reading.sentence_of[quotation.first]
        before = range(max(quotation.first - BEFORE, 0), quotation.first)
        ends_clause = _ends_clause(reading, quotation)
        after = range(quotation.last, min(quotation.last + AFTER, len(reading)))
        near = [*before, *(after if ends_clause else ())]
        return any(
            lemma(reading.words[token], language) in verbs
            and not (token in after and reading.words[token].endswith("ing"))
            for token in near
            if reading.kinds[token] == Kind.WORD and reading.sentence_of[token] == sentence
        )


def _bare(reading: Reading, quotation: Quotation) -> Span:
    """The fragment without a comma or full stop that only the house style puts inside the marks."""
    inner = reading.text[quotation.inner_start : quotation.inner_end]
    return Span(quotation.inner_start, quotation.inner_start + len(inner.rstrip(" ,.;:")), LABEL)


@functools.cache
def _verbs(lexicon: str | Lexicon) -> tuple[frozenset[str], str]:
    """Lemmas of the reporting verbs, and their language."""
    loaded = lexicon if isinstance(lexicon, Lexicon) else load(lexicon)
    firsts = (entry.term.split() for entry in loaded.entries)
    kept = {words[0] for words in firsts if len(words) == 1 or words[-1] == "to"}
    return frozenset(kept), loaded.language


def _ends_clause(reading: Reading, quotation: Quotation) -> bool:
    """Whether the fragment ends as speech does before *he said*: with a comma, ! or ?."""
    return reading.text[quotation.inner_start : quotation.inner_end].rstrip()[-1:] in ",!?" or (
        quotation.last < len(reading) and reading.words[quotation.last] == ","
    )


def _is_sentence(reading: Reading, quotation: Quotation) -> bool:
    """Whether the fragment is speech by itself: a capital first, a full stop or the like last."""
    inner = reading.text[quotation.inner_start : quotation.inner_end].rstrip()
    return inner[:1].isupper() and inner[-1:] in ".!?…"


def _is_title(reading: Reading, quotation: Quotation) -> bool:
    """Whether the fragment is written like a title: several words, the longer ones capitalised."""
    words = [
        token
        for token in range(quotation.first, quotation.last)
        if reading.kinds[token] == Kind.WORD and len(reading.words[token]) > LONGEST_SMALL_WORD
    ]
    return len(words) > 1 and all(reading.shapes[token] != Shape.PLAIN for token in words)
