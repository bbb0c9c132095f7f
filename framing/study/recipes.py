"""A recipe as TOML, from which `framing.report.read_recipe` makes the same recipe."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from framing.errors import FramingError
from framing.report import Choice, Recipe, Section

_HEAD = """\
# What the report shows. Sections may be changed, left out and added; `framing report --help` says
# how a report is made of them.
"""
_FIRST = ("title", "question", "seed", "correction", "primary", "where")


def recipe_text(recipe: Recipe, *, corpus: str) -> str:
    """A recipe as TOML; what has its default value is left out.

    Parameters
    ----------
    recipe : Recipe
    corpus : str
        Where its corpus is, seen from the recipe's folder.

    Examples
    --------
    >>> from pathlib import Path
    >>> recipe = Recipe("Talks", Path("x"), (Section("overview", "The corpus"),))
    >>> print(recipe_text(recipe, corpus="corpora/talks").partition("them.\\n")[2])
    title = "Talks"
    corpus = "corpora/talks"
    <BLANKLINE>
    [[section]]
    kind = "overview"
    title = "The corpus"
    <BLANKLINE>
    """
    defaults = {item.name: _default(item) for item in fields(Recipe)}
    given = {name: getattr(recipe, name) for name in _FIRST}
    lines = [f"title = {_value(recipe.title)}", f"corpus = {_value(corpus)}"]
    lines += [
        f"{name} = {_value(value)}"
        for name, value in given.items()
        if name != "title" and value != defaults[name]
    ]
    for section in recipe.sections:
        lines += ["", "[[section]]", *_section(section)]
    return _HEAD + "\n".join(lines) + "\n"


def _section(section: Section) -> list[str]:
    lines = []
    for item in fields(Section):
        value = getattr(section, item.name)
        if value == _default(item) and item.name not in ("kind", "title"):
            continue
        if item.name == "extractors":
            listed = "".join(f"    {_choice(choice)},\n" for choice in value)
            lines.append(f"with = [\n{listed}]")
        else:
            lines.append(f"{item.name} = {_value('' if value is None else value)}")
    return lines


def _choice(choice: Choice) -> str:
    return _value({"use": choice.use, "called": choice.called, **choice.parameters})


def _default(item: Any) -> Any:
    return item.default_factory() if item.default_factory is not MISSING else item.default


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(name)} = {_value(item)}" for name, item in value.items())
        return "{ " + pairs + " }"
    raise FramingError(f"{value!r} cannot stand in a recipe.")


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else _value(name)
