"""Moral shares are per moral word."""

import numpy as np
import pytest

from framing.wording import MoralShares, MoralWords


def test_shares_worked_by_hand():
    text = "The traitor and the loyal patriot met a cruel thief."
    row = MoralShares().components([text]).iloc[0]
    assert MoralWords(by="list").transform([text])[0, 0] == 5
    assert row[["care", "fairness", "loyalty"]].tolist() == pytest.approx([0.2, 0.2, 0.6])
    assert row[["authority", "sanctity"]].tolist() == [0, 0]
    assert row["virtue"] == pytest.approx(0.4)


def test_shares_of_a_unit_sum_to_one():
    shares = MoralShares().transform(["A cruel and lawless betrayal of justice and faith."])
    assert shares[0, :5].sum() == pytest.approx(1)


def test_without_a_moral_word_there_is_no_share():
    assert np.isnan(MoralShares().transform(["It rained at noon.", ""])).all()
