"""JSON documents: a list of objects, an object that holds such a list, or one object alone.

The list is walked element by element, so that a document cut off in the middle gives all the
elements before the cut.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.jsonlines import object_in
from framing.corpus.reading.mapping import ColumnMapping, known_columns, seen
from framing.corpus.reading.objects import BadObject, Found, parsed, rows_of
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source
from framing.errors import CorpusError, located

_BLANK = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r",[ \t\r\n]*(?=\{)")
_ALIKE = 0.6
_LEAST_BUDGET = 1_000_000


def rows(source: Source, mapping: ColumnMapping, facts: Facts) -> Iterator[Row | Rejected]:
    """The records of a document, in their order.

    Raises
    ------
    CorpusError
        Where the document holds no list of objects with a text.

    Examples
    --------
    >>> source = Source("a.json", held=b'{"articles": [{"text": "It rained."}]}')
    >>> [row.fields["text"] for row in rows(source, ColumnMapping(), Facts("json"))]
    ['It rained.']
    """
    text = source.data[source.start :].decode(source.encoding or "utf-8", "surrogateescape")
    walk = _Walk(text, source, mapping, facts)
    return rows_of(walk.objects(), source, mapping, facts)


class _Walk:
    """The elements of one document, with the bytes they stand at."""

    def __init__(self, text: str, source: Source, mapping: ColumnMapping, facts: Facts) -> None:
        self.text = text
        self.source = source
        self.facts = facts
        self.wanted = set(mapping.given.get("text", ()) or known_columns()["text"])
        self.usual: frozenset[str] = frozenset()
        self._known = (0, source.start)
        self._budget = 8 * len(text) + _LEAST_BUDGET
        self._is_cut = False

    def objects(self) -> Iterator[Found]:
        """Every object that may be a record."""
        at = self._past_blank(0)
        if self.text.startswith("[", at):
            at = yield from self._elements(at + 1)
        elif self.text.startswith("{", at) and self._holds_a_list(at):
            at = yield from self._members(at + 1)
        else:
            at = yield from self._one(at)
        at = self._past_blank(at)
        while self.text.startswith("{", at):
            at = self._past_blank((yield from self._one(at)))

    def _past_blank(self, at: int) -> int:
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def _key(self, at: int) -> tuple[str, int]:
        """A member's name, and where its value starts."""
        key, at = parsed(self.text, at)
        return str(key), self._past_blank(self._past_blank(at) + 1)

    def _holds_a_list(self, start: int) -> bool:
        """Whether one of the object's members is a list of records.

        Raises
        ------
        CorpusError
            Where none is, and the object has no text of its own either.
        """
        keys = []
        try:
            at = self._past_blank(start + 1)
            while self.text.startswith('"', at):
                key, at = self._key(at)
                if self._is_list_of_records(at):
                    return True
                keys.append(key)
                at = self._past_blank(parsed(self.text, at)[1])
                at = self._past_blank(at + 1) if self.text.startswith(",", at) else at
        except BadObject:
            return False
        if self.wanted.isdisjoint({*keys, *(name.casefold() for name in keys)}):
            said = "the document holds no list of objects with a text; save it as a list of them"
            raise CorpusError(located(f"{said}. {seen(keys)}", file=self.source.name))
        return False

    def _members(self, at: int) -> Generator[Found, None, int]:
        """The elements of every list of records among an object's members."""
        at = self._past_blank(at)
        while self.text.startswith('"', at):
            first = at
            try:
                _, at = self._key(at)
                is_list = self._is_list_of_records(at)
                end = at if is_list else parsed(self.text, at)[1]
            except BadObject as error:
                yield self._found(first, len(self.text), error)
                return len(self.text)
            at = self._past_blank((yield from self._elements(at + 1)) if is_list else end)
            at = self._past_blank(at + 1) if self.text.startswith(",", at) else at
        return at + 1

    def _is_list_of_records(self, at: int) -> bool:
        if not self.text.startswith("[", at):
            return False
        first = self._past_blank(at + 1)
        if not self.text.startswith("{", first):
            return False
        value = parsed(self.text, first)[0]
        return isinstance(value, dict) and not self.wanted.isdisjoint(
            {*value, *(name.casefold() for name in value)}
        )

    def _elements(self, at: int) -> Generator[Found, None, int]:
        """The elements of a list, from the first; gives where the list ends."""
        text = self.text
        at = self._past_blank(at)
        while at < len(text) and not text.startswith("]", at):
            at = self._past_blank((yield from self._one(at)))
            if text.startswith(",", at):
                at = self._past_blank(at + 1)
            elif at < len(text) and not text.startswith("]", at):
                after = self._next(at)
                yield self._found(at, after, BadObject("json.syntax", "a comma is missing here"))
                at = after
        if at >= len(text) and not self._is_cut:
            cut = BadObject("json.truncated", "the list is not closed, so records may be lost")
            yield self._found(at, at, cut)
        return at + 1

    def _one(self, at: int) -> Generator[Found, None, int]:
        """The element that starts here; gives where it ends, or where the next one starts."""
        try:
            value, end = parsed(self.text, at)
        except BadObject as error:
            end = self._next(at)
            yield self._found(at, end, error)
            return end
        if not isinstance(value, dict):
            yield self._found(at, end, BadObject("json.not-an-object"))
        elif self.text[at:end].isascii() or self._is_sound(at, end):
            self.usual = self.usual or frozenset(value)
            self.facts.encodings["utf-8"] += 1
            yield self._found(at, end, value)
        else:
            raw = self.text[at:end].encode("utf-8", "surrogateescape")
            yield self._found(at, end, object_in(raw, self.source.encoding, self.facts))
        return end

    def _is_sound(self, at: int, end: int) -> bool:
        try:
            self.text[at:end].encode("utf-8")
        except UnicodeEncodeError:
            return False
        return True

    def _next(self, at: int) -> int:
        """Where the first element after a broken one starts: it looks like those before it."""
        place = at
        while self._budget > 0 and (between := _BETWEEN.search(self.text, place)):
            place = between.end()
            try:
                value, _ = parsed(self.text, place)
            except BadObject as error:
                is_cut = error.code == "json.truncated"
                self._budget -= (len(self.text) if is_cut else error.at) - place + 1
                continue
            self._budget -= 1
            if isinstance(value, dict) and self._is_alike(value):
                return between.start()
        self._is_cut = True
        return len(self.text)

    def _is_alike(self, value: dict[str, object]) -> bool:
        if not self.usual:
            return not self.wanted.isdisjoint(value)
        return len(self.usual & set(value)) >= _ALIKE * len(self.usual)

    def _found(self, start: int, end: int, value: dict[str, object] | BadObject) -> Found:
        return Found(self._byte(start), self._byte(end), value)

    def _byte(self, at: int) -> int:
        """The byte at which a character stands; characters are asked for in their order."""
        character, byte = self._known
        byte += len(self.text[character:at].encode("utf-8", "surrogateescape"))
        self._known = (at, byte)
        return byte
