"""Topics of several models, matched and averaged."""

import numpy as np
import pytest

from framing.errors import FramingError
from framing.topics.alignment import (
    align,
    consensus,
    likeness,
    matched_jaccard,
    recurring,
    shared_terms,
    stability,
)
from tests.topics.known import known

THREE = np.array(
    [[0.7, 0.2, 0.1, 0.0], [0.0, 0.6, 0.3, 0.1], [0.1, 0.0, 0.0, 0.9]],
)


def test_likeness_by_hand():
    one, other = np.array([[0.5, 0.5]]), np.array([[1.0, 0.0], [0.5, 0.5], [2.0, 2.0]])
    assert likeness(one, other).tolist() == [pytest.approx([np.sqrt(0.5), 1.0, 1.0])]


def test_topics_are_matched_one_to_one_for_the_largest_sum():
    assert align(THREE, THREE[[2, 0, 1]]).tolist() == [1, 2, 0]
    # Both are most like the first; the sum is largest where the first goes to the second.
    one = np.array([[0.9, 0.1], [1.0, 0.0]])
    other = np.array([[1.0, 0.0], [0.7, 0.3]])
    assert align(one, other).tolist() == [1, 0]


def test_a_consensus_is_the_mean_of_what_recurs():
    noisy = [THREE[[0, 1, 2]], THREE[[2, 0, 1]] * 3, THREE[[1, 2, 0]]]
    mean, recurrence = consensus(noisy)
    assert recurrence.tolist() == [1.0, 1.0, 1.0]
    matched = mean[align(THREE, mean)]
    assert np.allclose(matched / matched.sum(axis=1, keepdims=True), THREE)


def test_a_topic_of_one_model_alone_seldom_recurs():
    odd = THREE.copy()
    odd[2] = [0.0, 0.0, 0.95, 0.05]
    mean, recurrence = consensus([THREE, THREE, odd, THREE])
    assert sorted(recurrence.tolist()) in ([0.75, 1.0, 1.0], [1.0, 1.0, 1.0])
    assert likeness(THREE, mean).max(axis=1).min() > 0.95


def test_one_model_is_its_own_consensus():
    mean, recurrence = consensus([THREE])
    assert np.array_equal(mean, THREE)
    assert recurrence.tolist() == [1.0, 1.0, 1.0]


def test_jaccard_by_hand():
    found = matched_jaccard([{"a", "b"}, {"c", "d"}], [{"c", "x"}, {"a", "b"}])
    assert found.tolist() == [1.0, pytest.approx(1 / 3)]


def test_stability_is_1_for_the_same_topics_and_0_for_others():
    terms = "ash bay cat dog"
    one, other = known(THREE, terms), known(THREE[[1, 2, 0]], terms)
    assert stability([one, other, one], top=2) == 1.0
    assert shared_terms(one, other, top=2).tolist() == [1.0, 1.0, 1.0]
    strange = known(THREE, "elm fig gum hop")
    assert stability([one, strange], top=2) == 0.0
    assert recurring([one, other, strange], top=2).tolist() == [0.5, 0.5, 0.5]


def test_what_cannot_be_matched_is_refused():
    one, two = known(THREE, "ash bay cat dog"), known(THREE[:2], "ash bay cat dog")
    with pytest.raises(FramingError, match="3 and 2 topics"):
        shared_terms(one, two)
    for few in (stability, recurring):
        with pytest.raises(FramingError, match="two seeds"):
            few([one])
