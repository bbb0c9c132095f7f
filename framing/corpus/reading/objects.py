"""JSON objects as records: one of them parsed strictly, and its fields named."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.mapping import ColumnMapping, Taken
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.sources import Source

_LOOKED_AT = 100


class BadObject(ValueError):
    """Text that is no JSON object that could be a record: code, detail, and where it went wrong."""

    def __init__(self, code: str, detail: str | None = None, at: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.at = at


class Found(NamedTuple):
    """An object, or why there is none, with its bytes in the data of the source."""

    start: int
    end: int
    value: dict[str, object] | BadObject


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadObject("json.duplicate-key", f"the object names the field {twice!r} twice")
    return made


DECODER = json.JSONDecoder(object_pairs_hook=_once)


def parsed(text: str, at: int = 0) -> tuple[object, int]:
    """The JSON value that starts at a character, and where it ends.

    Raises
    ------
    BadObject
        Where it does not parse, names a field twice, or is nested too deeply.

    Examples
    --------
    >>> parsed('{"id": 7} …')
    ({'id': 7}, 9)
    """
    try:
        return DECODER.raw_decode(text, at)
    except RecursionError:
        raise BadObject("json.too-deep", at=at) from None
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        code = "json.truncated" if is_cut else "json.syntax"
        detail = None if is_cut else f"this is not JSON at character {error.pos - at} of the record"
        raise BadObject(code, detail, error.pos) from None
    except BadObject:
        raise
    except ValueError:
        raise BadObject("json.syntax", "a number has too many digits", at) from None


def rows_of(
    found: Iterable[Found], source: Source, mapping: ColumnMapping, facts: Facts
) -> Iterator[Row | Rejected]:
    """Objects as rows; the fields are decided from the first of them.

    A record without the field that holds the text is rejected, and where another field stands in
    its place, that field is named with it.

    Raises
    ------
    CorpusError
        Where none of the first objects has a field that holds the text.
    """
    stream = iter(found)
    first: list[Found] = []
    for one in stream:
        first.append(one)
        if len(first) == _LOOKED_AT:
            break
    objects = [one.value for one in first if isinstance(one.value, dict)]
    if not objects:
        taken = Taken({"text": ("text",)})
    else:
        names = dict.fromkeys(name for one in objects for name in one)
        taken = mapping.resolve(list(names), file=source.name)
    facts.taken, facts.left = taken.columns, taken.left
    usual = frozenset(objects[0]) if objects else frozenset()
    for number, one in enumerate(chain(first, stream), start=1):
        place = Place(number, one.start, one.end - one.start)
        if isinstance(one.value, BadObject):
            yield reject(source, facts, one.value.code, place, detail=one.value.detail)
            continue
        fields = _fields(one.value, taken.columns)
        if "text" in fields:
            yield Row(number, one.start, one.end - one.start, fields)
            continue
        code, detail = _missing(one.value, taken.columns["text"], usual)
        yield reject(source, facts, code, place._replace(field="text"), detail=detail)


def _fields(
    value: Mapping[str, object], columns: Mapping[str, tuple[str, ...]]
) -> dict[str, object]:
    return {
        name: value[column]
        for name, given in columns.items()
        if (column := next((one for one in given if one in value), None)) is not None
    }


def _missing(
    value: Mapping[str, object], wanted: tuple[str, ...], usual: frozenset[str]
) -> tuple[str, str | None]:
    new = [name for name in value if name not in usual]
    if not new or any(one in value for one in wanted):
        return "text.missing", f"the record has no field {' or '.join(map(repr, wanted))}"
    names = ", ".join(map(repr, new[:5]))
    return "json.renamed-field", f"{wanted[0]!r} is missing, and {names} stands here instead"
