"""What is near a word: within the window, within the sentence, each place once."""

import pandas as pd
import pytest

from framing.errors import FramingError, LexiconError, TextsError
from framing.extractor import Nearby
from framing.text import tokenize


def near(texts, words="regime", **more):
    """The words near, with their counts, text by text."""
    found = Nearby(words, **{"min_units": 1, "window": 2, **more})
    counts = found.fit_transform(texts).toarray()
    return [
        {term: int(n) for term, n in zip(found.terms_, row, strict=True) if n} for row in counts
    ]


def test_the_window_counts_words_and_ends_with_the_sentence():
    text = "They fell. The brutal old regime, it fell at last."
    assert near([text]) == [{"brutal": 1, "old": 1, "it": 1, "fell": 1}]
    assert near([text], window=9) == [
        {"the": 1, "brutal": 1, "old": 1, "it": 1, "fell": 1, "at": 1, "last": 1}
    ]


def test_a_word_between_two_places_is_counted_once():
    assert near(["regime brutal regime"]) == [{"brutal": 1}]


def test_phrases_and_stars():
    assert near(["A secret treaty text", "Treaties bind us"], ["secret treat*", "treat*"]) == [
        {"a": 1, "text": 1},
        {"bind": 1, "us": 1},
    ]


def test_windows_stay_in_their_text():
    assert near(["one two", "regime three", "four"], window=5) == [{}, {"three": 1}, {}]


def test_units_keep_their_names_and_places_are_counted():
    texts = pd.Series(["A regime is a regime.", "None here."], ["a-1", "b-1"])
    found = Nearby("regime", min_units=1)
    assert found.occurrences(tokenize(texts)).tolist() == [2, 0]
    assert found.fit_transform(texts).shape == (2, 2)


def test_stopwords_take_their_place():
    assert near(["old and regime"], window=1, stopwords=("and",), min_units=0) == [{}]


def test_what_cannot_be_looked_for_is_refused():
    with pytest.raises(FramingError, match="window=0"):
        near(["a regime"], window=0)
    with pytest.raises(LexiconError):
        near(["a regime"], "*")
    with pytest.raises(TextsError, match="No term"):
        near(["nothing of it"])
