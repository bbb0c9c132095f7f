"""The card of a word list: what it claims to measure, where it is from, how well it does."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.errors import LexiconError, located
from framing.lexicons.validity import read_validity

_TEXTS = ("name", "title", "construct", "language", "version", "licence", "citation", "sha256")
_SWITCHES = ("overlap", "passes_names")
_UNKNOWN = ("", "unknown", "none", "unclear", "not stated")


@dataclass(frozen=True)
class LexiconCard:
    """What a reader must know of a word list before using a figure made with it.

    Attributes
    ----------
    name, title, construct, language, version, licence, citation, sha256 : str
        `construct` says what the list claims to measure; `sha256` is the digest of its terms.
    categories : mapping of str to str
        Name and definition of each.
    literature : tuple of str
        Where the categories come from.
    overlap : bool
        Whether a term may stand in several categories.
    passes_names : bool
        Whether a word with a capital inside a sentence is taken for a name and passed over; a term
        that the list writes with a capital is a name itself. See `framing.lexicons.match`.
    blind_to : str
        What the list is known to miss or to hit wrongly.
    coverage, validity : mapping
        What was measured: the share of articles and words hit, agreement with coded data.
    """

    name: str
    title: str
    construct: str
    language: str
    version: str
    licence: str
    citation: str
    sha256: str
    categories: Mapping[str, str]
    literature: tuple[str, ...] = ()
    overlap: bool = False
    passes_names: bool = False
    blind_to: str = ""
    coverage: Mapping[str, Any] = field(default_factory=dict)
    validity: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_validated(self) -> bool:
        """Whether the list was compared with coded data."""
        return bool(self.validity.get("status", "not measured") != "not measured")


def read_card(path: Path) -> LexiconCard:
    """Read a ``card.toml``.

    Raises
    ------
    LexiconError
        Where the file is absent, is no TOML, lacks a field, or names no licence; all at once.
    """
    if not path.is_file():
        raise LexiconError(
            f"{path.parent}: the list has no card.toml, so what it measures and whether it may be "
            "used is not known; write one, or load it with without_card=True."
        )
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(located(f"this is no TOML: {error}", file=path)) from error
    problems = [
        located("the card must state it", file=path, field=name)
        for name in _TEXTS
        if not isinstance(given.get(name), str)
    ]
    if str(given.get("licence", "")).strip().lower() in _UNKNOWN and "licence" in given:
        problems.append(located("the licence is not known", file=path, field="licence"))
    categories = given.get("categories")
    if not isinstance(categories, dict) or not categories:
        problems.append(located("the card must define them", file=path, field="categories"))
    elif not all(isinstance(text, str) and text.strip() for text in categories.values()):
        problems.append(located("each needs a definition", file=path, field="categories"))
    problems += [
        located("it is true or false, without quotes", file=path, field=name)
        for name in _SWITCHES
        if not isinstance(given.get(name, False), bool)
    ]
    if "validity" in given:
        told = "it stands beside the card, in validity.toml, written by `framing lexicon validate`"
        problems.append(located(told, file=path, field="validity"))
    if problems:
        raise LexiconError("\n".join(problems))
    return LexiconCard(
        **{name: given[name] for name in _TEXTS},
        categories=categories or {},
        literature=tuple(given.get("literature", ())),
        **{name: given.get(name, False) for name in _SWITCHES},
        blind_to=_one_text(given.get("blind_to", "")),
        coverage=given.get("coverage", {}),
        validity=read_validity(path.parent, terms=given["sha256"]),
    )


def _one_text(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
