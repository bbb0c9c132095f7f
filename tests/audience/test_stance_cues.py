"""Stance by cues: sides, denial, nearness to the target; never a fault, offsets that fit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.audience import StanceCues, comments_of


@pytest.mark.parametrize(
    ("comment", "stance"),
    [
        ("I agree with the accord.", 1),
        ("The accord makes no sense.", -1),
        ("I don't agree with the accord.", -1),
        ("This so-called accord.", -1),
        ("Oh please, the accord.", -1),
        ("They signed the accord on Monday.", 0),
        ("", 0),
    ],
)
def test_sides_and_denial(comment, stance):
    assert StanceCues().predict([(comment, "the accord")]).tolist() == [stance]


def test_cues_near_the_target_count_more():
    near, far = "The tax is wrong.", "The tax that they passed last year in the council is wrong."
    sums = StanceCues().decision_function([(near, "the tax"), (far, "the tax")])
    assert sums[0] < sums[1] < 0


def test_the_targets_own_words_are_no_cue():
    sums = StanceCues().decision_function([("The ban came.", "ban"), ("The ban came.", "port")])
    assert sums[0] == 0 > sums[1]


def test_evidence_adds_up_to_the_sum():
    pairs = [("Well said. The tax is wrong, so-called.", "tax"), ("No idea.", "tax")]
    found = StanceCues().evidence(pairs)
    sums = found.groupby("unit")["weight"].sum()
    assert sums["0"] == pytest.approx(StanceCues().decision_function(pairs)[0])
    for row in found.itertuples():
        assert pairs[int(row.unit)][0][row.start : row.end] == row.cue
    assert set(found["voice"]) == {"comment"}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=20)), max_size=4))
def test_no_text_is_a_fault(pairs):
    assert len(StanceCues().predict(pairs)) == len(pairs)


def test_the_seed_articles_readers(shared_data):
    """For: three readers, against: three; the list was written by people who had read them."""
    comments = comments_of((shared_data / "seed/article.txt").read_text(), names="given")
    for target in ("Russia and China", "Russia's support for China on Taiwan"):
        said = StanceCues().predict([(text, target) for text in comments["text"]])
        assert dict(zip(comments["reader"], said.tolist(), strict=True)) == {
            "Loubianka": 1, "Katchuka": 1, "BuggaBoom": 1,
            "Eugene Alta": -1, "Noir Black": -1, "KittyKat": -1,
        }  # fmt: skip
