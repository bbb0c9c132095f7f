"""Tokens by a regular expression over character classes: the plain path, and the definition.

A token is a word (with inner apostrophes and hyphens), a number (with inner periods and commas),
an acronym with its periods, a possessive or contracted ``'s``, a link, or a mark. Each ideograph
is a word of its own. A combining mark belongs to what it stands on; alone it is no word.
`framing.text.scanner` gives the same tokens, compiled.
"""

from __future__ import annotations

import re

from framing.text.characters import (
    CLOSE_DOUBLE,
    OPEN_DOUBLE,
    characters,
    classes_of,
    code_points,
    folded_of,
    text_of,
)
from framing.text.vocabulary import Vocabulary

# Kinds of token.
WORD, NUMBER, CLITIC, LINK, PUNCTUATION, QUOTATION = range(6)
# Shapes of a word.
PLAIN, CAPITALISED, UPPER_CASE, MIXED_CASE, CASELESS = range(5)
# What stands before a token.
NOTHING, BLANK, LINE_BREAK, EMPTY_LINE = range(4)

_LETTER, _FIRST, _INNER = rb"[A-E]", rb"[A-F]", rb"[A-G]"
_JOINT = rb"(?:a(?![BD](?!" + _INNER + rb"))|h|(?<=F)[pc](?=F))"
_ACRONYM = _LETTER + rb"(?:p" + _LETTER + rb")+(?!" + _INNER + rb")p?(?:h" + _INNER + rb"+)*"
_WORD = rb"k?" + _FIRST + _INNER + rb"*(?:" + _JOINT + _INNER + rb"+)*"
_CLITIC = rb"(?<=[A-Gp])a[BD](?!" + _INNER + rb")"
_token = re.compile(
    rb"(?P<link>w+)|(?P<word>" + _ACRONYM + rb"|" + _WORD + rb"|zG*)"
    rb"|(?P<clitic>" + _CLITIC + rb")|(?P<quotation>aa|bb|[aqb])|(?P<mark>h+|p+|oG*|[kcG])"
)
_link = re.compile(r"https?://|www\.")
_link_body = re.compile(rb"[^snq]*[^snqpcao]")
_BEFORE_LINK = frozenset(b"snqboz")
_LETTERS, _UPPER = b"ABCDEz", b"AB"


def scan(text: str, vocabulary: Vocabulary) -> list[tuple[int, int, int, int, int, int]]:
    """Start, end, id, kind, shape and gap of each token of one text.

    Parameters
    ----------
    text : str
        In folded form (see `framing.text.folding`).
    vocabulary : Vocabulary
        Grows by the words that are new to it, in their order.
    """
    codes = code_points(text)
    folded = text_of(folded_of(codes))
    classes = _with_links(classes_of(codes).tobytes(), folded)
    styles = characters().styles
    rows: list[tuple[int, int, int, int, int, int]] = []
    last = 0
    for match in _token.finditer(classes):
        start, end = match.span()
        token = match[0]
        kind = _KINDS[match.lastgroup or "mark"]
        if kind == WORD and not any(character in _LETTERS for character in token):
            kind = NUMBER
        if kind == QUOTATION:
            shape = _DOUBLED.get(token) or int(styles[ord(text[start])])
        else:
            shape = _shape(token) if kind == WORD else PLAIN
        gap = EMPTY_LINE if not rows else _gap(classes[last:start])
        rows.append((start, end, vocabulary.add(folded[start:end]), kind, shape, gap))
        last = end
    return rows


_KINDS = {
    "word": WORD,
    "clitic": CLITIC,
    "link": LINK,
    "mark": PUNCTUATION,
    "quotation": QUOTATION,
}
_DOUBLED = {b"aa": CLOSE_DOUBLE, b"bb": OPEN_DOUBLE}


def _with_links(classes: bytes, folded: str) -> bytes:
    """The classes with the letters of each link put under one class of their own."""
    last = 0
    parts = []
    for found in _link.finditer(folded):
        start = found.start()
        if start < last or (start and classes[start - 1] not in _BEFORE_LINK):
            continue
        body = _link_body.match(classes, start)
        if body is None or body.end() <= found.end():
            continue
        parts += [classes[last:start], b"w" * (body.end() - start)]
        last = body.end()
    return b"".join([*parts, classes[last:]]) if parts else classes


def _shape(token: bytes) -> int:
    upper = sum(token.count(kind) for kind in (b"A", b"B"))
    lower = sum(token.count(kind) for kind in (b"C", b"D"))
    if not upper:
        return PLAIN if lower else CASELESS
    if upper == 1 and token.lstrip(b"k")[0] in _UPPER:
        return CAPITALISED
    return UPPER_CASE if not lower else MIXED_CASE


def _gap(between: bytes) -> int:
    if not between:
        return NOTHING
    return min(BLANK + between.count(b"n"), EMPTY_LINE)
