"""The rules that comparisons keep unless one is lifted by name, each with its reason and source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from framing.errors import one_of

_CODE = re.compile(r"\[(S\d+)\]")


@dataclass(frozen=True)
class Guard:
    """A rule that holds by default.

    Attributes
    ----------
    code : str
        As notes quote it, such as ``S1``.
    title, rule, reason, override : str
        What it is called, what it does, why, and how it is lifted.
    sources : tuple of str
    """

    code: str
    title: str
    rule: str
    reason: str
    override: str
    sources: tuple[str, ...]


@cache
def guards() -> tuple[Guard, ...]:
    """Every guard, in the order of the codes.

    Examples
    --------
    >>> guards()[0].title
    'The same events'
    """
    text = resources.files("framing.compare").joinpath("guards.toml").read_text(encoding="utf-8")
    return tuple(
        Guard(code, **{**entry, "sources": tuple(entry["sources"])})
        for code, entry in tomllib.loads(text).items()
    )


def guard(code: str) -> Guard:
    """One guard by its code, in either case.

    Raises
    ------
    FramingError
        For a code that is not known.

    Examples
    --------
    >>> guard("s5").title
    'Too few units, no interval'
    """
    known = {one.code: one for one in guards()}
    return known[one_of("guard", code.strip().upper(), known)]


def quoted(notes: Iterable[str]) -> tuple[str, ...]:
    """The codes that notes quote, each once, in their order.

    Examples
    --------
    >>> quoted(["Compared without matching on events [S1].", "Few units [S5]. See also [S1]."])
    ('S1', 'S5')
    """
    codes = {code for note in notes for code in _CODE.findall(note)}
    return tuple(one.code for one in guards() if one.code in codes)
