"""Sentences of news: every line of sentences.toml as it is marked there."""

import pytest

from framing.text import tokenize
from tests.text.gold import MISSED, f1, sentence_lines

FLOOR = 0.98


def starts(text):
    """Where sentences start that are not the first."""
    return {sentence.start for sentence in tokenize([text]).reading(0).sentences[1:]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, expected) for kind, text, expected in sentence_lines() if kind != MISSED],
)
def test_a_line_has_the_sentences_it_is_marked_with(text, expected):
    assert starts(text) == expected


def test_f1_over_all_lines_the_missed_ones_included():
    assert len(sentence_lines()) >= 60
    assert f1((expected, starts(text)) for _, text, expected in sentence_lines()) >= FLOOR


def test_what_is_said_to_be_missed_is_missed():
    missed = [(text, expected) for kind, text, expected in sentence_lines() if kind == MISSED]
    assert missed
    assert all(starts(text) != expected for text, expected in missed)


def test_sentences_count_from_nought_in_each_text():
    tokens = tokenize(["One. Two. Three.", "", "Four. Five."])
    assert tokens.n_sentences.tolist() == [3, 0, 2]
    assert tokens.sentences.tolist() == [0, 0, 1, 1, 2, 2, 0, 0, 1, 1]


def test_a_sentence_is_from_its_first_token_to_its_last():
    reading = tokenize(["  It is over.  “Is it?”\n"]).reading(0)
    assert [reading.text[s.start : s.end] for s in reading.sentences] == ["It is over.", "“Is it?”"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\u2028", "\x85"])
def test_every_line_break_ends_a_headline(line_break):
    assert tokenize([f"Talks collapse{line_break}Both sides left."]).n_sentences.tolist() == [2]
