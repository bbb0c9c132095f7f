"""The verbs that estimate: scales, regressions and trends."""

import json

import pytest

from framing.cli.estimating import positions_of
from framing.compare import Estimates
from framing.errors import FramingError
from tests.cli.conftest import TALKS, digests

LOADED = ("--with", "wording.LoadedTerms")
VERBS = {
    "wordfish": ("--direction", "ledger", "tribune"),
    "wordscores": ("--reference", "ledger=-1", "--reference", "tribune=1"),
    "regress": (*LOADED, "--groups", "outlet_kind", "--reference", "public"),
    "trend": (*LOADED, "--group", "tribune", "--by", "day", "--mark", "2031-04-01=storm"),
}
WITH_EVIDENCE = ("regress", "trend")


@pytest.mark.parametrize("verb", VERBS)
def test_a_run_holds_its_table_figure_and_manifest(call, tmp_path, verb):
    said = call(verb, TALKS, *VERBS[verb], "--out", tmp_path / "r")
    assert said.code == 0, said.err
    names = {"estimates.csv", "estimates.json", "manifest.json"}
    names |= {f"{verb}.{ending}" for ending in ("pdf", "csv", "json")}
    names |= {"evidence.csv"} if verb in WITH_EVIDENCE else set()
    assert set(digests(tmp_path)) == {f"r/{name}" for name in names}
    assert len(Estimates.read(tmp_path / "r" / "estimates.csv"))
    assert json.loads((tmp_path / "r" / "manifest.json").read_text())["verb"] == verb


@pytest.mark.full
def test_partisan_outlets_stand_on_one_side_of_the_public_ones(call):
    told = json.loads(call("wordfish", TALKS, *VERBS["wordfish"], "--json").out)
    theta = {r["term"]: r["estimate"] for r in told["table"] if r["parameter"] == "theta"}
    partisan = ("tribune", "standard", "lantern", "picket")
    assert min(theta[name] for name in partisan) > max(
        place for name, place in theta.items() if name not in partisan
    )


def test_what_is_printed_names_the_estimates(call):
    said = call("regress", TALKS, *VERBS["regress"])
    assert "log rate ratio, against public" in said.out
    assert "8 outlets" in said.err
    said = call("wordscores", TALKS, *VERBS["wordscores"])
    assert "left:" in said.out


def test_labels_of_outlets_are_not_taken_for_articles(call):
    said = call("regress", TALKS, *VERBS["regress"], "--errors", "HC3")
    assert said.code == 4
    assert "label of outlets" in said.err


def test_wrong_options_are_faults_of_usage(call):
    assert call("regress", TALKS, *LOADED, "--errors", "HC9").code == 2
    assert call("wordscores", TALKS, "--reference", "ledger").code == 2
    assert call("trend", TALKS, *LOADED, "--group", "ledger", "--by", "hour").code == 2
    said = call("trend", TALKS, *LOADED, "--group", "ledger", "--by", "month")
    assert said.code == 4
    assert "periods are too few" in said.err


def test_references_are_names_and_positions():
    assert positions_of(["The Ledger=-1.5", "a=b=2"]) == {"The Ledger": -1.5, "a=b": 2.0}
    with pytest.raises(FramingError, match="NAME=POSITION"):
        positions_of(["ledger"])
