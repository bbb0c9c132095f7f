"""Comments as they face their targets: where the target is named, and the cues about it."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.audience.pairs import Pairs
from framing.extractor.negation import negated, words_of
from framing.extractor.whose import first_tokens
from framing.learning.blocks import Matrix
from framing.lexicons import load, match
from framing.text import Tokens, tokenize

Floats = npt.NDArray[np.float64]

SIGNS = {
    "agreement": 1.0,
    "support": 1.0,
    "truth": 0.5,
    "disagreement": -1.0,
    "opposition": -1.0,
    "distance": -1.0,
    "sarcasm": -1.0,
    "positive": 0.5,
    "negative": -0.5,
}
"""Which side a cue is taken for; words of tone count for one half."""

CUES, TONE = "stance-cues", "tone"
HALF_WAY = 6.0
"""Words from where the target is named at which a cue counts for one half."""

STEM = 5
"""Letters by which words are taken for forms of one."""


@dataclass(frozen=True, eq=False)
class Facing:
    """Pairs, parsed, with their cues.

    Attributes
    ----------
    tokens : Tokens
        The distinct comments.
    targets : Tokens
        The distinct targets.
    comment_of, target_of : ndarray of int, shape (n,)
        Their places.
    values : ndarray of float, shape (n_tokens, n_signs)
        What each token bears of each sign: cues and tone, turned where they are denied.
    ends : ndarray of int, shape (n_tokens,)
        Where the longest cue that begins at each token ends, in characters.
    """

    tokens: Tokens
    targets: Tokens
    comment_of: npt.NDArray[np.int64]
    target_of: npt.NDArray[np.int64]
    values: Floats
    ends: npt.NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Pairs) -> Facing:
        """Parse pairs, each text once."""
        comments, comment_of = _distinct(pairs.comments)
        targets, target_of = _distinct(pairs.targets)
        tokens = tokenize(comments)
        return cls(tokens, tokenize(targets), comment_of, target_of, *borne(tokens))

    def __len__(self) -> int:
        return len(self.comment_of)

    @functools.cached_property
    def named(self) -> list[npt.NDArray[np.int64]]:
        """Tokens at which each pair's comment names its target, from the comment's first."""
        stems, of = _stems(self.tokens), [set(own) for own in self._target_stems]
        found = []
        for comment, target in zip(self.comment_of, self.target_of, strict=True):
            own = stems[self.tokens.pointers[comment] : self.tokens.pointers[comment + 1]]
            wanted = of[target]
            found.append(np.array([n for n, stem in enumerate(own) if stem in wanted], np.int64))
        return found

    @functools.cached_property
    def near(self) -> Matrix:
        """How near each token of the batch is to the target, shape (n, n_tokens); 0 elsewhere.

        In sentences that name it a token has its nearness, the name itself none; where no sentence
        does, every token of the comment counts alike.
        """
        rows, columns, weights = [], [], []
        pointers, sentences = self.tokens.pointers, self.tokens.sentences
        for pair, (comment, named) in enumerate(zip(self.comment_of, self.named, strict=True)):
            start, stop = int(pointers[comment]), int(pointers[comment + 1])
            if len(named):
                own = sentences[start:stop]
                kept = np.setdiff1d(np.flatnonzero(np.isin(own, own[named])), named)
                right = np.searchsorted(named, kept)
                after = named[np.minimum(right, len(named) - 1)]
                before = named[np.maximum(right - 1, 0)]
                away = np.minimum(np.abs(after - kept), np.abs(kept - before))
                weight = 1 / (1 + away / HALF_WAY)
            else:
                kept = np.arange(stop - start)
                weight = np.full(len(kept), ELSEWHERE)
            rows.append(np.full(len(kept), pair))
            columns.append(start + kept)
            weights.append(weight)
        shape = len(self), len(self.tokens.ids)
        if not rows:
            return Matrix(shape)
        parts = [np.concatenate(part) for part in (weights, rows, columns)]
        return Matrix((parts[0], (parts[1], parts[2])), shape=shape)

    def sums(self) -> Floats:
        """The baseline's parts: the cues of each sign by nearness, shape (n, n_signs)."""
        return np.asarray(self.near @ self.values)

    def columns(self) -> Floats:
        """Numbers of each pair that need no learning, shape (n, n_columns)."""
        near = self.sums()
        whole = self._by_comment(self.values)[self.comment_of]
        ours = np.array([self._coverage(pair) for pair in range(len(self))]).reshape(-1, 3)
        signs = np.array([SIGNS[name] for name in SIGNS])
        told, said = near @ signs, whole @ signs
        size = np.abs(whole) @ np.abs(signs)
        target = np.asarray(self._target_tone)[self.target_of]
        denied = np.asarray(self._target_denied)[self.target_of]
        length = np.log1p(self.tokens.n_tokens[self.comment_of])
        return np.column_stack([
            near, whole, ours, told, said, said / (1 + size), target, denied,
            target * np.sign(told), target * np.sign(said), denied * np.sign(told), length,
        ])  # fmt: skip

    def _by_comment(self, values: Floats) -> Floats:
        n = len(self.tokens.ids)
        rows = Matrix((np.ones(n), np.arange(n), self.tokens.pointers), shape=(len(self.tokens), n))
        return np.asarray(rows @ values)

    def _coverage(self, pair: int) -> tuple[float, float, float]:
        """Share of the target's words that are named, how often, and how early."""
        named, comment = self.named[pair], self.comment_of[pair]
        wanted = self._target_stems[self.target_of[pair]]
        start = self.tokens.pointers[comment]
        stems = {self._spelled[i][:STEM] for i in self.tokens.ids[start + named].tolist()}
        n = max(int(self.tokens.pointers[comment + 1] - start), 1)
        first = float(named[0]) / n if len(named) else 1.0
        return len(stems) / max(len(wanted), 1), float(np.log1p(len(named))), first

    @functools.cached_property
    def _spelled(self) -> list[str]:
        return list(self.tokens.vocabulary.words)

    @functools.cached_property
    def _target_stems(self) -> list[tuple[str, ...]]:
        plain = _plain()
        words, found = self.targets.vocabulary.words, []
        for number in range(len(self.targets)):
            rows = slice(int(self.targets.pointers[number]), int(self.targets.pointers[number + 1]))
            held = self.targets.is_word[rows]
            own = [words[i] for i in self.targets.ids[rows][held].tolist()]
            stems = {word[:STEM] for word in own if word not in plain}
            found.append(tuple(sorted(stems or {word[:STEM] for word in own})))
        return found

    @functools.cached_property
    def _target_tone(self) -> Floats:
        signs = np.array([SIGNS[name] for name in SIGNS])
        values = borne(self.targets)[0] @ signs
        found = np.bincount(self.targets.text_of, values, minlength=len(self.targets))
        return found.astype(np.float64)

    @functools.cached_property
    def _target_denied(self) -> Floats:
        negators = words_of("en").negators
        hit = np.array([word in negators for word in self.targets.vocabulary.words] or [False])
        opposed = borne(self.targets)[0][:, list(SIGNS).index("opposition")] > 0
        at = (hit[self.targets.ids] | opposed).astype(np.float64)
        hits = np.bincount(self.targets.text_of, at, minlength=len(self.targets))
        return np.minimum(hits, 1).astype(np.float64)


ELSEWHERE = 0.5
"""What a cue counts for where the comment does not name the target in so many words."""


def borne(tokens: Tokens) -> tuple[Floats, npt.NDArray[np.int64]]:
    """What tokens bear of each sign of `SIGNS`, shape (n_tokens, n_signs), and where cues end.

    A cue stands at its first token. One that is denied counts, by half, for the other side:
    as ``disagreement`` or ``negative`` where it was assent, and the other way about.
    """
    names = list(SIGNS)
    found, ends = np.zeros((len(tokens.ids), len(names))), tokens.ends.astype(np.int64)
    for spans in match(tokens, [load(CUES), load(TONE)]):
        if not len(spans):
            continue
        first = first_tokens(tokens, spans)
        denied = negated(tokens, spans)
        column = np.array([names.index(label) for label in spans.labels])[spans.label]
        turned = np.array([names.index(TURNED[label]) for label in spans.labels])[spans.label]
        weight = np.where(denied, 0.5, 1.0) * spans.weight
        np.add.at(found, (first, np.where(denied, turned, column)), weight)
        np.maximum.at(ends, first, spans.end)
    return found, ends


TURNED = {
    "agreement": "disagreement",
    "support": "opposition",
    "truth": "distance",
    "disagreement": "agreement",
    "opposition": "support",
    "distance": "truth",
    "sarcasm": "sarcasm",
    "positive": "negative",
    "negative": "positive",
}


@functools.cache
def _plain() -> frozenset[str]:
    return frozenset(entry.term for entry in load("stopwords").entries)


def _stems(tokens: Tokens) -> list[str]:
    short = [word[:STEM] for word in tokens.vocabulary.words]
    return [short[i] for i in tokens.ids.tolist()]


def _distinct(texts: list[str]) -> tuple[list[str], npt.NDArray[np.int64]]:
    place: dict[str, int] = {}
    of = [place.setdefault(text, len(place)) for text in texts]
    return list(place), np.array(of, dtype=np.int64)
