"""Blocks of features, each of them borne by tokens, so that a score unfolds to words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, ClassVar, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.lexicons import Lexicon, load, match
from framing.text import Kind, Tokens
from framing.text.tokens import Shape

Matrix: TypeAlias = sparse.csr_array
SIDES = ("outlet", "quoted")
"""Outside and inside quotation marks."""


class Block(ABC):
    """Some features of texts, each counted where tokens bear it.

    Attributes
    ----------
    columns : ndarray of str, shape (n_columns,)
        What is counted.
    """

    kind: ClassVar[str]
    columns: npt.NDArray[np.str_]

    @abstractmethod
    def borne(self, tokens: Tokens) -> Matrix:
        """How much of each column each token bears, shape (n_tokens, n_columns)."""

    def counts(self, tokens: Tokens) -> Matrix:
        """How often each column is found in each text, shape (n_texts, n_columns)."""
        return _whole(_by_text(tokens) @ self.borne(tokens))

    def settings(self) -> dict[str, object]:
        """What else than the columns a saved block needs."""
        return {}


class Words(Block):
    """Words, numbers and marks, and pairs of neighbours in a sentence.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> tokens = tokenize(["A sham vote.", "A sham!"])
    >>> words = Words.learnt(tokens, min_units=2)
    >>> words.columns.tolist(), words.counts(tokens).toarray().tolist()
    (['a', 'a sham', 'sham'], [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])
    """

    kind = "words"

    def __init__(self, columns: Sequence[str] | npt.NDArray[np.str_]) -> None:
        self.columns = np.asarray(columns, dtype=np.str_)

    @classmethod
    def learnt(cls, tokens: Tokens, *, min_units: int) -> Words:
        """The words and pairs that stand in so many texts at least, in alphabetical order."""
        size = max(len(tokens.vocabulary), 1)
        ids = tokens.ids.astype(np.int64)
        pairs = ids[:-1] * size + ids[1:]
        together = _neighbours(tokens)
        words = tokens.vocabulary.words
        single = _in_units(ids, tokens.text_of, min_units)
        double = _in_units(pairs[together], tokens.text_of[:-1][together], min_units)
        heads, tails = np.divmod(double, size)
        spelled = [words[one] for one in single.tolist()]
        spelled += [f"{words[a]} {words[b]}" for a, b in zip(heads, tails, strict=True)]
        return cls(sorted(set(spelled)))

    def borne(self, tokens: Tokens) -> Matrix:
        """A word by itself, a pair by halves."""
        size = max(len(tokens.vocabulary), 1)
        place_of = np.full(size, -1, dtype=np.int64)
        keys, places = [], []
        for place, term in enumerate(self.columns.tolist()):
            head, _, tail = term.partition(" ")
            first = tokens.vocabulary.id_of(head)
            last = tokens.vocabulary.id_of(tail) if tail else -1
            if first >= 0 and not tail:
                place_of[first] = place
            elif first >= 0 and last >= 0:
                keys.append(first * size + last)
                places.append(place)
        ids = tokens.ids.astype(np.int64)
        own = np.flatnonzero(place_of[ids] >= 0)
        at = np.flatnonzero(_neighbours(tokens))
        found, column = _looked_up(ids[at] * size + ids[at + 1], keys, places)
        at = at[found]
        rows = np.concatenate([own, at, at + 1])
        columns = np.concatenate([place_of[ids[own]], column, column])
        weights = np.concatenate([np.ones(len(own)), np.full(2 * len(at), 0.5)])
        return _matrix(weights, rows, columns, (len(ids), len(self.columns)))


class Characters(Block):
    """Runs of letters inside words, where a space stands for a word's beginning or end.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> Characters.learnt(tokenize(["ab", "ab"]), min_units=2, lengths=(2, 3)).columns.tolist()
    [' a', ' ab', 'ab', 'ab ', 'b ']
    """

    kind = "characters"

    def __init__(
        self, columns: Sequence[str] | npt.NDArray[np.str_], *, lengths: tuple[int, int] = (2, 5)
    ) -> None:
        self.columns = np.asarray(columns, dtype=np.str_)
        self.lengths = (int(lengths[0]), int(lengths[1]))

    @classmethod
    def learnt(
        cls, tokens: Tokens, *, min_units: int, lengths: tuple[int, int] = (2, 5)
    ) -> Characters:
        """The runs of these lengths that stand in so many texts, in alphabetical order."""
        numbers: dict[str, int] = {}
        spelled = _runs_of(tokens.vocabulary.words, lengths, numbers, grow=True)
        units = (_types_of(tokens) @ spelled > 0).sum(axis=0)
        return cls(
            sorted(run for run, number in numbers.items() if units[number] >= min_units),
            lengths=lengths,
        )

    def borne(self, tokens: Tokens) -> Matrix:
        """Each run by the word it stands in."""
        return Matrix(self._spelled(tokens)[tokens.ids])

    def counts(self, tokens: Tokens) -> Matrix:
        """By way of the distinct words, of which there are few."""
        return _whole(_types_of(tokens) @ self._spelled(tokens))

    def settings(self) -> dict[str, object]:
        """The lengths."""
        return {"lengths": list(self.lengths)}

    def _spelled(self, tokens: Tokens) -> Matrix:
        place = {run: number for number, run in enumerate(self.columns.tolist())}
        return _runs_of(tokens.vocabulary.words, self.lengths, place, grow=False)


class Marks(Block):
    """What word lists mark and how the text is written, outside and inside quotation marks.

    Parameters
    ----------
    lexicons : iterable of str or Lexicon
        Names of lists that come along, folders of one's own, or the lists.
    """

    kind = "marks"

    def __init__(self, lexicons: Iterable[str | Lexicon]) -> None:
        given = list(lexicons)
        self.lexicons = [one if isinstance(one, Lexicon) else load(one) for one in given]
        self._held = [one for one in given if isinstance(one, Lexicon)]
        labels = [
            f"{one.name}__{label}"
            for one in self.lexicons
            for label in (*one.categories, "as a whole")
        ]
        labels += [f"written__{name}" for name in (*_SHAPES, *_KINDS, *_SIGNS)]
        self.columns = np.array(
            [f"{label}@{side}" for label in labels for side in SIDES], dtype=np.str_
        )

    def borne(self, tokens: Tokens) -> Matrix:
        """A mark by its tokens, in equal parts."""
        rows, columns, weights = [], [], []
        n_tokens, before = len(tokens.ids), 0
        places = _placed(tokens.text_of, tokens.starts)
        quoted = (tokens.quotation >= 0).astype(np.int64)
        for lexicon, spans in zip(self.lexicons, match(tokens, self.lexicons), strict=True):
            if len(spans):
                first = np.searchsorted(places, _placed(spans.text, spans.start))
                length = np.searchsorted(places, _placed(spans.text, spans.end)) - first
                tokens_of = np.repeat(first, length) + _counting(length)
                for label in (spans.label, len(lexicon.categories)):
                    column = 2 * (before + label) + quoted[first]
                    rows.append(tokens_of)
                    columns.append(np.repeat(column, length))
                    weights.append(np.repeat(1 / length, length))
            before += len(lexicon.categories) + 1
        for number, mask in enumerate(_written(tokens), start=before):
            at = np.flatnonzero(mask)
            rows.append(at)
            columns.append(2 * number + quoted[at])
            weights.append(np.ones(len(at)))
        shape = n_tokens, len(self.columns)
        parts = [np.concatenate(part) for part in (weights, rows, columns)]
        return _matrix(parts[0], parts[1], parts[2], shape)

    def settings(self) -> dict[str, object]:
        """The lists, by name and content; one that was given as such with all it holds."""
        known = {"lexicons": [[one.name, one.fingerprint] for one in self.lexicons]}
        held = {
            one.name: {"entries": one.entries, "card": asdict(one.card)}
            for one in self._held
            if one.card is not None
        }
        return {**known, "held": held} if held else dict(known)


_SHAPES: Mapping[str, Shape] = {
    "capitalised": Shape.CAPITALISED,
    "capitals": Shape.UPPER_CASE,
    "mixed_case": Shape.MIXED_CASE,
}
_KINDS: Mapping[str, Kind] = {"number": Kind.NUMBER, "quotation_mark": Kind.QUOTATION}
_SIGNS: Mapping[str, str] = {
    "exclamation": "!",
    "question": "?",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "bracket": "(",
    "dash": "–—-",
    "ellipsis": "…",
    "money": "$€£%",
}


def _written(tokens: Tokens) -> Iterable[npt.NDArray[np.bool_]]:
    for shape in _SHAPES.values():
        yield (tokens.shapes == shape) & (tokens.kinds == Kind.WORD)
    for kind in _KINDS.values():
        yield tokens.kinds == kind
    first = np.array([word[:1] for word in tokens.vocabulary.words] or [""], dtype=np.str_)
    marks = tokens.kinds == Kind.PUNCTUATION
    for signs in _SIGNS.values():
        yield marks & np.isin(first, list(signs))[tokens.ids]


def _runs_of(
    words: Sequence[str], lengths: tuple[int, int], place: dict[str, int], *, grow: bool
) -> Matrix:
    """How often each run stands in each word, shape (n_words, n_runs)."""
    rows: list[int] = []
    columns: list[int] = []
    for row, word in enumerate(words):
        padded = f" {word[:_LONGEST]} "
        for length in range(lengths[0], lengths[1] + 1):
            for start in range(len(padded) - length + 1):
                run = padded[start : start + length]
                number = place.setdefault(run, len(place)) if grow else place.get(run, -1)
                if number >= 0:
                    rows.append(row)
                    columns.append(number)
    return _matrix(np.ones(len(rows)), rows, columns, (len(words), len(place)))


_LONGEST = 40


def _types_of(tokens: Tokens) -> Matrix:
    ones = np.ones(len(tokens.ids))
    return _matrix(ones, tokens.text_of, tokens.ids, (len(tokens), len(tokens.vocabulary)))


def _by_text(tokens: Tokens) -> Matrix:
    n_tokens = len(tokens.ids)
    return Matrix(
        (np.ones(n_tokens), np.arange(n_tokens), tokens.pointers), shape=(len(tokens), n_tokens)
    )


def _neighbours(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Which tokens are followed by one of the same sentence, shape (n_tokens - 1,)."""
    sentence = (tokens.text_of << 32) | tokens.sentences
    return sentence[:-1] == sentence[1:]


def _in_units(
    keys: npt.NDArray[np.int64], texts: npt.NDArray[np.int64], min_units: int
) -> npt.NDArray[np.int64]:
    """The keys that stand in so many texts at least."""
    order = np.lexsort((texts, keys))
    keys, texts = keys[order], texts[order]
    new = np.ones(len(keys), dtype=bool)
    new[1:] = (keys[1:] != keys[:-1]) | (texts[1:] != texts[:-1])
    distinct, units = np.unique(keys[new], return_counts=True)
    return distinct[units >= min_units]


def _looked_up(
    wanted: npt.NDArray[np.int64], keys: list[int], places: list[int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Which of the wanted keys there are, and the place of each."""
    if not keys or not len(wanted):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    order = np.argsort(keys)
    ordered, placed = np.array(keys)[order], np.array(places)[order]
    near = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    found = np.flatnonzero(ordered[near] == wanted)
    return found, placed[near[found]]


def _placed(texts: Any, characters: Any) -> npt.NDArray[np.int64]:
    """Places in a batch as single numbers, in its order."""
    return (texts.astype(np.int64) << 32) | characters


def _counting(lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """0, 1, … for each length in turn."""
    ends = np.cumsum(lengths)
    return np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)


def _matrix(weights: Any, rows: Any, columns: Any, shape: Any) -> Matrix:
    made = Matrix(sparse.coo_array((weights, (rows, columns)), shape=shape))
    made.sum_duplicates()
    return made


def _whole(counts: Matrix) -> Matrix:
    """Counts as whole numbers, whatever the parts they were summed from."""
    counts = Matrix(counts)
    counts.sum_duplicates()
    counts.data = np.rint(counts.data)
    return counts
