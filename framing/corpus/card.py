"""The card of a corpus: what it is, whose it is, and what its columns mean."""

from __future__ import annotations

import datetime
import difflib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from framing.errors import CorpusError, located

CARD_FILE = "card.toml"


@dataclass(frozen=True)
class Card:
    """What a corpus says about itself.

    Attributes
    ----------
    title, description, language, licence, citation, version : str
        Empty where nothing was said.
    outlet_labels : tuple of str
        Columns that say something of an outlet, not of an article (its kind, its leaning).
        Groups made from them are compared with outlets as the unit of inference.
    extra : mapping
        Whatever else stands in the file, kept as it is.

    Examples
    --------
    >>> Card.from_toml('title = "Talks"\\noutlet_labels = ["kind"]').outlet_labels
    ('kind',)
    """

    title: str = ""
    description: str = ""
    language: str = ""
    licence: str = ""
    citation: str = ""
    version: str = ""
    outlet_labels: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, path: str | Path) -> Card:
        """The card in a file, or in the ``card.toml`` of a folder.

        Raises
        ------
        CorpusError
            Where there is none, or it is not TOML, or a field is of the wrong type.
        """
        path = Path(path)
        path = path / CARD_FILE if path.is_dir() else path
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise CorpusError(f"{path}: the card cannot be read: {error}.") from error
        return cls.from_toml(text, file=path)

    @classmethod
    def from_toml(cls, text: str, *, file: str | Path = CARD_FILE) -> Card:
        """The card that a TOML text describes; `file` is named in messages.

        Raises
        ------
        CorpusError
            Where it is not TOML, or a field is of the wrong type; all such fields at once.
        """
        try:
            given = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CorpusError(located(f"the card is not TOML: {error}", file=file)) from error
        own = {item.name for item in fields(cls)} - {"extra"}
        known = {name: value for name, value in given.items() if name in own}
        labels = known.get("outlet_labels", [])
        wrong = [
            f"{name} must be a text"
            for name, value in known.items()
            if name != "outlet_labels" and not isinstance(value, str)
        ]
        if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
            wrong.append("outlet_labels must be a list of column names")
        wrong += [
            f"{name} is not a field: did you mean {near[0]}?"
            for name in given
            if name not in own and (near := difflib.get_close_matches(name, own, 1, cutoff=0.85))
        ]
        if wrong:
            raise CorpusError(located("; ".join(wrong) + ".", file=file))
        known["outlet_labels"] = tuple(labels)
        return cls(**known, extra={name: value for name, value in given.items() if name not in own})

    def toml(self) -> str:
        """The card as TOML, from which `from_toml` makes the same card."""
        own = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "extra"}
        said = {name: value for name, value in own.items() if value}
        return "\n".join(_table({**said, **self.extra}, ())) + "\n"


def _table(values: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    flat = {name: value for name, value in values.items() if not isinstance(value, Mapping)}
    lines = [f"{_key(name)} = {_value(value)}" for name, value in flat.items()]
    if path and (lines or not values):
        lines = ["", f"[{'.'.join(_key(name) for name in path)}]", *lines]
    for name, value in values.items():
        if isinstance(value, Mapping):
            lines += _table(value, (*path, name))
    return lines


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else _text(name)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(name)} = {_value(item)}" for name, item in value.items())
        return "{" + inner + "}"
    raise CorpusError(f"{type(value).__name__} cannot stand on a card.")
