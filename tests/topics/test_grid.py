"""Models of several sizes and seeds, judged the same on any number of workers."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.topics import LDA
from framing.topics.grid import grid
from framing.topics.quality import diversity, exclusivity
from tests.topics.known import WORDS
from tests.topics.news import texts

MODEL = LDA(restarts=2, words=WORDS)


@pytest.fixture(scope="module")
def table():
    return grid(texts(60), MODEL, sizes=[3, 2], seeds=[0, 1], workers=1)


def test_every_size_and_seed_has_a_row(table):
    assert table[["n_topics", "seed"]].to_numpy().tolist() == [[2, 0], [2, 1], [3, 0], [3, 1]]
    assert table["stability"].between(0, 1).all()
    assert table["npmi"].between(-1, 1).all()
    assert (table["held_out"] < 0).all()
    # The texts are on three subjects, whose words no other has.
    three = table[table["n_topics"] == 3]
    assert (three["stability"] > 0.6).all()
    assert three["held_out"].mean() > table.loc[table["n_topics"] == 2, "held_out"].mean()


def test_two_workers_give_the_same_bytes(table):
    again = grid(texts(60), MODEL, sizes=[2, 3], seeds=[1, 0], workers=2)
    pd.testing.assert_frame_equal(again, table, check_exact=True)


def test_a_tenth_is_kept_from_learning_whatever_the_order():
    given = texts(40)
    rows = [grid(one, MODEL, sizes=[3], seeds=[0, 1], workers=1) for one in (given, given[::-1])]
    pd.testing.assert_frame_equal(*rows, check_exact=True)
    whole = MODEL.set_params(n_topics=3, seed=0).fit(given)
    assert not np.isclose(rows[0]["exclusivity"].iloc[0], exclusivity(whole).mean(), atol=1e-9)
    assert rows[0]["diversity"].iloc[0] == pytest.approx(diversity(whole), abs=0.3)


def test_one_seed_tells_nothing_of_stability():
    for wrong in ({"sizes": [3], "seeds": [1]}, {"sizes": [], "seeds": [1, 2]}):
        with pytest.raises(FramingError, match="two different seeds"):
            grid(texts(30), MODEL, **wrong)
