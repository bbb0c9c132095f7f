"""Names in headlines, in leads, and further down."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.coverage.mentions import prominence
from framing.errors import FramingError


@pytest.fixture
def corpus():
    frame = pd.DataFrame(
        {
            "id": ["a", "b", "c"],
            "headline": ["Port Ellin votes", "Rain", "Snow"],
            "text": [
                "It rained in the port.\n\nPort Ellin is wet.",
                "In PORT ELLIN it rained.\n\nThere is no other port.",
                "A port. Ellin is a town.",
            ],
        }
    )
    return Corpus.from_frame(frame)


def test_headline_lead_and_place(corpus):
    table = prominence(corpus, ["Port Ellin"])
    assert table["headline"].tolist() == [True, False, False]
    assert table["lead"].tolist() == [False, True, False]
    assert table["mentions"].tolist()[:2] == [1, 1]
    assert table.loc["a", "weighted"] == pytest.approx(1 - 5 / 9)
    assert table.loc["b", "weighted"] == pytest.approx(1 - 1 / 10)


def test_several_names_of_one_thing_count_together(corpus):
    assert prominence(corpus, ["rained", "wet"])["mentions"].tolist() == [2, 1, 0]
    assert prominence(corpus, ["zebra"])["weighted"].tolist() == [0, 0, 0]


@pytest.mark.parametrize("wrong", ["port", [], ["…"]])
def test_terms_are_a_list_of_words(corpus, wrong):
    with pytest.raises(FramingError, match="terms"):
        prominence(corpus, wrong)
