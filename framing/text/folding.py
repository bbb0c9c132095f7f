"""A folded copy of a text for matching, with the way back to the text as published.

Composed characters (NFC), ligatures taken apart, and no invisible characters: soft hyphens,
zero-width and direction marks, variation selectors. Case and the shape of quotation marks are
left to the character tables, which change no offsets.
"""

from __future__ import annotations

import functools
import os
import re
import unicodedata
from dataclasses import dataclass

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
    return beyond[_odd()[np.minimum(codes[beyond], SIZE - 1)]]


@functools.cache
def _odd() -> npt.NDArray[np.bool_]:
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
    forms: list[str] = []
    begins: list[npt.NDArray[np.int32]] = []
    ends: list[npt.NDArray[np.int32]] = []
    last = 0
    for start, end in [*_changing_segments(text), (len(text), len(text))]:
        form = _form(text[start:end])
        alike = len(os.path.commonprefix((form, text[start:end])))
        start, form = start + alike, form[alike:]
        kept = np.arange(last, start, dtype=np.int32)
        forms += [text[last:start], form]
        begins += [kept, np.full(len(form), start, dtype=np.int32)]
        ends += [kept + 1, np.full(len(form), end, dtype=np.int32)]
        last = end
    return Folded("".join(forms), np.concatenate(begins), np.concatenate(ends))


def _form(segment: str) -> str:
    composed = unicodedata.normalize("NFC", _invisible.sub("", segment))
    return "".join(_LIGATURES.get(character, character) for character in composed)


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
