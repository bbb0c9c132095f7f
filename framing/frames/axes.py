"""Axes of meaning: two poles each, named by words, as data."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from framing.errors import LexiconError, located, unknown
from framing.lexicons import LexiconCard

HEAD = ("name", "title", "construct", "language", "version", "licence", "citation")
BESIDE = ("literature", "blind_to", "axis")
OF_AXIS = ("name", "poles", "negative", "positive")

_name = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


@dataclass(frozen=True)
class Axis:
    """One axis.

    Attributes
    ----------
    name : str
    poles : (str, str)
        What the negative and the positive end are called.
    words : (tuple of str, tuple of str)
        The words that stand for them.
    """

    name: str
    poles: tuple[str, str]
    words: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Axes:
    """Axes that belong together, with their card."""

    name: str
    axes: tuple[Axis, ...]
    card: LexiconCard

    def __repr__(self) -> str:
        return f"<Axes {self.name}: {', '.join(self.names[:6])}…>"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the axes, in the file's order."""
        return tuple(axis.name for axis in self.axes)

    @property
    def poles(self) -> dict[str, tuple[str, str]]:
        """What the negative and the positive end of each axis are called."""
        return {axis.name: axis.poles for axis in self.axes}

    @classmethod
    def of(cls, name: str, given: dict[str, tuple[list[str], list[str]]]) -> Axes:
        """Axes made on the spot: a name, and the words of its negative and its positive pole.

        Examples
        --------
        >>> Axes.of("mine", {"price": (["cheap"], ["dear"])}).poles
        {'price': ('cheap', 'dear')}
        """
        texts: dict[str, Any] = dict.fromkeys(HEAD, "not stated") | {"name": name, "sha256": ""}
        card = LexiconCard(**texts, categories={})
        axes = [
            Axis(axis, (low[0], high[0]), (tuple(low), tuple(high)))
            for axis, (low, high) in given.items()
        ]
        return cls(name, tuple(axes), card)


def sets_of_axes() -> list[str]:
    """Names of the sets of axes that come with the package.

    Examples
    --------
    >>> sets_of_axes()
    ['moral-axes', 'semantic-axes']
    """
    return sorted(path.stem for path in _shipped().iterdir() if path.suffix == ".toml")


def load_axes(name_or_path: str | Path) -> Axes:
    """Load a set of axes of the package, by name, or one of the user's, by its file.

    Raises
    ------
    LexiconError
        Where there is none, or its file is faulty: all faults at once, with axis and field.

    Examples
    --------
    >>> load_axes("moral-axes").poles["care"]
    ('harm', 'care')
    """
    path = _shipped() / f"{name_or_path}.toml"
    path = path if path.is_file() else Path(name_or_path)
    if not path.is_file():
        raise LexiconError(
            unknown("set of axes", name_or_path, sets_of_axes())
            + " One of your own is given as its file, such as axes.toml."
        )
    data = path.read_bytes()
    try:
        given = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(located(f"this is no TOML: {error}", file=path)) from error
    wrong = [
        located(unknown("field", key, (*HEAD, *BESIDE)), file=path, field=key)
        for key in given
        if key not in (*HEAD, *BESIDE)
    ]
    for key in HEAD:
        if not isinstance(given.get(key), str) or not given[key].strip():
            wrong.append(located("it is missing, or no text", file=path, field=key))
    rows = given.get("axis")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        wrong.append(located("there is none; each begins with [[axis]]", file=path, field="axis"))
        rows = []
    axes = [_axis(row, path, wrong) for row in rows]
    names = [axis.name for axis in axes]
    for name in sorted({name for name in names if names.count(name) > 1}):
        wrong.append(f"{path}: axis {name!r}, field name: it stands there twice")
    if wrong:
        raise LexiconError("\n".join(wrong))
    card = LexiconCard(
        **{key: given[key] for key in HEAD},
        sha256=hashlib.sha256(data).hexdigest(),
        categories={name: " – ".join(axis.poles) for name, axis in zip(names, axes, strict=True)},
        literature=tuple(given.get("literature", ())),
        blind_to=" ".join(given.get("blind_to", ())),
    )
    return Axes(given["name"], tuple(axes), card)


def _axis(row: dict[str, Any], path: Path, wrong: list[str]) -> Axis:
    name = str(row.get("name", ""))
    at = f"{path}: axis {name!r}, field "
    if not _name.fullmatch(name):
        wrong.append(f"{at}name: {name!r} must be small letters, digits and single _")
    wrong += [f"{at}{key}: {unknown('field', key, OF_AXIS)}" for key in row if key not in OF_AXIS]
    sides = []
    for side in ("negative", "positive"):
        words = row.get(side)
        if not isinstance(words, list) or not words or not all(map(_is_word, words)):
            wrong.append(f'{at}{side}: it must be a list of single words, as ["kind", "gentle"]')
            words = [""]
        sides.append(tuple(words))
    poles = row.get("poles", [sides[0][0], sides[1][0]])
    if not isinstance(poles, list) or len(poles) != 2 or not all(isinstance(p, str) for p in poles):
        wrong.append(f"{at}poles: it must be two names, the negative end first")
        poles = ["", ""]
    both = sorted(set(sides[0]) & set(sides[1]) - {""})
    if both:
        wrong.append(f"{at}positive: {both[0]!r} stands at both poles")
    return Axis(name, (poles[0], poles[1]), (sides[0], sides[1]))


def _is_word(given: object) -> bool:
    return isinstance(given, str) and len(given.split()) == 1


def _shipped() -> Path:
    return Path(str(resources.files("framing.frames"))) / "axes_sets"
