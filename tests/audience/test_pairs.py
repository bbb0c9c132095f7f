"""Pairs of comment and target: what is taken, what is refused."""

import numpy as np
import pandas as pd
import pytest

from framing.audience import Pairs
from framing.errors import FramingError, TextsError, TooFewUnits


def test_a_table_a_list_and_votes_give_the_same_pairs():
    table = pd.DataFrame({"comment": ["Yes.", "No."], "target": ["tax", "tax"]})
    one = Pairs.of(table, labels=["for", -1], groups=["a", "b"])
    votes = [[0, 1, 9], [3, 0, 0]]
    other = Pairs.of([("Yes.", "tax"), ("No.", "tax")], labels=votes, groups=["a", "b"])
    assert one.labels.tolist() == other.labels.tolist() == [1, -1]
    assert other.votes.sum(axis=1).tolist() == [1, 1]
    assert one.fingerprint != other.fingerprint


def test_even_votes_are_neutral_before_they_are_a_side():
    assert Pairs.of([("x", "y")], labels=[[2, 2, 1]]).labels.tolist() == [0]


def test_what_is_wrong_is_said():
    with pytest.raises(FramingError, match="did you mean 'for'"):
        Pairs.of([("x", "y")], labels=["foor"])
    with pytest.raises(FramingError, match="'target' is missing"):
        Pairs.of(pd.DataFrame({"comment": ["x"]}))
    with pytest.raises(TextsError, match="strings"):
        Pairs.of([(1, "y")])
    with pytest.raises(FramingError, match="as many targets"):
        Pairs(["x"], ["y"], np.zeros((2, 3)))
    with pytest.raises(TooFewUnits, match="'against'"):
        Pairs.of([("x", "y")], labels=["for"]).checked()
    with pytest.raises(FramingError, match="Labels are missing"):
        _ = Pairs.of([("x", "y")]).labels
