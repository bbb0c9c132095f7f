"""A folder appears whole or not at all."""

import os
import signal
import subprocess
import sys
import time

import pytest

from framing.corpus import Corpus, write_corpus
from framing.corpus.folders import restored, whole_folder
from tests.corpus.scenes import corpus

WRITER = """
import sys
from pathlib import Path
from framing.corpus import Corpus, write_corpus
one, two, there = sys.argv[1:]
one, two = Corpus.read(one), Corpus.read(two)
print("ready", flush=True)
while True:
    write_corpus(one, there)
    write_corpus(two, there)
"""


def test_an_error_leaves_the_former_folder_as_it_was(tmp_path):
    folder = tmp_path / "c"
    with whole_folder(folder) as draft:
        (draft / "a").write_text("1")
    with pytest.raises(RuntimeError), whole_folder(folder) as draft:  # noqa: PT012
        (draft / "b").write_text("2")
        raise RuntimeError
    assert [path.name for path in folder.iterdir()] == ["a"]
    assert [path.name for path in tmp_path.iterdir()] == ["c"]


def test_a_folder_is_replaced_whole(tmp_path):
    folder = tmp_path / "c"
    for name in ("a", "b"):
        with whole_folder(folder) as draft:
            (draft / name).write_text("1")
            assert not (folder / name).exists()
    assert [path.name for path in folder.iterdir()] == ["b"]


def test_a_folder_left_between_two_renamings_is_brought_back(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".c.{dead.pid}.old").mkdir()
    (tmp_path / f".c.{dead.pid}.old" / "a").write_text("1")
    (tmp_path / f".c.{dead.pid}.part").mkdir()
    assert (restored(tmp_path / "c") / "a").read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["c"]


def test_the_drafts_of_others_who_live_are_left_alone(tmp_path):
    (tmp_path / f".c.{os.getppid()}.part").mkdir()
    (tmp_path / ".c.x.part").mkdir()
    restored(tmp_path / "c")
    assert len(list(tmp_path.iterdir())) == 2


def test_kill_leaves_a_whole_corpus(tmp_path):
    first = write_corpus(corpus(), tmp_path / "one")
    second = write_corpus(corpus().where(outlet="ledger"), tmp_path / "two")
    sizes = set()
    for pause in (0.03, 0.17):
        there = tmp_path / "there"
        command = [sys.executable, "-c", WRITER, str(first), str(second), str(there)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout.readline() == "ready\n"
            deadline = time.monotonic() + 60
            while not there.exists() and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(pause)
            writer.send_signal(signal.SIGKILL)
        sizes.add(len(Corpus.read(there)))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "there", "two"]
    assert sizes <= {2, 4}
