"""Every code and error that a user can meet: what is wrong, and what to do."""

from __future__ import annotations

import inspect
from pathlib import Path

from framing import errors
from framing.cli import entry
from framing.corpus.reading.codes import codes
from making.markup import cell, code, table

FATES = {
    "quarantined": "Kept in `quarantine.jsonl` with its place and its raw bytes, and counted.",
    "excluded": "Sound, left out on purpose, and counted.",
    "noted": "Taken all the same, and counted.",
}


def made(home: Path) -> dict[str, str]:
    """One page: exit codes, errors, and what may be wrong with a record."""
    parts = ["# Errors and codes\n", "## Exit codes\n", f"{_exits()}\n", "## Errors\n", _errors()]
    parts += ["\n## Records\n", "A message names file, record, line, byte and field."]
    for fate, said in FATES.items():
        rows = [
            (code(name), cell(one.wrong), cell(one.remedy))
            for name, one in codes().items()
            if one.fate == fate
        ]
        parts += [f"\n### {fate.capitalize()}\n\n{said}\n", table(("code", "what", "remedy"), rows)]
    return {"codes.md": "\n".join(parts)}


def _exits() -> str:
    said = inspect.getdoc(entry) or ""
    listed = " ".join(said.split("\n\n", 1)[1].split())
    rows = [(code(one.split(" ", 1)[0]), cell(one.split(" ", 1)[1])) for one in listed.split(" · ")]
    return table(("code", "the command"), rows)


def _errors() -> str:
    named = [
        one
        for one in vars(errors).values()
        if inspect.isclass(one) and issubclass(one, (errors.FramingError, errors.FramingWarning))
    ]
    rows = [
        (code(one.__name__), code(one.__base__.__name__), cell(inspect.getdoc(one) or ""))
        for one in named
    ]
    return table(("class", "is a", "when"), rows)
