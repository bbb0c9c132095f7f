"""Where passages lie: by lines, by blank lines, and in wrapped text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.lines import flat, passages_of
from tests.growth import grows_at_most

TEXTS = Path(__file__).parent / "texts"


def shown(text):
    found, _ = passages_of(text)
    return [text[start:end] for start, end, _ in found]


def test_a_line_is_a_passage():
    assert shown("One line.\nAnother one.\n\n\nA third.") == [
        "One line.",
        "Another one.",
        "A third.",
    ]


def test_blank_lines_part_blocks():
    found, wrapped = passages_of("a\nb\n\nc\n \t\n\nd")
    assert [passage.block for passage in found] == [0, 0, 1, 2]
    assert not wrapped


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_break_counts(mark):
    assert shown(f"One line.{mark}Another one.{mark}{mark}A third.") == [
        "One line.",
        "Another one.",
        "A third.",
    ]
    blocks = [p.block for p in passages_of(f"a{mark}b{mark}{mark}c")[0]]
    assert blocks == [0, 0, 1]


def test_a_windows_text_has_no_blank_lines_of_its_own():
    assert [p.block for p in passages_of("a\r\nb\r\nc")[0]] == [0, 0, 0]


def test_only_outer_whitespace_is_trimmed():
    assert shown("\ufeff  It  rained\xa0\xa0here. \u200b\n") == ["It  rained\xa0\xa0here."]


def test_wrapped_paragraphs_are_joined():
    text = (TEXTS / "wrapped.txt").read_text(encoding="utf-8")
    found = [flat(passage) for passage in shown(text)]
    assert [len(passage.split()) for passage in found] == [8, 36, 40, 4, 33]
    assert found[1].startswith("PORT ELLIN, April 3 -- The company")
    assert found[1].endswith("said on Tuesday.")
    assert found[3] == "Questions over the rosters"


def test_wrapped_paragraphs_without_blank_lines_are_parted_where_a_line_is_short():
    text = (TEXTS / "wrapped-without-gaps.txt").read_text(encoding="utf-8")
    assert [passage.split()[0] for passage in shown(text)] == ["The", "Two"]


def test_short_paragraphs_are_not_taken_for_wrapped_lines():
    lines = ["He said no.", "She said that it would be yes in the end.", "Nobody else spoke up."]
    assert shown("\n".join(lines * 5)) == lines * 5


@given(st.text(alphabet="ab. \n\r\t\u2028\u200b\ufeff\x00é中", max_size=200))
def test_passages_are_slices_in_order_and_hold_every_letter(text):
    found, _ = passages_of(text)
    ends = 0
    for start, end, _ in found:
        assert ends <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        ends = end
    letters = "".join(text[start:end] for start, end, _ in found)
    assert [c for c in letters if c.isalnum()] == [c for c in text if c.isalnum()]


def test_time_grows_with_length_alone():
    line = "The talks went on for a while and nobody knew when they would end.\n"
    assert grows_at_most(20, passages_of, line * 4_000, line * 40_000)
