"""The terms of a word list, read from its CSV; all that is wrong with the file is said at once."""

from __future__ import annotations

import csv
import io
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from framing.errors import LexiconError, located, unknown

RULES = ("exact", "inflect")
WORD_CLASSES = ("", "noun", "verb", "adjective")
NEEDED = ("term", "category")

MOST_SHOWN, MOST_READ = 100, 1000
"""Problems of one file that are told in full, and after which it is not read any further."""

_stars = re.compile(r"(?:^|\s)\*+(?=\s|$)")
_joined = re.compile(r"[-\s]+")
_apostrophes = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Entry(NamedTuple):
    """One term: its words, its category, its weight, and whether inflected forms match too.

    A ``*`` at the end or the start of a word stands for any letters. A word that is given a
    `use` (noun, verb, adjective) is passed over where its neighbours show it to be of another
    class. Terms for the same thing share a `contrast`, and their categories are its sides.
    A term of weight 0 is passed over: it takes its place from shorter terms like any other
    ("brutal winter" from "brutal"), but marks nothing; its category says what it is instead
    (`framing.lexicons.passes`).
    """

    term: str
    category: str
    weight: float = 1.0
    rule: str = "exact"
    use: str = ""
    contrast: str = ""

    @property
    def marks(self) -> bool:
        """Whether the term is marked where it stands, and not passed over."""
        return self.weight > 0


def read_entries(path: Path, *, overlap: bool = False) -> tuple[Entry, ...]:
    """Read ``terms.csv``: columns term, category, weight, match, use, contrast, others for notes.

    Parameters
    ----------
    path : Path
    overlap : bool
        Whether a term may stand in several categories.

    Raises
    ------
    LexiconError
        With every problem of the file, each with its line.
    """
    entries: list[Entry] = []
    problems: list[str] = []
    seen: dict[str, tuple[int, str]] = {}
    rows = rows_of(path)
    _, header = next(rows, (1, []))
    header = [name.strip() for name in header]
    check_header(header, path, NEEDED)
    for line, cells in rows:
        wrong: list[tuple[str | None, str]] = []
        if len(cells) > len(header):
            wrong.append((None, f"{len(cells)} cells under {len(header)} columns; quote commas"))
        row = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        entry = _entry(row, wrong)
        wrong += _repeated(entry, seen, line, overlap)
        problems += [located(what, file=path, line=line, field=field) for field, what in wrong]
        entries.append(entry)
        if len(problems) >= MOST_READ:
            break
    if not entries and not problems:
        problems.append(located("the list is empty", file=path))
    if len(problems) > MOST_SHOWN:
        more = len(problems) - MOST_SHOWN
        unread = "; the rest was not read" if len(problems) >= MOST_READ else ""
        problems[MOST_SHOWN:] = [f"{path}: and {more:,} more such problems{unread}."]
    if problems:
        raise LexiconError("\n".join(problems))
    return tuple(entries)


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, the header first, each with the line that it starts in."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise LexiconError(f"{path}: there is no such file.") from error
    except UnicodeDecodeError as error:
        raise LexiconError(located("this is not UTF-8", file=path, byte=error.start)) from error
    except OSError as error:
        raise LexiconError(f"{path}: it cannot be read: {error.strerror}.") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)) or line == 1:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"the row that starts here cannot be read ({error}); is a quotation mark not closed?"
        raise LexiconError(located(what, file=path, line=line)) from error


def check_header(header: list[str], path: Path, needed: Sequence[str]) -> None:
    """Refuse a file that lacks a column, or has one twice."""
    shown = ", ".join(header)[:200] or "none"
    wrong = [
        f"column {name!r} is missing; the file has: {shown}"
        for name in needed
        if name not in header
    ]
    twice = sorted({name for name in header if header.count(name) > 1 and name})
    wrong += [f"column {name!r} stands there twice" for name in twice]
    if wrong:
        raise LexiconError("\n".join(located(what, file=path, line=1) for what in wrong))


def _entry(row: dict[str, str], wrong: list[tuple[str | None, str]]) -> Entry:
    term = " ".join(row["term"].split())
    category = row["category"].strip()
    rule = row.get("match", "").strip() or "exact"
    wrong += [("term", problem) for problem in problems_of(term)]
    if not category:
        wrong.append(("category", "the category is empty"))
    if rule not in RULES:
        wrong.append(("match", unknown("match", rule, RULES)))
    use = row.get("use", "").strip()
    if use not in WORD_CLASSES:
        wrong.append(("use", unknown("use", use, WORD_CLASSES[1:])))
    elif use and len(term.split()) > 1:
        wrong.append(("use", "a word class is told of single words, not of phrases"))
    given = row.get("weight", "").strip() or "1"
    try:
        weight = float(given)
    except ValueError:
        weight = math.nan
    if not (math.isfinite(weight) and weight >= 0):
        wrong.append(("weight", f"{given!r} is no number from 0 on; write a decimal point, as 1.5"))
    return Entry(term, category, weight, rule, use, row.get("contrast", "").strip())


def problems_of(term: str) -> list[str]:
    """What keeps a term from being matched.

    Examples
    --------
    >>> problems_of("strategic *")
    ['a bare * would match every word; give at least one letter']
    """
    if not term:
        return ["the term is empty"]
    if _stars.search(term):
        return ["a bare * would match every word; give at least one letter"]
    if any(word.count("*") > 1 for word in term.split()):
        return [f"{term!r} has more than one * in a word"]
    if not any(character.isprintable() and character != " " for character in term):
        return ["the term holds nothing that can be seen"]
    return []


def spelling(term: str) -> str:
    """What a term shares with those that differ in hyphens, apostrophes and case alone."""
    folded = unicodedata.normalize("NFC", term).casefold().translate(_apostrophes)
    return _joined.sub(" ", folded)


def _repeated(
    entry: Entry, seen: dict[str, tuple[int, str]], number: int, overlap: bool
) -> Iterator[tuple[str, str]]:
    """Whether a term has been there before, however it is spelled."""
    key = spelling(entry.term) + (f"\t{entry.category}" if overlap else "")
    if entry.term and key in seen:
        line, category = seen[key]
        where = "in the same category" if category == entry.category else f"in {category!r}"
        yield "term", f"{entry.term!r} stands already in line {line}, {where}"
    seen.setdefault(key, (number, entry.category))
