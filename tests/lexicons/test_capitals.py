"""A capital inside a sentence shows a name; in headlines, and at their starts, it shows nothing."""

import pytest

from framing.lexicons import Lexicon, match
from framing.lexicons.card import LexiconCard
from framing.text import tokenize
from tests.lexicons.lists import CARD, listed

TERMS = ("rage", "rage against", "crisis", "Nazi", "beacon")


def marked(text, *, passes_names=True):
    """What the terms mark in a text."""
    card = LexiconCard(**{**CARD, "sha256": "", "passes_names": passes_names})
    lexicon = Lexicon("names", listed(*TERMS).entries, card)
    [spans] = match(tokenize([text]), [lexicon])
    return [text[span.start : span.end] for _, span in spans.rows()]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("They read the Beacon on the train.", []),
        ("A concert by Rage Against the Machine was sold out.", []),
        ("The think tank Crisis Group said so.", []),
        ("The Crisis’s editor met the staff of a crisis line.", ["Crisis", "crisis"]),
        ("Rage grew in the town.", ["Rage"]),
        ("He said: “Rage is all that they have.”", ["Rage"]),
        ("Rage and Crisis in the Town", ["Rage", "Crisis"]),
        ("It met with RAGE in the town.", ["RAGE"]),
        ("It met with Rage against it.", ["Rage against"]),
        ("They were called Nazi sympathisers.", ["Nazi"]),
        ("so Rage\n\nrage is here", ["Rage", "rage"]),
    ],
)
def test_names_are_told_from_words(text, hits):
    assert marked(text) == hits


def test_only_lists_whose_card_says_so_pass_names_over():
    assert marked("They read the Beacon on the train.", passes_names=False) == ["Beacon"]


def test_each_text_is_judged_by_itself():
    card = LexiconCard(**{**CARD, "sha256": "", "passes_names": True})
    lexicon = Lexicon("names", listed("beacon").entries, card)
    [spans] = match(tokenize(["They saw the Beacon in the town.", "It was a beacon."]), [lexicon])
    assert spans.text.tolist() == [1]
