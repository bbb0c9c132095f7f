"""What a run has done stays there, for the same plan alone, and one process at a time."""

import subprocess
import sys

import pytest

from framing.engine import RunFolder, Shard
from framing.errors import FramingError

PLAN = {"verb": "extract", "level": "paragraph"}
SHARDS = [Shard(0, 0, 9), Shard(1, 0, 9)]


def done(folder, shard):
    (folder.parts / f"{shard.name}.scores").touch()


def test_the_same_plan_goes_on_and_another_starts_anew(tmp_path):
    with RunFolder(tmp_path / "run", PLAN) as folder:
        done(folder, SHARDS[0])
        folder.leave_out(Shard(1, 4, 5), "it is poison")
    with RunFolder(tmp_path / "run", dict(reversed(PLAN.items()))) as folder:
        assert folder.pending(SHARDS, "scores") == [Shard(1, 0, 4), Shard(1, 5, 9)]
        assert folder.left_out() == {Shard(1, 4, 5): "it is poison"}
    with RunFolder(tmp_path / "run", {**PLAN, "level": "article"}) as folder:
        assert folder.pending(SHARDS, "scores") == SHARDS
        assert folder.left_out() == {}


def test_only_the_last_kind_of_result_counts_as_done(tmp_path):
    with RunFolder(tmp_path / "run", PLAN) as folder:
        (folder.parts / f"{SHARDS[0].name}.evidence").touch()
        assert folder.pending(SHARDS, "scores") == SHARDS


def test_drafts_of_a_killed_process_are_cleared_away(tmp_path):
    with RunFolder(tmp_path / "run", PLAN) as folder:
        (folder.parts / ".x.scores.abc.part").touch()
    with RunFolder(tmp_path / "run", PLAN) as folder:
        assert list(folder.parts.iterdir()) == []


def test_a_second_run_is_refused_with_the_process_that_has_the_folder(tmp_path):
    script = (
        "import sys; from pathlib import Path; from framing.engine import RunFolder\n"
        "with RunFolder(Path(sys.argv[1]), {}): print('open', flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "run")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(words, **pipes) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(FramingError, match=f"process {other.pid}"):
            RunFolder(tmp_path / "run", PLAN).__enter__()
        other.kill()
        other.wait()
        # The lock went with the process: nobody has to take it away.
        with RunFolder(tmp_path / "run", PLAN):
            pass
