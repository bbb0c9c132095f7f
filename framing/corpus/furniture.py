"""Lines of a page that are no part of the article: advertisements, buttons, picture credits."""

from __future__ import annotations

import functools
from importlib import resources

MOST_WORDS = 25
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page around the article.

    Blind to: lines that no pattern of ``data/furniture.txt`` names, captions in full sentences.

    Examples
    --------
    >>> is_furniture("Story Continued Below"), is_furniture("* * *"), is_furniture("Deeper ties")
    (True, True, False)
    """
    if len(line) > 8 * MOST_WORDS:
        return False
    exact, starts, ends = _patterns()
    plain = line.casefold()
    if not plain.isascii():
        plain = plain.translate(_PLAIN)
    if plain in exact or plain.startswith(starts) or plain.endswith(ends):
        return plain.count(" ") < MOST_WORDS
    return not any(map(str.isalnum, line))


@functools.cache
def _patterns() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    text = resources.files("framing.corpus").joinpath("data/furniture.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    starts = tuple(line[:-1] for line in lines if line.endswith("*"))
    ends = tuple(line[1:] for line in lines if line.startswith("*"))
    return frozenset(lines), starts, ends
