"""Names of outlets: aliases that the user keeps in a file, and names that are nearly the same.

Nothing is merged here but what `outlets.toml` says. Names that look like one outlet are reported,
so that the user can write them there.

Blind to: outlets that changed their name; abbreviations (NYT).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from framing.errors import CorpusError, located

OUTLETS_FILE = "outlets.toml"
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Aliases:
    """What each outlet is called.

    Attributes
    ----------
    names : mapping of str to str
        Each name by which an outlet is given, and its canonical one.
    text : str
        The file as it was read.

    Examples
    --------
    >>> aliases = Aliases.from_toml('["Fox News"]\\naliases = ["Fox Online News"]')
    >>> aliases.canonical("Fox Online News"), aliases.canonical("fox online news")
    ('Fox News', 'fox online news')
    """

    names: Mapping[str, str] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    @classmethod
    def read(cls, path: str | Path) -> Aliases:
        """The aliases in a file, or in the ``outlets.toml`` of a folder; none where there is none.

        Raises
        ------
        CorpusError
            With all that is wrong in the file.
        """
        path = Path(path)
        if path.is_dir():
            path = path / OUTLETS_FILE
            if not path.is_file():
                return cls()
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"{path}: the outlets' names cannot be read: {error}.") from error
        return cls.from_toml(text, file=path)

    @classmethod
    def from_toml(cls, text: str, *, file: str | Path = OUTLETS_FILE) -> Aliases:
        """The aliases that a TOML text gives: a table an outlet, with ``name`` and ``aliases``.

        Raises
        ------
        CorpusError
            Where it is not TOML, a table holds something else, or a name stands for two outlets.
        """
        try:
            given = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CorpusError(located(f"this is not TOML: {error}", file=file)) from error
        wrong: list[str] = []
        names: dict[str, str] = {name: name for name in given}
        for outlet, entry in given.items():
            for name in _also(outlet, entry, wrong):
                if names.setdefault(name, outlet) != outlet:
                    wrong.append(f"{name!r} stands for {names[name]!r} and for {outlet!r}")
        if wrong:
            raise CorpusError(located("; ".join(wrong) + ".", file=file))
        return cls(MappingProxyType(names), text)

    def canonical(self, name: str) -> str:
        """The outlet's canonical name; the name itself where the file does not know it."""
        return self.names.get(name, name)


def _also(outlet: str, entry: object, wrong: list[str]) -> list[str]:
    if not isinstance(entry, dict):
        wrong.append(f"{outlet!r} must be a table, as in [{outlet!r}] aliases = […]")
        return []
    aliases = entry.get("aliases", [])
    name = entry.get("name", outlet)
    if not isinstance(aliases, list) or not all(isinstance(one, str) for one in [*aliases, name]):
        wrong.append(f"{outlet!r}: name must be a text, and aliases a list of texts")
        return []
    return [name, *aliases]


def near_equal(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Groups of names that may be one outlet: they differ in case, spacing, or in fillers.

    Parameters
    ----------
    names : iterable of str

    Returns
    -------
    list of tuple of str
        Each group in the order of the alphabet; no name stands in two.

    Examples
    --------
    >>> near_equal(["Fox News", "Fox Online News", "The Hill", "hill", "Vox"])
    [('Fox News', 'Fox Online News'), ('The Hill', 'hill')]
    """
    groups: dict[str, set[str]] = {}
    for name in names:
        groups.setdefault(skeleton(name), set()).add(name)
    return sorted(tuple(sorted(group)) for key, group in groups.items() if key and len(group) > 1)


def skeleton(name: str) -> str:
    """What is left of a name without case, accents, spacing and fillers.

    Examples
    --------
    >>> skeleton("NBCNews.com"), skeleton("NBC (Web News)"), skeleton("The Daily News")
    ('nbc', 'nbc', 'daily')
    """
    fillers, endings = _fillers()
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _WORDS.findall(plain)
    kept = "".join(word for word in words if word not in fillers) or "".join(words)
    for ending in endings:
        if kept.endswith(ending) and len(kept) > len(ending) + 1:
            return kept.removesuffix(ending)
    return kept


@cache
def _fillers() -> tuple[frozenset[str], tuple[str, ...]]:
    text = resources.files("framing.corpus").joinpath("data/outlets.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return frozenset(data["fillers"]), tuple(data["endings"])
