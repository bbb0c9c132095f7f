"""The largest groups, and the pair to compare."""

import pandas as pd
import pytest

from framing.corpus import Corpus, largest_pair, ranked
from framing.errors import CorpusError


@pytest.fixture
def corpus():
    """Sun has the most articles, but only Mail and Post share both events."""
    rows = [
        *[("Sun", "flood")] * 4,
        *[("Mail", "flood"), ("Mail", "strike"), ("Mail", "strike")],
        *[("Post", "strike"), ("Post", "flood")],
        ("Echo", None),
    ]
    table = pd.DataFrame(rows, columns=["outlet", "event"])
    table["text"] = [f"It rained {day} days." for day in range(len(table))]
    return Corpus.from_frame(table)


def test_the_largest_come_first_and_names_break_ties(corpus):
    assert ranked(corpus) == ["Sun", "Mail", "Post", "Echo"]
    assert ranked(corpus, "event") == ["flood", "strike"]


def test_preferred_groups_are_taken_where_all_are_there(corpus):
    assert ranked(corpus, preferred=["Echo", "Sun"]) == ["Echo", "Sun"]
    assert ranked(corpus, preferred=["Echo", "Star"])[0] == "Sun"
    assert largest_pair(corpus, preferred=["Echo", "Sun"]) == ("Echo", "Sun")
    assert largest_pair(corpus, preferred=["Star", "Sun"]) == ("Sun", "Mail")


def test_a_pair_shares_the_most_strata_before_it_is_large(corpus):
    assert largest_pair(corpus, strata="event") == ("Mail", "Post")
    assert largest_pair(corpus) == ("Sun", "Mail")


def test_one_group_makes_no_pair(corpus):
    assert largest_pair(corpus.where(outlet="Sun"), strata="event") is None


def test_a_column_that_is_not_there_is_refused_by_name(corpus):
    with pytest.raises(CorpusError, match="'outlets' is not known: did you mean 'outlet'"):
        ranked(corpus, "outlets")
