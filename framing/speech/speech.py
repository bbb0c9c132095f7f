"""The attributions of a batch of texts, in columns."""

from __future__ import annotations

import functools
import weakref
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.speech import clauses, complements, contents, cues, finding, recording, sources
from framing.speech.classes import properties
from framing.text import Tokens
from framing.text.compiling import SMALL, compiled

Integers = npt.NDArray[np.integer[Any]]
OUTLET = -1


@dataclass(frozen=True, eq=False)
class Speech:
    """Who is said to say what in a batch of texts.

    Attributes
    ----------
    text, kind : ndarray of int, shape (n,)
        Number of the text, and the kind of cue (`framing.speech.kinds`).
    cue, source : ndarray of int, shape (n, 2)
        Tokens of the batch, half-open; empty where there is none.
    outer : ndarray of int, shape (n,)
        The attribution in whose content it stands, or -1.
    row, first, last : ndarray of int, shape (n_parts,)
        The parts of the contents: which attribution, and its tokens, half-open.
    owner : ndarray of int, shape (n_tokens,)
        The outermost attribution whose content holds each token, or -1.
    """

    text: Integers
    kind: Integers
    cue: Integers
    source: Integers
    outer: Integers
    row: Integers
    first: Integers
    last: Integers
    owner: Integers

    def __len__(self) -> int:
        return len(self.text)


_known: weakref.WeakKeyDictionary[Tokens, Speech] = weakref.WeakKeyDictionary()


def speech_of(tokens: Tokens) -> Speech:
    """What is said by whom in parsed texts, by rules; found once for each batch.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> tokens = tokenize(["The port will close, the mayor said."])
    >>> speech = speech_of(tokens)
    >>> words = tokens.vocabulary.words
    >>> [words[i] for i in tokens.ids[slice(*speech.source[0])]]
    ['the', 'mayor']
    """
    if tokens not in _known:
        _known[tokens] = _found(tokens)
    return _known[tokens]


def _found(tokens: Tokens) -> Speech:
    columns: tuple[Any, ...] = (
        *properties(tokens),
        tokens.gaps,
        tokens.sentences,
        tokens.quotation,
    )
    small = sum(map(len, tokens.texts)) <= SMALL
    n = len(tokens.ids)
    if small:
        rows, parts = [[0] * n for _ in range(7)], [[0] * n for _ in range(3)]
        owner: Any = [-1] * n
        inner: Any = [-1] * n
        plain = tuple(column.tolist() for column in columns)
        found = finding.find_speech(tokens.pointers.tolist(), plain, rows, parts, owner, inner)
    else:
        rows = tuple(np.zeros(n, dtype=np.int32) for _ in range(7))  # type: ignore[assignment]
        parts = tuple(np.zeros(n, dtype=np.int32) for _ in range(3))  # type: ignore[assignment]
        owner = np.full(n, -1, dtype=np.int32)
        inner = owner.copy()
        found = _compiled()(tokens.pointers, columns, rows, parts, owner, inner)
    n_rows, n_parts = found
    return _put_together(rows, parts, np.asarray(owner), n_rows, n_parts)


def _put_together(rows: Any, parts: Any, owner: Integers, n_rows: int, n_parts: int) -> Speech:
    """The columns of attributions that have content, numbered in the order of their texts."""
    table = [np.array(column[:n_rows], dtype=np.int64) for column in rows]
    row, first, last = (np.array(column[:n_parts], dtype=np.int64) for column in parts)
    order = np.lexsort((first, row))
    row, first, last = row[order], first[order], last[order]
    kept = np.zeros(n_rows + 1, dtype=np.bool_)
    kept[row] = True
    number = np.cumsum(kept) - 1
    number[~kept] = OUTLET
    spoken = np.where(owner >= 0, number[np.maximum(owner, 0)] if n_rows else -1, OUTLET)
    text, kind, cue, cue_end, source, source_end, outer = (column[kept[:-1]] for column in table)
    return Speech(
        text=text,
        kind=kind,
        cue=np.column_stack([cue, np.maximum(cue, cue_end)]),
        source=np.column_stack([source, np.maximum(source, source_end)]),
        outer=np.where(outer >= 0, number[np.maximum(outer, 0)], OUTLET),
        row=number[row],
        first=first,
        last=last,
        owner=spoken,
    )


@functools.cache
def _compiled() -> Any:
    rooms = complements, cues, contents, sources, clauses, recording, finding
    parts = [part for room in rooms for part in room.PARTS]
    return compiled(finding.find_speech, *parts)
