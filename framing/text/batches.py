"""Feeds the compiled scanner with buffers of half a million characters.

Buffers keep the memory flat: a text of any length costs the buffer and its own tokens. Smaller
ones would be slower: the vocabulary's table leaves the processor's cache between them.
A text longer than a buffer is cut between a word and the space after it, so that neither a token
nor a gap is cut in two.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text import scanner
from framing.text.characters import characters, code_points, text_of
from framing.text.compiling import compiled
from framing.text.folding import Folded, fold, odd_characters, odd_places
from framing.text.scanning import EMPTY_LINE
from framing.text.vocabulary import HashTable, Vocabulary

BUFFER = 500_000
FIRST_TABLE = 1 << 16
TYPES = (np.int32, np.int32, np.int32, np.uint8, np.uint8, np.uint8)
_space = re.compile(r"(?<=\w)\s")
CHARACTERS_A_TOKEN = 4
Columns = tuple[npt.NDArray[Any], ...]
Piece = tuple[int, int, str]
Buffer = tuple[Any, ...]


def scan_batch(
    texts: Sequence[str], vocabulary: Vocabulary
) -> tuple[Columns, npt.NDArray[np.int64]]:
    """The columns start, end, id, kind, shape and gap of all tokens, and the tokens a text has."""
    per_text = np.zeros(len(texts), dtype=np.int64)
    columns = _room_for(sum(map(len, texts)) // CHARACTERS_A_TOKEN)
    first = 0
    for pieces in _buffers(texts):
        columns, counts = _scan_buffer(pieces, vocabulary, columns, first)
        shifts = np.array([piece[1] for piece in pieces], dtype=np.int32)
        last = first + int(counts.sum())
        if shifts.any():
            moved = np.repeat(shifts, counts)
            columns[0][first:last] += moved
            columns[1][first:last] += moved
        np.add.at(per_text, [piece[0] for piece in pieces], counts)
        first = last
    found = tuple(column[:first] for column in columns)
    openers = np.concatenate([[0], np.cumsum(per_text)])[:-1]
    found[5][openers[per_text > 0]] = EMPTY_LINE
    return found, per_text


def _room_for(n_tokens: int, kept: Columns = ()) -> Columns:
    """Empty columns of this length, which start with what is kept."""
    columns = tuple(np.empty(n_tokens, dtype=kind) for kind in TYPES)
    for column, old in zip(columns, kept, strict=False):
        column[: len(old)] = old
    return columns


def _buffers(texts: Iterable[str]) -> Iterator[list[Piece]]:
    """Pieces of texts (text, its offset there, characters) in buffers of bounded size."""
    held: list[Piece] = []
    room = BUFFER
    for number, text in enumerate(texts):
        for start, end in _cuts(text):
            if held and end - start > room:
                yield held
                held, room = [], BUFFER
            held.append((number, start, text[start:end]))
            room -= end - start
    if held:
        yield held


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > BUFFER:
        space = _space.search(text, start + BUFFER)
        if space is None:
            break
        yield start, space.start()
        start = space.start()
    yield start, len(text)


def _scan_buffer(
    pieces: Sequence[Piece], vocabulary: Vocabulary, columns: Columns, first: int
) -> tuple[Columns, npt.NDArray[np.int64]]:
    """Write the tokens of a buffer into the columns from `first` on; the columns may be moved."""
    buffer, bounds, folds = _folded_buffer([piece[2] for piece in pieces])
    codes = buffer[0]
    counts = np.zeros(len(pieces), dtype=np.int64)
    if first + len(codes) > len(columns[0]):
        columns = _room_for(first + len(codes) + len(columns[0]) // 2, columns)
    spelled = np.empty(2 * len(codes), dtype=np.uint32)
    table = _hash_table(vocabulary)
    state = (0, 0, first, len(vocabulary), 0)
    scan = compiled(scanner.scan_pieces, *scanner.PARTS)
    while state[0] < len(pieces):
        if 4 * state[3] >= len(table):
            table = _grown(table)
        state = scan(buffer, bounds, state, table, spelled, (*columns, counts))
    if state[4]:
        vocabulary.extend(text_of(spelled[: state[4] - 1]).split("\n"))
    vocabulary.hash_table, vocabulary.n_hashed = table, len(vocabulary)
    pointers = first + np.cumsum([0, *counts.tolist()])
    as_published(columns[0], columns[1], pointers, folds)
    return columns, counts


def as_published(
    starts: npt.NDArray[np.int32],
    ends: npt.NDArray[np.int32],
    pointers: npt.NDArray[np.int64],
    folds: Mapping[int, Folded],
) -> None:
    """Turn offsets into folded copies, text by text, into offsets into the texts as given."""
    for number, folded in folds.items():
        own = slice(pointers[number], pointers[number + 1])
        starts[own] = folded.begins[starts[own]]
        ends[own] = folded.ends[ends[own] - 1]


def _folded_buffer(
    texts: list[str],
) -> tuple[Buffer, npt.NDArray[np.int64], dict[int, Folded]]:
    """The texts' folded copies as the scanner reads them, their bounds, and the folds."""
    bounds = np.cumsum([0, *(len(text) + 1 for text in texts)], dtype=np.int64)
    buffer, to_be_folded = _read(texts)
    if not to_be_folded:
        return buffer, bounds, {}
    odd = np.searchsorted(bounds, odd_places(buffer[0]), side="right") - 1
    folds = {number: fold(texts[number]) for number in np.unique(odd).tolist()}
    copies = [folds[n].text if n in folds else text for n, text in enumerate(texts)]
    bounds = np.cumsum([0, *(len(text) + 1 for text in copies)], dtype=np.int64)
    return _read(copies)[0], bounds, folds


def _read(texts: list[str]) -> tuple[Buffer, bool]:
    """Code points, folded forms and classes, a line break after each text; whether one is odd."""
    known = characters()
    codes = code_points("\n".join([*texts, "\n"]))
    kinds = np.empty(len(codes), dtype=np.uint8)
    letters = np.empty(len(codes), dtype=np.uint32)
    classify = compiled(scanner.classify)
    odd = classify(codes, known.classes, known.folded, odd_characters(), kinds, letters)
    return (codes, letters, kinds, known.styles, _link_prefixes()), bool(odd)


@functools.cache
def _link_prefixes() -> tuple[npt.NDArray[np.uint32], ...]:
    return tuple(code_points(prefix) for prefix in ("http://", "https://", "www."))


def _hash_table(vocabulary: Vocabulary) -> HashTable:
    """The vocabulary's table, with the words that the plain path has added since."""
    table = _empty_table(FIRST_TABLE) if vocabulary.hash_table is None else vocabulary.hash_table
    known = vocabulary.n_hashed
    if known < len(vocabulary):
        while 4 * len(vocabulary) >= len(table):
            table = _grown(table)
        fresh = vocabulary.words[known:]
        bounds = np.cumsum([0, *map(len, fresh)], dtype=np.int64)
        insert = compiled(scanner.insert_words, scanner.hash_of, scanner.slot_of)
        insert(code_points("".join(fresh)), bounds, known, table)
    return table


def _empty_table(size: int) -> HashTable:
    """A table with places for so many words, a hash and a number each."""
    return np.zeros(2 * size, dtype=np.uint64)


def _grown(table: HashTable) -> HashTable:
    larger = _empty_table(2 * len(table))
    compiled(scanner.move_words, scanner.slot_of)(table, larger)
    return larger
