"""What each character is to the tokenizer: its class, its folded form, its style as a mark.

One table over the first two Unicode planes serves the plain and the compiled path alike, so
that they cannot differ. Characters beyond are ideographs or symbols.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SIZE = 0x20000
LAST_ASCII = 0x7F
BEYOND_IDEOGRAPHS = 0x40000

# Classes, one byte each, so that a regular expression can read a text's classes. What may stand
# in a word comes first, letters with case before those without, then digits and marks.
UPPER, UPPER_S, LOWER, LOWER_S, UNCASED, DIGIT, MARK = b"ABCDEFG"
LAST_CASED, LAST_LETTER, LAST_FIRST, LAST_INNER = LOWER_S, UNCASED, DIGIT, MARK
SPACE, LINE, APOSTROPHE, HYPHEN, PERIOD, COMMA = b"snahpc"
TAG, QUOTE, BACKTICK, IDEOGRAPH, OTHER = b"kqbzo"

# Styles of quotation marks.
STRAIGHT_DOUBLE, OPEN_DOUBLE, CLOSE_DOUBLE, LOW_DOUBLE, OPEN_ANGLE, CLOSE_ANGLE = range(1, 7)
STRAIGHT_SINGLE, OPEN_SINGLE, CLOSE_SINGLE, LOW_SINGLE = range(7, 11)
OPEN_CORNER, CLOSE_CORNER = 11, 12
FIRST_SINGLE, LAST_SINGLE = STRAIGHT_SINGLE, LOW_SINGLE

_STYLES = {
    '"\uff02': STRAIGHT_DOUBLE,
    "\u201c": OPEN_DOUBLE,
    "\u201d\u201f": CLOSE_DOUBLE,
    "\u201e": LOW_DOUBLE,
    "\u00ab\u2039": OPEN_ANGLE,
    "\u00bb\u203a": CLOSE_ANGLE,
    "'\u02bc\uff07\u2032\u00b4": STRAIGHT_SINGLE,
    "\u2018\u201b`": OPEN_SINGLE,
    "\u2019": CLOSE_SINGLE,
    "\u201a": LOW_SINGLE,
    "\u300c\u300e": OPEN_CORNER,
    "\u300d\u300f": CLOSE_CORNER,
}
_SPECIAL = {
    "'\u2018\u2019\u201b\u02bc\u2032\u00b4": (APOSTROPHE, "'"),
    "-\u2010\u2011": (HYPHEN, "-"),
    "`": (BACKTICK, "`"),
    ".": (PERIOD, "."),
    ",": (COMMA, ","),
    "#@": (TAG, None),
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f': (QUOTE, '"'),
    "\u201a": (QUOTE, "'"),
    "\n\x85\u2028\u2029": (LINE, "\n"),
    "_": (LOWER, "_"),
    "s": (LOWER_S, "s"),
    "S": (UPPER_S, "s"),
}
_IDEOGRAPHS = ((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_SURROGATES, _REPLACEMENT = slice(0xD800, 0xE000), 0xFFFD
_FULL_WIDTH = (0xFF01, 0xFF5E, 0xFEE0)


@dataclass(frozen=True, eq=False)
class Characters:
    """The tables, each of length `SIZE`, indexed by code point.

    Attributes
    ----------
    classes : ndarray of uint8
    folded : ndarray of uint32
        Lower case; curly marks as straight ones; full-width forms as plain ones; halves of
        characters (lone surrogates) as the replacement character, so that words can be stored.
    styles : ndarray of uint8
        Style of a quotation mark, 0 for all else.
    """

    classes: npt.NDArray[np.uint8]
    folded: npt.NDArray[np.uint32]
    styles: npt.NDArray[np.uint8]


@functools.cache
def characters() -> Characters:
    """The tables, made on first use.

    Examples
    --------
    >>> chr(characters().folded[ord("É")])
    'é'
    """
    letters = "".join(map(chr, range(SIZE)))
    folded = np.fromiter(
        (ord(lowered[0]) for lowered in map(str.lower, letters)), dtype=np.uint32, count=SIZE
    )
    by_category = {category: _class_of(category) for category in _CATEGORIES}
    classes = np.fromiter(
        map(by_category.__getitem__, map(unicodedata.category, letters)), dtype=np.uint8, count=SIZE
    )
    for first, last in _IDEOGRAPHS:
        classes[first : last + 1] = IDEOGRAPH
    for members, (kind, form) in _SPECIAL.items():
        for member in members:
            classes[ord(member)] = kind
            if form is not None:
                folded[ord(member)] = ord(form)
    folded[_SURROGATES] = _REPLACEMENT
    styles = np.zeros(SIZE, dtype=np.uint8)
    for members, style in _STYLES.items():
        for member in members:
            styles[ord(member)] = style
    first, last, shift = _FULL_WIDTH
    plain = np.arange(first - shift, last - shift + 1)
    for table in (classes, folded, styles):
        table[first : last + 1] = table[plain]
    return Characters(classes, folded, styles)


_CATEGORIES = [
    "Lu",
    "Ll",
    "Lt",
    "Lm",
    "Lo",
    "Mn",
    "Mc",
    "Me",
    "Nd",
    "Nl",
    "No",
    "Pc",
    "Pd",
    "Ps",
    "Pe",
    "Pi",
    "Pf",
    "Po",
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Zs",
    "Zl",
    "Zp",
    "Cc",
    "Cf",
    "Cs",
    "Co",
    "Cn",
]


def _class_of(category: str) -> int:
    if category in ("Lu", "Lt"):
        return UPPER
    if category == "Lo":
        return UNCASED
    if category[0] == "L":
        return LOWER
    if category[0] == "M":
        return MARK
    if category == "Nd":
        return DIGIT
    if category[0] == "Z" or category == "Cc":
        return SPACE
    return OTHER


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """A text's code points, one a character; lone surrogates are kept."""
    return np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), dtype=np.uint32)


def text_of(codes: npt.NDArray[np.uint32]) -> str:
    """The text that has these code points."""
    return codes.tobytes().decode("utf-32-le", errors="surrogatepass")


def classes_of(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
    """The class of each code point."""
    table = characters().classes
    found = table[np.minimum(codes, SIZE - 1)]
    found[codes >= SIZE] = OTHER
    found[(codes >= SIZE) & (codes < BEYOND_IDEOGRAPHS)] = IDEOGRAPH
    return found


def folded_of(codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Each code point in its folded form."""
    found = characters().folded[np.minimum(codes, SIZE - 1)]
    return np.where(codes < SIZE, found, codes).astype(np.uint32)
