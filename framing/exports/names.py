"""Names of variables that Stata and R both take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 32
# Words of Stata's and of R's language, and the two names that read.R uses itself.
_STATA = ("byte", "double", "float", "if", "in", "int", "long", "strl", "using", "with")
_R = ("break", "else", "for", "function", "next", "repeat", "while", "folder", "read_table")
_RESERVED = re.compile("|".join((*_STATA, *_R, r"str\d+")))


def short_names(names: Iterable[object]) -> list[str]:
    """A name for each: unique, of at most 32 lower-case letters, digits and underscores.

    A name that is so already stays; of others that come out the same, the later ones end in a
    number. What has no letter of the Latin alphabet is named after its place.

    Parameters
    ----------
    names : iterable
        The columns' names, in order.

    Source: the Stata User's Guide [U] 11.3, names; `?Reserved` of R.

    Examples
    --------
    >>> short_names(["frames__conflict@outlet", "Frames: moral", "frames_moral", "日期", "if"])
    ['frames__conflict_outlet', 'frames_moral_2', 'frames_moral', 'v4', 'if_']
    """
    given = [str(name) for name in names]
    plain = [_plain(name) for name in given]
    found = [name if name == text else "" for name, text in zip(given, plain, strict=True)]
    taken: set[str] = set()
    for place, name in enumerate(found):
        found[place] = "" if name in taken else name
        taken.add(name)
    for place, name in enumerate(found):
        found[place] = name or _free(plain[place] or f"v{place + 1}", taken)
        taken.add(found[place])
    return found


def _free(stem: str, taken: set[str]) -> str:
    name, number = stem, 1
    while name in taken:
        number += 1
        ending = f"_{number}"
        name = stem[: LONGEST - len(ending)] + ending
    return name


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9_]+", "_", letters).strip("_")
    if plain[:1].isdigit():
        plain = f"v{plain}"
    plain = plain[:LONGEST].rstrip("_")
    return f"{plain}_" if _RESERVED.fullmatch(plain) else plain
