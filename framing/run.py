"""How any room asks for work to be done in parallel, without knowing who does it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Run(Protocol):
    """What a room may ask of whoever runs it.

    Results come back in the order of the items, whatever the number of workers, so that a
    caller that folds them in order gets the same bytes on every run. A function must be
    importable by name and take one item; what an item needs at random is seeded by the item's
    own name (see `framing.provenance.seeded`), never by the worker.
    """

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], *, label: str
    ) -> Iterator[Result]:
        """Apply `function` to each item and yield the results in the items' order."""
        ...


class Serial:
    """The default: one item after the other, in this process.

    Examples
    --------
    >>> list(Serial().map(len, ["a", "bb"], label="lengths"))
    [1, 2]
    """

    def map(
        self, function: Callable[[Item], Result], items: Iterable[Item], *, label: str
    ) -> Iterator[Result]:
        """Apply `function` to each item and yield the results in the items' order."""
        return map(function, items)
