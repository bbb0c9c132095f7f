"""Reuse: from whom each copy was taken, and which stretches of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.corpus.agencies import agencies
from framing.corpus.duplicates import WORDS

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus

_SOURCES = 20  # earlier articles of the group that a copy is compared with
_PLACES = 8  # places of a source at which one shingle is tried

Words = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Reuse:
    """Copies with their sources, and the stretches that they share.

    Attributes
    ----------
    table : DataFrame
        One copy a row: copy_group, article, outlet, date, source, source_outlet, source_date,
        direction, shared (share of the copy's words that stand in shared stretches), n_spans,
        agency (to which copy, source or an article of the group is credited).
        The direction is ``later`` where the source came out on an earlier day, ``same day``, or
        ``unknown`` where a date is missing; then the ids decide which is called the source.
    spans : DataFrame
        One shared stretch a row: article, start, end, source, source_start, source_end
        (characters of the texts at the level article, half-open), n_words, cue.
    """

    table: pd.DataFrame
    spans: pd.DataFrame


_TABLE = (
    *("copy_group", "article", "outlet", "date", "source", "source_outlet", "source_date"),
    *("direction", "shared", "n_spans", "agency"),
)
_SPANS = ("article", "start", "end", "source", "source_start", "source_end", "n_words", "cue")


def reuse(corpus: Corpus) -> Reuse:
    """Each copy's most likely source, by time and by what they share.

    The source is the article of its copy group that came out before it, or on the same day,
    and shares the most words with it in stretches of at least five.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> found = reuse(Corpus.read("corpora/harbour-talks"))
    >>> len(found.table), found.table["agency"].unique().tolist()
    (14, ['NPA'])
    """
    from framing.text import tokenize

    articles = corpus.articles
    groups = articles["copy_group"]
    size = groups.map(groups.value_counts())
    copied = articles[size > 1].sort_index()
    copied = copied.sort_values(["copy_group", "date"], na_position="last", kind="stable")
    texts = corpus.texts("article").reindex(copied.index).dropna()
    tokens = tokenize(texts)
    words = tokens.is_word
    owner = tokens.text_of[words]
    ends = np.searchsorted(owner, np.arange(len(texts) + 1))
    ids, starts, stops = (part[words] for part in (tokens.ids, tokens.starts, tokens.ends))
    place = {name: number for number, name in enumerate(texts.index)}
    credited = agencies(corpus)
    rows: list[tuple[object, ...]] = []
    spans: list[tuple[object, ...]] = []
    for group, members in copied.groupby("copy_group", sort=True):
        named = [name for name in members.index if name in place]
        agency = credited[named].dropna()
        parts = {name: slice(ends[place[name]], ends[place[name] + 1]) for name in named}
        known = [(name, _places(ids[parts[name]].tolist())) for name in named[:_SOURCES]]
        for number, name in enumerate(named[1:], start=1):
            own = tuple(ids[parts[name]].tolist())
            tried = [(other, _stretches(own, *held)) for other, held in known[:number]]
            # The first of the best: the earliest.
            source, runs = max(tried, key=lambda one: sum(run[2] for run in one[1]))
            shared = sum(run[2] for run in runs) / max(len(own), 1)
            about, before = members.loc[name], members.loc[source]
            days = (about["date"], before["date"])
            rows.append(
                (group, name, about["outlet"], days[0], source, before["outlet"], days[1])
                + (_direction(*days), round(shared, 6), len(runs))
                + (next((credited[n] for n in (name, source) if n in agency), agency.min()),)
            )
            there = (starts[parts[source]], stops[parts[source]])
            here = (starts[parts[name]], stops[parts[name]])
            for first, other, length in runs:
                start, end = _characters(here, first, length)
                known_as = _characters(there, other, length)
                cue = texts[name][start:end]
                spans.append((name, start, end, source, *known_as, length, cue))
    table = pd.DataFrame(rows, columns=list(_TABLE))
    table["agency"] = table["agency"].astype("str")
    return Reuse(table, pd.DataFrame(spans, columns=list(_SPANS)))


def _direction(day: pd.Timestamp, before: pd.Timestamp) -> str:
    if pd.isna(day) or pd.isna(before):
        return "unknown"
    return "later" if before < day else "same day"


def _places(words: list[int]) -> tuple[list[int], dict[Words, list[int]]]:
    """A text's words, and where each of its shingles stands."""
    places: dict[Words, list[int]] = defaultdict(list)
    for start in range(len(words) - WORDS + 1):
        held = places[tuple(words[start : start + WORDS])]
        if len(held) < _PLACES:
            held.append(start)
    return words, dict(places)


def _stretches(
    own: Words, words: list[int], places: dict[Words, list[int]]
) -> list[tuple[int, int, int]]:
    """The longest shared stretches from left to right: start here, start there, words."""
    found, start = [], 0
    while start <= len(own) - WORDS:
        longest = (0, 0)
        for other in places.get(own[start : start + WORDS], ()):
            length = WORDS
            while (
                start + length < len(own)
                and other + length < len(words)
                and own[start + length] == words[other + length]
            ):
                length += 1
            longest = max(longest, (length, -other))
        if longest[0]:
            found.append((start, -longest[1], longest[0]))
        start += max(longest[0], 1)
    return found


def _characters(
    offsets: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]], first: int, length: int
) -> tuple[int, int]:
    starts, stops = offsets
    return int(starts[first]), int(stops[first + length - 1])
