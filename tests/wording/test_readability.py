"""Readability equals the published formulas worked by hand."""

import numpy as np
import pytest

from framing.wording import Readability

# 13 words, 2 sentences; syllables: the 1 min-is-ter 3 an-nounced 2 a 1 new 1 pol-i-cy 3 on 1
# Mon-day 2 (14), crit-ics 2 said 1 it 1 had 1 failed 1 (6): 20; two words of three syllables.
TEXT = "The minister announced a new policy on Monday. Critics said it had failed."


def test_a_text_worked_by_hand():
    row = Readability().components([TEXT]).iloc[0]
    assert (row["words"], row["sentences"], row["syllables"], row["hard_words"]) == (13, 2, 20, 2)
    assert row["flesch_kincaid"] == pytest.approx(0.39 * 6.5 + 11.8 * 20 / 13 - 15.59)
    assert row["flesch_kincaid"] == pytest.approx(5.0988, abs=1e-4)
    assert row["flesch_ease"] == pytest.approx(206.835 - 1.015 * 6.5 - 84.6 * 20 / 13)
    assert row["gunning_fog"] == pytest.approx(0.4 * (6.5 + 200 / 13))


def test_numbers_and_links_are_no_words():
    counts = Readability().components(["In 2024 it fell by 12,000, see www.example.org."])
    assert counts["words"].tolist() == [5]


def test_a_unit_without_words_has_no_value():
    assert np.isnan(Readability().transform(["", "12 34!"])).all()


def test_longer_words_and_sentences_are_harder():
    easy, hard = Readability().transform(
        [
            "The dog ran. It saw a cat.",
            "Notwithstanding considerable institutional opposition, "
            "the administration reconsidered its international obligations.",
        ]
    )
    assert hard[0] > easy[0] + 10
    assert hard[1] < easy[1]
