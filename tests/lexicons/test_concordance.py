"""Key words in context: every hit, its exact place, and no more context than was asked for."""

import pandas as pd
import pytest

from framing.errors import FramingError, LexiconError
from framing.lexicons import kwic
from framing.text import tokenize

TEXTS = pd.Series(
    {
        "a/p01": "The strategic partnership of 2022, “a pact”, is one of two "
        "strategic partners’ aims.",
        "b/p01": "No partner here.",
        "c/p01": "STRATEGIC PARTNERS meet. Strategic.\nPartners leave.",
    }
)


@pytest.fixture(scope="module")
def tokens():
    return tokenize(TEXTS)


def test_every_hit_is_at_its_place(tokens):
    table = kwic(tokens, "strategic partner*")
    assert table["unit"].tolist() == ["a/p01", "a/p01", "c/p01"]
    assert table["cue"].tolist() == [
        "strategic partnership",
        "strategic partners",
        "STRATEGIC PARTNERS",
    ]
    for row in table.itertuples():
        assert TEXTS[row.unit][row.start : row.end] == row.cue


def test_the_window_counts_words_on_each_side(tokens):
    first = kwic(tokens, "pact", window=2).iloc[0]
    assert (first["left"], first["right"]) == ("2022, “a", "”, is one")


@pytest.mark.parametrize("window", [8, 100])
def test_context_ends_where_the_unit_ends(tokens, window):
    row = kwic(tokens, "no partner", window=window).iloc[0]
    assert (row["left"], row["right"]) == ("", "here.")


def test_no_window_shows_the_cue_alone(tokens):
    row = kwic(tokens, "pact", window=0).iloc[0]
    assert (row["left"], row["cue"], row["right"]) == ("", "pact", "")


def test_the_longest_of_several_patterns_is_taken(tokens):
    table = kwic(tokens, ["strategic", "strategic partner*", "strategic"])
    assert table["cue"].str.casefold().tolist() == [
        "strategic partnership",
        "strategic partners",
        "strategic partners",
        "strategic",
    ]


def test_a_phrase_does_not_cross_a_sentence(tokens):
    assert (kwic(tokens, "strategic partners")["unit"] == "c/p01").sum() == 1


def test_nothing_found_is_an_empty_table(tokens):
    table = kwic(tokens, "zeppelin")
    assert table.empty
    assert list(table.columns) == ["unit", "start", "end", "left", "cue", "right"]


def test_all_patterns_that_cannot_be_matched_are_told_at_once(tokens):
    with pytest.raises(LexiconError, match=r"pattern '': .*pattern '\*': .*pattern 'a\*b\*'"):
        kwic(tokens, ["", "*", "a*b*", "pact"])
    with pytest.raises(LexiconError, match="no pattern"):
        kwic(tokens, [])


def test_a_negative_window_is_refused(tokens):
    with pytest.raises(FramingError, match="window=-1"):
        kwic(tokens, "pact", window=-1)
