import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.figures.lettering import advance, pieces, shortened, wrapped
from framing.figures.setting import lines_of


@given(st.text(max_size=40))
def test_every_character_is_printed_as_something(text):
    printed = pieces(text)
    assert len(printed) == len(text)
    assert all(printed)


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("\n", " "),
        ("\u202e", "U+202E"),
        ("\x00", "U+0000"),
        ("\ud800", "U+D800"),
        ("中", "U+4E2D"),
        ("é", "é"),
        ("’", "’"),
        ("Я", "Я"),
        ("$", "$"),
    ],
)
def test_what_is_printed(given_text, printed):
    assert pieces(given_text) == [printed]


def test_blanks_at_the_ends_are_measured():
    assert advance("a ", size=10) > advance("a", size=10) + 1
    assert advance("", size=10) == pytest.approx(0, abs=0.1)


def test_measure_grows_with_the_text_and_the_size():
    assert advance("word word", size=10) == pytest.approx(
        2 * advance("word", size=10) + advance(" ", size=10), abs=0.3
    )
    assert advance("word", size=20) == pytest.approx(2 * advance("word", size=10), rel=0.02)


@given(st.text(max_size=60), st.floats(20, 200))
def test_shortened_text_fits(text, width):
    assert advance(shortened(text, width=width, size=8), size=8) <= width + 0.1


def test_wrapped_text_keeps_its_words():
    assert wrapped("one two three four", width=45, size=10, lines=5).split() == [
        "one",
        "two",
        "three",
        "four",
    ]
    assert wrapped("one two three four", width=45, size=10, lines=1).endswith("…")


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_lines_hold_the_whole_text_in_order(text):
    lines = lines_of(text, width=120, size=8)
    assert "".join(text[line.start : line.end] for line in lines).split() == text.split()
    assert all(a.end <= b.start for a, b in itertools.pairwise(lines))
    assert all(advance(line.shown, size=8) <= 121 for line in lines)
