"""The errors this package raises, and the one way their messages are put."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TypeVar

Choice = TypeVar("Choice")


class FramingError(ValueError):
    """Anything that is wrong with what the user gave; its message is meant for the user."""


class CorpusError(FramingError):
    """A corpus, a file of articles or a record of one cannot be used."""


class LexiconError(FramingError):
    """A word list, a codebook or its card cannot be used."""


class SchemaError(FramingError):
    """A table lacks a column, or a column has the wrong type."""


class TextsError(FramingError):
    """What was given as texts is not a sequence of strings."""


class TooFewUnits(FramingError):
    """There are too few units for the estimate that was asked for."""


class FramingWarning(UserWarning):
    """A result stands, but a reader must know something about it."""


def nearest(given: object, allowed: Iterable[object]) -> str | None:
    """The allowed name that is most like the given one, or None where none is near.

    Examples
    --------
    >>> nearest("sentense", ["sentence", "paragraph"])
    'sentence'
    """
    names = {str(name).casefold(): str(name) for name in allowed}
    found = difflib.get_close_matches(str(given).casefold(), list(names), n=1, cutoff=0.6)
    return names[found[0]] if found else None


def unknown(what: str, given: object, allowed: Iterable[object]) -> str:
    """One sentence for a name that is not among the allowed ones.

    Examples
    --------
    >>> unknown("level", "sentense", ["paragraph", "sentence"])
    "level 'sentense' is not known: did you mean 'sentence'? Allowed: paragraph, sentence."
    """
    names = [str(name) for name in allowed]
    near = nearest(given, names)
    hint = f" did you mean {near!r}?" if near else ""
    shown = ", ".join(names[:40]) + (f" and {len(names) - 40} more" if len(names) > 40 else "")
    return f"{what} {str(given)!r} is not known:{hint} Allowed: {shown or 'none'}."


def one_of(
    what: str,
    given: Choice,
    allowed: Iterable[Choice],
    *,
    error: type[FramingError] = FramingError,
) -> Choice:
    """The given name if it is allowed, else an error that names the nearest valid one.

    Raises
    ------
    FramingError
        Or the subclass given as `error`.

    Examples
    --------
    >>> one_of("order", "estimate", ("estimate", "given"))
    'estimate'
    """
    choices = list(allowed)
    if given in choices:
        return given
    raise error(unknown(what, given, choices))


def located(
    wrong: str,
    *,
    file: object = None,
    record: int | None = None,
    line: int | None = None,
    byte: int | None = None,
    field: str | None = None,
) -> str:
    """A message that says where: ``FILE: record N (line L, byte B), field F: what is wrong``.

    Records and lines count from 1, bytes from 0; what is not known is left out.

    Examples
    --------
    >>> located("no text", file="a.csv", record=3, line=7, field="text")
    'a.csv: record 3 (line 7), field text: no text'
    """
    place = [f"line {line}"] if line is not None else []
    place += [f"byte {byte}"] if byte is not None else []
    where = [f"record {record}"] if record is not None else []
    if place:
        where = [f"{where[0]} ({', '.join(place)})"] if where else [", ".join(place)]
    if field is not None:
        where.append(f"field {field}")
    parts = [str(file)] if file is not None else []
    parts += [", ".join(where)] if where else []
    return ": ".join([*parts, wrong])
