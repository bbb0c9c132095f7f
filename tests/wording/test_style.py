"""Emphasis by marks and capitals, lengths, and question headlines."""

import numpy as np
import pytest

from framing.wording import Emphasis, Style


def counts(text):
    return Emphasis().transform([text])[0, :3].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They won!", [1, 0, 0]),
        ("Why? How?", [0, 2, 0]),
        ("They NEVER told us.", [0, 0, 1]),
        ("The UN and the EU met.", [0, 0, 0]),
        ("ALL OF THIS STANDS IN CAPITALS", [0, 0, 0]),
        ("", [0, 0, 0]),
    ],
)
def test_emphasis(text, expected):
    assert counts(text) == expected


def test_lengths_worked_by_hand():
    row = Style().components(["Why now? The ministers left."]).iloc[0]
    assert (row["words"], row["letters"], row["sentences"]) == (5, 3 + 3 + 3 + 9 + 4, 2)
    assert row["sentence_length"] == 2.5
    assert row["word_length"] == pytest.approx(22 / 5)
    assert row["long_words"] == pytest.approx(1 / 5)


@pytest.mark.parametrize(
    ("headline", "asks"),
    [
        ("Is the port lost?", 1),
        ("“Is the port lost?”", 1),
        ("Is the port lost? No", 0),
        ("The port is lost", 0),
        ("Why?!", 1),
    ],
)
def test_question_headlines(headline, asks):
    assert Style().transform([headline])[0, 3] == asks


def test_texts_do_not_borrow_their_neighbour_s_mark():
    assert Style().transform(["Why?", "", "It rains"])[:, 3].tolist()[::2] == [1.0, 0.0]
    assert np.isnan(Style().transform(["Why?", "", "It rains"])[1]).all()
