"""Work on a corpus, a shard at a time, in several processes: nothing is lost and nothing hangs."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from framing.engine.folder import RunFolder
from framing.engine.processes import TRIES, raised
from framing.engine.shards import Shard
from framing.engine.workers import Died, Done, Failed, Outcome, Workers, outcome_of

Told = Callable[[str, int, int], None]
"""Is told what is done, and how many articles of how many are."""


class Job(Protocol):
    """What is to be done with a shard; is pickled, or imported by name, in other processes.

    It writes its results to files of its own, each whole or not at all, the kind that the run
    waits for last. The same shard gives the same bytes.
    """

    def __call__(self, shard: Shard) -> object:
        """Work on a shard."""
        ...


def work_through(
    job: Job,
    shards: list[Shard],
    folder: RunFolder,
    *,
    workers: int = 1,
    told: Told | None = None,
) -> None:
    """Do a job on every shard; an article that it cannot be done on is noted and left out.

    Where a process dies, or the job raises an error that is not the user's, the shard is halved
    and each half tried, until the one article is found. An article of which three processes died
    is left out: one that was killed by somebody else is not.

    Parameters
    ----------
    job : Job
    shards : list of Shard
        What is still to be done; see `RunFolder.pending`.
    folder : RunFolder
        Open. What is left out is noted there.
    workers : int
        Processes; 0 for none beside this one.
    told : callable or None

    Raises
    ------
    FramingError
        Where the job raises one: the input cannot be used.
    OSError
        Where the disk is full.
    MemoryError
        Where a single article needs more memory than there is.
    """
    tasks = deque(shards)
    total = sum(map(len, shards))
    tries: Counter[Shard] = Counter()
    done = 0
    with _outcomes(job, tasks, workers) as outcomes:
        for shard, outcome in outcomes:
            if isinstance(outcome, Done):
                done += len(shard)
            elif isinstance(outcome, Failed) and _ends_all(outcome, shard):
                raise raised(outcome, "run")
            elif len(shard) > 1:
                tasks.extendleft(reversed(shard.halves()))
            else:
                tries[shard] += TRIES if isinstance(outcome, Failed) else 1
                if tries[shard] < TRIES:
                    tasks.appendleft(shard)
                else:
                    folder.leave_out(shard, _said(outcome))
                    done += 1
            if told is not None:
                told("", done, total)


def _ends_all(outcome: Failed, shard: Shard) -> bool:
    return outcome.kind in ("input", "room") or (outcome.kind == "memory" and len(shard) <= 1)


def _said(outcome: Failed | Died) -> str:
    if isinstance(outcome, Failed):
        return outcome.said
    how = f"signal {-outcome.code}" if outcome.code < 0 else f"code {outcome.code}"
    return f"the process died of it ({how})"


@contextmanager
def _outcomes(
    job: Job, tasks: deque[Shard], workers: int
) -> Iterator[Iterator[tuple[Shard, Outcome]]]:
    if workers:
        with Workers(job, workers) as pool:
            yield pool.through(tasks)
    else:
        yield _here(job, tasks)


def _here(job: Job, tasks: deque[Shard]) -> Iterator[tuple[Shard, Outcome]]:
    while tasks:
        shard = tasks.popleft()
        yield shard, outcome_of(job, shard)
