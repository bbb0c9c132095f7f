"""Attributions: who is said to say, think or want what."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.extractor import Extractor, as_tokens
from framing.extractor.marking import Texts, evidence_table
from framing.schema import checked
from framing.sourcing.parsing import ParsedAttributions
from framing.sourcing.tagger import AttributionTagger
from framing.spans import Spans
from framing.speech import Speech, speech_of
from framing.speech.speakers import speakers_of
from framing.text import Shape, Tokens

DIRECT, MIXED, INDIRECT, SCARE = range(4)
LABELS = ("direct", "mixed", "indirect", "scare")
LONGEST_SCARE = 4
LONGEST_SMALL_WORD = 3


class Attributions(Extractor):
    """What is said, thought or wanted according to somebody else than the outlet.

    A content stands after its cue (*said that …*; *called for …*; *the claim that …*), before it
    (*"…," he said*; *…, according to the agency*) or around it (*"…," he said. "…"*). Contents do
    not overlap: what is said inside of what is said belongs to the outer one.

    Parameters
    ----------
    tagger : AttributionTagger or ParsedAttributions, optional
        A fitted tagger, or rules with the parse of a pipeline; by rules alone otherwise.

    Notes
    -----
    Source: sources, cues and contents are those of S. Pareti (2012), *A database of attribution
    relations*, LREC; the rules are checked against E. Newell, D. Margolin & D. Ruths (2018), *An
    attribution relations corpus for political news*, LREC.

    Marks: ``direct`` (a content that begins and ends in quotation marks), ``mixed`` (some of it is
    in marks), ``indirect`` (none is), ``scare`` (a few words in marks that nobody is said to say).
    A content that its cue interrupts is marked in its parts; `relations` tells them together.

    Blind to: sources of what is told without any cue; most nested attribution; irony; verbs that
    are not on the lists of ``framing/speech/data``. Words that are nouns as well as verbs
    (*claims*, *plans*) are told apart by their neighbours and now and then wrongly.

    Examples
    --------
    >>> text = 'The port will close, the mayor said. Lee called it "a farce".'
    >>> table = Attributions().relations([text])
    >>> table[["label", "said_by", "verb"]].to_numpy().tolist()
    [['indirect', 'the mayor', 'said'], ['mixed', 'Lee', 'called']]
    >>> table["cue"].tolist()
    ['The port will close', 'it "a farce"']
    """

    labels = LABELS

    def __init__(self, *, tagger: AttributionTagger | ParsedAttributions | None = None) -> None:
        self.tagger = tagger

    def found(self, tokens: Tokens) -> Speech:
        """The attributions of parsed texts, in columns."""
        return speech_of(tokens) if self.tagger is None else self.tagger.found(tokens)

    def mark(self, tokens: Tokens) -> Spans:
        """The parts of contents, and scare quotes, in parsed texts."""
        speech = self.found(tokens)
        outermost = speech.outer[speech.row] < 0
        row, first, last = (part[outermost] for part in (speech.row, speech.first, speech.last))
        kinds = types_of(tokens, speech)[row]
        scare = scare_quotations(tokens, speech)
        marked = tokens.quotations
        return Spans.of(
            LABELS,
            text=np.concatenate([speech.text[row], marked.text[scare]]),
            start=np.concatenate([tokens.starts[first], marked.inner_start[scare]]),
            end=np.concatenate([tokens.ends[last - 1], _bare_ends(tokens, scare)]),
            label=np.concatenate([kinds, np.full(len(scare), SCARE)]),
        )

    def relations(self, X: Texts) -> pd.DataFrame:
        """Each part of each content with its source and its cue.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens

        Returns
        -------
        DataFrame
            unit, attribution and part (numbers from 1), within (the outer attribution's number
            where one stands inside another, else 0), start and end, label, cue (the words
            said), said_by and verb with their places, speaker, speaker_type, voice. Places are
            characters of the unit's text, half-open; -1 where there is no source or no cue.
        """
        tokens = as_tokens(X)
        return relation_table(tokens, self.found(tokens))


def relation_table(tokens: Tokens, speech: Speech) -> pd.DataFrame:
    """Attributions as the table ``attributions``."""
    kinds = types_of(tokens, speech)
    spans = Spans(
        LABELS,
        speech.text[speech.row],
        tokens.starts[speech.first],
        tokens.ends[speech.last - 1],
        kinds[speech.row],
        np.ones(len(speech.row)),
    )
    table = evidence_table(tokens, spans).drop(columns="weight")
    firsts = np.searchsorted(speech.text, speech.text)
    table["attribution"] = speech.row - firsts[speech.row] + 1
    table["part"] = np.arange(len(speech.row)) - np.searchsorted(speech.row, speech.row) + 1
    table["within"] = np.where(speech.outer >= 0, speech.outer - firsts + 1, 0)[speech.row]
    for name, places in (("said_by", speech.source), ("verb", speech.cue)):
        starts, ends, words = _located(tokens, speech.text, places)
        table[name] = pd.Series([words[row] for row in speech.row.tolist()], dtype="str")
        table[f"{name}_start"], table[f"{name}_end"] = starts[speech.row], ends[speech.row]
    speakers = speakers_of(tokens, speech)
    for name, place in (("speaker", 0), ("speaker_type", 1)):
        table[name] = pd.Series([speakers[row][place] for row in speech.row.tolist()], dtype="str")
    return checked(table, "attributions")


def types_of(tokens: Tokens, speech: Speech) -> npt.NDArray[np.int64]:
    """Direct, mixed or indirect, by where quotation marks stand in a content; shape (n,)."""
    if not len(speech):
        return np.zeros(0, dtype=np.int64)
    inside = np.concatenate([[0], np.cumsum(tokens.quotation >= 0)])
    held = np.bincount(speech.row, weights=inside[speech.last] - inside[speech.first])
    firsts = np.searchsorted(speech.row, np.arange(len(speech)))
    lasts = np.searchsorted(speech.row, np.arange(len(speech)), side="right") - 1
    begins = tokens.quotation[speech.first[firsts]] >= 0
    ends = tokens.quotation[speech.last[lasts] - 1] >= 0
    return np.where(held == 0, INDIRECT, np.where(begins & ends, DIRECT, MIXED)).astype(np.int64)


def scare_quotations(tokens: Tokens, speech: Speech) -> npt.NDArray[np.int64]:
    """Rows of short quotations that are nobody's content, and neither sentence nor title."""
    marked = tokens.quotations
    if not len(marked):
        return np.zeros(0, dtype=np.int64)
    n_words = _within(tokens, tokens.is_word)
    long = tokens.is_word & (tokens.ends - tokens.starts > LONGEST_SMALL_WORD)
    plain = long & (tokens.shapes == Shape.PLAIN)
    titled = (_within(tokens, long) > 1) & (_within(tokens, plain) == 0)
    opening = np.minimum(marked.first + 1, len(tokens.ids) - 1)
    last = np.maximum(marked.last - 2, 0)
    stops = np.array([tokens.vocabulary.words[n] in ".!?…" for n in tokens.ids[last].tolist()])
    sentence = (tokens.shapes[opening] != Shape.PLAIN) & stops
    unclaimed = speech.owner[opening] < 0
    short = (n_words >= 1) & (n_words <= LONGEST_SCARE) & marked.closed & (marked.depth == 0)
    return np.flatnonzero(short & unclaimed & ~titled & ~sentence)


def _within(tokens: Tokens, mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """How many tokens of each quotation are in a mask."""
    totals = np.concatenate([[0], np.cumsum(mask)])
    counted: npt.NDArray[np.int64] = (
        totals[tokens.quotations.last] - totals[tokens.quotations.first]
    )
    return counted


def _bare_ends(tokens: Tokens, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Ends of quotations without a comma or full stop that house style puts inside the marks."""
    marked = tokens.quotations
    ends = []
    for row in rows.tolist():
        start, end = int(marked.inner_start[row]), int(marked.inner_end[row])
        inner = tokens.texts[int(marked.text[row])][start:end]
        ends.append(start + max(len(inner.rstrip(" ,.;:")), 1))
    return np.array(ends, dtype=np.int64)


def _located(
    tokens: Tokens, text: npt.NDArray[Any], places: npt.NDArray[Any]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], list[str]]:
    """Characters and words of tokens, half-open; -1 and nothing where there are none."""
    there = places[:, 1] > places[:, 0]
    starts, ends = np.full(len(places), -1), np.full(len(places), -1)
    starts[there] = tokens.starts[places[there, 0]]
    ends[there] = tokens.ends[places[there, 1] - 1]
    rows = zip(text.tolist(), starts.tolist(), ends.tolist(), strict=True)
    return starts, ends, [tokens.texts[n][a:b] if a >= 0 else "" for n, a, b in rows]
