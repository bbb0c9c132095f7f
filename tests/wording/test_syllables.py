"""Syllables counted by rules, beside those that a dictionary gives."""

import pytest

from framing.wording.syllables import syllables

RIGHT = {
    1: "strike said the walked changed eye through breathe guard league clothes they're world",
    2: "harbour nation table little wanted changes government's people battles didn't social union "
    "million question region language guilty colleague value create being trying player ruin",
    3: "idea president opinion religious serious area media radio family several everyone period "
    "video museum usual audience efficient alien annual heroic suicide european's companies",
    4: "society reality experience immediate political economy material situation usually january",
    5: "administration international's university association negotiation immediately cooperation",
    6: "responsibility",
}
# Given where the possessive's s is no syllable of its own.
OTHER = {"government's": 3, "european's": 4, "international's": 5}
CASES = [
    (word, OTHER.get(word, number)) for number, words in RIGHT.items() for word in words.split()
]


@pytest.mark.parametrize(("word", "number"), CASES)
def test_a_word_has_its_syllables(word, number):
    assert syllables(word) == number


def test_parts_joined_by_a_hyphen_add_up():
    assert syllables("long-term") == 2
    assert syllables("state-of-the-art") == 4


@pytest.mark.parametrize("word", ["x", "brr", "'s", "-", "会", "ß"])
def test_a_word_has_at_least_one(word):
    assert syllables(word) == 1
