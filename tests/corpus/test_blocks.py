"""A corpus read block by block is the corpus."""

import pandas as pd
import pytest

from framing.corpus import Corpus, blocks, write_corpus
from framing.corpus.blocks import FRAMES, Blocks
from framing.errors import CorpusError
from tests.house.sources import ROOT

TALKS = ROOT / "corpora" / "harbour-talks"


@pytest.fixture(scope="module")
def talks():
    return Corpus.read(TALKS)


def stacked(read):
    parts = [read.corpus(number) for number in range(len(read.sizes))]
    return [pd.concat([getattr(part, name) for part in parts]) for name in FRAMES]


def test_the_blocks_together_are_the_whole(talks, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 50)
    read = Blocks(write_corpus(talks, tmp_path / "talks"), compared=True)
    assert read.sizes == [50, 50, 29]
    assert (len(read), read.fingerprint) == (len(talks), talks.fingerprint)
    assert (read.card, read.ledger) == (talks.card, talks.ledger)
    for name, frame in zip(FRAMES, stacked(read), strict=True):
        pd.testing.assert_frame_equal(frame, getattr(talks, name))
    again = Corpus.read(tmp_path / "talks")
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(talks, name))


def test_some_articles_of_a_block_have_their_passages_and_comments(talks, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 50)
    read = Blocks(write_corpus(talks, tmp_path / "talks"))
    some = read.corpus(1, 10, 13)
    names = list(talks.articles.index[60:63])
    assert list(some.articles.index) == names
    for name in ("passages", "comments"):
        wanted = getattr(talks, name)
        pd.testing.assert_frame_equal(getattr(some, name), wanted[wanted["article"].isin(names)])


def test_a_corpus_made_by_hand_is_one_block(talks):
    read = Blocks(TALKS)
    assert read.sizes == [len(talks)]
    assert read.fingerprint == talks.fingerprint
    assert list(read.corpus(0, 3, 5).articles.index) == list(talks.articles.index[3:5])


def test_a_corpus_out_of_order_is_one_block_and_stays_so(talks, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 50)
    mixed = Corpus(talks.articles, talks.passages.iloc[::-1], talks.comments)
    read = Blocks(write_corpus(mixed, tmp_path / "talks"))
    assert read.sizes == [len(talks)]
    pd.testing.assert_frame_equal(read.corpus(0).passages, mixed.passages)


def test_a_file_that_was_changed_is_told_where_that_is_asked(talks, tmp_path):
    folder = write_corpus(talks, tmp_path / "talks")
    (folder / "ledger.json").write_text('{"steps": []}')
    with pytest.raises(CorpusError, match=r"ledger\.json: the file was changed"):
        Blocks(folder, compared=True)
