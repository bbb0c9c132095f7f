import numpy as np
import pytest

from framing.learning import Coded
from framing.learning.validity import validity
from framing.lexicons import Lexicon
from framing.lexicons.entries import Entry
from tests.learning.sentences import coded

LIST = Lexicon("mine", (Entry("shame*", "judging"), Entry("radical", "naming")))


def test_a_list_and_its_categories():
    table = validity(LIST, coded())
    own = table[table["term"] == "mine"].set_index("parameter")["estimate"]
    # Every third loaded sentence has "shameful" or "shameless", every sixth "radical".
    assert own["recall"] == pytest.approx(1 / 2)
    assert own["precision"] == 1
    assert own["precision_at_0.05"] == 1
    assert own["coverage"] == pytest.approx(1 / 4)
    assert own["auc"] == pytest.approx(0.75)
    areas = table[table["parameter"] == "auc"].set_index("term")["estimate"]
    assert areas["mine: judging"] == pytest.approx(0.5 + 1 / 6)
    assert areas["mine: naming"] == pytest.approx(0.5 + 1 / 12)


def test_a_list_that_hits_nothing_tells_nothing_apart():
    table = validity(Lexicon.of("none", ["zzz"]), coded()).set_index("parameter")["estimate"]
    assert table["auc"] == 0.5
    assert np.isnan(table["precision"])
    assert np.isnan(table["length_correlation"])


def test_longer_texts_do_not_score_higher_for_their_length():
    texts = ["a sham", "a sham and more words than before"]
    gold = Coded(texts, np.array([True, False]), np.array(["a", "b"], dtype=object))
    table = validity(Lexicon.of("shams", ["sham"]), gold).set_index("parameter")["estimate"]
    assert table["auc"] == 1
    assert table["length_correlation"] == pytest.approx(-1)


def test_pairs_of_two_outlets_say_nothing_of_wording_within_them():
    texts = ["a sham sham", "a sham", "a pact", "a deal"]
    gold = Coded(texts, np.array([True, False, True, False]), np.array([*"aabb"], dtype=object))
    table = validity(Lexicon.of("shams", ["sham"]), gold).set_index("parameter")["estimate"]
    # Of four pairs one is told apart, one wrongly and two not; in the outlets one, and one not.
    assert table["auc"] == pytest.approx(0.625)
    assert table["auc_within_outlets"] == pytest.approx(0.75)
