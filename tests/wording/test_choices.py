"""The share of one side among the names of a thing."""

import numpy as np
import pytest

from framing.errors import FramingError
from framing.lexicons import Entry, Lexicon
from framing.wording import ActorLabels, ChoiceShares, Euphemisms, OneSidedTerms
from tests.lexicons.lists import listed

TERMS = (
    Entry("regime", "harsh", contrast="state"),
    Entry("government", "plain", contrast="state"),
    Entry("mob", "harsh", contrast="crowd"),
    Entry("crowd", "plain", contrast="crowd"),
)
LIST = Lexicon("names", TERMS, listed("x").card)


def test_shares_worked_by_hand():
    shares = ChoiceShares(LIST, side="harsh")
    values = shares.transform(["A regime, a government, a government.", "A mob.", "A ferry."])
    assert shares.get_feature_names_out().tolist() == ["crowd", "state"]
    assert np.array_equal(values, [[np.nan, 1 / 3], [1, np.nan], [np.nan] * 2], equal_nan=True)


def test_a_side_or_a_list_that_does_not_fit_is_refused():
    with pytest.raises(FramingError, match="harsh"):
        ChoiceShares(LIST, side="hash").transform(["a"])
    with pytest.raises(FramingError, match="no contrasts"):
        ChoiceShares(listed("sham"), side="a").transform(["a"])


@pytest.mark.parametrize("kind", [ActorLabels, OneSidedTerms, Euphemisms])
def test_every_set_has_a_side_to_choose_against(kind):
    sets = {}
    for entry in (one for one in kind().loaded.entries if one.marks):
        assert entry.contrast, entry
        sets.setdefault(entry.contrast, set()).add(entry.category)
    assert all(len(sides) >= 2 for sides in sets.values()), sets


def test_by_contrast_every_side_of_every_set_is_counted():
    table = ActorLabels(by="contrast").evidence(["The regime met the government."])
    assert table["label"].tolist() == ["government-disparaging", "government-neutral"]
