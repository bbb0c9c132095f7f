"""The folder of a run: what is to be done, what is done, and who is at it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from framing.engine.shards import Shard, missing
from framing.errors import FramingError
from framing.files import write_json

PLAN, LOCK, PROCESS, PARTS, LEFT_OUT = "plan.json", "lock", "process", "parts", "left-out"


class RunFolder:
    """Where a run keeps what it has done, so that the same line goes on after anything.

    ``plan.json`` says what is to be done, ``parts/`` holds a file of results for each shard and
    kind, each there whole or not at all, and ``left-out/`` a note on each article that could not
    be worked on. While the folder is open it is locked; the lock goes with the process, however
    it ends. What a run of another plan left is cleared away.

    Parameters
    ----------
    path : Path
        Made where there is none.
    plan : mapping
        What is to be done, as plain values: the same plan goes on, another one starts anew.

    Raises
    ------
    FramingError
        Where another process has the folder open.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "run"
    >>> with RunFolder(path, {"verb": "extract"}) as folder:
    ...     _ = (folder.parts / f"{Shard(0, 0, 250).name}.scores").write_text("done")
    ...     folder.pending([Shard(0, 0, 250), Shard(1, 0, 40)], "scores")
    [Shard(block=1, start=0, stop=40)]
    """

    def __init__(self, path: Path, plan: Mapping[str, object]) -> None:
        self.path = path
        self.plan = plan

    def __enter__(self) -> RunFolder:
        from filelock import FileLock, Timeout

        self.path.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(self.path / LOCK, timeout=0)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise FramingError(
                f"{self.path}: another run (process {self._holder()}) is at work in this folder; "
                "wait until it has ended, or write elsewhere."
            ) from error
        (self.path / PROCESS).write_text(f"{os.getpid()}\n", encoding="utf-8")
        if self._standing() != json.loads(json.dumps(self.plan)):
            for name in (PARTS, LEFT_OUT):
                shutil.rmtree(self.path / name, ignore_errors=True)
            write_json(self.path / PLAN, self.plan)
        for name in (PARTS, LEFT_OUT):
            (self.path / name).mkdir(exist_ok=True)
            for draft in (self.path / name).glob(".*.part"):
                draft.unlink(missing_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()

    def _holder(self) -> str:
        try:
            return (self.path / PROCESS).read_text(encoding="utf-8").strip() or "unknown"
        except OSError:
            return "unknown"

    def _standing(self) -> object:
        try:
            return json.loads((self.path / PLAN).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    @property
    def parts(self) -> Path:
        """The folder of the results: a file ``SHARD.KIND`` for each shard and kind."""
        return self.path / PARTS

    def results(self, kind: str) -> list[Path]:
        """All results of a kind, in the order of the articles."""
        return sorted(self.parts.glob(f"*.{kind}"))

    def leave_out(self, shard: Shard, said: str) -> None:
        """Note that the article of a shard could not be worked on."""
        write_json(self.path / LEFT_OUT / f"{shard.name}.json", {"said": said})

    def left_out(self) -> dict[Shard, str]:
        """What was noted, by the shard of the article."""
        notes = sorted((self.path / LEFT_OUT).glob("*.json"))
        return {
            Shard.named(note.stem): json.loads(note.read_text(encoding="utf-8"))["said"]
            for note in notes
        }

    def pending(self, shards: list[Shard], last: str) -> list[Shard]:
        """What is still to be done of some shards.

        Parameters
        ----------
        shards : list of Shard
        last : str
            The kind of result that is written last for each.
        """
        done = [Shard.named(path.name.removesuffix(f".{last}")) for path in self.results(last)]
        return missing(shards, [*done, *self.left_out()])

    def remove(self) -> None:
        """Take the folder away; to be called while it is open, when its results are elsewhere."""
        shutil.rmtree(self.path)
