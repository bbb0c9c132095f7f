"""Readers' comments: pseudonyms that hold, and who answers whom."""

import pytest

from framing.audience import comments_of, pseudonym
from framing.errors import FramingError

TEXT = """A pact

They met.

5 Comments
Ann Lee
The pact is a good step for all of us.
Bo
@Ann Lee It is not.
Cy Day
Bo: why not?
Ann Lee
"The pact is a good step" I said.
Dee
Both of you, Bo and Ann Lee, stop.
"""


def test_threads():
    found = comments_of(TEXT, names="given")
    assert found["reader"].tolist() == ["Ann Lee", "Bo", "Cy Day", "Ann Lee", "Dee"]
    short = found["answers"].str.removeprefix("unknown-0001/").tolist()
    assert short == ["", "c01", "c02", "c01", ""]
    assert found["depth"].tolist() == [0, 1, 2, 1, 0]


def test_pseudonyms_hold_and_are_keyed():
    plain, keyed = comments_of(TEXT), comments_of(TEXT, key="secret")
    assert plain["reader"].iloc[0] == plain["reader"].iloc[3] != plain["reader"].iloc[1]
    assert not set(plain["reader"]) & set(keyed["reader"])
    assert keyed["reader"].iloc[0] == pseudonym("ANN  LEE", key="secret")
    assert set(comments_of(TEXT, names="none")["reader"]) == {""}
    assert not plain["reader"].str.contains("Ann|Bo|Dee").any()


def test_another_word_is_refused():
    with pytest.raises(FramingError, match="did you mean 'given'"):
        comments_of(TEXT, names="givne")


def test_an_article_without_comments():
    assert comments_of("A pact\n\nThey met.").empty
