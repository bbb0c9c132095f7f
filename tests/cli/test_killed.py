"""Killed at any point, nothing half-written has a final name, and the same line repairs it."""

import shutil
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


@pytest.mark.full
def test_a_standing_corpus_is_the_old_one_or_the_new_one(call, table, tmp_path):
    (tmp_path / "more.csv").write_text(
        "ID,source,date,title,text\n77,Sun,2026-03-01,Snow,It snows.\n"
    )
    assert call("corpus", "add", table, *MAP, "--to", tmp_path / "1" / "news").code == 3
    for n in range(2, 41):
        shutil.copytree(tmp_path / "1", tmp_path / str(n))
    old = Corpus.read(tmp_path / "1" / "news")
    words = ["corpus", "add", tmp_path / "more.csv", *MAP, "--to"]
    killed, last = killed_everywhere(*words, tmp_path / "{n}" / "news")
    assert last < 40
    new = Corpus.read(tmp_path / str(last) / "news")
    assert len(new) == len(old) + 1
    found = [Corpus.read(tmp_path / str(n) / "news").fingerprint for n in killed]
    assert set(found) <= {old.fingerprint, new.fingerprint}
    assert old.fingerprint in found


@pytest.mark.full
def test_scores_are_whole_or_absent(call, talks, tmp_path):
    words = ["extract", talks, "--with", "wording.Hedges", "--evidence", "--out"]
    killed, last = killed_everywhere(*words, tmp_path / "{n}" / "scores.parquet")
    assert len(killed) >= 6
    clean = digests(tmp_path / str(last))
    for n in killed:
        for name in visible(tmp_path / str(n)):
            assert (tmp_path / str(n) / name).read_bytes() == clean[name]


@pytest.mark.full
def test_killed_on_real_news(shared_data, tmp_path):
    news = tmp_path / "news.parquet"
    articles = pd.read_parquet(shared_data / "allsides" / "articles.parquet")
    articles.head(10_000).to_parquet(news)
    fields = "id=ID,outlet=source,text=text,headline=title,date=date,leaning=bias_text"
    corpus = tmp_path / "add" / "clean" / "news"
    add = ["corpus", "add", news, "--map", fields, "--to"]
    killed_on_the_clock(tmp_path / "add", *add, "{}/news")
    extract = ["extract", corpus, "--with", "wording.LoadedTerms", "--evidence", "--out"]
    killed_on_the_clock(tmp_path / "extract", *extract, "{}/scores.parquet")


def killed_on_the_clock(folder, *words):
    """Kill a command line at some shares of its time; what stands is whole, and it repairs it."""
    started = time.monotonic()
    subprocess.run(framing(folder / "clean", *words), check=True, stdout=subprocess.DEVNULL)
    took = time.monotonic() - started
    clean = shown(folder / "clean")
    for share in (0.3, 0.6, 0.9):
        home = folder / str(share)
        child = subprocess.Popen(framing(home, *words), stdout=subprocess.DEVNULL)
        time.sleep(share * took)
        child.kill()
        child.wait()
        assert shown(home).items() <= clean.items()
        if shown(home) != clean:
            subprocess.run(framing(home, *words), check=True, stdout=subprocess.DEVNULL)
        assert shown(home) == clean


def shown(home):
    """The digests of the files that a user sees; none where there is no folder."""
    files = digests(home) if home.exists() else {}
    return {name: data for name, data in files.items() if name[0] != "."}


def framing(home, *words):
    """The command line as a process of its own; in the words, ``{}`` stands for `home`."""
    return [sys.executable, "-m", "framing", *(str(word).format(home) for word in words)]
