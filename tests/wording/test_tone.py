"""Tone with negation and degree, and its balance worked by hand."""

import math

import numpy as np
import pytest

from framing.wording import Tone, ToneBalance


def test_denied_words_count_apart_and_degree_weighs():
    table = Tone().evidence(["A very good plan. It was not awful."])
    assert table["label"].tolist() == ["positive", "negative-negated"]
    assert table["weight"].tolist() == [0.5 * 1.25, 1.0]


def test_balance_worked_by_hand():
    # Positive: superb, and awful denied: 2. Negative: crisis: 1.
    row = ToneBalance().components(["Superb, never awful; a crisis."]).iloc[0]
    assert row[["positive", "negative-negated", "negative"]].tolist() == [1, 1, 1]
    assert row["tone_balance"] == pytest.approx(math.log(2.5 / 1.5))
    assert row["tone_share"] == pytest.approx(1 / 3)


def test_a_text_without_tone_has_no_balance():
    assert np.isnan(ToneBalance().transform(["The ferry sails at noon.", ""])).all()


@pytest.mark.parametrize("text", ["It’s not awful", "It isn’t awful", "It isn't awful"])
def test_curly_apostrophes_deny_like_straight_ones(text):
    assert Tone().evidence([text])["label"].tolist() == ["negative-negated"]
