"""Figures of quality by hand, and coherence as gensim computes it."""

import math

import numpy as np
import pytest
from scipy import sparse

from framing.errors import FramingError
from framing.topics import NMFTopics
from framing.topics.quality import (
    coherence,
    completion,
    diversity,
    exclusivity,
    held_out,
    mean_npmi,
)
from tests.topics.known import known, learnt
from tests.topics.news import SUBJECTS, texts

PAIR = [[0.5, 0.5]]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Each in half of the units; together in a quarter, as chance has it.
        (["ash bay", "ash", "bay", "cat"], 0.0),
        # Never one without the other.
        (["ash bay", "ash bay", "cat", "cat"], 1.0),
        (["ash", "bay", "cat", "cat"], -1.0),
        # p(ash) = 1/2, p(bay) = 1/4, together 1/4: log 2 / log 4.
        (["ash bay", "ash", "cat", "cat"], 0.5),
        (["ash bay", "ash bay"], 1.0),
    ],
)
def test_npmi_by_hand(given, expected):
    found = coherence(known(PAIR, "ash bay"), given, top=2)
    assert found.tolist() == pytest.approx([expected])
    assert found.index.name == "topic"
    held = sparse.csr_array([[word in text.split() for word in ("ash", "bay")] for text in given])
    assert mean_npmi(held.astype(int), [[0, 1]]).tolist() == pytest.approx([expected])


def test_npmi_is_the_mean_of_all_pairs():
    given = ["ash bay cat", "ash bay", "cat", "dog"]
    # ash and bay: 1; each with cat: p = 1/2, 1/2 and together 1/4: 0.
    found = coherence(known([[0.4, 0.3, 0.3]], "ash bay cat"), given, top=3)
    assert found.tolist() == pytest.approx([1 / 3])


def test_c_v_by_hand():
    # NPMI of ash with itself 1, with bay 0: vectors (1, 0) and (0, 1), their sum (1, 1).
    given = ["ash bay", "ash", "bay", "cat"]
    found = coherence(known(PAIR, "ash bay"), given, measure="c_v", top=2)
    assert found.tolist() == pytest.approx([math.sqrt(0.5)], abs=1e-6)


def test_u_mass_by_hand():
    given = ["ash bay", "ash", "bay", "cat"]
    found = coherence(known([[0.6, 0.4]], "ash bay"), given, measure="u_mass", top=2)
    assert found.tolist() == pytest.approx([math.log(0.5)], abs=1e-6)


def test_a_long_unit_is_many_windows():
    # Of 112 words the first and the last never stand in one window of 110.
    filler = "cat " * 110
    apart = [f"ash {filler} bay"]
    found = coherence(known(PAIR, "ash bay"), apart, measure="c_v", top=2)
    near = coherence(known(PAIR, "ash bay"), [f"{filler}ash bay"], measure="c_v", top=2)
    # Three windows: ash in the first, bay in the last; together in none.
    apart = math.log(1e-12 / (1 / 9)) / -math.log(1e-12)
    assert found.tolist() == pytest.approx([(1 + apart) / math.hypot(1, apart) / math.sqrt(2)])
    # ash in the last two, bay in the last: log(1/3 / (2/3 * 1/3)) / log 3.
    pair = math.log(1.5) / math.log(3)
    assert near.tolist() == pytest.approx([(1 + pair) / math.hypot(1, pair) / math.sqrt(2)])


@pytest.mark.parametrize("measure", ["c_v", "npmi", "u_mass"])
def test_coherence_is_gensim_s(measure):
    from gensim.corpora import Dictionary
    from gensim.models.coherencemodel import CoherenceModel

    # gensim forgets a word that slides out of a window though it stands there again; units of
    # fewer than 110 words are one window each.
    given = [" ".join(texts(6, subject)) for subject in SUBJECTS] + texts(45)
    model = learnt(given)
    words = [text.replace(".", "").split() for text in given]
    listed = Dictionary(words)
    how = {
        "c_v": {"texts": words, "coherence": "c_v"},
        # One window that every unit fits into.
        "npmi": {"texts": words, "coherence": "c_npmi", "window_size": max(map(len, words))},
        "u_mass": {"corpus": [listed.doc2bow(one) for one in words], "coherence": "u_mass"},
    }
    tops = model.terms(6).groupby("topic", sort=False)["term"].agg(list).tolist()
    theirs = CoherenceModel(topics=tops, dictionary=listed, topn=6, processes=1, **how[measure])
    ours = coherence(model, given, measure=measure, top=6)
    assert np.allclose(ours, theirs.get_coherence_per_topic(), atol=1e-4)


def test_a_phrase_counts_where_its_words_follow_each_other():
    given = ["ash bay cat", "bay ash cat", "dog", "dog"]
    model = known(PAIR, "placeholder cat")
    model.vocabulary_ = np.array(["ash bay", "cat"], dtype=object)
    # p(ash bay) = 1/4, p(cat) = 1/2, together 1/4: log 2 / log 4.
    assert coherence(model, given, top=2).tolist() == pytest.approx([0.5])


def test_an_unknown_measure_is_named():
    with pytest.raises(FramingError, match="did you mean 'npmi'"):
        coherence(known(PAIR, "ash bay"), ["ash bay"], measure="nmpi")


def test_exclusivity_by_hand():
    model = known([[0.8, 0.2], [0.2, 0.8]], "ash bay")
    assert exclusivity(model, top=1).tolist() == pytest.approx([0.8, 0.8])
    assert exclusivity(model, top=2).tolist() == pytest.approx([0.5, 0.5])


def test_diversity_by_hand():
    model = known([[0.5, 0.3, 0.2], [0.1, 0.6, 0.3]], "ash bay cat")
    assert diversity(model, top=1) == 1.0
    assert diversity(model, top=2) == 0.75
    assert diversity(model, top=3) == 0.5


class Even:
    """A model of one topic in which ash has 3/4 and bay 1/4."""

    phi_ = np.array([[0.75, 0.25]])

    def counted(self, X):
        return sparse.csr_array([[text.split().count(w) for w in ("ash", "bay")] for text in X])

    def shares_of(self, counts):
        there = np.diff(counts.indptr) > 0
        return np.where(there[:, None], 1.0, np.nan)


def test_the_likelihood_of_unseen_words_by_hand():
    assert held_out(Even(), ["ash " * 20, "ash " * 9]) == pytest.approx(math.log(0.75))
    mixed = held_out(Even(), ["ash ash ash bay " * 500] * 4)
    assert mixed == pytest.approx(0.75 * math.log(0.75) + 0.25 * math.log(0.25), abs=0.02)
    assert math.isnan(held_out(Even(), ["", ""]))


def test_the_right_model_makes_unseen_words_likelier():
    given, other = texts(60), texts(30, seed=5)
    assert held_out(learnt(given, 3), other) > held_out(learnt(given, 1 + 1), other)
    counts = learnt(given).counted(other)
    assert completion(learnt(given), counts) == held_out(learnt(given), other)


def test_a_topic_that_cannot_have_every_term_has_no_likelihood():
    assert math.isnan(held_out(learnt(texts(30), kind=NMFTopics), texts(6)))
