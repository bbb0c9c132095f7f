"""The terms of a word list, read from its CSV; all that is wrong with the file is said at once."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from framing.errors import LexiconError, located, unknown

RULES = ("exact", "inflect")
COLUMNS = ("term", "category", "weight", "match")
_stars = re.compile(r"(?:^|\s)\*+(?=\s|$)")


class Entry(NamedTuple):
    """One term: its words, its category, its weight, and whether inflected forms match too.

    A ``*`` at the end or the start of a word stands for any letters.
    """

    term: str
    category: str
    weight: float = 1.0
    rule: str = "exact"


def read_entries(path: Path, *, overlap: bool = False) -> tuple[Entry, ...]:
    """Read ``terms.csv``: columns term, category, weight, match, and any others for notes.

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
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise LexiconError(f"{path}: there is no such file.") from error
    except UnicodeDecodeError as error:
        raise LexiconError(located("this is not UTF-8", file=path, byte=error.start)) from error
    lines = csv.reader(text.splitlines())
    header = [name.strip() for name in next(lines, [])]
    missing = [name for name in ("term", "category") if name not in header]
    if missing:
        raise LexiconError(
            located(
                f"column {missing[0]!r} is missing; the file has: {', '.join(header) or 'none'}",
                file=path,
                line=1,
            )
        )
    entries, problems = [], []
    seen: dict[str, tuple[int, str]] = {}
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        entry, wrong = _entry(row)
        wrong = [*wrong, *_repeated(entry, seen, number, overlap)]
        problems += [located(what, file=path, line=number, field=field) for field, what in wrong]
        entries.append(entry)
    if not entries and not problems:
        problems.append(located("the list is empty", file=path))
    if problems:
        raise LexiconError("\n".join(problems))
    return tuple(entries)


def _entry(row: dict[str, str]) -> tuple[Entry, list[tuple[str, str]]]:
    wrong: list[tuple[str, str]] = []
    term = " ".join(row["term"].split())
    category = row["category"].strip()
    rule = row.get("match", "").strip() or "exact"
    wrong += [("term", problem) for problem in problems_of(term)]
    if not category:
        wrong.append(("category", "the category is empty"))
    if rule not in RULES:
        wrong.append(("match", unknown("match", rule, RULES)))
    given = row.get("weight", "").strip() or "1"
    try:
        weight = float(given)
    except ValueError:
        weight = math.nan
    if not (math.isfinite(weight) and weight > 0):
        wrong.append(("weight", f"{given!r} is no positive number; write a decimal point, as 1.5"))
    return Entry(term, category, weight, rule), wrong


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
    return []


def _repeated(
    entry: Entry, seen: dict[str, tuple[int, str]], number: int, overlap: bool
) -> Iterator[tuple[str, str]]:
    key = entry.term.casefold() + (f"\t{entry.category}" if overlap else "")
    if entry.term and key in seen:
        line, category = seen[key]
        where = "in the same category" if category == entry.category else f"in {category!r}"
        yield "term", f"{entry.term!r} stands already in line {line}, {where}"
    seen.setdefault(key, (number, entry.category))
