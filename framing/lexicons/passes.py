"""Phrases that a list passes over, since they are something else: "toxic debt", "brutal winter"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

from framing.errors import LexiconError, located
from framing.lexicons.entries import Entry, check_header, problems_of, rows_of, spelling

FILE = "passes.csv"
NEEDED = ("phrase", "instead")

MOST = 1000
"""Phrases that one row may stand for."""

_bars = re.compile(r"\s*\|\s*")


def read_passes(path: Path, terms: Sequence[Entry]) -> tuple[Entry, ...]:
    """Read ``passes.csv``: columns phrase and instead (what it is), others for notes.

    Words with bars between them are alternatives at their place, and all inflected forms are
    meant: ``brutal|cruel frost|winter`` stands for four phrases.

    Parameters
    ----------
    path : Path
    terms : sequence of Entry
        Those of the list, none of which may be passed over.

    Returns
    -------
    tuple of Entry
        Of weight 0; none where there is no such file.

    Raises
    ------
    LexiconError
        With every problem of the file, each with its line.
    """
    if not path.is_file():
        return ()
    rows = rows_of(path)
    _, header = next(rows, (1, []))
    header = [name.strip() for name in header]
    check_header(header, path, NEEDED)
    phrase, instead = map(header.index, NEEDED)
    found: list[Entry] = []
    problems: list[str] = []
    seen = {spelling(entry.term): "a term of the list" for entry in terms if entry.marks}
    for line, cells in rows:
        wrong: list[tuple[str | None, str]] = []
        if len(cells) != len(header):
            wrong.append((None, f"{len(cells)} cells under {len(header)} columns; quote commas"))
            cells = [*cells, *[""] * len(header)]
        if not cells[instead].strip():
            wrong.append(("instead", "it is not said what the phrase is instead"))
        for term in _phrases(cells[phrase], wrong):
            if spelling(term) in seen:
                wrong.append(("phrase", f"{term!r} is {seen[spelling(term)]} already"))
            seen[spelling(term)] = f"in line {line}"
            found.append(Entry(term, cells[instead].strip(), 0.0, "inflect"))
        problems += [located(what, file=path, line=line, field=field) for field, what in wrong]
    if problems:
        raise LexiconError("\n".join(problems))
    return tuple(found)


def _phrases(given: str, wrong: list[tuple[str | None, str]]) -> list[str]:
    """The phrases that a row stands for."""
    choices = [word.split("|") for word in _bars.sub("|", given).split()]
    n_phrases = 1
    for words in choices:
        n_phrases *= len(words)
    if n_phrases > MOST:
        wrong.append(("phrase", f"it stands for {n_phrases:,} phrases; {MOST:,} are the most"))
        return []
    if not all(map(all, choices)):
        wrong.append(("phrase", f"{given!r} has a bar with no word beside it"))
        return []
    phrases = [" ".join(words) for words in itertools.product(*choices)]
    told = itertools.chain.from_iterable(map(problems_of, phrases))
    wrong += [("phrase", problem) for problem in dict.fromkeys(told)]
    return phrases
