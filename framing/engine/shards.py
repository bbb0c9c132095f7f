"""A run is cut into shards: some consecutive articles of one block of a corpus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.errors import FramingError

_NAME = re.compile(r"(\d{6})-(\d{6})-(\d{6})")


@dataclass(frozen=True, order=True)
class Shard:
    """Consecutive articles of a block; shards sort in the order of their articles.

    Attributes
    ----------
    block : int
    start, stop : int
        The first article of the block and the one after the last.

    Examples
    --------
    >>> Shard(3, 0, 250).name
    '000003-000000-000250'
    >>> Shard(3, 0, 5).halves()
    (Shard(block=3, start=0, stop=2), Shard(block=3, start=2, stop=5))
    """

    block: int
    start: int
    stop: int

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"{self.block:06d}-{self.start:06d}-{self.stop:06d}"

    @classmethod
    def named(cls, name: str) -> Shard:
        """The shard of that name.

        Raises
        ------
        FramingError
            Where it is no shard's.
        """
        found = _NAME.fullmatch(name)
        if found is None:
            raise FramingError(f"{name!r} is not the name of a shard.")
        return cls(*map(int, found.groups()))

    def __len__(self) -> int:
        return self.stop - self.start

    def halves(self) -> tuple[Shard, Shard]:
        """The shard in two, to find the article that cannot be worked on."""
        middle = (self.start + self.stop) // 2
        return Shard(self.block, self.start, middle), Shard(self.block, middle, self.stop)


def shards_of(sizes: Sequence[int]) -> list[Shard]:
    """A shard a block.

    Parameters
    ----------
    sizes : sequence of int
        Articles of each block.
    """
    return [Shard(block, 0, size) for block, size in enumerate(sizes)]


def missing(shards: Iterable[Shard], done: Iterable[Shard]) -> list[Shard]:
    """What of some shards is in none of those that are done.

    Examples
    --------
    >>> missing([Shard(0, 0, 9), Shard(1, 0, 9)], [Shard(1, 0, 9), Shard(0, 3, 5)])
    [Shard(block=0, start=0, stop=3), Shard(block=0, start=5, stop=9)]
    """
    of_block: dict[int, list[Shard]] = {}
    for piece in sorted(done):
        of_block.setdefault(piece.block, []).append(piece)
    found = []
    for shard in shards:
        at, pieces = shard.start, of_block.get(shard.block, [])
        if not shard and not pieces:
            found.append(shard)
        for piece in pieces:
            if at < piece.start:
                found.append(Shard(shard.block, at, piece.start))
            at = max(at, piece.stop)
        if at < shard.stop:
            found.append(Shard(shard.block, at, shard.stop))
    return found
