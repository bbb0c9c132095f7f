"""The script for R: read as text here, and run where R is installed."""

import shutil
import subprocess

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.exports import export
from framing.exports.script import quoted
from tests.exports.tables import TEXTS, hostile
from tests.house.sources import ROOT

CHECK = """
options(warn = 2)
source("read.R")
stopifnot(
  is.integer(hostile[[2]]), is.numeric(hostile[[3]]), is.logical(hostile$v1_1),
  inherits(hostile$day, "Date"), is.character(hostile$id), is.numeric(hostile$some),
  identical(as.numeric(hostile$day[c(1, 3)]), c(22348, -390809)),
  identical(hostile$id[2], "001"), identical(hostile[[3]][3], 2 / 3), is.na(hostile$v1_1[2]),
  identical(utf8ToInt(hostile$text[4]), c(128512L, 32L, 233L)),
  identical(hostile$text[c(9, 10)], c("007", "NA")), all(is.na(hostile$text[5:6])),
  identical(hostile$text[2], 'she said "no", then\\nleft'),
  identical(attr(hostile$v6, "label"), "\\u65e5\\u671f"),
  nrow(hostile) == 13, nchar(hostile$text[13]) == 3000
)
"""


@pytest.fixture
def folder(tmp_path):
    """The hostile table for R."""
    return export({"hostile": hostile()}, tmp_path / "for-r", form="r").path


@pytest.mark.extra
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_r_reads_every_value(folder, locale):
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    ran = subprocess.run(
        ["Rscript", "--vanilla", "-e", CHECK],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "LC_ALL": locale},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def test_the_script_is_ascii_and_names_every_column(folder):
    script = (folder / "read.R").read_bytes().decode("ascii")
    for name, kind in {"text": "character", "some": "numeric", "day": "Date"}.items():
        assert f'{name} = "{kind}"' in script
    assert r'v6 = "\u65e5\u671f"' in script


def test_what_r_cannot_keep_is_told(folder, tmp_path):
    done = export({"hostile": hostile()}, tmp_path / "again", form="r")
    assert any("carriage return" in str(change) for change in done.changes)
    assert sum("\r" in (text or "") for text in TEXTS) == 1


def test_texts_cannot_leave_their_quotation_marks():
    assert quoted('"); system("x') == r'"\"); system(\"x"'
    assert quoted("a\\\nb") == r'"a\\\u000ab"'


def test_the_corpus_that_ships_is_read_by_its_names(tmp_path):
    corpus = Corpus.read(ROOT / "corpora" / "harbour-talks").where(outlet="ledger")
    folder = export(corpus, tmp_path / "talks", form="r").path
    script = (folder / "read.R").read_text()
    assert 'passages <- read_table("passages"' in script
    articles = pd.read_csv(folder / "articles.csv")
    assert articles["article"].tolist() == corpus.articles.index.tolist()
