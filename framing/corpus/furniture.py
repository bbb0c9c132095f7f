"""What a page holds besides the article: advertisements, buttons, credits, forms, galleries."""

from __future__ import annotations

import functools
from importlib import resources

MOST_WORDS = 25
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})


def is_furniture(line: str) -> bool:
    """Whether a short line belongs to the page around the article.

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


def furniture_among(text: str, lines: list[str]) -> list[bool]:
    """Which of a text's lines belong to the page around the article.

    Long ones do where they hold a phrase of ``data/standing.txt``: as less than half of the
    text, or three times.
    """
    phrases = [phrase for phrase in _standing() if phrase in text]
    if not phrases:
        return [is_furniture(line) for line in lines]
    return [is_furniture(line) or _stands(line, phrases, len(text) // 2) for line in lines]


def _stands(line: str, phrases: list[str], most: int) -> bool:
    return any(
        phrase in line and (len(line) < most or line.count(phrase) > 2) for phrase in phrases
    )


def _entries(name: str) -> list[str]:
    text = resources.files("framing.corpus").joinpath(f"data/{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@functools.cache
def _standing() -> tuple[str, ...]:
    return tuple(_entries("standing"))


@functools.cache
def _patterns() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    lines = _entries("furniture")
    starts = tuple(line[:-1] for line in lines if line.endswith("*"))
    ends = tuple(line[1:] for line in lines if line.startswith("*"))
    return frozenset(lines), starts, ends
