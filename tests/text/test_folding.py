"""Offsets are those of the text as published; how marks and accents are written is no matter."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given

from framing.text import tokenize
from framing.text.folding import fold, needs_folding
from tests.text.gold import quotation_lines, sentence_lines
from tests.text.paths import plain, texts

STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‛", "'")})


def parsed(given_texts):
    """All that is known of texts but their offsets."""
    tokens = plain(given_texts)
    found = tokens.quotations
    columns = (tokens.kinds, tokens.shapes, tokens.gaps, tokens.sentences, tokens.quotation)
    rows = (found.text, found.first, found.last, found.depth, found.closed)
    words = [tokens.vocabulary.words[number] for number in tokens.ids]
    return words, *(column.tolist() for column in (tokens.pointers, *columns, *rows))


def without_styles(parse):
    """A parse without the shapes: those of quotation marks are their styles."""
    return [column for place, column in enumerate(parse) if place != 3]


@given(texts)
def test_curly_marks_are_straight_marks(given_texts):
    straight = [text.translate(STRAIGHT) for text in given_texts]
    assert without_styles(parsed(given_texts)) == without_styles(parsed(straight))


def test_curly_marks_are_straight_marks_in_news():
    lines = [text for _, text, _ in [*quotation_lines(), *sentence_lines()]]
    straight = [text.translate(STRAIGHT) for text in lines]
    assert without_styles(parsed(lines)) == without_styles(parsed(straight))


@given(texts)
def test_composed_letters_are_decomposed_letters(given_texts):
    composed, decomposed = (
        [unicodedata.normalize(form, text) for text in given_texts] for form in ("NFC", "NFD")
    )
    assert parsed(composed) == parsed(decomposed)


@given(texts)
def test_offsets_slice_the_text_as_given(given_texts):
    tokens = plain(given_texts)
    words = tokens.vocabulary.words
    for number, text in enumerate(given_texts):
        own = slice(tokens.pointers[number], tokens.pointers[number + 1])
        last = 0
        for start, end, word in zip(tokens.starts[own], tokens.ends[own], tokens.ids[own]):
            assert last <= start < end <= len(text)
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
            again = plain([text[start:end]])
            assert "".join(again.vocabulary.words[n] for n in again.ids) == words[word]
            last = end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("co\u00adop\u00ader\u00adate now", ["co\u00adop\u00ader\u00adate", "now"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("the o\ufb03ce is open", ["the", "o\ufb03ce", "is", "open"]),
        ("zero\u200bwidth x\u200dy", ["zero\u200bwidth", "x\u200dy"]),
        ("\ufeffBOM first", ["BOM", "first"]),
        ("\u202eright to left\u202c", ["right", "to", "left"]),
        ("❤\ufe0f yes", ["❤", "yes"]),
        ("\u1112\u1161\u11ab a", ["\u1112\u1161\u11ab", "a"]),
        ("a \U0002f800 b", ["a", "\U0002f800", "b"]),
        ("\U0001d15e x", ["\U0001d15e", "x"]),
        ("𝔸𝔹 and 𠀀 😀", ["𝔸𝔹", "and", "𠀀", "😀"]),
    ],
)
def test_the_offsets_of_odd_letters(text, words):
    reading = tokenize([text]).reading(0)
    found = [text[start:end] for start, end in zip(reading.starts, reading.ends)]
    assert found == words


def test_a_quotation_in_decomposed_text_is_where_it_stands():
    text = unicodedata.normalize("NFD", "Elle a dit « déjà oublié » à São Paulo.")
    (found,) = tokenize([text]).reading(0).quotations
    assert text[found.inner_start : found.inner_end].strip() == unicodedata.normalize(
        "NFD", "déjà oublié"
    )


def test_words_hold_no_half_characters():
    tokens = plain(["a\ud800b \udfff"])
    assert [tokens.vocabulary.words[n] for n in tokens.ids] == ["a", "\ufffd", "b", "\ufffd"]


@given(texts)
def test_folding_gives_one_place_for_each_folded_character(given_texts):
    for text in given_texts:
        folded = fold(text)
        assert len(folded.text) == len(folded.begins) == len(folded.ends)
        assert (np.diff(folded.begins) >= 0).all()
        assert (folded.begins < folded.ends).all()
        if not needs_folding(text):
            assert folded.text == text
            assert folded.begins.tolist() == list(range(len(text)))
