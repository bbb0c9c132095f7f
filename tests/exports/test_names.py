"""Names that Stata and R take, whatever the columns are called."""

import re

from hypothesis import given
from hypothesis import strategies as st

from framing.exports.names import LONGEST, short_names
from tests.exports.tables import LONG_NAMES

ALLOWED = re.compile(r"[a-z][a-z0-9_]{0,31}")


@given(st.lists(st.text(max_size=50), max_size=12))
def test_names_are_short_plain_and_unique(names):
    found = short_names(names)
    assert len(set(found)) == len(found) == len(names)
    assert all(ALLOWED.fullmatch(name) for name in found)
    assert short_names(found) == found


def test_names_that_collide_after_cutting_stay_apart():
    found = short_names(LONG_NAMES)
    assert LONGEST >= len(found[0]) > 30
    assert found[1] == LONG_NAMES[1][: LONGEST - 2] + "_2"


def test_a_name_that_is_right_already_is_not_taken_from_its_column():
    assert short_names(["Hedge", "hedge", "HEDGE"]) == ["hedge_2", "hedge", "hedge_3"]
    assert short_names(["a-2", "A", "a", "a_2"]) == ["a_2_2", "a_3", "a", "a_2"]


def test_words_of_the_languages_are_not_names():
    assert short_names(["in", "str12", "strL", "function", "Using"]) == [
        "in_",
        "str12_",
        "strl_",
        "function_",
        "using_",
    ]


def test_a_digit_does_not_come_first():
    assert short_names(["2031 share", "_x"]) == ["v2031_share", "x"]
