"""One form of all fitted models: foremost terms by hand, and what is kept is read again."""

import json
import pickle

import numpy as np
import pytest

from framing.errors import FramingError
from framing.topics import LDA, GensimLDA, NMFTopics, StructuralTopics, Topics
from framing.topics.form import ARRAYS, RECORD, foremost
from tests.topics.known import known, learnt
from tests.topics.news import texts

TWO = [[0.4, 0.3, 0.2, 0.1], [0.4, 0.1, 0.1, 0.4]]


def test_frex_by_hand():
    # Topic 1: exclusivity 1/2, 3/4, 2/3, 1/5, of ranks 1/2, 1, 3/4, 1/4; frequency of ranks 1, 3/4,
    # 1/2, 1/4. Harmonic means: .667, .857, .6, .25.
    chosen = foremost(np.array(TWO), 4, by="frex")
    assert chosen[0].tolist() == [1, 0, 2, 3]
    # Topic 2: exclusivity 1/2, 1/4, 1/3, 4/5, of ranks 3/4, 1/4, 1/2, 1; frequency 1, 1/2, 1/2, 1.
    assert chosen[1].tolist() == [3, 0, 2, 1]
    assert foremost(np.array(TWO), 2)[0].tolist() == [0, 1]


def test_a_word_that_is_rare_in_a_topic_does_not_stand_for_it():
    phi = np.full((2, 500), 1e-5)
    phi[0, :20], phi[1, 20:40] = 0.05, 0.05
    phi[0, 499], phi[1, 499] = 2e-5, 0.0
    phi /= phi.sum(axis=1, keepdims=True)
    assert set(foremost(phi, 5, by="frex")[0].tolist()) <= set(range(20))


def test_terms_name_topics_and_tell_weights():
    model = known(TWO, "ash bay cat dog")
    assert model.names_ == ("01 bay, ash, cat", "02 dog, ash, cat")
    table = model.terms(2)
    assert table.to_dict("records") == [
        {"topic": "01 bay, ash, cat", "rank": 1, "term": "ash", "weight": 0.4},
        {"topic": "01 bay, ash, cat", "rank": 2, "term": "bay", "weight": 0.3},
        {"topic": "02 dog, ash, cat", "rank": 1, "term": "ash", "weight": 0.4},
        {"topic": "02 dog, ash, cat", "rank": 2, "term": "dog", "weight": 0.4},
    ]
    assert model.terms(1, by="frex")["term"].tolist() == ["bay", "dog"]
    with pytest.raises(FramingError, match="did you mean 'frex'"):
        model.terms(by="frexx")


@pytest.mark.parametrize("kind", [LDA, NMFTopics, GensimLDA])
def test_a_model_is_read_as_it_was_kept(kind, tmp_path):
    given = texts(30)
    model = kind(3, seed=1).fit(given)
    model.save(tmp_path / "one")
    other = Topics.load(tmp_path / "one")
    assert type(other) is kind
    assert other.names_ == model.names_
    assert other.vocabulary_.tolist() == model.vocabulary_.tolist()
    assert np.array_equal(other.theta_, model.theta_)
    assert np.array_equal(other.transform(given), model.transform(given))
    assert str(other.get_params()) == str(model.get_params())
    other.save(tmp_path / "two")
    for name in (RECORD, ARRAYS):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_what_is_no_model_is_refused(tmp_path):
    with pytest.raises(FramingError, match="no topic model here"):
        Topics.load(tmp_path)
    model = learnt(texts(12))
    model.save(tmp_path)
    with pytest.raises(FramingError, match="of the kind LDA"):
        NMFTopics.load(tmp_path)
    assert isinstance(LDA.load(tmp_path), LDA)
    with pytest.raises(FramingError, match="of the kind LDA"):
        StructuralTopics.load(tmp_path)
    record = json.loads((tmp_path / RECORD).read_text())
    (tmp_path / RECORD).write_text(json.dumps({**record, "form": "something else"}))
    with pytest.raises(FramingError, match="no topic model of ours"):
        Topics.load(tmp_path)


def test_damaged_arrays_are_refused(tmp_path):
    learnt(texts(12)).save(tmp_path)
    path = tmp_path / ARRAYS
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(FramingError, match=r"not the file that model\.json"):
        Topics.load(tmp_path)


def test_a_pickle_is_not_read(tmp_path):
    path = tmp_path / "model.pkl"
    path.write_bytes(pickle.dumps({"phi": 1}))
    with pytest.raises(FramingError):
        Topics.load(path)
