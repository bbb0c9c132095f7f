"""Rows judged: records that can be taken, and the reasons why others cannot.

Nothing of a text is changed here. What is odd in it (control characters, mojibake) is counted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from framing.corpus.languages import ANY, language_of, told
from framing.corpus.outlets import Aliases
from framing.corpus.quarantine import Rejected
from framing.corpus.reading.codes import code as code_of
from framing.corpus.reading.mapping import FIELDS
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.sources import Source
from framing.corpus.records import CommentRecord

_ODD = (
    ("text.control", "[\x01-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"),
    ("text.bidi", "[\u202a-\u202e\u2066-\u2069]"),
    (
        "text.mojibake",
        "\xe2\u20ac[\u2122\u0153\x9d\u201c\u201d\u02dc\xa6]"
        "|\xc3[\x80-\xbf\u0192\u201a]|\xc2[\xa0-\xbf]",
    ),
    ("text.replacement", "\ufffd"),
)
_EXCEL_CUT = 32_767
_SHORT = 1_000
_MANY, _HUGE = 1_000_000, 10_000_000
_BATCH = 2_000
_MAY_HOLD_HALVES = ("json", "jsonl", "html")
_WRITTEN = ("id", "outlet", "headline", "standfirst", "event", "author", "url")
_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]*\Z")


@dataclass(frozen=True)
class Rules:
    """What is asked of a record.

    Attributes
    ----------
    language : str
        The language that is kept, ``any`` for all.
    outlet : str or None
        The outlet of records that name none.
    aliases : Aliases
    """

    language: str = "en"
    outlet: str | None = None
    aliases: Aliases = field(default_factory=Aliases)


class Taken(NamedTuple):
    """Where a record that was taken stands, should it be rejected later."""

    source: Source
    facts: Facts
    place: Place

    def rejected(self, code: str, name: str) -> Rejected:
        """The record's rejection, for what is wrong with one of its fields."""
        return reject(self.source, self.facts, code, self.place._replace(field=name))


@dataclass
class Judged:
    """What became of the rows of one source, or of several alike.

    Attributes
    ----------
    taken : list of dict
        The fields of `ArticleRecord`, but for the date, which the whole column decides.
    rejected : list of Rejected
        Those that are quarantined.
    excluded, noted : Counter
        By code.
    seen : int
    places : list of Taken
        Where each of `taken` stands.
    """

    taken: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    excluded: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    seen: int = 0
    places: list[Taken] = field(default_factory=list)

    def reject(self, rejected: Rejected) -> None:
        """Count a record that is left out, and keep it if it is broken."""
        self.seen += rejected.records
        if code_of(rejected.code).fate == "excluded":
            self.excluded[rejected.code] += rejected.records
        else:
            self.rejected.append(rejected)

    def judge(self, row: Row, source: Source, facts: Facts, rules: Rules) -> None:
        """Take a row, or say why not."""
        fields = dict(row.fields)
        code, name = _fault(fields, facts.form)
        if code:
            place = Place(row.record, row.byte, row.length, name)
            self.reject(reject(source, facts, code, place))
            return
        self.seen += 1
        text = str(fields["text"])
        language = told(str(fields.get("language") or "")) or (
            language_of(text) if rules.language != ANY else ""
        )
        if rules.language != ANY and language not in ("", rules.language):
            self.excluded["language.other"] += 1
            return
        made: dict[str, Any] = {name: _written(fields.get(name)) for name in _WRITTEN}
        made["text"] = text
        self.noted["outlet.spaced"] += made["outlet"] != (fields.get("outlet") or None)
        made["outlet"] = self._outlet(made["outlet"], rules)
        made["headline"] = (made["headline"] or "") if "headline" in fields else None
        made["date_given"] = _written(fields.get("date"))
        made["language"] = language or None
        made["comments"] = _comments(fields.get("comments"))
        others = {name: fields[name] for name in fields if name not in FIELDS}
        made["docvars"] = {name: _plain(value) for name, value in others.items()}
        made["source_file"], made["source_record"] = source.name, row.record
        if facts.form in _MAY_HOLD_HALVES:
            self.noted["json.nan"] += any(value != value for value in fields.values())
        self.noted["text.cut"] += len(text) == _EXCEL_CUT
        self.taken.append(made)
        self.places.append(Taken(source, facts, Place(row.record, row.byte, row.length)))

    def _outlet(self, given: str | None, rules: Rules) -> str | None:
        if given is None:
            return rules.outlet
        name = rules.aliases.canonical(given)
        self.noted["outlet.alias"] += name != given
        return name

    def look_for_odd(self) -> None:
        """Count the texts that hold what a text should not; all of them at once, for speed."""
        texts = [made["text"] for made in self.taken]
        suspects = _suspects(texts)
        for code, pattern in _ODD:
            found = re.compile(pattern)
            self.noted[code] += sum(found.search(texts[n]) is not None for n in suspects)


def _fault(fields: Mapping[str, object], form: str) -> tuple[str, str | None]:
    """The code of what is wrong with a row, and the field; empty where nothing is."""
    text = fields.get("text")
    if text is None or text != text:
        return "text.empty", "text"
    if not isinstance(text, str):
        return "text.type", "text"
    if not text.strip() or (len(text) < _SHORT and _BLANK.match(text)):
        return "text.empty", "text"
    for name, value in fields.items():
        if isinstance(value, str):
            if "\0" in value:
                return "bytes.nul", name
            if form in _MAY_HOLD_HALVES and not _is_whole(value):
                return "text.surrogate", name
    name = _written(fields.get("id")) or ""
    return ("id.not-a-name", "id") if "/" in name or "\n" in name else ("", None)


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _written(value: object) -> str | None:
    """A field as text, without blanks around it; a whole number without decimals."""
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None


def _plain(value: object) -> object:
    """A value of a column of the user's own, as the corpus can hold it."""
    if value is None or value != value or value == "":
        return None
    if isinstance(value, (str, int, float, bool)):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _comments(value: object) -> tuple[CommentRecord, ...] | None:
    """Comments given apart from the text: a list of texts, or of objects with text and author."""
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    if not isinstance(value, list):
        return None
    made = []
    for one in value:
        if isinstance(one, dict) and isinstance(one.get("text"), str):
            made.append(CommentRecord(one["text"], _written(one.get("author"))))
        elif isinstance(one, str) and one.strip():
            made.append(CommentRecord(one))
    return tuple(made)


def _suspects(texts: Sequence[str]) -> list[int]:
    """The numbers of the texts that hold anything of `_ODD`."""
    together = "|".join(pattern for _, pattern in _ODD)
    if sum(map(len, texts)) < _MANY or max(map(len, texts)) > _HUGE:
        found = re.compile(together)
        return [n for n, text in enumerate(texts) if found.search(text)]
    import pyarrow as pa
    import pyarrow.compute as pc

    suspects: list[int] = []
    for start in range(0, len(texts), _BATCH):
        held = pa.array(texts[start : start + _BATCH], pa.large_string())
        marked = pc.match_substring_regex(held, together)
        suspects += [start + int(n) for n in pc.indices_nonzero(marked).to_pylist()]
    return suspects
