"""The tagger: it learns what it is shown, is kept as arrays, and gives the same every time."""

import numpy as np
import pytest
from sklearn.base import clone

from framing.errors import FramingError
from framing.sourcing import Attributions, AttributionTagger, codes
from framing.speech.learning import Coded

TEXTS = [
    "The port blorked that it will close. The road runs on.",
    "Lee blorked that nobody knew. It rained a lot.",
    "The mayor blorked that the quay is old. Ships left.",
]
TOLD = [
    ("The port", "that it will close"),
    ("Lee", "that nobody knew"),
    ("The mayor", "that the quay is old"),
]


def coded():
    """What is told in each text, with a verb that is on no list."""
    rows = []
    for text, (source, content) in zip(TEXTS, TOLD, strict=True):
        places = [
            (text.index(words), text.index(words) + len(words))
            for words in (source, "blorked", content)
        ]
        rows.append([Coded(*[[place] for place in places])])
    return rows


@pytest.fixture(scope="module")
def tagger():
    return AttributionTagger(passes=5).fit(TEXTS, coded())


def test_a_verb_on_no_list_is_learnt(tagger):
    said = Attributions(tagger=tagger).relations(["The union blorked that it lost."])
    assert said[["said_by", "verb", "cue"]].to_numpy().tolist() == [
        ["The union", "blorked", "that it lost"]
    ]
    assert Attributions().relations(["The union blorked that it lost."]).empty


def test_it_is_saved_as_arrays_and_gives_the_same(tagger, tmp_path):
    tagger.save(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tagger.json", "weights.npz"]
    again = AttributionTagger.load(tmp_path)
    new = clone(tagger).fit(TEXTS, coded())
    for other in (again, new):
        assert np.array_equal(other.weights_.chain, tagger.weights_.chain)
        one, two = (Attributions(tagger=each).relations(TEXTS) for each in (tagger, other))
        assert one.equals(two)


def test_what_cannot_be_learnt_from_is_refused(tmp_path):
    with pytest.raises(FramingError, match="3 texts"):
        AttributionTagger().fit(TEXTS, coded()[:2])
    with pytest.raises(FramingError, match="outside"):
        AttributionTagger().fit(["Lee."], [[Coded([], [(0, 99)], [(0, 1)])]])
    with pytest.raises(FramingError, match="cue and content"):
        AttributionTagger().fit(["Lee."], [[]])
    with pytest.raises(FramingError, match="no tagger"):
        AttributionTagger.load(tmp_path)


def test_codes_take_both_forms():
    record = {"source": [[0, 3]], "cue": [{"spans": [[4, 8], [9, 11]]}], "content": []}
    assert codes([record]) == [Coded([(0, 3)], [(4, 8), (9, 11)], [])]
