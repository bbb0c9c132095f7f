"""Texts parsed once: tokens, sentences and quotations in columns."""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import TextsError
from framing.text import pairing, scanning, sentences
from framing.text.batches import TYPES, as_published, scan_batch
from framing.text.compiling import SMALL, compiled
from framing.text.folding import fold, needs_folding
from framing.text.reading import Reading
from framing.text.vocabulary import Vocabulary

Integers = npt.NDArray[np.integer[Any]]


class Kind(enum.IntEnum):
    """What a token is. Words, numbers and links count as words."""

    WORD = scanning.WORD
    NUMBER = scanning.NUMBER
    CLITIC = scanning.CLITIC
    LINK = scanning.LINK
    PUNCTUATION = scanning.PUNCTUATION
    QUOTATION = scanning.QUOTATION


class Shape(enum.IntEnum):
    """How a word is written."""

    PLAIN = scanning.PLAIN
    CAPITALISED = scanning.CAPITALISED
    UPPER_CASE = scanning.UPPER_CASE
    MIXED_CASE = scanning.MIXED_CASE
    CASELESS = scanning.CASELESS


@dataclass(frozen=True, eq=False)
class Quotations:
    """The quotations of a batch, in columns, each of shape (n,).

    Attributes
    ----------
    text : ndarray of int
        Number of the text.
    first, last : ndarray of int
        Tokens of the batch from the opening mark to the closing one, half-open.
    start, end : ndarray of int
        Characters of the text, marks included, half-open.
    inner_start, inner_end : ndarray of int
        The same without the marks and the spaces next to them.
    depth : ndarray of int
        0 for a quotation of its own, 1 for one inside another.
    closed : ndarray of bool
        False where no closing mark was found: it runs on in the next paragraph, or was left open.
    """

    text: Integers
    first: Integers
    last: Integers
    start: Integers
    end: Integers
    inner_start: Integers
    inner_end: Integers
    depth: Integers
    closed: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.text)


@dataclass(frozen=True, eq=False)
class Tokens:
    """A batch of texts parsed once, in flat columns.

    Attributes
    ----------
    texts : list of str, length n_texts
        As given; all offsets count characters in them.
    index : Index, length n_texts
        The units' ids.
    vocabulary : Vocabulary
        What `ids` points into; it may be shared with other batches.
    pointers : ndarray of int64, shape (n_texts + 1,)
        The tokens of text ``i`` are ``pointers[i]`` to ``pointers[i + 1]``.
    ids, starts, ends : ndarray of int32, shape (n_tokens,)
        Each token's word, and its characters, half-open.
    kinds, shapes, gaps : ndarray of uint8, shape (n_tokens,)
        `Kind`, `Shape`, and what stands before it: 0 nothing, 1 a space, 2 a line break, 3 an
        empty line.
    sentences : ndarray of int32, shape (n_tokens,)
        Number of its sentence in its text, from 0.
    quotation : ndarray of int32, shape (n_tokens,)
        Row of the outermost quotation that holds it, or -1.
    quotations : Quotations
    n_sentences : ndarray of int64, shape (n_texts,)
    """

    texts: list[str]
    index: pd.Index
    vocabulary: Vocabulary
    pointers: npt.NDArray[np.int64]
    ids: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    kinds: npt.NDArray[np.uint8]
    shapes: npt.NDArray[np.uint8]
    gaps: npt.NDArray[np.uint8]
    sentences: npt.NDArray[np.int32]
    quotation: npt.NDArray[np.int32]
    quotations: Quotations
    n_sentences: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        sizes = len(self), len(self.ids), len(self.vocabulary)
        return "<Tokens: {:,} texts, {:,} tokens, {:,} types>".format(*sizes)

    @functools.cached_property
    def is_word(self) -> npt.NDArray[np.bool_]:
        """Which tokens count as words: words, numbers and links, shape (n_tokens,)."""
        return _COUNTED[self.kinds]

    @functools.cached_property
    def text_of(self) -> npt.NDArray[np.int64]:
        """Number of each token's text, shape (n_tokens,)."""
        return np.repeat(np.arange(len(self)), np.diff(self.pointers))

    @functools.cached_property
    def n_tokens(self) -> npt.NDArray[np.int64]:
        """Words of each text, shape (n_texts,)."""
        return self.count(self.is_word)

    def count(self, mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        """How many tokens of each text are marked in `mask`, shape (n_texts,)."""
        totals = np.concatenate([[0], np.cumsum(mask, dtype=np.int64)])
        counted: npt.NDArray[np.int64] = totals[self.pointers[1:]] - totals[self.pointers[:-1]]
        return counted

    def reading(self, number: int) -> Reading:
        """One text of the batch, seen by itself."""
        return Reading(self, number)


_COUNTED = np.array([kind in (Kind.WORD, Kind.NUMBER, Kind.LINK) for kind in Kind])


def tokenize(texts: Sequence[str] | pd.Series, *, vocabulary: Vocabulary | None = None) -> Tokens:
    """Parse texts once: tokens with offsets, sentences and quotations.

    Parameters
    ----------
    texts : sequence of str, or Series of str
        A Series gives its index to the result.
    vocabulary : Vocabulary, optional
        One to share with other batches; it grows.

    Returns
    -------
    Tokens

    Raises
    ------
    TextsError
        Where `texts` is one string, or an item is not a string; the item is named.

    Examples
    --------
    >>> tokens = tokenize(["Mr. Lee's 'no limits' pact failed. It's over."])
    >>> [tokens.vocabulary.words[i] for i in tokens.ids[:6]]
    ['mr', '.', 'lee', "'s", "'", 'no']
    >>> int(tokens.n_tokens[0]), int(tokens.n_sentences[0]), len(tokens.quotations)
    (8, 2, 1)
    """
    items, index = _items(texts)
    vocabulary = vocabulary if vocabulary is not None else Vocabulary()
    small = sum(map(len, items)) <= SMALL
    columns, per_text = _scan_plainly(items, vocabulary) if small else scan_batch(items, vocabulary)
    pointers = np.concatenate([[0], np.cumsum(per_text)]).astype(np.int64)
    starts, ends = columns[:2]
    ids, kinds, shapes, gaps = columns[2:]
    flags = vocabulary.flags
    numbered, n_sentences = _sentences(small, pointers, ids, kinds, shapes, gaps, flags)
    known = (ids, kinds, shapes, gaps, numbered, flags)
    quotation, rows = _quotations(small, pointers, known)
    return Tokens(
        texts=items,
        index=index,
        vocabulary=vocabulary,
        pointers=pointers,
        ids=ids,
        starts=starts,
        ends=ends,
        kinds=kinds,
        shapes=shapes,
        gaps=gaps,
        sentences=numbered,
        quotation=quotation,
        quotations=_located(rows, starts, ends),
        n_sentences=n_sentences,
    )


def _items(texts: Sequence[str] | pd.Series) -> tuple[list[str], pd.Index]:
    ordered = hasattr(texts, "__len__") and hasattr(texts, "__getitem__")
    if not ordered or isinstance(texts, str | Mapping) or getattr(texts, "ndim", 1) != 1:
        given = "One string" if isinstance(texts, str) else f"{type(texts).__name__}"
        raise TextsError(f"{given} was given where a list or Series of texts is needed.")
    if isinstance(texts, pd.Series):
        items, index = texts.tolist(), texts.index.rename("unit")
    else:
        items = list(texts)
        index = pd.RangeIndex(len(items), name="unit")
    for unit, item in zip(index, items, strict=True):
        if not isinstance(item, str):
            raise TextsError(f"The text of unit {unit!r} is {type(item).__name__}, not a string.")
    return items, index


def _scan_plainly(
    texts: list[str], vocabulary: Vocabulary
) -> tuple[tuple[npt.NDArray[Any], ...], npt.NDArray[np.int64]]:
    folds = {number: fold(text) for number, text in enumerate(texts) if needs_folding(text)}
    copies = [folds[n].text if n in folds else text for n, text in enumerate(texts)]
    rows = [scanning.scan(text, vocabulary) for text in copies]
    per_text = np.array([len(found) for found in rows], dtype=np.int64)
    flat = [row for found in rows for row in found]
    table = np.array(flat, dtype=np.int64).reshape(len(flat), len(TYPES))
    columns = tuple(table[:, n].astype(kind) for n, kind in enumerate(TYPES))
    as_published(columns[0], columns[1], np.cumsum([0, *per_text.tolist()]), folds)
    return columns, per_text


def _sentences(
    small: bool, pointers: npt.NDArray[np.int64], *columns: npt.NDArray[Any]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
    n_tokens, n_texts = int(pointers[-1]), len(pointers) - 1
    if small:
        numbered, counted = [0] * n_tokens, [0] * n_texts
        plain: list[Any] = [column.tolist() for column in (pointers, *columns)]
        sentences.number_sentences(*[*plain, numbered, counted])
        return np.array(numbered, dtype=np.int32), np.array(counted, dtype=np.int64)
    result = np.zeros(n_tokens, dtype=np.int32), np.zeros(n_texts, dtype=np.int64)
    compiled(sentences.number_sentences, *sentences.PARTS)(pointers, *columns, *result)
    return result


def _quotations(
    small: bool, pointers: npt.NDArray[np.int64], columns: tuple[npt.NDArray[Any], ...]
) -> tuple[npt.NDArray[np.int32], list[npt.NDArray[np.int64]]]:
    n_marks = int((columns[1] == scanning.QUOTATION).sum())
    if small:
        plain = tuple(column.tolist() for column in columns)
        quotation, rows = [-1] * int(pointers[-1]), tuple([0] * n_marks for _ in range(5))
        n_rows = pairing.pair_marks(pointers.tolist(), plain, quotation, rows)
        found = [np.array(row[:n_rows], dtype=np.int64) for row in rows]
        return np.array(quotation, dtype=np.int32), found
    marks = np.full(int(pointers[-1]), -1, dtype=np.int32)
    table = tuple(np.zeros(n_marks, dtype=np.int64) for _ in range(5))
    n_rows = compiled(pairing.pair_marks, *pairing.PARTS)(pointers, columns, marks, table)
    return marks, [row[:n_rows] for row in table]


def _located(
    rows: list[npt.NDArray[np.int64]], starts: npt.NDArray[np.int32], ends: npt.NDArray[np.int32]
) -> Quotations:
    text, first, last, depth, closed = rows
    whole = closed.astype(bool)
    return Quotations(
        text=text,
        first=first,
        last=last,
        start=starts[first],
        end=ends[last - 1],
        inner_start=starts[first + 1],
        inner_end=ends[last - 1 - whole],
        depth=depth,
        closed=whole,
    )
