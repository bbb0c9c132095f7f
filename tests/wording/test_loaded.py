"""Loaded words in names are no hits; in headlines whose words all have a capital they are."""

import pytest

from framing.wording import LoadedTerms, MoralWords

NAMES = [
    ("Trump Slams Media in Rare Interview", ["Slams"]),
    ("He backed the Green New Deal again.", []),
    ("They watched Cult FC on a rainy day.", []),
    ("Agents ran the gun operation Fast and Furious for months.", []),
    ("In the end they saw the New England Patriots at home.", []),
    ("An Orwellian law, she said, from a Marxist professor.", ["Orwellian", "Marxist"]),
    ("He wrote of Crooked Hillary once more.", ["Crooked"]),
    ("They were furious at the sham vote.", ["furious", "sham"]),
]


@pytest.mark.parametrize(("text", "cues"), NAMES)
def test_names_are_told_from_words(text, cues):
    assert LoadedTerms().evidence([text])["cue"].tolist() == cues


def test_words_that_always_have_a_capital_count():
    text = "They thanked God, and then the Department of Homeland Security, for all of it."
    assert MoralWords().evidence([text])["cue"].tolist() == ["God"]


@pytest.mark.parametrize(
    "text", ["A brutal winter came.", "The toxic waste leaked.", "They sold toxic debt."]
)
def test_literal_compounds_are_passed_over(text):
    assert LoadedTerms().evidence([text]).empty
