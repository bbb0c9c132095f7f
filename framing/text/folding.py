"""A folded copy of a text for matching, with the way back to the text as published.

Composed characters (NFC), ligatures taken apart, and no invisible characters: soft hyphens,
zero-width and direction marks, variation selectors. Case and the shape of quotation marks are
left to the character tables, which change no offsets.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from framing.text.characters import (
    LAST_ASCII,
    MARK,
    SIZE,
    characters,
    classes_of,
    code_points,
)

_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufe00-\ufe0f\U000e0001-\U000e007f\U000e0100-\U000e01ef"
)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
JAMO = (0x1160, 0x11FF)
_changing = re.compile(f"[{_INVISIBLE}\ufb00-\ufb06]")
_invisible = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True, eq=False)
class Folded:
    """A folded text and where each of its characters stands in the text as published.

    Attributes
    ----------
    text : str
    begins, ends : ndarray of int32, shape (len(text),)
        The characters of the published text that a folded character stands for, half-open.
    """

    text: str
    begins: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]


def needs_folding(text: str) -> bool:
    """Whether the folded copy of a text may differ from it; never so in plain ASCII."""
    return not text.isascii() and bool(odd_places(code_points(text)).size)


def odd_places(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Where characters stand that folding takes out, takes apart or composes with others."""
    beyond = np.flatnonzero(codes > LAST_ASCII)
    return beyond[odd_characters()[np.minimum(codes[beyond], SIZE - 1)]]


@functools.cache
def odd_characters() -> npt.NDArray[np.bool_]:
    """Which characters are changed by folding alone, or by composing with what stands before.

    The last place stands for all beyond the table, which are rare enough to be looked at.
    """
    table = np.zeros(SIZE, dtype=np.bool_)
    letters = "".join(map(chr, range(LAST_ASCII + 1, SIZE)))
    changing = [
        _changing.match(letter) is not None or not unicodedata.is_normalized("NFC", letter)
        for letter in letters
    ]
    table[LAST_ASCII + 1 :] = changing
    table[JAMO[0] : JAMO[1] + 1] = True
    table[-1] = True
    odd: npt.NDArray[np.bool_] = table | (characters().classes == MARK)
    return odd


def fold(text: str) -> Folded:
    """The folded copy of a text, with its offset map.

    Examples
    --------
    >>> folded = fold("co\\u00adop cafe\\u0301")
    >>> folded.text
    'coop café'
    >>> int(folded.begins[2]), int(folded.ends[8])
    (3, 11)
    """
    starts, ends, forms = [], [], []
    for start, end in _changing_segments(text):
        alike, form = _form(text[start:end])
        starts.append(start + alike)
        ends.append(end)
        forms.append(form)
    bounds = [0, *ends], [*starts, len(text)]
    kept = [text[last:start] for last, start in zip(*bounds, strict=True)]
    folded = kept[0] + "".join(chain.from_iterable(zip(forms, kept[1:], strict=True)))
    lengths = np.fromiter(map(len, forms), dtype=np.int64, count=len(forms))
    before = np.cumsum(np.fromiter(map(len, kept), dtype=np.int64, count=len(kept)))[:-1]
    return Folded(folded, *_places(len(text), (starts, ends), lengths, before))


def _places(
    n_given: int,
    changed: tuple[list[int], list[int]],
    lengths: npt.NDArray[np.int64],
    before: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Where each folded character begins and ends in the text as given.

    ``changed`` are the bounds of what was replaced, by forms of these lengths; so many characters
    stand ``before`` each that were kept.
    """
    starts, ends = (np.array(bound, dtype=np.int64) for bound in changed)
    first = before + np.cumsum(lengths) - lengths
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    replaced = np.repeat(first, lengths) + within
    depth = np.zeros(n_given + 1, dtype=np.int8)
    np.add.at(depth, starts, 1)
    np.add.at(depth, ends, -1)
    kept = np.flatnonzero(np.cumsum(depth[:-1]) == 0)
    begins = np.zeros(len(kept) + len(replaced), dtype=np.int32)
    is_kept = np.ones(len(begins), dtype=np.bool_)
    is_kept[replaced] = False
    begins[is_kept] = kept
    finishes = begins + np.int32(1)
    begins[replaced] = np.repeat(starts, lengths)
    finishes[replaced] = np.repeat(ends, lengths)
    return begins, finishes


@functools.lru_cache(maxsize=1 << 16)
def _form(segment: str) -> tuple[int, str]:
    """How many of a segment's characters stay as they are, and what stands for the others."""
    composed = unicodedata.normalize("NFC", _invisible.sub("", segment))
    form = "".join(_LIGATURES.get(character, character) for character in composed)
    shorter = min(len(form), len(segment))
    alike = next((n for n in range(shorter) if form[n] != segment[n]), shorter)
    return alike, form[alike:]


def _changing_segments(text: str) -> list[tuple[int, int]]:
    """Where the folded copy may differ: a character with the marks that compose with it."""
    codes = code_points(text)
    joins = (classes_of(codes) == MARK) | ((codes >= JAMO[0]) & (codes <= JAMO[1]))
    joins[:1] = False
    odd = np.zeros(len(codes), dtype=np.bool_)
    odd[odd_places(codes)] = True
    odd[:-1] |= joins[1:]
    heads = np.flatnonzero(~joins)
    tails = np.append(heads[1:], len(codes))
    chosen = odd[heads]
    return list(zip(heads[chosen].tolist(), tails[chosen].tolist(), strict=True))
