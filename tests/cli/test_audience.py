"""Stance, uptake and incivility of comments are told and written, readers under pseudonyms."""

import pandas as pd
import pytest

from framing.audience import readers
from framing.cli import asking_audience
from framing.cli.entry import run

CORPUS = "corpora/harbour-talks"


def test_names_are_those_of_the_room():
    assert asking_audience.NAMES == readers.NAMES


def test_uptake_is_written_with_its_figure(tmp_path, capsys):
    out, key = tmp_path / "run", tmp_path / "key"
    key.write_text("a secret\n", encoding="utf-8")
    words = ["--codebook", "none", "--permutations", "199", "--key-file", str(key)]
    assert run(["audience", "uptake", CORPUS, "--out", str(out), *words]) == 0
    assert "phrase-repeated" in capsys.readouterr().out
    table = pd.read_csv(out / "uptake.csv")
    assert table["reader"].str.startswith("reader-").all()
    assert "a secret" not in (out / "manifest.json").read_text(encoding="utf-8")
    found = pd.read_csv(out / "comparison.csv").set_index("feature")
    assert found.loc["phrase-repeated", "q_value"] < 0.05
    assert (out / "uptake-of-articles.pdf").stat().st_size > 1000


def test_stance_and_incivility_are_written(tmp_path, capsys):
    out = tmp_path / "stance"
    assert run(["audience", "stance", CORPUS, "--target", "the talks", "--out", str(out)]) == 0
    assert "By cues alone" in capsys.readouterr().err
    stances = pd.read_csv(out / "stance.csv")
    assert len(stances) == 239
    assert set(stances["stance"]) == {"for", "against", "neutral"}
    cues = pd.read_csv(out / "cues.csv").merge(stances[["unit", "text"]], on="unit")
    assert all(row.text[row.start : row.end] == row.cue for row in cues.itertuples())
    out = tmp_path / "incivility"
    assert run(["audience", "incivility", CORPUS, "--out", str(out)]) == 0
    assert pd.read_csv(out / "by-outlet.csv")["comments"].sum() == 239


@pytest.mark.parametrize("words", [["--names", "pseudonym"], ["--key-file", "nowhere"]])
def test_what_is_wrong_is_a_fault_of_usage(words, capsys):
    assert run(["audience", "incivility", CORPUS, *words]) == 2
    assert "framing:" in capsys.readouterr().err
