"""Reading a recipe from TOML; all that is wrong with it is said at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from framing.errors import FramingError, located, nearest, unknown
from framing.report.recipe import (
    CORRECTIONS,
    KINDS,
    LEVELS,
    MODELS,
    SHADES,
    VOICES,
    Choice,
    Recipe,
    Section,
    prefix_of,
)

# The keys that each place may hold, the type of each, and the values where they are few.
_WORDS = {"str": "text", "int": "a whole number", "list": "a list", "dict": "a table"}
_TOP: dict[str, type] = {
    "title": str,
    "question": str,
    "corpus": str,
    "seed": int,
    "correction": str,
    "where": dict,
    "primary": list,
    "design": dict,
    "section": list,
}
_DESIGN: dict[str, type] = {
    "level": str,
    "voice": str,
    "groups": str,
    "strata": str,
    "clusters": str,
    "pair": list,
    "outlets": list,
}
_SECTION: dict[str, type] = {
    "kind": str,
    "title": str,
    "text": str,
    "with": list,
    "top": int,
    "shade": str,
    "model": str,
    "k": int,
    "article": str,
    **_DESIGN,
}
_FEW = {
    "kind": KINDS,
    "level": LEVELS,
    "voice": VOICES,
    "model": MODELS,
    "correction": CORRECTIONS,
    "shade": SHADES,
}
_OF_KIND = {
    "overview": ("groups", "outlets", "strata"),
    "rates": ("with", "level", "voice", "groups", "clusters", "outlets", "top", "shade"),
    "contrast": ("with", "level", "voice", "groups", "strata", "clusters", "pair", "top"),
    "topics": ("model", "k", "groups", "clusters", "outlets", "top"),
    "marked": ("with", "article"),
}
_ALWAYS = ("kind", "title", "text")


def read_recipe(path: str | Path) -> Recipe:
    """The recipe in a TOML file; the corpus' place is taken from the file's own folder.

    Raises
    ------
    FramingError
        With all that is wrong in the file: keys that are unknown, with the nearest known one,
        values of a wrong type, sections without what they need.
    """
    path = Path(path)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FramingError(f"{path}: the recipe cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise FramingError(f"{path}: the recipe is not UTF-8 text: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        raise FramingError(f"{path}: the recipe is not TOML: {error}.") from error
    return recipe_of(given, folder=path.parent, file=path)


def recipe_of(given: Mapping[str, Any], *, folder: Path, file: object = "recipe") -> Recipe:
    """The recipe that plain values describe.

    Raises
    ------
    FramingError
        With all that is wrong.

    Examples
    --------
    >>> recipe_of({"title": "T", "corpus": "c", "section": [{"kind": "overview"}]},
    ...     folder=Path(".")).sections[0].title
    'The corpus'
    >>> recipe_of({"titel": "T", "corpus": "c", "section": []}, folder=Path("."))
    Traceback (most recent call last):
    ...
    framing.errors.FramingError: recipe: 'titel' is not a key here: did you mean 'title'?
    recipe: title is missing.
    recipe: section: there is none; write [[section]] and a kind for each.
    """
    checking = _Checking(file)
    checking.keys(given, _TOP, "")
    for name in ("title", "corpus"):
        if not given.get(name):
            checking.say(f"{name} is missing.")
    design = given.get("design", {}) if isinstance(given.get("design", {}), dict) else {}
    checking.keys(design, _DESIGN, "design")
    listed = given.get("section") if isinstance(given.get("section"), list) else []
    if not listed:
        checking.say("section: there is none; write [[section]] and a kind for each.")
    sections = [
        checking.section(section, design, number) for number, section in enumerate(listed or [], 1)
    ]
    checking.finish()
    return Recipe(
        title=given["title"],
        corpus=folder / given["corpus"],
        sections=tuple(section for section in sections if section is not None),
        question=given.get("question", ""),
        where=given.get("where", {}),
        primary=tuple(given.get("primary", ())),
        correction=given.get("correction", "BH"),
        seed=given.get("seed", 0),
    )


_TITLES = {
    "overview": "The corpus",
    "rates": "Rates by outlet",
    "contrast": "Two outlets compared",
    "topics": "Topics by outlet",
    "marked": "One article, marked",
}


class _Checking:
    """Gathers what is wrong, so that all of it is said at once."""

    def __init__(self, file: object) -> None:
        self.file = file
        self.wrong: list[str] = []

    def say(self, wrong: str, place: str = "") -> None:
        self.wrong.append(located(wrong, file=f"{self.file}: {place}" if place else self.file))

    def finish(self) -> None:
        if self.wrong:
            raise FramingError("\n".join(self.wrong))

    def keys(self, given: Mapping[str, Any], allowed: Mapping[str, type], place: str) -> None:
        for name, value in given.items():
            if name not in allowed:
                near = nearest(name, allowed)
                hint = f"did you mean {near!r}?" if near else f"allowed are {', '.join(allowed)}."
                self.say(f"{name!r} is not a key here: {hint}", place)
            elif not isinstance(value, allowed[name]) or isinstance(value, bool):
                kind = allowed[name].__name__
                words = {
                    "str": "text",
                    "int": "a whole number",
                    "list": "a list",
                    "dict": "a table",
                }
                self.say(f"{name} must be {words.get(kind, kind)}, not {value!r}.", place)
            elif name in _FEW and value not in _FEW[name]:
                self.say(unknown(name, value, _FEW[name]), place)
            elif isinstance(value, int) and name in ("top", "k") and value < 1:
                self.say(f"{name} must be 1 or more, not {value}.", place)
            elif name in ("pair", "outlets", "primary") and not _texts(value):
                self.say(f"{name} must be a list of names, not {value!r}.", place)

    def section(self, given: Any, design: Mapping[str, Any], number: int) -> Section | None:
        place = f"section {number}"
        if not isinstance(given, dict):
            self.say(f"it must be a table, not {given!r}.", place)
            return None
        before = len(self.wrong)
        self.keys(given, _SECTION, place)
        kind = given.get("kind", "")
        if "kind" not in given:
            self.say(f"kind is missing; allowed are {', '.join(KINDS)}.", place)
        if len(self.wrong) > before or kind not in _OF_KIND:
            return None
        needed = _OF_KIND[kind]
        for name in given:
            if name not in (*needed, *_ALWAYS):
                self.say(f"{name!r} says nothing in a section of kind {kind!r}.", place)
        if "with" in needed and not given.get("with"):
            self.say('with is missing: name extractors, such as with = ["wording.Hedges"].', place)
        settings = {name: design[name] for name in design if name in needed} | dict(given)
        if kind == "contrast" and len(settings.get("pair", ())) not in (0, 2):
            self.say(f"pair must name a group and its reference, not {settings['pair']!r}.", place)
        choices = [self.choice(item, place) for item in settings.pop("with", [])]
        for name in ("pair", "outlets"):
            settings[name] = tuple(settings.get(name, ()))
        settings["title"] = settings.get("title") or _TITLES[kind]
        for name in ("strata", "clusters"):
            if settings.get(name) == "":
                settings[name] = None
        if len(self.wrong) > before:
            return None
        return Section(**settings, extractors=tuple(found for found in choices if found))

    def choice(self, item: Any, place: str) -> Choice | None:
        given = {"use": item} if isinstance(item, str) else item
        if not isinstance(given, dict) or not isinstance(given.get("use"), str):
            self.say(
                f'with holds names, or tables such as {{use = "wording.Hedges", by = "list"}}, '
                f"not {item!r}.",
                place,
            )
            return None
        room, dot, name = given["use"].partition(".")
        if not dot or not name.isidentifier() or not room.isidentifier():
            self.say(
                f"an extractor is named room.Class, such as wording.Hedges, not {given['use']!r}.",
                place,
            )
            return None
        rest = {key: value for key, value in given.items() if key not in ("use", "called")}
        return Choice(given["use"], str(given.get("called", prefix_of(name))), rest)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
