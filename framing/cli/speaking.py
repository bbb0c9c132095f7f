"""What is said and where: results on standard output, all else on standard error."""

from __future__ import annotations

import contextlib
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import pandas as pd

Item = TypeVar("Item")
Result = TypeVar("Result")

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


def say_json(value: object) -> None:
    """Print a value as JSON."""
    from framing.files import dumped

    say(dumped(value))


def say_lines(table: pd.DataFrame) -> None:
    """Print a table as JSON, one object a line."""
    plain = table.astype(object).where(table.notna(), None)
    for row in plain.to_dict("records"):
        say(json.dumps(row, ensure_ascii=False, default=str))


def say_table(rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
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
        say("  ".join(cells).rstrip())


@contextlib.contextmanager
def progress(doing: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal's standard error while the block works; gives what moves it on."""
    if _hushed or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeElapsedColumn as Elapsed

    columns = [TextColumn("{task.description}"), BarColumn(), Elapsed()]
    if total is not None:
        columns.insert(2, MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda done: bar.advance(task, done)


class Shown:
    """The `Run` of the command line: one item after the other, with a bar."""

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], *, label: str
    ) -> Iterator[Result]:
        """Apply `function` to each item and yield the results in the items' order."""
        total = len(items) if isinstance(items, Sequence) else None
        with progress(label, total) as done:
            for item in items:
                yield function(item)
                done(1)
