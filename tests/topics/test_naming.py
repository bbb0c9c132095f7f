"""A sentence that stands for a topic is one of a typical text, quoted where it stands."""

import pytest

from framing.errors import FramingError
from framing.text import tokenize
from framing.topics.naming import typical
from tests.topics.known import known

TEXTS = [
    "It rained on the day before. The pilot steered the ship with all its cargo into the harbour. "
    "Nobody was there to see the ship, they say now.",
    "A short ship. The goal was the best that the striker had shot for the old team. So it is.",
    "Nothing at all that anybody would call either one or the other thing.",
]
TERMS = "cargo goal harbour pilot ship striker team"
PHI = [[0.3, 0.0, 0.2, 0.25, 0.25, 0.0, 0.0], [0.0, 0.4, 0.0, 0.0, 0.0, 0.3, 0.3]]


def model(theta=((0.9, 0.1), (0.2, 0.8), (0.5, 0.5))):
    return known(PHI, TERMS, theta)


def test_the_sentence_with_most_of_the_topic_s_words_is_quoted():
    table = typical(model(), TEXTS)
    assert table.columns.tolist() == ["topic", "unit", "share", "start", "end", "quote"]
    first, second = table.to_dict("records")
    assert first["quote"].startswith("The pilot steered the ship")
    assert second["quote"].startswith("The goal was the best")
    assert [first["share"], second["share"]] == [0.9, 0.8]
    for row, text in zip((first, second), TEXTS, strict=False):
        assert text[row["start"] : row["end"]] == row["quote"]


def test_units_are_named_as_they_are_given():
    import pandas as pd

    given = pd.Series(TEXTS, index=["a", "b", "c"])
    assert typical(model(), given)["unit"].tolist() == ["a", "b"]
    assert typical(model(), tokenize(given))["unit"].tolist() == ["a", "b"]


def test_a_topic_without_such_a_sentence_has_no_row():
    short = ["A ship.", "The goal was the best that the striker had shot for the team.", ""]
    assert typical(model(), short)["topic"].tolist() == ["02 goal, striker, team"]
    assert typical(model(), ["", "", ""]).empty


def test_other_texts_are_refused():
    with pytest.raises(FramingError, match="2 texts were given; the model learnt from 3"):
        typical(model(), TEXTS[:2])
