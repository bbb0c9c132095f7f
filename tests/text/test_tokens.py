"""A batch of texts: its columns, its index, and what it refuses."""

from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest

from framing.errors import TextsError
from framing.text import Vocabulary, tokenize
from tests.text.paths import compiled, plain

TEXTS = ["“Why now?” Mr. Lee asked.", "", "The workers' union won. It's over."]


@pytest.mark.parametrize("parse", [plain, compiled])
def test_columns_have_the_types_they_are_said_to_have(parse):
    tokens = parse(TEXTS)
    types = {
        "int64": ("pointers", "n_sentences", "n_tokens", "text_of"),
        "int32": ("ids", "starts", "ends", "sentences", "quotation"),
        "uint8": ("kinds", "shapes", "gaps"),
        "bool": ("is_word",),
    }
    for dtype, names in types.items():
        assert {getattr(tokens, name).dtype.name for name in names} == {dtype}
    assert tokens.pointers.tolist() == [0, 10, 10, 20]
    assert tokens.n_tokens.tolist() == [5, 0, 6]
    assert tokens.text_of.tolist() == [0] * 10 + [2] * 10


@pytest.mark.parametrize("parse", [plain, compiled])
@pytest.mark.parametrize("texts", [[], [""], ["", " \n"]])
def test_nothing_to_read(parse, texts):
    tokens = parse(texts)
    assert len(tokens) == len(texts)
    assert len(tokens.ids) == 0
    assert len(tokens.quotations) == 0
    assert tokens.n_tokens.tolist() == tokens.n_sentences.tolist() == [0] * len(texts)


def test_a_series_gives_its_index():
    series = pd.Series(TEXTS, index=["a/p01", "a/p02", "b/p01"], name="text")
    tokens = tokenize(series)
    assert tokens.index.tolist() == ["a/p01", "a/p02", "b/p01"]
    assert tokens.index.name == "unit"
    assert series.index.name is None


def test_a_list_is_numbered():
    tokens = tokenize(TEXTS)
    assert tokens.index.equals(pd.RangeIndex(3))
    assert tokens.index.name == "unit"
    assert tokenize(tuple(TEXTS)).texts == tokenize(np.array(TEXTS)).texts == TEXTS


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("one string", "One string"),
        (["fine", None], "unit 1"),
        (["fine", 3.5], "float"),
        (pd.Series(["fine", None], index=["a", "b"]), "unit 'b'"),
        (b"bytes", "not"),
        (None, "NoneType was given"),
        (7, "int was given"),
    ],
)
def test_what_is_no_list_of_texts_is_refused(given, named):
    with pytest.raises(TextsError, match=named):
        tokenize(given)


def test_a_batch_is_frozen():
    with pytest.raises(FrozenInstanceError):
        tokenize(TEXTS).ids = None


def test_its_size_is_told():
    assert repr(tokenize(TEXTS)) == "<Tokens: 3 texts, 20 tokens, 16 types>"


@pytest.mark.parametrize("order", [(plain, compiled), (compiled, plain), (compiled, compiled)])
def test_batches_that_share_a_vocabulary_share_numbers(order):
    vocabulary = Vocabulary()
    first, second = (parse(TEXTS, vocabulary=vocabulary) for parse in order)
    assert first.vocabulary is second.vocabulary
    assert first.ids.tolist() == second.ids.tolist()
    grown = order[0]([*TEXTS, "new words came"], vocabulary=vocabulary)
    assert grown.ids[: len(first.ids)].tolist() == first.ids.tolist()
    assert vocabulary.words[-3:] == ["new", "words", "came"]
    assert grown.sentences[: len(first.ids)].tolist() == first.sentences.tolist()


def test_counting_marked_tokens():
    tokens = tokenize(TEXTS)
    assert tokens.count(tokens.quotation >= 0).tolist() == [5, 0, 0]
