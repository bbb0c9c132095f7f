"""What is measured: each work as this package does it, as one does it by hand, and as peers do."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from benchmarks import rivals
from benchmarks.contrast_speed import simulated
from benchmarks.tokenizing import OURS, YARDSTICK, yardstick
from framing import wording
from framing.compare import Resampling, contrast
from framing.corpus.duplicates import copies
from framing.extractor import Combined, Extractor, LexiconExtractor
from framing.lexicons import load, match, names
from framing.text import Tokens, Vocabulary, tokenize
from framing.topics import NMFTopics

N_TOPICS = 20
N_FEATURES = 50
RELABELLINGS = 999
N_ENTRIES = 20_000
MEASURES = (wording.Readability, wording.LexicalDiversity, wording.Style)


class Work(NamedTuple):
    """One way of doing a work; `is_rival` where it is not this package's."""

    work: str
    by: str
    call: Callable[[], object]
    is_rival: bool = False


def works(texts: Sequence[str]) -> Iterator[Work]:
    """All that is measured on these articles, each work's own way first, its rivals after it."""
    texts = list(texts)
    lexicons = [load(name) for name in names()]
    parsed = tokenize(texts)
    found = [
        Work("tokens", OURS, lambda: tokenize(texts)),
        Work("tokens", YARDSTICK, lambda: yardstick(texts), True),
        *_matching(texts, parsed, lexicons),
        *_wording(texts),
        *_contrast(len(texts)),
        Work("copies", "exact shingles, all pairs", lambda: copies(texts)),
        Work("copies", "sets of shingles by hand", lambda: rivals.plain_copies(texts), True),
        Work("topics", f"NMFTopics({N_TOPICS})", lambda: NMFTopics(N_TOPICS).fit_transform(texts)),
        Work(
            "topics",
            "TfidfVectorizer and NMF",
            lambda: rivals.vectorized_topics(texts, N_TOPICS),
            True,
        ),
    ]
    found += [Work(work, by, call, True) for work, by, call in rivals.peers(texts)]
    order = list(dict.fromkeys(one.work for one in found))
    yield from sorted(found, key=lambda one: order.index(one.work))


def _matching(texts: list[str], parsed: Tokens, lexicons: list) -> Iterator[Work]:
    n_terms = sum(map(len, lexicons))
    shown = f"{len(lexicons)} lists, {n_terms:,} terms"
    match(parsed, lexicons)
    yield Work("matching", f"{shown}, parsed before", lambda: match(parsed, lexicons))
    # A vocabulary of its own each time, so that the lists are resolved against it anew.
    yield Work("matching", f"{shown}, from texts", lambda: match(tokenize(texts), lexicons))
    yield Work(
        "matching",
        "re and a dict of phrases, exact only",
        lambda: rivals.plain_matching(texts, lexicons),
        True,
    )
    yield Work(
        "matching",
        "CountVectorizer, exact, no places",
        lambda: rivals.vectorized_matching(texts, lexicons),
        True,
    )


def _wording(texts: list[str]) -> Iterator[Work]:
    kinds = [getattr(wording, name) for name in wording.__all__]
    marking = [one() for one in kinds if inspect.isclass(one) and issubclass(one, Extractor)]
    lists = [one.loaded for one in marking if isinstance(one, LexiconExtractor)]
    untaught = [one for one in marking if not isinstance(one, wording.LoadedLanguage)]
    together = Combined([(type(one).__name__, one) for one in untaught])
    yield Work("wording", f"{len(lists)} lists, spans", lambda: match(tokenize(texts), lists))
    yield Work(
        "wording",
        f"{len(untaught)} extractors, marks and scores",
        lambda: together.fit_transform(texts),
    )
    measures = Combined([(kind.__name__, kind()) for kind in MEASURES])
    yield Work("wording", "readability, MTLD, style", lambda: measures.fit_transform(texts))
    many = rivals.many_entries(texts, N_ENTRIES)
    million = _of_a_million(texts)
    match(million, [many])
    shown = f"{N_ENTRIES:,} entries on {len(million.ids):,} tokens"
    yield Work("entries", f"{shown}, parsed before", lambda: match(million, [many]))
    yield Work("entries", f"{shown}, new vocabulary", lambda: match(_anew(million), [many]))


def _of_a_million(texts: list[str]) -> Tokens:
    """The first million tokens, about; all where there are fewer."""
    parsed = tokenize(texts)
    last = int(np.searchsorted(parsed.pointers, 1_000_000))
    return tokenize(texts[:last])


def _anew(tokens: Tokens) -> Tokens:
    """The same tokens over a copy of their vocabulary, against which no list is resolved yet."""
    vocabulary = Vocabulary()
    vocabulary.extend(tokens.vocabulary.words)
    return replace(tokens, vocabulary=vocabulary)


def _contrast(n_articles: int) -> Iterator[Work]:
    scores, design = simulated(n_articles, N_FEATURES, max(n_articles // 10, 1))
    resampling = Resampling(permutations=RELABELLINGS, draws=499)
    yield Work(
        "contrast",
        f"{N_FEATURES} features, {RELABELLINGS} relabellings, 499 draws",
        lambda: contrast(scores, design, pair=("ledger", "tribune"), resampling=resampling),
    )
    yield Work(
        "contrast",
        f"{RELABELLINGS} relabellings in a loop, no interval",
        lambda: rivals.looped_contrast(scores, design, RELABELLINGS),
        True,
    )
