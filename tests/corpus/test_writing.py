"""A corpus as a folder, and back."""

import json

import pandas as pd
import pytest

from framing.corpus import ArticleRecord, Card, Corpus, build_corpus, write_corpus
from framing.corpus.quarantine import Rejected, read_quarantine
from framing.errors import CorpusError
from tests.corpus.scenes import STRIKE, corpus, records

FILES = [
    "articles.parquet",
    "card.toml",
    "comments.parquet",
    "ledger.json",
    "manifest.json",
    "passages.parquet",
    "quarantine.jsonl",
]


def same(one, two):
    for name in ("articles", "passages", "comments"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))
    assert one.card == two.card
    assert one.ledger == two.ledger
    assert one.fingerprint == two.fingerprint


def test_the_round_trip_is_exact(tmp_path):
    odd = ArticleRecord(
        "Ænd 中文 \u202e😀\x07\x00 “q”.\nSecond.",
        outlet='a, "b"',
        date=pd.Timestamp("0001-01-01"),
        docvars={"flag": True, "share": 0.1, "n": 10**15, "s": "NA", "none": None, "id_": "007"},
    )
    made = build_corpus([*records(), odd], Card(title="Talks", extra={"x": {"y": [1, 2.5]}}))
    same(Corpus.read(write_corpus(made, tmp_path / "c")), made)


@pytest.mark.parametrize("articles", [[], [ArticleRecord(STRIKE)]])
def test_small_and_empty_corpora_survive(tmp_path, articles):
    made = build_corpus(articles)
    same(Corpus.read(write_corpus(made, tmp_path / "c")), made)


def test_the_same_corpus_gives_the_same_bytes(tmp_path):
    one = write_corpus(corpus(), tmp_path / "one")
    two = write_corpus(Corpus.read(one), tmp_path / "elsewhere" / "two")
    assert sorted(path.name for path in one.iterdir()) == FILES
    for name in FILES:
        assert (one / name).read_bytes() == (two / name).read_bytes()
        assert str(tmp_path).encode() not in (one / name).read_bytes()


def test_a_file_that_was_changed_is_told(tmp_path):
    folder = write_corpus(corpus(), tmp_path / "c")
    path = folder / "passages.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:-200])
    with pytest.raises(CorpusError, match=r"passages\.parquet: the file was changed or damaged"):
        Corpus.read(folder)
    path.unlink()
    with pytest.raises(CorpusError, match=r"passages\.parquet: the file is missing"):
        Corpus.read(folder)


def test_the_card_may_be_changed_by_hand(tmp_path):
    folder = write_corpus(corpus(), tmp_path / "c")
    (folder / "card.toml").write_text('title = "Mended"\noutlet_labels = ["leaning"]\n')
    assert Corpus.read(folder).card.title == "Mended"


def test_a_folder_with_other_things_is_not_replaced(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CorpusError, match="other things"):
        write_corpus(corpus(), tmp_path)
    with pytest.raises(CorpusError, match="a file of that name"):
        write_corpus(corpus(), tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_the_quarantine_is_kept_where_the_corpus_grew(tmp_path):
    folder = tmp_path / "c"
    write_corpus(corpus(), folder, quarantine=[Rejected("a.csv", "csv.columns", record=2)])
    grown = Corpus.read(folder).where(outlet="ledger")
    write_corpus(grown, folder)
    assert len(read_quarantine(folder / "quarantine.jsonl")) == 1
    write_corpus(build_corpus([ArticleRecord(STRIKE)]), folder)
    assert read_quarantine(folder / "quarantine.jsonl") == []


def test_what_is_no_corpus_is_told(tmp_path):
    with pytest.raises(CorpusError, match="no such folder"):
        Corpus.read(tmp_path / "none")
    with pytest.raises(CorpusError, match="is no corpus"):
        Corpus.read(tmp_path)
    (tmp_path / "a.csv").write_text("text\n")
    with pytest.raises(CorpusError, match=r"framing corpus add a\.csv"):
        Corpus.read(tmp_path / "a.csv")


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"form": "other"}'])
def test_a_broken_manifest_is_told(tmp_path, text):
    folder = write_corpus(corpus(), tmp_path / "c")
    (folder / "manifest.json").write_text(text)
    with pytest.raises(CorpusError, match=r"manifest\.json"):
        Corpus.read(folder)


def test_the_manifest_counts_what_there_is(tmp_path):
    folder = write_corpus(corpus(), tmp_path / "c")
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["records"] == {"articles": 4, "passages": 16, "comments": 4}
    assert manifest["fingerprint"] == corpus().fingerprint
