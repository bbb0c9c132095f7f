"""The guards, listed and explained."""

import json

from framing.compare.guards import guards


def test_all_are_listed(call):
    said = call("explain")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()] == [one.code for one in guards()]


def test_one_is_explained_with_reason_and_source(call):
    said = " ".join(call("explain", "s1").out.split())
    assert guards()[0].reason in said
    assert guards()[0].sources[0] in said


def test_json_and_a_code_that_is_not_known(call):
    assert json.loads(call("explain", "S5", "--json").out)[0]["code"] == "S5"
    assert call("explain", "S99").code == 2
