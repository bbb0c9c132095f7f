"""Syllables of English words, counted by rules over letters."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}

_groups = re.compile(r"[aeiouy]+")
# An e that is not spoken: at the end, in -ed and -es, and before an ending that begins anew.
_silent = re.compile(
    r"(?<![aeiouy])(?<![^aeiouylr]l)(?<![^aeiouy]r)e$"
    r"|[gq]ue$"
    r"|(?<![aeiouytd])(?<![^aeiouylr]l)ed$"
    r"|(?<![aeiouysxzcg])(?<![cs]h)(?<![^aeiouylr]l)es$"
    r"|(?<![aeiouy])(?<![^aeiouylr]l)e(?=(?:ly|ments?|full?y?|less(?:ly|ness)?|ness)$)"
)
# Vowels that stand together and are spoken apart.
_apart = re.compile(
    r"(?<![cstgl])ia(?!.*\bq)|[cstg]ia(?=t)|lia(?![nr])"
    r"|(?<![ctf])ie(?=n(?:t|c|s|$)|ty|t$)|[ct]ie(?=ty)"
    r"|(?<![cstgxnl])io(?!n's)|iu"
    r"|(?<![qg])(?<!rs)ua|(?<![qg])ue(?=l|n|t)|(?<![qgb])ui(?=n|d)|(?<![q])uo"
    r"|eo(?!us|n)|(?<!g)eo(?=n|us)|eum|oe(?=t|m)|oic(?=$|al)|oing|eing|[^aeiouy]ying"
    r"|[aeou]y(?=[aeio])|isms?$|crea(?=t)|(?<=th)eat(?=r)"
)


@functools.lru_cache(maxsize=200_000)
def syllables(word: str) -> int:
    """Syllables of one folded English word, at least 1; parts joined by a hyphen are added up.

    Groups of vowels are counted, a silent *e* is taken off, and vowels that are spoken apart are
    told from those that are not; what the rules miscount and is frequent is listed
    (``data/syllables.toml``).

    Examples
    --------
    >>> [syllables(word) for word in ("strike", "harbour", "nation", "idea", "well-known")]
    [1, 2, 2, 3, 2]
    """
    listed = _listed().get(word)
    if listed:
        return listed
    if "-" in word:
        return max(1, sum(map(syllables, filter(_groups.search, word.split("-")))))
    stem, _, ending = word.partition("'")
    if ending:
        spoken_n = ending == "t" and re.search(r"[^aeiouyr]n$", stem)
        return syllables(stem) + bool(spoken_n) if stem else 1
    count = len(_groups.findall(word)) - len(_silent.findall(word)) + len(_apart.findall(word))
    return max(count, 1)


@functools.cache
def _listed() -> dict[str, int]:
    source = resources.files("framing.wording") / "data" / "syllables.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8"))["en"]
    return {word: _NUMBERS[name] for name, words in lists.items() for word in words.split()}
