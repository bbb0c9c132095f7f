"""Terms: the counts of scikit-learn on simple input, and what it does not do."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.base import clone
from sklearn.decomposition import NMF
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.pipeline import make_pipeline

from framing.errors import FramingError, TextsError
from framing.extractor import Terms
from framing.text import Vocabulary, tokenize

WORDS = ["port", "strike", "ferry", "union", "talks", "holm", "mayor", "vote", "the", "of"]


def simple_texts(n_texts=60, n_words=25):
    """One sentence a text, in lower case, without marks: here all tokenizers agree."""
    random = np.random.default_rng(1)
    return [" ".join(random.choice(WORDS, n_words)) for _ in range(n_texts)]


@pytest.mark.parametrize("ngrams", [(1, 1), (1, 2), (2, 2), (1, 3), (3, 4)])
@pytest.mark.parametrize(("min_units", "max_share"), [(1, 1.0), (3, 1.0), (2, 0.95)])
def test_counts_are_those_of_scikit_learn(ngrams, min_units, max_share):
    texts = simple_texts()
    ours = Terms(ngrams=ngrams, min_units=min_units, max_share=max_share)
    theirs = CountVectorizer(ngram_range=ngrams, min_df=min_units, max_df=max_share)
    try:
        expected = theirs.fit_transform(texts).toarray()
    except ValueError:
        with pytest.raises(TextsError):
            ours.fit(texts)
        return
    assert np.array_equal(ours.fit_transform(texts).toarray(), expected)
    assert list(ours.get_feature_names_out()) == list(theirs.get_feature_names_out())
    more = [*simple_texts(5, 12), "unseen words only", ""]
    assert np.array_equal(ours.transform(more).toarray(), theirs.transform(more).toarray())


def test_sequences_do_not_cross_a_sentence_s_end():
    terms = Terms(ngrams=(2, 2), min_units=1)
    terms.fit(["The port closed. The ferry left, the port said. Nobody came\n\nHome again"])
    assert "closed the" not in terms.terms_
    assert "came home" not in terms.terms_
    assert "left the" in terms.terms_


def test_sequences_do_not_cross_texts():
    terms = Terms(ngrams=(2, 2), min_units=1).fit(["one two", "three four"])
    assert list(terms.terms_) == ["one two", "three four"]


def test_stopwords_leave_the_sequences_they_stood_in():
    terms = Terms(ngrams=(1, 2), min_units=1, stopwords=("of", "the")).fit(["Talks of the port."])
    assert list(terms.terms_) == ["port", "talks", "talks port"]


def test_words_alone_are_counted():
    terms = Terms(min_units=1).fit(["Lee's 2 ports: www.a.example — don't “go” (25th) U.S."])
    assert list(terms.terms_) == ["25th", "don't", "go", "lee", "ports", "u.s."]


def test_terms_are_in_alphabetical_order_whatever_the_order_of_the_texts():
    texts = simple_texts(20)
    one, other = Terms().fit(texts), Terms().fit(texts[::-1])
    assert list(one.terms_) == sorted(one.terms_) == list(other.terms_)


def test_the_result_is_sparse_and_whole():
    counts = Terms().fit_transform(simple_texts())
    assert isinstance(counts, sparse.csr_array)
    assert counts.dtype == np.int64
    assert counts.has_canonical_format
    assert counts.sum() == 60 * 25


def test_a_vocabulary_of_other_texts_changes_nothing():
    vocabulary = Vocabulary()
    tokenize(["zebra yak", "port mayor"], vocabulary=vocabulary)
    shared = tokenize(simple_texts(), vocabulary=vocabulary)
    for ngrams in ((1, 1), (1, 2)):
        one, other = Terms(ngrams=ngrams), Terms(ngrams=ngrams)
        counts = one.fit_transform(shared)
        assert np.array_equal(counts.toarray(), other.fit_transform(simple_texts()).toarray())
        assert list(one.terms_) == list(other.terms_)


@pytest.mark.parametrize("ngrams", [(0, 1), (2, 1), (1,), 3, (1, 2, 3), ("a", "b")])
def test_impossible_sequences_are_refused(ngrams):
    with pytest.raises(FramingError, match="ngrams"):
        Terms(ngrams=ngrams).fit(simple_texts())


def test_a_string_of_stopwords_is_refused():
    with pytest.raises(FramingError, match="stopwords"):
        Terms(stopwords="english").fit(simple_texts())


def test_nothing_left_to_count_is_refused():
    with pytest.raises(TextsError, match="at least 2 of 2"):
        Terms().fit(["one", "two"])


def test_counting_before_learning_is_refused():
    with pytest.raises(NotFittedError):
        Terms().transform(["one"])


def test_it_stands_in_a_pipeline():
    series = pd.Series(simple_texts(), index=[f"u{n}" for n in range(60)])
    topics = make_pipeline(Terms(), NMF(2, init="nndsvda", max_iter=500)).fit_transform(series)
    assert topics.shape == (60, 2)
    assert clone(Terms(ngrams=(1, 2))).ngrams == (1, 2)
