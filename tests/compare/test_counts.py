"""Counts of terms: what is refused, what is kept, and that order does not matter."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare import TermCounts
from framing.errors import SchemaError
from framing.extractor import Terms

TEXTS = pd.Series(["The vote failed.", "The vote, the vote!"], ["a-1", "b-1"])


def test_counts_come_with_their_names():
    counts = TermCounts.by(Terms(min_units=1), TEXTS)
    assert counts.terms == ("failed", "the", "vote")
    assert counts.units.name == "unit"
    assert counts.totals.to_dict() == {"failed": 1, "the": 3, "vote": 3}
    assert counts.sizes.to_dict() == {"a-1": 3, "b-1": 4}


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(SchemaError, match=r"unit 'a' stands.*term 't' stands.*below 0"):
        TermCounts(sparse.csr_array(np.array([[1, -1], [0, 2]])), ("t", "t"), ["a", "a"])
    with pytest.raises(SchemaError, match="no whole number"):
        TermCounts(sparse.csr_array(np.array([[0.5]])), ("t",), ["a"])
    with pytest.raises(SchemaError, match="for 1 units and 2 terms"):
        TermCounts(sparse.csr_array(np.array([[1]])), ("t", "u"), ["a"])


def test_a_long_table_gives_the_same_counts_in_any_order():
    table = pd.DataFrame(
        {"unit": ["b", "a", "b"], "term": ["tax", "tax", "cut"], "count": [1, 3, 2]}
    )
    one, other = (TermCounts.from_long(t) for t in (table, table.iloc[::-1]))
    assert one.fingerprint == other.fingerprint
    assert one.matrix.toarray().tolist() == [[0, 3], [2, 1]]
    with pytest.raises(SchemaError, match="column 'count' is not known"):
        TermCounts.from_long(table.drop(columns="count"))


def test_stored_zeros_and_duplicates_make_no_difference():
    plain = TermCounts(sparse.csr_array(np.array([[2, 0]])), ("a", "b"), ["u"])
    odd = sparse.coo_array(([1, 1, 0], ([0, 0, 0], [0, 0, 1])), shape=(1, 2))
    assert TermCounts(odd, ("a", "b"), ["u"]).fingerprint == plain.fingerprint


def test_terms_are_chosen_by_name():
    counts = TermCounts.by(Terms(min_units=1), TEXTS)
    assert counts.only(["vote", "the"]).matrix.toarray().tolist() == [[1, 1], [2, 2]]
    with pytest.raises(SchemaError, match="did you mean 'vote'"):
        counts.only(["votes"])
