"""Portrayals: verbs by role, words by nearness, denial; each actor gets its own."""

import pytest

from framing.actors import Portrayals
from framing.errors import FramingError


def told(text, **settings):
    table = Portrayals(**settings).relations([text])
    return set(zip(table["actor"], table["label"], table["cue"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw how Anna Lee ordered Tom Cole to go.",
         {("Anna Lee", "powerful", "ordered"), ("Tom Cole", "powerless", "ordered")}),
        ("Tom Cole was arrested.",
         {("Tom Cole", "powerless", "arrested"), ("Tom Cole", "blamed", "arrested")}),
        ("Tom Cole was not arrested.", set()),
        ("Anna Lee lied.", {("Anna Lee", "blamed", "lied")}),
        ("The crowd applauded Anna Lee.", {("Anna Lee", "praised", "applauded")}),
    ],
)  # fmt: skip
def test_verbs_count_by_the_role(text, expected):
    assert told(text, lexicons=()) == expected


def test_words_count_for_the_nearest_name_of_the_clause():
    found = told("The corrupt Tom Cole met Anna Lee, who is a brilliant judge.")
    assert ("Tom Cole", "blamed", "corrupt") in found
    assert ("Anna Lee", "praised", "brilliant") in found
    assert ("Anna Lee", "blamed", "corrupt") not in found


def test_without_lists_only_verbs_count():
    assert told("Tom Cole is a liar.", lexicons=()) == set()
    with pytest.raises(FramingError, match="actor-labels"):
        Portrayals(lexicons=["hedges"]).transform(["x"])
