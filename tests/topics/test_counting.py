"""Counting part by part gives what counting at once gives."""

import numpy as np
import pytest

from framing.errors import TextsError
from framing.extractor import Terms
from framing.topics import LDA, topic_terms
from framing.topics.counting import counted_in_parts
from tests.topics.news import texts


@pytest.mark.parametrize("words", [topic_terms(), topic_terms(ngrams=(1, 2), min_units=2)])
@pytest.mark.parametrize("size", [7, 60, 1000])
def test_parts_count_as_the_whole(words, size):
    given = [*texts(60), "", "The of and."]
    at_once = Terms(**words.get_params())
    expected = at_once.fit_transform(given)
    parts = (given[start : start + size] for start in range(0, len(given), size))
    counts, terms = counted_in_parts(parts, words)
    assert terms.terms_.tolist() == at_once.terms_.tolist()
    assert terms.get_params() == words.get_params()
    for name in ("data", "indices", "indptr"):
        assert np.array_equal(getattr(counts, name), getattr(expected, name))


def test_the_model_has_the_same_bytes():
    given = texts(60)
    whole = LDA(3, seed=1).fit(given)
    parted = LDA(3, seed=1).fit_counts(*counted_in_parts([given[:25], [""], given[25:]]))
    assert np.array_equal(whole.phi_, parted.phi_)
    assert np.array_equal(whole.transform(given), parted.transform(given))


def test_parts_without_a_term_are_refused():
    with pytest.raises(TextsError, match="No term"):
        counted_in_parts([["goal match"], ["vote bill"]])
