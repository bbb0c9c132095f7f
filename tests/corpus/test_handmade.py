"""Corpora made by hand, as the one that ships is."""

import pytest

from framing.corpus import Corpus
from framing.errors import CorpusError
from tests.corpus.scenes import STRIKE, TALKS

TABLE = """file,id,outlet,kind,event,date,author,standfirst
a/talks.txt,ledger-1,ledger,public,talks,2031-03-10,Ann Lee,1
a/strike.txt,tribune-1,tribune,partisan,strike,2031-03-11,,0
"""
OUTLETS = '[ledger]\nname = "The Ledger"\n\n[tribune]\nname = "The Tribune"\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "talks.txt").write_text(TALKS, encoding="utf-8")
    (tmp_path / "a" / "strike.txt").write_text(STRIKE, encoding="utf-8")
    (tmp_path / "articles.csv").write_text(TABLE)
    (tmp_path / "outlets.toml").write_text(OUTLETS)
    (tmp_path / "card.toml").write_text('title = "Talks"\noutlet_labels = ["kind"]\n')
    return tmp_path


def test_it_is_read_like_any_other(folder):
    corpus = Corpus.read(folder)
    assert corpus.articles.index.tolist() == ["ledger-1", "tribune-1"]
    assert corpus.articles["outlet_kind"].tolist() == ["public", "partisan"]
    assert corpus.articles.at["ledger-1", "author"] == "Ann Lee"
    assert corpus.texts("paragraph").index[0] == "ledger-1/p00"
    assert corpus.card.outlet_labels == ("outlet_kind",)
    assert corpus.design("article", groups="outlet_kind").outlet_label
    assert corpus.ledger.handed_on > 0
    assert len(corpus.comments) == 2


def test_all_that_is_wrong_is_told_at_once(folder):
    more = (
        "a/none.txt,ledger-2,ledger,public,talks,2031-02-30,,0\n"
        "../x.txt,ledger-3,ledgr,public,talks,,,0\n"
    )
    (folder / "articles.csv").write_text(TABLE + more)
    with pytest.raises(CorpusError) as told:
        Corpus.read(folder)
    for part in (
        "record 3: the file 'a/none.txt' cannot be read",
        "record 3: the date '2031-02-30' is no day",
        "record 4: outlet 'ledgr' is not known: did you mean 'ledger'",
        "record 4: the file '../x.txt' lies outside",
    ):
        assert part in str(told.value)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("file,id\n", "column outlet is missing"),
        (TABLE + "a,b\n", "record 3 has another number of columns"),
        (TABLE.replace("ledger-1", '"ledger-1'), "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(folder, table, message):
    (folder / "articles.csv").write_text(table)
    with pytest.raises(CorpusError, match=message):
        Corpus.read(folder)


def test_the_corpus_that_ships():
    corpus = Corpus.read("corpora/harbour-talks")
    assert corpus.articles["outlet"].nunique() == 8
    assert corpus.ledger.n_excluded == 0
    assert "outlet_kind" in corpus.card.outlet_labels
    announced = corpus.passages[corpus.passages["text"].str.fullmatch(r"\d+ Comments?")]
    n_announced = announced["text"].str.extract(r"(\d+)", expand=False).astype(int).sum()
    assert n_announced == len(corpus.comments)
    assert (corpus.articles["copy_group"] != corpus.articles.index).sum() > 5
