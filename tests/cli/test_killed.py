"""Killed at any point, nothing half-written has a final name, and the same line repairs it."""

import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest

from framing.corpus import Corpus
from tests.cli.conftest import digests
from tests.house.sources import ROOT

MAP = ["--map", "id=ID,outlet=source,text=text,headline=title,date=date", "--max-bad", "0.1"]


def killed_everywhere(*words):
    """The numbers of the attempts that were killed, and the number of the one that was not."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.cli.killing", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split() for line in ran.stderr.splitlines() if line[:1].isdigit()]
    codes = {int(n): int(code) for n, code in lines if n.isdigit()}
    *killed, last = sorted(codes)
    assert all(codes[n] == -signal.SIGKILL for n in killed)
    assert codes[last] in (0, 3), ran.stderr
    return killed, last


def visible(folder):
    """The names that a user sees."""
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_a_new_corpus_is_whole_or_absent(call, table, tmp_path):
    words = ["corpus", "add", table, *MAP, "--to"]
    killed, last = killed_everywhere(*words, tmp_path / "{n}" / "news")
    assert len(killed) > 8
    clean = digests(tmp_path / str(last))
    for n in killed:
        home = tmp_path / str(n)
        assert visible(home) in (set(), {"news"})
        if (home / "news").exists():
            assert {f"news/{name}": data for name, data in digests(home / "news").items()} == clean
    # One from before the first renaming, one from the middle, one from after the last.
    for n in (killed[0], killed[len(killed) // 2], killed[-1]):
        assert call(*words, tmp_path / str(n) / "news").code == 3
        assert Corpus.read(tmp_path / str(n) / "news").fingerprint
        assert visible(tmp_path / str(n)) == {"news"}


def test_a_standing_corpus_is_the_old_one_or_the_new_one(call, table, tmp_path):
    (tmp_path / "more.csv").write_text(
        "ID,source,date,title,text\n77,Sun,2026-03-01,Snow,It snows.\n"
    )
    for n in range(1, 41):
        assert call("corpus", "add", table, *MAP, "--to", tmp_path / str(n) / "news").code == 3
    old = Corpus.read(tmp_path / "40" / "news")
    words = ["corpus", "add", tmp_path / "more.csv", *MAP, "--to"]
    killed, last = killed_everywhere(*words, tmp_path / "{n}" / "news")
    assert last < 40
    new = Corpus.read(tmp_path / str(last) / "news")
    assert len(new) == len(old) + 1
    found = [Corpus.read(tmp_path / str(n) / "news").fingerprint for n in killed]
    assert set(found) <= {old.fingerprint, new.fingerprint}
    assert old.fingerprint in found


def test_scores_are_whole_or_absent(call, talks, tmp_path):
    words = ["extract", talks, "--with", "wording.Hedges", "--evidence", "--out"]
    killed, last = killed_everywhere(*words, tmp_path / "{n}" / "scores.parquet")
    assert len(killed) >= 6
    clean = digests(tmp_path / str(last))
    for n in killed:
        for name in visible(tmp_path / str(n)):
            assert (tmp_path / str(n) / name).read_bytes() == clean[name]


@pytest.mark.full
@pytest.mark.parametrize("share", [0.3, 0.7, 0.9, 0.97])
@pytest.mark.parametrize("verb", ["add", "extract"])
def test_killed_on_real_news(shared_data, tmp_path, verb, share):
    source = shared_data / "allsides" / "articles.parquet"
    fields = "id=ID,outlet=source,text=text,headline=title,date=date,leaning=bias_text"
    add = ["corpus", "add", source, "--map", fields, "--to"]
    if verb == "add":
        words, out = [*add, tmp_path / "new"], tmp_path / "new"
    else:
        subprocess.run(framing(*add, tmp_path / "all"), check=True, stdout=subprocess.DEVNULL)
        words = [
            "extract",
            tmp_path / "all",
            "--with",
            "wording.LoadedTerms",
            "--evidence",
            "--out",
        ]
        words, out = [*words, tmp_path / "new" / "s.parquet"], tmp_path / "new" / "s.parquet"
    started = time.monotonic()
    subprocess.run(framing(*words), check=True, stdout=subprocess.DEVNULL)
    took = time.monotonic() - started
    clean = digests(tmp_path / "new")
    for path in sorted((tmp_path / "new").rglob("*")):
        path.unlink()
    (tmp_path / "new").rmdir()
    child = subprocess.Popen(framing(*words), stdout=subprocess.DEVNULL)
    time.sleep(share * took)
    child.kill()
    child.wait()
    if out.exists():
        assert (Corpus.read(out) if verb == "add" else pd.read_parquet(out)) is not None
    subprocess.run(framing(*words), check=True, stdout=subprocess.DEVNULL)
    shown = {name: data for name, data in digests(tmp_path / "new").items() if name[0] != "."}
    assert shown == clean


def framing(*words):
    """The command line as a process of its own."""
    return [sys.executable, "-m", "framing", *map(os.fspath, words)]
