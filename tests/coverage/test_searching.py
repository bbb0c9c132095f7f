"""Search strings find what they say, and are measured against coded articles."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.coverage.searching import quality, search
from framing.errors import FramingError


@pytest.fixture(scope="module")
def corpus():
    texts = ["The dockers met.", "The ferry sank.", "Dockers saw a ferry.", "A dock. Strike again."]
    return Corpus.from_texts(pd.Series(texts, index=list("abcd")))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", "bc"),
        ("dock*", "acd"),
        ("dock", "d"),
        ("dock* AND NOT ferry", "ad"),
        ("sank OR dockers AND saw", "bc"),
        ("(sank OR dockers) AND saw", "c"),
        ('"saw a fer*"', "c"),
        ('"dock strike"', ""),
        ("NOT (ferry OR dock*)", ""),
        ("NOT NOT FERRY", "bc"),
        ("zebra", ""),
    ],
)
def test_queries_find_what_they_say(corpus, query, found):
    series = search(corpus, query)
    assert "".join(series.index[series]) == found


@pytest.mark.parametrize(
    "query", ["", "ferry dock", "ferry AND", "(ferry", "ferry)", '"ferry', '""', "*", "(" * 200]
)
def test_what_is_no_query_is_refused(corpus, query):
    with pytest.raises(FramingError, match=r"The query"):
        search(corpus, query)


def test_recall_against_a_coded_sample(corpus):
    found = search(corpus, "ferry")
    table = quality(found, pd.Series({"a": True, "b": True, "c": False}))
    assert table["estimate"].to_dict() == {"recall": 0.5, "precision": 0.5}
    assert table["n"].tolist() == [2, 2]
    assert (table["lower"] < 0.5).all()
    assert (table["upper"] > 0.5).all()
    assert quality(found, pd.Series({"a": False})).isna().loc["recall", "estimate"]
    with pytest.raises(FramingError, match="1 coded articles"):
        quality(found, pd.Series({"z": True}))
