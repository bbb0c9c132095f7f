"""The `Run` of several processes: results in the items' order, whoever did them."""

from __future__ import annotations

import errno
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from framing.engine.workers import Died, Done, Failed, Workers
from framing.errors import FramingError

Item = TypeVar("Item")
Result = TypeVar("Result")

TRIES = 3
"""How often a task is given to a process before the processes' deaths are laid to the task."""


class Processes:
    """Do what a room asks for in several processes; see `framing.run.Run`.

    A process that dies is replaced and its item is done again; an item of which three processes
    died ends the run.

    Parameters
    ----------
    workers : int or None
        Number of processes; None for as many as this process may use cores.

    Raises
    ------
    FramingError
        While results are taken: where a function raises one, or a process dies of an item.

    Examples
    --------
    >>> list(Processes(2).map(len, ["a", "bb", "ccc"], label="lengths"))
    [1, 2, 3]
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or cores()

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], *, label: str
    ) -> Iterator[Result]:
        """Apply `function` to each item and yield the results in the items' order."""
        numbered = list(enumerate(items))
        results: dict[int, Result] = {}
        deaths: Counter[int] = Counter()
        tasks = deque(numbered)
        awaited = 0
        with Workers(_Numbered(function), min(self.workers, max(1, len(numbered)))) as workers:
            for (number, item), outcome in workers.through(tasks):
                if isinstance(outcome, Done):
                    results[number] = outcome.result
                    while awaited in results:
                        yield results.pop(awaited)
                        awaited += 1
                elif isinstance(outcome, Failed):
                    raise raised(outcome, label)
                else:
                    deaths[number] += 1
                    if deaths[number] == TRIES:
                        raise raised(outcome, label)
                    tasks.appendleft((number, item))


class _Numbered(Generic[Item, Result]):
    """A function of a numbered item."""

    def __init__(self, function: Callable[[Item], Result]) -> None:
        self.function = function

    def __call__(self, numbered: tuple[int, Item]) -> Result:
        return self.function(numbered[1])


def raised(outcome: Failed | Died, label: str) -> Exception:
    """The error that an outcome is, to be raised in the process that asked.

    Examples
    --------
    >>> raised(Died(-9), "topics")
    FramingError('topics: a process was killed by signal 9 each time this was tried.')
    """
    if isinstance(outcome, Died):
        how = f"was killed by signal {-outcome.code}" if outcome.code < 0 else "ended"
        return FramingError(f"{label}: a process {how} each time this was tried.")
    if outcome.kind == "memory":
        return MemoryError(outcome.said)
    if outcome.kind == "room":
        return OSError(errno.ENOSPC, outcome.said)
    if outcome.kind == "input":
        return FramingError(outcome.said)
    return RuntimeError(f"{label}: {outcome.said}")


def cores() -> int:
    """How many cores this process may use.

    Examples
    --------
    >>> cores() >= 1
    True
    """
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
