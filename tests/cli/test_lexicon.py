"""The word lists that come along, listed and shown."""

import json

from framing.lexicons import load, names


def test_every_list_is_a_line(call):
    said = call("lexicon", "list")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()[1:]] == names()


def test_json_says_the_same(call):
    told = json.loads(call("lexicon", "list", "--json").out)
    assert [one["name"] for one in told] == names()
    assert all(one["licence"] for one in told)


def test_a_card_tells_construct_and_categories(call):
    said = call("lexicon", "show", "hedges")
    assert "construct:" in said.out
    assert all(f"{category} (" in said.out for category in load("hedges").categories)


def test_all_terms_are_listed_on_request(call):
    n_terms = len(load("hedges"))
    assert len(call("lexicon", "show", "hedges", "--terms").out.splitlines()) == 1 + n_terms
    assert len(json.loads(call("lexicon", "show", "hedges", "--json").out)["terms"]) == n_terms
