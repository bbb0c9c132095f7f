"""Persuasion techniques: the spans that words, or words said again, give away."""

from __future__ import annotations

import functools

import numpy as np
import numpy.typing as npt

from framing.extractor import Extractor
from framing.frames.codebook import Codebook
from framing.frames.cues import FrameCues, known
from framing.lexicons import load as load_list
from framing.spans import Spans
from framing.text import Tokens
from framing.text.tokens import Shape

CODEBOOK = "persuasion-techniques"
REPETITION = "repetition"
LEAST_PRECISION = 0.6
"""The share of a technique's hits that must have been right for it to be marked unasked."""
OPENINGS = ((2, 3), (3, 2))
"""So many sentences in a row that open with the same so many words repeat."""
BETWEEN = (",", "!", "…", "—", "–")
"""What stands between a word and itself where it is said twice for effect."""
LETTERS = 4
"""Letters of such a word; a shorter one is said twice by stammering and by chance."""
LISTS = ("stopwords", "boosters")
STRESSED = ("again", "enough", "many", "more", "much", "nothing")
"""Words of grammar that are said twice for effect, beside those that the list of boosters has."""
LINE_BREAK = 2
"""From this gap on (`Tokens.gaps`) a line begins."""

Rows = npt.NDArray[np.int64]


class PersuasionCues(Extractor):
    """Techniques of persuasion, as far as words give them away.

    Loaded language, name calling, doubt, appeal to fear, flag waving, slogans, whataboutism,
    false dilemma and exaggeration by the cues of the codebook ``persuasion-techniques``;
    repetition by a rule: a word said twice with a comma, dash or exclamation mark between, or
    sentences of one paragraph that open alike (two with three words, or three with two).

    Parameters
    ----------
    experimental : bool
        Whether to mark the techniques too of whose hits fewer than 60 in 100 were right.

    Notes
    -----
    Source: the techniques are those of G. Da San Martino, S. Yu, A. Barrón-Cedeño, R. Petrov &
    P. Nakov (2019), *Fine-grained analysis of propaganda in news articles*, EMNLP, section 2;
    cues and rule are the package's own.

    How often a mark is right stands in `precision`: of 50 drawn hits a technique, coded twice
    by one coder, the language model that wrote the cues. The alpha beside it in the codebook is
    that coder's consistency in one sitting, not agreement between people. Appeal to fear,
    whataboutism and exaggeration were right in about half of the hits: they are experimental.

    Marks: the techniques, `labels`.

    Blind to: whether the words are deserved, irony, every technique without a cue, and other
    languages than English. Most marks in news stand in cited words: count by voice.

    Examples
    --------
    >>> found = PersuasionCues().evidence(["Never, never! It is a farce."])
    >>> found[["label", "cue"]].to_numpy().tolist()
    [['repetition', 'Never, never'], ['loaded_language', 'farce']]
    >>> sorted(set(PersuasionCues(experimental=True).labels) - set(PersuasionCues().labels))
    ['exaggeration', 'fear', 'whataboutism']
    """

    def __init__(self, *, experimental: bool = False) -> None:
        self.experimental = experimental

    @property
    def book(self) -> Codebook:
        """The codebook of the techniques that have cues."""
        return known(CODEBOOK)

    @property
    def precision(self) -> dict[str, float]:
        """Of 50 drawn hits of each technique, the share that was right."""
        return dict(self.book.card.validity["precision"])

    @property
    def labels(self) -> tuple[str, ...]:  # type: ignore[override]
        """The techniques that are precise enough; all of them where `experimental`."""
        every = (*self.book.names, REPETITION)
        right = self.precision
        return tuple(one for one in every if self.experimental or right[one] >= LEAST_PRECISION)

    def mark(self, tokens: Tokens) -> Spans:
        """The techniques' spans in parsed texts."""
        found = Spans.merged([FrameCues(self.book).mark(tokens), repetitions(tokens)])
        own = self.labels
        place = np.array([own.index(one) if one in own else -1 for one in found.labels])
        kept = found.where(place[found.label] >= 0)
        return Spans.of(
            own,
            text=kept.text,
            start=kept.start,
            end=kept.end,
            label=place[kept.label],
            weight=kept.weight,
        )


def repetitions(tokens: Tokens) -> Spans:
    """Words said twice in a row, and openings of sentences in a row, each row once.

    Returns
    -------
    Spans
        Under the one label ``repetition``: from the first of the words to the last said again.
    """
    parts = [_doubled(tokens), *(_opened(tokens, *so_many) for so_many in OPENINGS)]
    first, last = (np.concatenate(column) for column in zip(*parts, strict=True))
    first, last = _joined(first, last)
    return Spans.of(
        (REPETITION,),
        text=tokens.text_of[first],
        start=tokens.starts[first],
        end=tokens.ends[last],
        label=np.zeros(len(first), dtype=np.int64),
    )


def _doubled(tokens: Tokens) -> tuple[Rows, Rows]:
    """First and last token of each word said twice with a mark between."""
    ids, text = tokens.ids, tokens.text_of
    at = np.arange(max(len(ids) - 2, 0))
    at = at[ids[at] == ids[at + 2]]
    words = tokens.vocabulary.words
    held = np.array([_stressed(words[one]) for one in ids[at]], dtype=np.bool_)
    held &= np.array([words[one] in BETWEEN for one in ids[at + 1]], dtype=np.bool_)
    # A capital twice is a name: "… said Bush, Bush …".
    held &= tokens.shapes[at + 2] != Shape.CAPITALISED
    held &= (text[at] == text[at + 2]) & (tokens.gaps[at + 2] < 2) & (tokens.gaps[at + 1] < 2)
    at = at[held]
    return at, at + 2


def _stressed(word: str) -> bool:
    return word.isalpha() and len(word) >= LETTERS and word not in _unstressed()


@functools.cache
def _unstressed() -> frozenset[str]:
    """Words of grammar, without those of degree and number, which are stressed."""
    grammar, degree = ({one.term for one in load_list(name).entries} for name in LISTS)
    return frozenset(grammar - degree - set(STRESSED))


def _opened(tokens: Tokens, n_sentences: int, n_words: int) -> tuple[Rows, Rows]:
    """First and last token of the same opening of so many sentences in a row."""
    spot = np.flatnonzero(tokens.is_word)
    text, sentence = tokens.text_of[spot], tokens.sentences[spot]
    opens = np.ones(len(spot), dtype=np.bool_)
    opens[1:] = (text[1:] != text[:-1]) | (sentence[1:] != sentence[:-1])
    start = np.flatnonzero(opens)
    start = start[start + n_words <= len(spot)]
    within = sentence[start + n_words - 1] == sentence[start]
    start = start[within & (text[start + n_words - 1] == text[start])]
    words = np.stack([tokens.ids[spot[start + more]] for more in range(n_words)], axis=1)
    same = (words[1:] == words[:-1]).all(axis=1) & (text[start][1:] == text[start][:-1])
    same &= sentence[start][1:] == sentence[start][:-1] + 1
    # Names are no refrain, nor is what opens paragraphs: captions, lists, "He said".
    later = spot[start][:, None] + np.arange(1, n_words)
    plain = (tokens.shapes[later] != Shape.CAPITALISED).all(axis=1)
    same &= plain[1:] & (tokens.gaps[spot[start]][1:] < LINE_BREAK)
    row = np.cumsum(np.concatenate([[True], ~same])[: len(start)])
    size = np.bincount(row)[row] if len(row) else row
    kept = start[size >= n_sentences]
    rows = row[size >= n_sentences]
    head = np.flatnonzero(np.diff(rows, prepend=-1))
    tail = np.append(head[1:], len(rows)) - 1 if len(rows) else head
    return spot[kept[head]], spot[kept[tail] + n_words - 1]


def _joined(first: Rows, last: Rows) -> tuple[Rows, Rows]:
    """Rows of tokens, those that overlap made one."""
    if not len(first):
        return first, last
    order = np.argsort(first, kind="stable")
    first, last = first[order], np.maximum.accumulate(last[order])
    head = np.concatenate([[True], first[1:] > last[:-1]])
    at = np.flatnonzero(head)
    return first[at], last[np.append(at[1:], len(first)) - 1]
