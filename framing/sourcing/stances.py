"""Reporting verbs: what the verb that attributes says of what is said."""

from __future__ import annotations

import functools

import numpy as np

from framing.extractor import Extractor
from framing.lexicons import Lexicon, load, match
from framing.sourcing.attributions import Attributions
from framing.sourcing.parsing import ParsedAttributions
from framing.sourcing.tagger import AttributionTagger
from framing.spans import Spans
from framing.text import Tokens

STANCES = ("neutral", "assertive", "doubting", "conceding", "manner")


class ReportingStances(Extractor):
    """The stance of reporting verbs, where they report something.

    Parameters
    ----------
    verbs : str or Lexicon
        A list whose categories are stances.
    tagger : AttributionTagger or ParsedAttributions, optional
        For the attributions, a fitted tagger or a pipeline's parse; by rules otherwise.

    Notes
    -----
    Source: J. B. Hooper (1975), *On assertive predicates*; G. Thompson & Y. Ye (1991),
    *Evaluation in the reporting verbs used in academic papers*; C. R. Caldas-Coulthard (1994),
    *On reporting reporting*, for the stances.

    Marks: ``neutral``, ``assertive``, ``doubting``, ``conceding``, ``manner``: the verb or phrase
    inside the cue of an attribution.

    Blind to: verbs that are not on the list; stance that is told by more than the verb.

    Examples
    --------
    >>> text = 'Lee admitted that it failed, and claimed that nobody knew. A claim is a claim.'
    >>> ReportingStances().evidence([text])[["label", "cue"]].to_numpy().tolist()
    [['conceding', 'admitted'], ['doubting', 'claimed']]
    """

    labels = STANCES

    def __init__(
        self,
        *,
        verbs: str | Lexicon = "reporting-verbs",
        tagger: AttributionTagger | ParsedAttributions | None = None,
    ) -> None:
        self.verbs = verbs
        self.tagger = tagger

    def mark(self, tokens: Tokens) -> Spans:
        """The verbs in the cues of parsed texts."""
        lexicon = self.verbs if isinstance(self.verbs, Lexicon) else _loaded(self.verbs)
        hits = match(tokens, [lexicon])[0]
        speech = Attributions(tagger=self.tagger).found(tokens)
        own = speech.cue[(speech.outer < 0) & (speech.cue[:, 1] > speech.cue[:, 0])]
        starts = tokens.text_of[own[:, 0]] << 32 | tokens.starts[own[:, 0]]
        ends = tokens.ends[own[:, 1] - 1]
        order = np.argsort(starts, kind="stable")
        starts, ends = starts[order], ends[order]
        place = np.searchsorted(starts, hits.text << 32 | hits.start, side="right") - 1
        if not len(starts):
            return _as_stances(hits.where(np.zeros(len(hits), dtype=np.bool_)))
        held = np.maximum(place, 0)
        same = (place >= 0) & (starts[held] >> 32 == hits.text) & (hits.start < ends[held])
        stances = np.isin(np.array(hits.labels, dtype=object)[hits.label], STANCES)
        return _as_stances(hits.where(same & stances))


def _as_stances(spans: Spans) -> Spans:
    """The list's hits under the stances' numbers, the first one where two overlap."""
    code = {stance: number for number, stance in enumerate(STANCES)}
    labels = np.array([code.get(label, -1) for label in spans.labels], dtype=np.int64)
    return Spans.of(
        STANCES,
        text=spans.text,
        start=spans.start,
        end=spans.end,
        label=labels[spans.label],
        weight=spans.weight,
    )


@functools.cache
def _loaded(name: str) -> Lexicon:
    return load(name)
