"""Extractors that are a word list."""

import pytest

from framing.errors import FramingError, LexiconError
from framing.extractor import LexiconExtractor
from framing.lexicons import load


def test_categories_or_the_list_as_a_whole():
    text = ["The talks might fail, and reportedly did."]
    by_category, as_list = LexiconExtractor("hedges"), LexiconExtractor("hedges", by="list")
    assert set(by_category.evidence(text)["label"]) == {"modal", "evidential"}
    assert as_list.evidence(text)["label"].tolist() == ["hedges", "hedges"]
    assert by_category.labels == load("hedges").categories
    assert as_list.labels == ("hedges",)


def test_a_loaded_list_is_the_list_by_name():
    text = ["The talks might fail."]
    given = LexiconExtractor(load("hedges")).evidence(text)
    assert given.equals(LexiconExtractor("hedges").evidence(text))


def test_counts_by_category_and_as_a_list():
    text = ["The talks might fail, and reportedly did. Perhaps."]
    parts = LexiconExtractor("hedges").transform(text)[:, :-2]
    whole = LexiconExtractor("hedges", by="list").transform(text)[:, :-2]
    assert parts.sum() == whole.sum() == 3


def test_an_unknown_way_or_list_is_refused():
    with pytest.raises(FramingError, match="category"):
        LexiconExtractor("hedges", by="categories").fit([]).transform(["a"])
    with pytest.raises(LexiconError, match="hedges"):
        LexiconExtractor("hedgs").transform(["a"])
