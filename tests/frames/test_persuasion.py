import pytest

from framing.frames import FrameCues, PersuasionCues, load
from framing.frames.persuasion import CODEBOOK, LEAST_PRECISION, REPETITION, repetitions
from framing.text import tokenize
from tests.growth import grows_at_most


def repeated(text):
    tokens = tokenize([text])
    return [text[span.start : span.end] for _, span in repetitions(tokens).rows()]


def test_what_is_too_often_wrong_is_marked_only_when_asked_for():
    usual, every = PersuasionCues(), PersuasionCues(experimental=True)
    weak = {name for name, share in every.precision.items() if share < LEAST_PRECISION}
    assert weak
    assert set(every.labels) == {*load(CODEBOOK).names, REPETITION} == set(every.precision)
    assert set(every.labels) - set(usual.labels) == weak
    text = ["They will destroy our way of life, the liars."]
    assert usual.evidence(text)["label"].tolist() == ["name_calling"]
    assert set(every.evidence(text)["label"]) == {"fear", "name_calling"}


def test_the_weak_ones_are_told_in_the_codebook():
    book = load(CODEBOOK)
    precision = book.card.validity["precision"]
    called = {frame.name for frame in book.frames if "experimental" in frame.title}
    assert called == {name for name, share in precision.items() if share < LEAST_PRECISION}
    assert all(name in book.card.validity["experimental"] for name in called)


def test_each_technique_has_three_examples_of_either_kind():
    frames = load(CODEBOOK).frames
    assert all(len(one.positive) >= 3 and len(one.negative) >= 3 for one in frames)


def test_cues_are_those_of_the_codebook():
    text = ["A shameful farce by liars, and there is no alternative."]
    found = PersuasionCues().evidence(text)
    same = FrameCues(CODEBOOK).evidence(text)
    assert found.equals(same)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Never, never!", ["Never, never"]),
        ("No words, words, words.", ["words, words, words"]),
        ("It is very very late.", []),
        ("He knew that, that day.", []),
        ("So said Lee, Lee told us.", []),
        ("We will build. We will fight.", []),
        ("We will build. We will fight. We will win.", ["We will build. We will fight. We will"]),
        ("We will be kind.\n\nWe will be brave.", []),
        ("We will be kind. It rains. We will be brave.", []),
        ("", []),
        ("Port", []),
    ],
)
def test_repetition(text, marked):
    assert repeated(text) == marked


def test_repetition_stays_inside_its_text():
    texts = ["The tide was slow,", "slow, said he. We will be kind.", "We will be brave."]
    assert len(repetitions(tokenize(texts))) == 0
    assert len(repetitions(tokenize([" ".join(texts)]))) == 2
    assert len(repetitions(tokenize([]))) == 0


def test_time_grows_with_the_text():
    sentence = "We will build the quay, and it was a long, long night of work. "
    short, long = (tokenize([sentence * n]) for n in (2_000, 8_000))
    assert grows_at_most(6, repetitions, short, long)
