"""Passives: forms, agents and places; what is no passive."""

import pytest

from framing.actors import Passives
from framing.errors import FramingError


def told(text):
    table = Passives().relations([text])
    return list(zip(table["label"], table["verb"], table["agent"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier was sold.", [("be", "sold", "")]),
        ("The pier was sold by the bank.", [("be", "sold", "the bank")]),
        ("The pier could not have been sold.", [("be", "sold", "")]),
        ("He got beaten by two men.", [("get", "beaten", "two men")]),
        ("The men arrested on Monday spoke.", [("bare", "arrested", "")]),
        ("Was the pier sold?", [("be", "sold", "")]),
        ("It was seized and sold.", [("be", "seized", ""), ("be", "sold", "")]),
        ("It was sold by Friday.", [("be", "sold", "")]),
        ("The killing of fishermen went on.", [("nominalised", "killing", "")]),
        ("He's known her for years.", []),
        ("She has sold the pier.", []),
        ("They are interested in boats.", []),
        ("The bank sold the pier by the river.", []),
    ],
)
def test_passives_and_who_acts(text, expected):
    assert told(text) == expected


def test_forms_are_chosen():
    text = "It was sold. The men arrested on Monday spoke."
    assert len(Passives(forms=["bare"]).relations([text]).query("label != 'nominalised'")) == 1
    with pytest.raises(FramingError, match="did you mean 'bare'"):
        Passives(forms=["bear"]).transform([text])
    with pytest.raises(FramingError, match="a list of"):
        Passives(forms="bare").transform([text])


def test_an_agent_is_where_it_stands():
    text = "The pier — at last — was sold by “the old bank” on Friday."
    [row] = Passives().relations([text]).to_dict("records")
    assert text[row["agent_start"] : row["agent_end"]] == row["agent"]
    assert "bank" in row["agent"]


def test_each_agentless_passive_is_a_passive():
    text = "The pier was sold. It was bought by a bank. Two men were held."
    counts = dict(zip(Passives().get_feature_names_out(), Passives().transform([text])[0]))
    assert (counts["passive"], counts["agentless"]) == (3, 2)
