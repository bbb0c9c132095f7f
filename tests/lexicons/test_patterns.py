"""A vocabulary that grows is resolved as if it had been whole from the start."""

import gc
import weakref

import numpy as np

from framing.lexicons import Lexicon, load, match, names, patterns
from framing.lexicons.patterns import KEPT, pattern_table
from framing.text import Vocabulary, tokenize
from tests.lexicons.lists import inflected, listed

TEXTS = [
    "Critics slammed the so-called deal.",
    "A far-right mob reportedly caved in.",
    "The regime, he alleged, is a sham; hard-liners clashed.",
]


def tables_are_the_same(one, other):
    return all(np.array_equal(*pair) for pair in zip(one.columns, other.columns, strict=True))


def test_a_grown_vocabulary_is_as_a_whole_one():
    lexicons = [load(name) for name in names()]
    grown = Vocabulary()
    for text in TEXTS:
        tokens = tokenize([text], vocabulary=grown)
        match(tokens, lexicons)
    whole = tokenize(TEXTS).vocabulary
    assert grown.words == whole.words
    assert tables_are_the_same(pattern_table(lexicons, grown), pattern_table(lexicons, whole))


def test_only_new_words_are_looked_at(monkeypatch):
    asked = []
    find = patterns.PartIndex.all_of
    monkeypatch.setattr(
        patterns.PartIndex, "all_of", lambda index, words: asked.extend(words) or find(index, words)
    )
    lexicon, vocabulary = listed("mob", "ploy"), Vocabulary()
    vocabulary.extend(["far", "mob"])
    first = pattern_table([lexicon], vocabulary)
    assert pattern_table([lexicon], vocabulary) is first
    vocabulary.extend(["ploy"])
    assert pattern_table([lexicon], vocabulary).first.tolist() == [0, 0, 1, 2]
    assert asked == ["far", "mob", "ploy"]


def test_lists_that_are_no_longer_asked_for_are_let_go():
    vocabulary = tokenize(["sham"]).vocabulary
    first = pattern_table([listed("sham", name="0")], vocabulary)
    kept = weakref.ref(first)
    del first
    assert kept() is not None
    for number in range(KEPT + 1):
        pattern_table([listed("sham", name=str(number + 1))], vocabulary)
    gc.collect()
    assert kept() is None


def test_the_lists_are_known_by_what_they_hold_not_by_their_name():
    tokens = tokenize(["sham shams"])
    for lexicon, n_hits in [(Lexicon.of("x", ["sham"]), 1), (Lexicon.of("x", ["sham*"]), 2)]:
        assert len(match(tokens, [lexicon])[0]) == n_hits
    assert len(match(tokens, [inflected("sham")])[0]) == 2


def test_rows_hold_the_longest_first_then_the_category_then_the_most_literal():
    lexicon = listed("far*", ("far", "b"), "far", "far right", ("far right mob", "b"))
    table = pattern_table([lexicon], tokenize(["far right mob"]).vocabulary)
    rows = slice(table.first[0], table.first[1])
    assert table.length[rows].tolist() == [3, 2, 1, 1, 1]
    assert table.entry[rows].tolist() == [4, 3, 2, 0, 1]
