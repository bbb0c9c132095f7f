"""A small corpus on disk, and a command line that is called as a shell would."""

from typing import NamedTuple

import pytest

from framing.cli import run
from framing.corpus import Corpus, write_corpus
from tests.house.sources import ROOT

TALKS = ROOT / "corpora" / "harbour-talks"


class Said(NamedTuple):
    """What a command line left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(capsys):
    """Call ``framing`` with words; paths are taken as they are."""

    def called(*words):
        code = run([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return called


@pytest.fixture(scope="session")
def talks(tmp_path_factory):
    """The articles of two outlets of the corpus that ships, written as a corpus."""
    corpus = Corpus.read(TALKS).where(outlet=["ledger", "tribune"])
    return write_corpus(corpus, tmp_path_factory.mktemp("corpora") / "talks")


@pytest.fixture(scope="session")
def table(tmp_path_factory):
    """A CSV of articles, one of its records broken."""
    path = tmp_path_factory.mktemp("tables") / "news.csv"
    rows = [
        f"{n},{outlet},2026-02-{n:02d},Talks go on,“It is a sham” was what they said of talk {n}."
        for n in range(1, 21)
        for outlet in [("Ledger", "Tribune", "The Ledger")[n % 3]]
    ]
    rows.insert(7, "99,Ledger,2026-02-07,too,many,columns")
    path.write_text("\n".join(["ID,source,date,title,text", *rows]) + "\n", encoding="utf-8")
    return path


def digests(folder):
    """The bytes of every file below a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
