"""Every path, from the command line."""

from tests.cli.conftest import digests

WITH = ["--with", "sourcing.ScareQuotes", "--with", "wording.LoadedTerms"]
PAIR = ["--pair", "ledger", "tribune", "--per", "tokens", "--permutations", 199]


def test_a_run_holds_every_path(call, talks, tmp_path):
    said = call("multiverse", talks, *WITH, *PAIR, "--out", tmp_path / "r")
    assert said.code == 0
    assert said.out.count("voice: ") == 8
    assert "8 paths, none picked" in said.err
    names = {name.split("/")[1] for name in digests(tmp_path)}
    assert {"multiverse.pdf", "comparison.csv", "manifest.json"} <= names


def test_an_option_that_is_not_known_is_a_fault_of_usage(call, talks):
    assert call("multiverse", talks, *WITH, *PAIR, "--copies", "twice").code == 2
