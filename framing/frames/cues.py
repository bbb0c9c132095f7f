"""Cues of frames: words and phrases that a codebook ties to an item of a frame."""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError, one_of
from framing.extractor import SPEAKING, LexiconExtractor, Measure
from framing.extractor.whose import span_voices
from framing.frames.codebook import Codebook, load
from framing.lexicons import Lexicon
from framing.spans import Spans
from framing.text import Tokens

WAYS = ("frame", "item")
WHOSE = ("all", *SPEAKING)


class FrameCues(LexiconExtractor):
    """Cues of a codebook's frames, by frame or by item.

    Parameters
    ----------
    codebook : str, Path or Codebook
        One of the package, by name, or the file of one's own.
    by : {"frame", "item"}
        Whether marks are counted by frame, or by each of its items as ``frame-item``. A word
        that is a cue of two items of a frame counts once for the frame.
    negated : {"counted", "omitted", "apart"}
        What becomes of marks that are denied within their clause; see `LexiconExtractor`.

    Notes
    -----
    Source: the five frames and twenty items of the default codebook are those of H. A. Semetko &
    P. M. Valkenburg (2000), *Framing European politics: a content analysis of press and
    television news*, Journal of Communication 50(2), table 1; the cues are the package's own
    (see ``framing codebook show``). Where cues overlap, the longest one is marked.

    Marks: the frames, by default ``responsibility``, ``human_interest``, ``conflict``,
    ``morality``, ``economic_consequences``; or their items.

    Blind to: frames that are built without a cue word; cues in another sense. A count of cues
    is not a frame's presence until it has been validated against coded articles.

    Examples
    --------
    >>> text = ["The two sides clashed over the cost to taxpayers."]
    >>> FrameCues().evidence(text)["label"].tolist()
    ['conflict', 'conflict', 'economic_consequences', 'economic_consequences']
    >>> FrameCues(by="item").evidence(text)["label"].tolist()[:2]
    ['conflict-sides', 'conflict-disagreement']
    """

    def __init__(
        self,
        codebook: str | Path | Codebook = "generic-frames",
        *,
        by: str = "frame",
        negated: str = "counted",
    ) -> None:
        self.codebook = codebook
        self.by = by
        self.negated = negated

    @property
    def book(self) -> Codebook:
        """The codebook itself."""
        return known(self.codebook)

    @property
    def loaded(self) -> Lexicon:
        """All cues as a word list whose categories are the items."""
        return self.book.lexicon

    @property
    def _own_labels(self) -> tuple[str, ...]:
        by_item = one_of("by", self.by, WAYS) == "item"
        return self.book.items if by_item else self.book.names

    def labelled(self, spans: Spans, tokens: Tokens) -> Spans:
        """The codebook's hits under this extractor's labels, each place once a label."""
        own = self._own_labels
        named = [name if self.by == "item" else name.partition("-")[0] for name in spans.labels]
        code = np.array([own.index(name) for name in named], dtype=np.int64)
        return super().labelled(_once(own, spans, code[spans.label]), tokens)


class FrameScores(Measure):
    """The share of each frame's items that a unit meets, from 0 to 1.

    Parameters
    ----------
    codebook : str, Path or Codebook
        As in `FrameCues`.
    least : float
        An item is met where the weights of its marks sum to this at least.
    voice : {"all", "outlet", "quoted", "attributed"}
        Whose words are looked at.

    Notes
    -----
    Each item is met or not, and a frame's score is the mean of its items, as Semetko &
    Valkenburg (2000) have it of coders' answers. Made for whole articles: a long one meets more
    items than a short one, so look at the correlation with length. A unit without a word has no
    score. Whether the items of a frame go together is told by `framing.compare.consistency`.

    Source: H. A. Semetko & P. M. Valkenburg (2000), Journal of Communication 50(2), 93–109.

    Produces: a value a frame, from 0 to 1; `components` adds each item as 0 or 1.

    Blind to: what `FrameCues` is blind to.

    Examples
    --------
    >>> text = ["The two sides clashed over the cost to taxpayers."]
    >>> FrameScores().components(text)[["conflict", "economic_consequences"]].values.tolist()
    [[0.5, 0.333...]]
    """

    def __init__(
        self,
        codebook: str | Path | Codebook = "generic-frames",
        *,
        least: float = 1.0,
        voice: str = "all",
    ) -> None:
        self.codebook = codebook
        self.least = least
        self.voice = voice

    @property
    def values(self) -> tuple[str, ...]:  # type: ignore[override]
        """The frames."""
        return known(self.codebook).names

    def measure(self, tokens: Tokens) -> pd.DataFrame:
        """The scores, and the items that they are made of.

        Raises
        ------
        FramingError
            For another voice, or a `least` that is not above 0.
        """
        if self.least <= 0:
            raise FramingError(f"least={self.least}: it must be above 0, or every item is met.")
        book = known(self.codebook)
        spans = FrameCues(book, by="item").mark(tokens)
        if one_of("voice", self.voice, WHOSE) != "all":
            spans = spans.where(span_voices(tokens, spans) == SPEAKING.index(self.voice))
        weights = _summed(spans, len(tokens))
        met = pd.DataFrame(weights >= self.least, columns=list(book.items)).astype(np.float64)
        met = met.where(pd.Series(tokens.n_tokens > 0), axis=0)
        scores = {name: met[list(items)].mean(axis=1) for name, items in book.scales.items()}
        return pd.concat([pd.DataFrame(scores), met], axis=1)


def known(codebook: str | Path | Codebook) -> Codebook:
    """The codebook of that name or file, read once; a codebook is itself."""
    if isinstance(codebook, Codebook):
        return codebook
    path = Path(codebook)
    path = path / "codebook.toml" if path.is_dir() else path
    about = path.stat() if path.is_file() else None
    return _load(str(codebook), (about.st_mtime_ns, about.st_size) if about else (0, 0))


@functools.lru_cache(maxsize=32)
def _load(name: str, written: tuple[int, int]) -> Codebook:
    """Read anew where the file was written since."""
    return load(name)


def _summed(spans: Spans, n_texts: int) -> npt.NDArray[np.float64]:
    """The marks' weights by text and label."""
    n = len(spans.labels)
    cells = spans.text * n + spans.label
    summed = np.bincount(cells, spans.weight, minlength=n_texts * n)
    return summed.astype(np.float64).reshape(n_texts, n)


def _once(labels: tuple[str, ...], spans: Spans, label: npt.NDArray[np.int64]) -> Spans:
    """Spans under other labels; of several on one place with one label, the heaviest."""
    order = np.lexsort((-spans.weight, label, spans.end, spans.start, spans.text))
    columns = [column[order] for column in (spans.text, spans.start, spans.end, label)]
    new = np.ones(len(order), dtype=np.bool_)
    if len(order):
        new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    text, start, end, code = (column[new] for column in columns)
    return Spans(labels, text, start, end, code, spans.weight[order][new])
