"""Cues of incivility: the list and shouting; never a fault, offsets that fit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.audience import IncivilityCues


def found(text):
    table = IncivilityCues().evidence([text])
    assert all(text[row.start : row.end] == row.cue for row in table.itertuples())
    return dict(zip(table["cue"], table["label"], strict=True))


def test_the_list_and_shouting():
    assert found("You moron! STOP THIS NOW. It is a scam!!!") == {
        "moron": "name-calling",
        "STOP THIS NOW": "shouting",
        "scam": "aspersion",
        "!!!": "shouting",
    }


def test_one_mark_initials_and_questions_are_no_shouting():
    assert found("Stop! The US EU deal? Really?? The NATO summit.") == {}


def test_texts_do_not_run_into_each_other():
    assert IncivilityCues().transform(["A!", "!B"])[:, -3].sum() == 0


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_no_text_is_a_fault(text):
    IncivilityCues().transform([text])
