"""Prevalence on the command line: a run with its figures, the same bytes, refusals."""

import json

import pandas as pd
import pytest

from tests.cli.conftest import digests


@pytest.mark.full
def test_a_run_holds_tables_figures_and_the_model_the_same_again(call, talks, tmp_path):
    for name in ("one", "two"):
        words = ["--k", 3, "--quiet", "--out", tmp_path / name / "r"]
        said = call("prevalence", talks, *words)
        assert said.code == 0, said.err
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    run = tmp_path / "one" / "r"
    assert {"shares.pdf", "differences.pdf", "model.npz", "words.csv"} <= set(digests(run))
    table = pd.read_csv(run / "shares.csv")
    assert table["estimate"].between(0, 100).all()
    assert table.groupby("term")["estimate"].sum().between(95, 105).all()


def test_a_codebook_starts_the_topics(call, talks, tmp_path):
    codebook = tmp_path / "codebook.csv"
    codebook.write_text("topic,word\nferry,ferry\nferry,pier\nvote,vote\n", encoding="utf-8")
    said = call("prevalence", talks, "--k", 2, "--seeds", codebook, "--json")
    assert said.code == 0, said.err
    table = json.loads(said.out)["table"]
    assert {row["parameter"] for row in table} == {"difference in share"}
    codebook.write_text("theme,word\nferry,ferry\n", encoding="utf-8")
    said = call("prevalence", talks, "--k", 2, "--seeds", codebook)
    assert said.code == 4
    assert "columns topic and word" in said.err


def test_an_unknown_column_is_a_fault_of_usage(call, talks):
    said = call("prevalence", talks, "--covariate", "leaning_of_outlet")
    assert said.code == 2
