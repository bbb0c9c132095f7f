"""What a list does on texts: coverage, dead and ambiguous entries, overlap, the top."""

import numpy as np
import pytest

from framing.lexicons import Entry, Lexicon, audit, match
from framing.text import tokenize
from tests.lexicons.lists import listed

TEXTS = ["A sham vote, a sham pact.", "The far right won.", "Nothing."]


def test_hits_dead_entries_and_coverage_are_told():
    found = audit(listed("sham", ("far right", "b"), ("ploy", "b")), tokenize(TEXTS))
    told = found.summary
    assert (told["hits"], told["dead_entries"], told["entries_for_half"]) == (3, 1, 1)
    assert told["share_of_units"] == pytest.approx(2 / 3)
    assert told["share_of_words"] == pytest.approx(4 / 11)
    assert found.entries["term"].tolist() == ["sham", "far right", "ploy"]
    assert found.categories["hits"].tolist() == [2, 1]
    assert found.categories["top_entry"].tolist() == ["sham", "far right"]


def test_its_hits_are_those_of_the_matcher():
    lexicon, tokens = listed("sham", ("right", "b"), ("far right", "b")), tokenize(TEXTS)
    [spans] = match(tokens, [lexicon])
    assert audit(lexicon, tokens).entries["hits"].sum() == len(spans)


def test_what_is_passed_over_is_counted_apart():
    lexicon = listed("sham", "right", ("far right", "place", 0), ("sham pact", "deal", 0))
    found = audit(lexicon, tokenize([*TEXTS, "Far right."]))
    told = found.summary
    assert (told["hits"], told["entries"], told["dead_entries"]) == (1, 2, 1)
    assert (told["passed_over"], told["passing_entries"]) == (3, 2)
    assert found.passed.to_dict("list") == {
        "term": ["far right", "sham pact"],
        "category": ["place", "deal"],
        "places": [2, 1],
        "units": [2, 1],
    }
    assert found.entries["term"].tolist() == ["sham", "right"]
    assert found.overlap.to_numpy().tolist() == [[1]]


def test_places_that_count_in_two_categories_overlap():
    entries = (Entry("sham", "a"), Entry("sham", "b"), Entry("pact", "b"))
    found = audit(Lexicon("x", entries), tokenize(TEXTS))
    assert np.array_equal(found.overlap.to_numpy(), [[2, 2], [2, 3]])


def test_a_word_of_two_classes_is_ambiguous_unless_its_entry_says_which():
    tokens = tokenize(["It was a lie. They will lie."] * 20)
    plain = audit(listed("lie"), tokens)
    assert plain.summary["ambiguous_entries"] == 1
    assert plain.entries[["noun", "verb"]].to_numpy().tolist() == [[20, 20]]
    told = Lexicon("x", (Entry("lie", "a", 1.0, "exact", "verb"),), listed("x").card)
    assert audit(told, tokens).summary["ambiguous_entries"] == 0


def test_no_texts_and_no_hits():
    assert audit(listed("sham"), tokenize([])).summary["hits"] == 0
    assert audit(listed("sham"), tokenize(["a"])).summary["entries_for_half"] == 0
