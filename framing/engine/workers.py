"""Processes that do tasks: one that dies is noticed and replaced, and its task is told as lost."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, TypeVar

from framing.errors import FramingError

Task = TypeVar("Task")

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
"""Libraries that start threads of their own are told to use one: there is a process a core."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True)
class Done:
    """The task was done; what it gave."""

    result: Any


@dataclass(frozen=True)
class Failed:
    """The task raised an error.

    Attributes
    ----------
    kind : str
        ``input`` (the user's: a `FramingError`), ``room`` (the disk is full), ``memory``, or
        ``fault`` (any other).
    said : str
        The error's message, its type before it where it is a fault.
    """

    kind: str
    said: str


@dataclass(frozen=True)
class Died:
    """The process died of the task, or was killed; its exit code, negative for a signal."""

    code: int


Outcome = Done | Failed | Died


class Workers(Generic[Task]):
    """Processes that call one function on tasks, each on one at a time.

    Parameters
    ----------
    function : callable
        Takes a task; is imported by its name in the processes, or pickled.
    n : int
        Number of processes; they are started when there is work for them.

    Examples
    --------
    >>> with Workers(len, 2) as workers:
    ...     done = dict(workers.through(deque(["a", "bb"])))
    >>> done["bb"].result
    2
    """

    def __init__(self, function: Callable[[Task], Any], n: int) -> None:
        if n < 1:
            raise FramingError(f"A run needs one process at least, not {n}.")
        self.function = function
        self.n = n
        self._idle: list[_Worker] = []
        self._busy: dict[_Worker, Task] = {}

    def __enter__(self) -> Workers[Task]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in (*self._idle, *self._busy):
            worker.end()

    def through(self, tasks: deque[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Do the tasks, first come first served, and tell each as it ends.

        Tasks may be put into the queue while others are done.

        Yields
        ------
        tuple of task and (Done, Failed or Died)
            In the order in which they end.
        """
        while tasks or self._busy:
            while tasks and len(self._busy) < self.n:
                worker = self._idle.pop() if self._idle else _Worker(self.function)
                task = tasks.popleft()
                worker.give(task)
                self._busy[worker] = task
            for ended in wait([worker.answers for worker in self._busy]):
                worker = next(one for one in self._busy if one.answers is ended)
                task, outcome = self._busy.pop(worker), worker.outcome()
                if isinstance(outcome, Died):
                    worker.end()
                else:
                    self._idle.append(worker)
                yield task, outcome


class _Worker:
    """One process, and the two pipes to it."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        context = _context(function)
        tasks, self.tasks = context.Pipe(duplex=False)
        self.answers, answers = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(function, tasks, answers), daemon=True)
        former = {name: os.environ.get(name) for name in ONE_THREAD}
        os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
        try:
            self.process.start()
        finally:
            for name, value in former.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
        # Ours alone from here on: when the process dies, its ends are the last ones.
        tasks.close()
        answers.close()

    def give(self, task: object) -> None:
        # Where it died while it waited, its answers tell.
        with contextlib.suppress(BrokenPipeError):
            self.tasks.send(task)

    def outcome(self) -> Outcome:
        try:
            return self.answers.recv()
        except (EOFError, OSError):
            self.process.join()
            return Died(self.process.exitcode or 0)

    def end(self) -> None:
        self.tasks.close()
        self.answers.close()
        self.process.terminate()
        self.process.join()


def _context(function: Callable[[Any], Any]) -> Any:
    """How processes are started: from one that has done the imports, where the system can."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    module = getattr(function, "__module__", None) or type(function).__module__
    context.set_forkserver_preload([module])
    return context


def _work(function: Callable[[Any], Any], tasks: Connection, answers: Connection) -> None:
    """What a process does: one task after the other, until nobody gives it any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            task = tasks.recv()
        except EOFError:
            return
        answers.send(outcome_of(function, task))


def outcome_of(function: Callable[[Task], Any], task: Task) -> Done | Failed:
    """Do a task in this process; an error is an outcome too.

    Examples
    --------
    >>> outcome_of(len, "abc"), outcome_of(int, "x").kind
    (Done(result=3), 'fault')
    """
    try:
        return Done(function(task))
    except FramingError as error:
        return Failed("input", str(error))
    except MemoryError as error:
        return Failed("memory", str(error))
    except OSError as error:
        kind = "room" if error.errno in NO_ROOM or "No space left" in str(error) else "fault"
        return Failed(kind, f"{type(error).__name__}: {error}")
    except Exception as error:
        return Failed("fault", f"{type(error).__name__}: {error}")
