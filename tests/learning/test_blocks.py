import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer

from framing.learning.blocks import Characters, Marks, Words
from framing.lexicons import Lexicon
from framing.text import tokenize

TEXTS = [
    "Critics slammed the sham. “A sham and a farce,” she said!",
    "The vote, the vote: 52 to 48.",
    "",
    "It’s a state-of-the-art farce.",
]
LIST = Lexicon.of("shams", ["sham", "a farce"])


def counted(block, tokens):
    columns = block.columns.tolist()
    rows = block.counts(tokens).toarray()
    return [{columns[n]: int(row[n]) for n in np.flatnonzero(row)} for row in rows]


@pytest.fixture(scope="module")
def tokens():
    return tokenize(TEXTS)


def test_words_and_neighbours_within_a_sentence(tokens):
    found = counted(Words.learnt(tokens, min_units=1), tokens)
    assert found[1]["the vote"] == 2
    assert found[1]["vote"] == 2
    assert found[0]["a sham"] == 1
    assert ". “" not in found[0]
    assert found[2] == {}


def test_runs_are_those_of_scikit_learn():
    texts = ["sham farce", "a sham"]
    theirs = CountVectorizer(analyzer="char_wb", ngram_range=(2, 3))
    expected = theirs.fit_transform(texts).toarray()
    ours = Characters.learnt(tokenize(texts), min_units=1, lengths=(2, 3))
    assert ours.columns.tolist() == theirs.get_feature_names_out().tolist()
    assert ours.counts(tokenize(texts)).toarray().tolist() == expected.tolist()


def test_marks_are_told_apart_by_voice(tokens):
    found = counted(Marks([LIST]), tokens)
    assert found[0]["shams__term@outlet"] == 1
    assert found[0]["shams__term@quoted"] == 2
    assert found[0]["written__exclamation@outlet"] == 1
    assert found[0]["written__comma@quoted"] == 1
    assert found[1]["written__number@outlet"] == 2
    assert "shams__term@outlet" not in found[3]


@pytest.mark.parametrize("kind", ["words", "characters", "marks"])
def test_what_tokens_bear_sums_to_the_counts(kind, tokens):
    block = {
        "words": lambda: Words.learnt(tokens, min_units=1),
        "characters": lambda: Characters.learnt(tokens, min_units=1),
        "marks": lambda: Marks([LIST, "hedges"]),
    }[kind]()
    borne = block.borne(tokens).toarray()
    summed = np.array([borne[tokens.text_of == text].sum(axis=0) for text in range(len(tokens))])
    assert np.allclose(summed, block.counts(tokens).toarray(), atol=1e-12)


def test_rare_terms_are_not_learnt(tokens):
    assert set(Words.learnt(tokens, min_units=3).columns) <= {"a", ".", "the", "farce"}


def test_counts_do_not_depend_on_what_else_is_read(tokens):
    for block in (
        Words.learnt(tokens, min_units=1),
        Characters.learnt(tokens, min_units=1),
        Marks([LIST]),
    ):
        alone = block.counts(tokenize(TEXTS[3:])).toarray()
        assert alone.tolist() == block.counts(tokens).toarray()[3:].tolist()
