"""Records become a corpus."""

import pandas as pd
import pytest

from framing.corpus import ArticleRecord, Card, Ledger, Step, build_corpus
from framing.corpus.building import column_of
from framing.errors import CorpusError
from tests.corpus.scenes import STRIKE, corpus, records


def test_ids_are_given_or_made_of_the_outlet():
    assert list(corpus().articles.index) == [
        "ledger-1",
        "ledger-0001",
        "the-tribune-0001",
        "the-tribune-0002",
    ]


def test_passages_stand_in_the_order_of_the_text():
    passages = corpus().passages
    assert passages.index[:6].tolist() == [
        "ledger-1/h",
        "ledger-1/p00",
        "ledger-1/p01",
        "ledger-1/p02",
        "ledger-1/h01",
        "ledger-1/p03",
    ]
    assert passages.loc["ledger-1/p03", ["kind", "section", "order"]].tolist() == [
        "paragraph",
        1,
        3,
    ]


def test_what_is_known_of_an_article_is_kept():
    articles = corpus().articles
    first = articles.loc["ledger-1"]
    assert first["date"] == pd.Timestamp("2031-03-10")
    assert first["date_given"] == "10 March 2031, 2.30 pm"
    assert articles["leaning"].tolist() == ["left", "left", "right", "right"]
    assert str(articles["words"].dtype) == "Int64"
    assert articles.at["the-tribune-0001", "author"] == "Bram Tolley"
    assert articles["date"].isna().sum() == 3
    assert "url" not in articles


def test_comments_come_from_the_text_or_apart():
    comments = corpus().comments
    assert comments["author"].tolist()[:3] == ["Quayside Nan", "Freight Forward", "Ann"]
    assert comments["author"].isna().tolist() == [False, False, False, True]
    assert comments.index[-1] == "the-tribune-0001/c02"
    assert comments["offset"].tolist()[2:] == [-1, -1]


def test_a_record_without_text_is_left_out_and_counted():
    read = Ledger((Step("read", "a.csv", seen=3, accepted=3),))
    given = [ArticleRecord(text) for text in (" \n", STRIKE, "")]
    found = build_corpus(given, ledger=read)
    assert len(found) == 1
    assert found.ledger.steps[-1].excluded == {"text.empty": 2}
    assert found.ledger.steps[-1].noted["outlet.unknown"] == 1


def test_records_lost_on_the_way_are_an_error():
    read = Ledger((Step("read", "a.csv", seen=3, accepted=3),))
    with pytest.raises(CorpusError, match="handed on 3 records, but 1 arrived"):
        build_corpus([ArticleRecord(STRIKE)], ledger=read)


def test_ids_that_come_twice_are_an_error():
    with pytest.raises(CorpusError, match="2 records have an id"):
        build_corpus([ArticleRecord(STRIKE, id=name) for name in ("a", "a", "b/c")])


def test_a_column_may_not_have_the_name_of_a_field():
    with pytest.raises(CorpusError, match="copy_group"):
        build_corpus([ArticleRecord(STRIKE, docvars={"copy_group": "x"})])


def test_halves_of_characters_are_replaced():
    found = build_corpus([ArticleRecord(STRIKE + "\nOdd \ud800 end.", outlet="a\ud800")])
    assert found.texts("paragraph").iloc[-1].startswith("Odd �")
    assert found.articles["outlet"].iloc[0].startswith("a�")


def test_adding_the_same_records_again_adds_nothing():
    first = corpus(title="Harbour")
    again = build_corpus([record for record in records() if record.id is None], onto=first)
    assert again.fingerprint == first.fingerprint
    assert again.card.title == "Harbour"
    assert again.ledger.steps[-1].excluded == {"article.already-there": 3}


def test_adding_others_goes_on_counting_and_joins_copies():
    first = corpus()
    added = ArticleRecord(STRIKE + " It will go on.", outlet="ledger", docvars={"tone": 1.5})
    both = build_corpus([added], onto=first)
    assert list(both.articles.index)[-1] == "ledger-0002"
    assert both.articles.at["ledger-0002", "copy_group"] == "ledger-0001"
    assert both.articles["tone"].tolist()[-1] == 1.5
    assert str(both.articles["words"].dtype) == "Int64"
    assert first.articles.index.tolist() == list(both.articles.index)[:-1]


def test_copies_share_a_group():
    groups = corpus().articles["copy_group"]
    assert groups["the-tribune-0001"] == "ledger-0001"
    assert groups["ledger-1"] == "ledger-1"


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        (["a", None], "str"),
        ([None, None], "str"),
        ([1, 2], "Int64"),
        ([True, None], "boolean"),
        ([1, 2.5, None], "float64"),
        ([1, "a"], "str"),
        ([True, 1], "str"),
        ([pd.Timestamp("2031-01-01"), None], "datetime64[us]"),
    ],
)
def test_columns_have_the_narrowest_type_that_holds_all(values, dtype):
    column = column_of(values)
    assert str(column.dtype) == dtype
    assert column.isna().tolist() == [value is None for value in values]


def test_an_empty_corpus_is_one():
    empty = build_corpus([], Card(title="nothing"))
    assert len(empty) == 0
    assert empty.texts("article").empty
    assert empty.tokens("paragraph").ids.size == 0
