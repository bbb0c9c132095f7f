"""Codebooks read from TOML; all that is wrong with a file is said at once."""

from __future__ import annotations

import hashlib
import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from framing.errors import LexiconError, located, unknown
from framing.frames.codebook import Codebook, Frame, Item
from framing.lexicons import Entry, LexiconCard
from framing.lexicons.entries import RULES, problems_of

HEAD = ("name", "title", "construct", "language", "version", "licence", "citation")
BESIDE = ("literature", "blind_to", "match", "coverage", "validity", "frame")
OF_FRAME = ("name", "title", "definition", "include", "exclude", "positive", "negative", "item")
OF_ITEM = ("name", "question", "cues")
OF_CUE = ("term", "weight", "match")
NOT_STATED = ("", "unknown", "none", "unclear", "not stated")

ELIDING = ("fr",)
"""Languages in which a short word loses its vowel before another and is written with it."""

_elided = re.compile(r"[aeiouyhàâæéèêëîïôœùû]", re.IGNORECASE)
_name = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


@dataclass
class _Faults:
    """What is wrong with a file, gathered while it is read."""

    path: Path
    said: list[str] = field(default_factory=list)

    def at(self, frame: str, key: str, wrong: str) -> None:
        """Note a fault, with its frame where it lies in one."""
        where = f"{self.path}: frame {frame!r}" if frame else str(self.path)
        self.said.append(f"{where}, field {key}: {wrong}" if key else f"{where}: {wrong}")

    def keys(self, table: dict[str, Any], known: Sequence[str], frame: str, inside: str) -> None:
        """Refuse keys that mean nothing here."""
        for key in table:
            if key not in known:
                self.at(frame, f"{inside}{key}", unknown("field", key, known))

    def text(self, table: dict[str, Any], key: str, frame: str, inside: str = "") -> str:
        """A text that must be there."""
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        said = "it is missing" if value is None else "it must be a text that is not empty"
        self.at(frame, f"{inside}{key}", said)
        return ""

    def texts(self, table: dict[str, Any], key: str, frame: str, least: int = 0) -> tuple[str, ...]:
        """A list of texts."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(t, str) and t.strip() for t in value):
            self.at(frame, key, 'it must be a list of texts, as ["one", "another"]')
            return ()
        if len(value) < least:
            self.at(frame, key, "one example at least is needed; the examples are the tests")
        return tuple(value)

    def name(self, table: dict[str, Any], frame: str, inside: str = "") -> str:
        """A name that columns can carry."""
        name = self.text(table, "name", frame, inside)
        if name and not _name.fullmatch(name):
            self.at(frame, f"{inside}name", f"{name!r} must be small letters, digits and single _")
        return name

    def tables(self, table: dict[str, Any], key: str, frame: str) -> list[dict[str, Any]]:
        """The tables under a key, one at least."""
        value = table.get(key)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            mark = f"[[frame.{key}]]" if frame else f"[[{key}]]"
            self.at(frame, key, f"there is none; each begins with {mark}")
            return []
        return value

    def once(self, names: Sequence[str], frame: str, key: str) -> None:
        """Refuse a name that is given twice."""
        for name in sorted({name for name in names if name and names.count(name) > 1}):
            self.at(frame, key, f"{name!r} stands there twice")


def read_codebook(path: Path) -> Codebook:
    """Read a codebook's file.

    Raises
    ------
    LexiconError
        Where it is no TOML in UTF-8, or with every fault in it: file, frame, field.
    """
    data = path.read_bytes()
    try:
        given = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(located(f"this is no TOML: {error}", file=path)) from error
    faults = _Faults(path)
    faults.keys(given, (*HEAD, *BESIDE), "", "")
    head: dict[str, Any] = {key: faults.text(given, key, "") for key in HEAD}
    if head["licence"].casefold() in NOT_STATED and head["licence"]:
        faults.at("", "licence", "say on what terms the codebook may be used, such as CC-BY-4.0")
    if head["name"] and not re.fullmatch(r"[a-z][a-z0-9-]*", head["name"]):
        faults.at("", "name", f"{head['name']!r} must be small letters, digits and hyphens")
    rule = given.get("match", "exact")
    if rule not in RULES:
        faults.at("", "match", unknown("match", rule, RULES))
    frames = tuple(_frame(table, rule, faults) for table in faults.tables(given, "frame", ""))
    if head["language"] in ELIDING:
        frames = tuple(_with_elisions(frame) for frame in frames)
    faults.once([frame.name for frame in frames], "", "frame.name")
    literature = faults.texts(given, "literature", "")
    blind = faults.texts(given, "blind_to", "")
    if faults.said:
        raise LexiconError("\n".join(faults.said))
    card = LexiconCard(
        **head,
        sha256=hashlib.sha256(data).hexdigest(),
        categories={f"{f.name}-{i.name}": i.question for f in frames for i in f.items},
        literature=literature,
        overlap=True,
        blind_to=" ".join(blind),
        coverage=given.get("coverage", {}),
        validity=given.get("validity", {}),
    )
    return Codebook(head["name"], frames, card)


def _frame(table: dict[str, Any], rule: str, faults: _Faults) -> Frame:
    called = str(table.get("name", ""))
    name = faults.name(table, called)
    faults.keys(table, OF_FRAME, called, "")
    items = [_item(one, called, rule, faults) for one in faults.tables(table, "item", called)]
    faults.once([item.name for item in items], called, "item.name")
    return Frame(
        name=name,
        title=faults.text(table, "title", called),
        definition=faults.text(table, "definition", called),
        include=faults.texts(table, "include", called),
        exclude=faults.texts(table, "exclude", called),
        items=tuple(items),
        positive=faults.texts(table, "positive", called, least=1),
        negative=faults.texts(table, "negative", called, least=1),
    )


def _with_elisions(frame: Frame) -> Frame:
    """The same frame whose cues match behind an elided word too: *l'armée* as *armée*."""
    items = []
    for item in frame.items:
        elided = [cue for cue in item.cues if _elided.match(cue.term)]
        cues = (*item.cues, *(cue._replace(term=f"*'{cue.term}") for cue in elided))
        items.append(replace(item, cues=cues))
    return replace(frame, items=tuple(items))


def _item(table: dict[str, Any], frame: str, rule: str, faults: _Faults) -> Item:
    inside = f"item {table.get('name', '')}, ".replace("item ,", "item,")
    name = faults.name(table, frame, inside)
    faults.keys(table, OF_ITEM, frame, inside)
    question = faults.text(table, "question", frame, inside)
    given = table.get("cues")
    if not isinstance(given, list) or not given:
        faults.at(frame, f"{inside}cues", 'it must be a list of words, as ["feud", "at odds"]')
        given = []
    cues = [_cue(one, rule, (frame, f"{inside}cues"), faults) for one in given]
    terms = [cue.term.casefold() for cue in cues]
    faults.once(terms, frame, f"{inside}cues")
    category = f"{frame}-{name}"
    return Item(name, question, tuple(cue._replace(category=category) for cue in cues))


def _cue(given: object, rule: str, at: tuple[str, str], faults: _Faults) -> Entry:
    """A word or phrase, or a table of term, weight and match."""
    table: dict[str, Any] = given if isinstance(given, dict) else {"term": given}
    for key in table:
        if key not in OF_CUE:
            faults.at(*at, unknown("field of a cue", key, OF_CUE))
    term, weight, match = table.get("term"), table.get("weight", 1.0), table.get("match", rule)
    if not isinstance(term, str):
        faults.at(*at, f"{given!r} is no word; write it between quotation marks")
        return Entry("", "")
    term = " ".join(term.split())
    for problem in problems_of(term):
        faults.at(*at, problem)
    number = isinstance(weight, int | float) and not isinstance(weight, bool)
    if not number or not math.isfinite(weight) or weight <= 0:
        faults.at(*at, f"the weight of {term!r} is {weight!r}; it must be a number above 0")
        weight = 1.0
    if match not in RULES:
        faults.at(*at, unknown("match", match, RULES))
        match = "exact"
    return Entry(term, "", float(weight), match)
