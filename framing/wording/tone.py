"""Tone: praise and blame by words, with negation and degree."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from framing.extractor import LexiconExtractor, Measure, intensity
from framing.lexicons import Lexicon
from framing.spans import Spans
from framing.text import Tokens

SMOOTHING = 0.5


class Tone(LexiconExtractor):
    """Positive and negative words; what is denied is told apart.

    Parameters
    ----------
    lexicon : str or Lexicon
        The list ``tone`` of the package unless another is given.
    by : {"category", "list"}
        Whether each category is counted by itself, or the list as a whole as ``tone``.
    negated : {"apart", "counted", "omitted"}
        What becomes of words that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: counts of valenced words after L. Young & S. Soroka (2012), Political Communication
    29(2), who count negated words by themselves; the weight of a mark is the word's strength
    times that of the word of degree before it, after M. Taboada et al. (2011), Computational
    Linguistics 37(2). The terms are the package's own (see the card).

    Marks: ``positive``, ``negative``, ``positive-negated``, ``negative-negated``.

    Blind to: whom the tone is for; irony; the topic, whose bad news is not the outlet's blame.

    Examples
    --------
    >>> marks = Tone().evidence(["Not a very good plan, but a superb team."])
    >>> marks[["cue", "label", "weight"]].values.tolist()
    [['good', 'positive-negated', 0.625], ['superb', 'positive', 1.0]]
    """

    def __init__(
        self,
        lexicon: str | Lexicon = "tone",
        *,
        by: str = "category",
        negated: str = "apart",
    ) -> None:
        super().__init__(lexicon, by=by, negated=negated)

    def weighed(self, spans: Spans, tokens: Tokens) -> Spans:
        """The list's hits, weighted by the words of degree before them."""
        degree = intensity(tokens, spans, language=self.loaded.language or "en")
        return replace(spans, weight=spans.weight * degree)


class ToneBalance(Measure):
    """How far positive words outweigh negative ones in a unit.

    Parameters
    ----------
    lexicon : str or Lexicon
        One with the categories ``positive`` and ``negative``.

    Notes
    -----
    With P the affirmed positive and the denied negative words, and N the affirmed negative and
    the denied positive ones, ``tone_balance`` is ``ln((P + 0.5) / (N + 0.5))`` and
    ``tone_share`` is ``(P - N) / (P + N)``. A unit without any such word has no value.

    Source: W. Lowe, K. Benoit, S. Mikhaylov & M. Laver (2011), *Scaling policy preferences from
    coded political texts*, Legislative Studies Quarterly 36(1), equation 3; negation as in
    L. Young & S. Soroka (2012), Political Communication 29(2).

    Produces: ``tone_balance``, unbounded, 0 where both are even; ``tone_share``, from -1 to 1.

    Blind to: what `Tone` is blind to; short units, where one word is the whole value.

    Examples
    --------
    >>> ToneBalance().transform(["A superb plan, not a bad one, for a crisis."]).round(3).tolist()
    [[0.511, 0.333]]
    """

    values = ("tone_balance", "tone_share")

    def __init__(self, lexicon: str | Lexicon = "tone") -> None:
        self.lexicon = lexicon

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """Both values, and the counts that they are made of."""
        tone = Tone(self.lexicon)
        counts = pd.DataFrame(tone.mark(tokens).counts(len(tokens)), columns=list(tone.labels))
        positive = counts["positive"] + counts["negative-negated"]
        negative = counts["negative"] + counts["positive-negated"]
        total = (positive + negative).where(positive + negative > 0)
        ratio = ((positive + SMOOTHING) / (negative + SMOOTHING)).where(total.notna())
        return counts.assign(tone_balance=np.log(ratio), tone_share=(positive - negative) / total)
