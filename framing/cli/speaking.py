"""What is said and where: results on standard output, all else on standard error."""

from __future__ import annotations

import contextlib
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


_hushed = False


def start() -> None:
    """Speak again, and print any text whatever the locale."""
    hush(False)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            shown = {"errors": "backslashreplace"}
            stream.reconfigure(**(shown if stream.isatty() else shown | {"encoding": "utf-8"}))


def hush(quiet: bool) -> bool:
    """Say nothing on standard error but faults, or speak again."""
    global _hushed
    _hushed = quiet
    return quiet


def say(text: str) -> None:
    """Print a line of the result."""
    sys.stdout.write(f"{text}\n")


def note(text: str) -> None:
    """Tell the user something that is not the result."""
    if not _hushed:
        sys.stderr.write(f"{printable(text)}\n")


def fault(text: str) -> None:
    """Tell the user what went wrong."""
    sys.stderr.write(f"framing: {printable(text)}\n")


def printable(text: str) -> str:
    """The text with what would steer a terminal written out.

    Examples
    --------
    >>> printable("a\\x1b[31mb") == r"a\\x1b[31mb"
    True
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if _is_harmless(c) else c.encode("unicode_escape").decode() for c in text)


def _is_harmless(character: str) -> bool:
    turns = character in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return character == "\n" or not (unicodedata.category(character) in ("Cc", "Cs") or turns)


def in_a_line(text: str) -> str:
    """The text on one line, without what would steer a terminal."""
    return printable(" ".join(text.split()))


def many(n: int, thing: str) -> str:
    """A number of things.

    Examples
    --------
    >>> many(1, "article"), many(36254, "article")
    ('1 article', '36,254 articles')
    """
    return f"{n:,} {thing}" + ("" if n == 1 else "s")


def say_json(value: object) -> None:
    """Print a value as JSON."""
    from framing.files import dumped

    say(dumped(value))


def say_lines(table: pd.DataFrame) -> None:
    """Print a table as JSON, one object a line."""
    for row in rows_of(table):
        say(json.dumps(row, ensure_ascii=False, default=str))


def rows_of(table: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of a table as plain values, None for what is missing."""
    plain = table.astype(object).where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]


def say_table(
    rows: Iterable[Sequence[str]], *, right: Sequence[int] = (), indent: str = ""
) -> None:
    """Print rows in columns; those numbered in `right` stand against their right edge."""
    lines = [[in_a_line(cell) for cell in row] for row in rows]
    if not lines:
        return
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        say(indent + "  ".join(cells).rstrip())


Followed = Callable[[str, int, int], None]


@contextlib.contextmanager
def following(doing: str) -> Iterator[Followed]:
    """A bar on a terminal's standard error; gives what is told the step, how much of how much.

    Where there is no terminal, or silence was asked for, nothing is shown.
    """
    if _hushed or not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
    from rich.progress import TimeElapsedColumn as Elapsed

    columns = [TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()]
    with Progress(*columns, Elapsed(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda name, done, total: bar.update(
            task, description=f"{doing} {in_a_line(name)}".strip(), completed=done, total=total
        )


@contextlib.contextmanager
def progress(doing: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """The same, for work of one step; gives what moves the bar on."""
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        if total is not None:
            told("", done, total)

    with following(doing) as told:
        yield advance
