"""Who speaks, from a corpus to figures, tables and the same bytes again."""

import json

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.sourcing import Sources
from tests.cli.conftest import digests

GROUPS = ("--group", "tribune", "--group", "ledger")


def test_a_run_holds_figures_tables_and_its_manifest(call, talks, tmp_path):
    told = []
    for _ in range(2):
        assert call("voices", talks, *GROUPS, "--out", tmp_path / "r").code == 0
        told.append(digests(tmp_path))
    assert told[0] == told[1]
    figures = ("sources", "verbs", "scare-quotes")
    names = {f"{name}.{ending}" for name in figures for ending in ("pdf", "csv", "json")}
    names |= {"attributions.csv", "speakers.csv", "manifest.json"}
    assert set(told[0]) == {f"r/{name}" for name in names}
    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text())
    found = Sources.of(Corpus.read(talks).tokens("article"))
    assert manifest["counts"]["attributions"] == len(found.table)
    assert manifest["provenance"]["parameters"]["method"] == "rules"
    outermost = pd.read_csv(tmp_path / "r" / "attributions.csv").query("within == 0 and part == 1")
    assert len(outermost) == len(found.table)


def test_shares_of_a_group_add_up(call, talks):
    told = json.loads(call("voices", talks, *GROUPS, "--json").out)
    table = pd.DataFrame(told["table"])
    assert table.groupby("term")["estimate"].sum().to_numpy() == pytest.approx([1, 1])
    assert "found by rules" in told["notes"][0]


def test_a_group_or_pipeline_that_there_is_not_is_refused(call, talks):
    assert "tribune" in call("voices", talks, "--group", "tribunes").err
    assert call("voices", talks, "--pipeline", "none_such").code == 2
