"""Copies are listed with their sources, and the shared stretches are written."""

import json

import pandas as pd

from framing.cli.entry import run

CORPUS = "corpora/harbour-talks"


def test_copies_are_listed_and_written(tmp_path, capsys):
    out = tmp_path / "copies"
    assert run(["corpus", "duplicates", CORPUS, "--out", str(out), "--json"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    table = pd.read_csv(out / "copies.csv")
    assert len(listed) == len(table) == 14
    spans = pd.read_csv(out / "reused-spans.csv")
    assert len(spans) == table["n_spans"].sum()
    assert (out / "copying-by-outlet.pdf").stat().st_size > 1000


def test_a_few_are_shown(capsys):
    assert run(["corpus", "duplicates", CORPUS, "--top", "3"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("14 of 129 articles are copies of others, in 6 groups")
    assert "and 11 more copies" in said
