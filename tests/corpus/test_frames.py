"""A corpus from a table in memory."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.errors import CorpusError


def test_columns_are_taken_by_name_or_as_said():
    table = pd.DataFrame(
        {
            "ID": ["a", "b"],
            "text": ["It rained on Monday.", "It snowed."],
            "title": ["Rain", None],
            "outlet": ["Star", None],
            "date": ["2031-03-10T23:30:00-05:00", "soon"],
            "event": ["weather", "weather"],
            "bias": [0, 2],
        }
    )
    before = table.copy()
    found = Corpus.from_frame(table, id="ID", headline="title")
    articles = found.articles
    assert articles.index.tolist() == ["a", "b"]
    assert articles["outlet"].tolist() == ["Star", "unknown"]
    assert articles["date"].tolist()[0] == pd.Timestamp("2031-03-10")
    assert articles["date"].isna().tolist() == [False, True]
    assert articles["date_given"].tolist() == ["2031-03-10T23:30:00-05:00", "soon"]
    assert articles["bias"].tolist() == [0, 2]
    assert articles["event"].tolist() == ["weather", "weather"]
    assert found.texts("headline").to_dict() == {"a/h": "Rain"}
    pd.testing.assert_frame_equal(table, before)


def test_dates_may_be_dates():
    table = pd.DataFrame({"text": ["It rained."], "day": pd.to_datetime(["2031-03-10 05:00"])})
    found = Corpus.from_frame(table, date="day")
    assert found.articles["date"].tolist() == [pd.Timestamp("2031-03-10")]


@pytest.mark.parametrize("given", ["2031", "03/10/2031", "2031-02-30", ""])
def test_what_is_no_day_is_no_date(given):
    found = Corpus.from_frame(pd.DataFrame({"text": ["It rained."], "date": [given]}))
    assert found.articles["date"].isna().all()


def test_empty_texts_are_left_out_and_counted():
    found = Corpus.from_frame(pd.DataFrame({"text": ["It rained.", None, " "]}))
    assert len(found) == 1
    assert found.ledger.n_excluded == 2


def test_errors_name_what_is_wrong():
    table = pd.DataFrame({"text": ["It rained.", 7]})
    with pytest.raises(CorpusError, match=r"1 rows have a text that is not a string.*row 1: '7'"):
        Corpus.from_frame(table)
    with pytest.raises(CorpusError, match="did you mean 'text'"):
        Corpus.from_frame(table, text="txt")


def test_texts_alone():
    assert Corpus.from_texts(["It rained."]).articles.index.tolist() == ["unknown-0001"]
    named = Corpus.from_texts(pd.Series({7: "It rained."}))
    assert named.articles.index.tolist() == ["7"]
