"""Which language a text is in, cheaply: by its script, then by its commonest words.

English is not told apart into its varieties: British, American, Canadian and other English are
one. A text is of another language only where that is plain; a text too short to tell is kept.

Blind to: quoted passages in another language; languages that `data/languages.toml` does not list
and that are written in Latin letters (they count as unknown, and are kept only where some of their
words are English).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources

ANY = "any"
_WORDS = re.compile(r"[^\W\d_]+")
_SAMPLE = 300
_LONGER = 1_500
_LETTERS = 300
_SURE = 0.2
_FEWEST = 20
_NEARLY = 0.7
_SCRIPTS = {
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "THAI": "th",
}


@cache
def _lists() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    text = resources.files("framing.corpus").joinpath("data/languages.toml").read_text("utf-8")
    lists = {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}
    return lists["en"], lists


def language_of(text: str) -> str:
    """The code of the language (ISO 639-1), ``""`` where it cannot be told.

    Texts of a script that several languages share are given the commonest of them.

    Examples
    --------
    >>> language_of("The delegations sat down in the old Custom House, and that was all of it.")
    'en'
    >>> language_of("谈判代表星期一在旧海关大楼会晤，讨论航道条约。")
    'zh'
    """
    english, _ = _lists()
    words = text[:_SAMPLE].lower().split()
    if len(words) >= _FEWEST and sum(map(english.__contains__, words)) >= _SURE * len(words):
        return "en"
    return _looked_at_longer(text)


def _looked_at_longer(text: str) -> str:
    english, lists = _lists()
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _LONGER else text[:_LONGER] + text[middle : middle + _LONGER]
    script = _script(sample[:_LETTERS] + sample[-_LETTERS:])
    if script:
        return script
    words = _WORDS.findall(sample.lower())
    if len(words) >= _FEWEST and sum(map(english.__contains__, words)) >= _SURE * len(words):
        return "en"
    counts = {name: sum(map(listed.__contains__, words)) for name, listed in lists.items()}
    best = max(counts, key=lambda name: (counts[name], name == "en"))
    if len(words) < _FEWEST:
        if best == "en":
            return "en" if counts["en"] else ""
        return best if counts[best] >= 4 and counts[best] >= 3 * counts["en"] else ""
    if counts["en"] >= _NEARLY * counts[best]:
        return "en" if counts["en"] else ""
    return best if counts[best] >= _SURE * len(words) / 2 else ""


def _script(sample: str) -> str:
    """The language of the script that most letters belong to, ``""`` for Latin."""
    letters = [c for c in sample if c.isalpha()]
    if not letters or sum(c <= "\u024f" for c in letters) * 2 >= len(letters):
        return ""
    found = Counter(unicodedata.name(c, "?").partition(" ")[0] for c in letters)
    names = [name for name, _ in found.most_common() if name in _SCRIPTS]
    if "HIRAGANA" in names or "KATAKANA" in names:
        return "ja"
    return _SCRIPTS[names[0]] if names else "und"


def told(given: str) -> str:
    """The code of a language as a source names it: ``en-GB``, ``EN`` and ``eng`` are ``en``.

    Examples
    --------
    >>> told("en-GB"), told("English"), told("fra"), told("?")
    ('en', 'en', 'fr', '')
    """
    name = re.split(r"[-_ (]", given.strip().casefold())[0]
    return name if len(name) == 2 and name.isalpha() else _NAMES.get(name, "")


_NAMES = {
    **dict.fromkeys(("eng", "english"), "en"),
    **dict.fromkeys(("fra", "fre", "french", "français"), "fr"),
    **dict.fromkeys(("deu", "ger", "german", "deutsch"), "de"),
    **dict.fromkeys(("spa", "spanish", "español"), "es"),
}
