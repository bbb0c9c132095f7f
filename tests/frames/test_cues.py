import pandas as pd
import pytest

from framing.errors import FramingError, LexiconError
from framing.frames import FrameCues, FrameScores, codebooks, examples, load
from framing.frames.codebook import shipped

BOOK = """
name = "storms"
title = "Storms"
construct = "How storms are told."
language = "{language}"
version = "1"
licence = "CC0-1.0"
citation = "We (2026)"
[[frame]]
name = "force"
title = "Force"
definition = "How strong it was."
positive = ["{positive}"]
negative = ["It was calm."]
[[frame.item]]
name = "wind"
question = "Is wind told?"
cues = ["wind*", {{ term = "gale", weight = 0.5 }}]
[[frame.item]]
name = "air"
question = "Is air told?"
cues = ["wind speed", "gale", "orage"]
"""


@pytest.fixture
def book(tmp_path):
    def made(language="en", positive="A gale rose."):
        path = tmp_path / "codebook.toml"
        path.write_text(BOOK.format(language=language, positive=positive), encoding="utf-8")
        return path

    return made


@pytest.mark.parametrize("name", codebooks())
def test_every_codebook_passes_its_own_examples(name):
    found = examples(load(name))
    assert found["passed"].all(), found[~found["passed"]]


def test_the_codebooks_of_the_literature_are_there():
    names = {"generic-frames": 5, "policy-frames": 14, "episodic-thematic": 2, "war-peace": 2}
    assert {name: len(load(name).frames) for name in names} == names
    assert len(load("generic-frames").items) == 20


def test_a_word_of_two_items_counts_once_for_the_frame(book):
    text = ["The gale rose with the wind."]
    marks = FrameCues(book()).evidence(text)
    assert marks["cue"].tolist() == ["gale", "wind"]
    assert marks["weight"].tolist() == [1.0, 1.0]
    items = FrameCues(book(), by="item").evidence(text)
    assert sorted(items["label"]) == ["force-air", "force-wind", "force-wind"]


def test_scores_are_shares_of_items_that_are_met(book):
    scores = FrameScores(book())
    texts = ["Wind.", "A gale.", "A gale, a gale.", "Calm.", ""]
    found = scores.transform(texts).ravel().tolist()
    assert found[:4] == [0.5, 0.5, 1.0, 0.0]
    assert found[4] != found[4]
    assert FrameScores(book(), least=0.5).transform(texts).ravel().tolist()[1] == 1.0


def test_scores_by_voice(book):
    text = pd.Series(["He said: 'The wind is up.' A gale rose."])
    outlet, quoted = (
        FrameScores(book(), least=0.5, voice=voice).components(text)
        for voice in ("outlet", "quoted")
    )
    assert quoted["force-wind"].tolist() == [1.0]
    assert quoted["force-air"].tolist() == [0.0]
    assert outlet["force-air"].tolist() == [1.0]


def test_french_cues_stand_behind_an_elided_word(book):
    text = ["L’orage a passé, l'orage."]
    assert FrameCues(book("fr")).evidence(text)["cue"].tolist() == ["L’orage", "l'orage"]
    assert FrameCues(book("en")).evidence(text).empty


def test_all_faults_are_said_at_once(tmp_path):
    path = tmp_path / "bad.toml"
    text = BOOK.format(language="en", positive="A gale rose.")
    for right, wrong in (
        ('licence = "CC0-1.0"', ""),
        ('name = "force"', 'name = "Force!"'),
        ("weight = 0.5", "weight = -1"),
        ('question = "Is air told?"', 'qestion = "Is air told?"'),
    ):
        text = text.replace(right, wrong)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as raised:
        load(path)
    for said in ("licence", "'Force!'", "above 0", "did you mean 'question'"):
        assert said in str(raised.value)


def test_an_example_that_fails_is_told(book):
    found = examples(load(book(positive="It was quiet.")))
    assert found["passed"].tolist() == [False, True]


def test_unknown_names():
    with pytest.raises(LexiconError, match="did you mean 'war-peace'"):
        load("war-paece")
    with pytest.raises(FramingError, match="did you mean 'item'"):
        FrameCues(by="itm").get_feature_names_out()
    with pytest.raises(FramingError, match="above 0"):
        FrameScores(least=0).transform(["a"])


def test_the_template_is_a_codebook():
    found = load(shipped().parent / "template.toml")
    assert examples(found)["passed"].all()
