"""Tone toward a target by lists alone: nearness, denial, roles."""

from framing.actors import TargetTone


def tone(text, name):
    place = text.index(name)
    return float(TargetTone().decision_function([(text, place, place + len(name))])[0])


def test_nearer_words_are_louder():
    text = "Lee is good, and in the long report of the council from last week on Cole it was said."
    assert tone(text, "Lee") > tone(text, "Cole") >= 0


def test_denied_words_are_turned_round():
    assert tone("Lee is not good.", "Lee") < 0 < tone("Lee is good.", "Lee")


def test_verbs_count_by_role():
    assert tone("Critics accused Lee.", "Lee") < 0
    assert tone("Lee rescued two boats.", "Lee") > 0


def test_plain_sentences_are_neutral():
    assert TargetTone().fit().predict([("Lee went to the port.", 0, 3)]).tolist() == [0]
