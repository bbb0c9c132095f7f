"""Counts as a table, on disk or on standard output."""

import io
import json

import pandas as pd
import pytest

from tests.cli.conftest import digests

WITH = ["--with", "wording.LoadedTerms", "--with", "sourcing.ScareQuotes"]


def test_the_table_its_marks_and_its_manifest_are_written(call, talks, tmp_path):
    out = tmp_path / "scores.parquet"
    said = call("extract", talks, *WITH, "--level", "paragraph", "--evidence", "--out", out)
    assert (said.code, said.out) == (0, "")
    names = {"scores.parquet", "scores.evidence.parquet", "scores.manifest.json"}
    assert set(digests(tmp_path)) == names
    scores = pd.read_parquet(out)
    assert scores.index.name == "unit"
    assert {"loaded_terms__emotive", "scare_quotes__scare_quote", "n_tokens"} <= set(scores)
    marks = pd.read_parquet(tmp_path / "scores.evidence.parquet")
    assert len(marks) == scores.drop(columns=["n_tokens", "n_sentences"]).to_numpy().sum() > 0
    manifest = json.loads((tmp_path / "scores.manifest.json").read_text())
    assert set(manifest["files"]) == names - {"scores.manifest.json"}
    assert manifest["counts"] == {"units": len(scores)}
    assert str(tmp_path) not in (tmp_path / "scores.manifest.json").read_text()


def test_a_second_run_leaves_the_same_bytes(call, talks, tmp_path):
    for name in ("one", "two"):
        out = tmp_path / name / "scores.parquet"
        assert call("extract", talks, *WITH, "--evidence", "--voice", "--out", out).code == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_other_forms_hold_the_same(call, talks, tmp_path, ending):
    for form in (".parquet", ending):
        assert call("extract", talks, *WITH, "--out", tmp_path / f"scores{form}").code == 0
    read = pd.read_csv if ending == ".csv" else pd.read_json
    found = read(tmp_path / f"scores{ending}").set_index("unit")
    expected = pd.read_parquet(tmp_path / "scores.parquet")
    pd.testing.assert_frame_equal(found, expected, check_index_type=False, check_like=True)


def test_without_a_file_the_table_is_printed(call, talks):
    said = call("extract", talks, "--with", "wording.Hedges:by=list", "--voice")
    table = pd.read_csv(io.StringIO(said.out)).set_index("unit")
    voices = ("outlet", "quoted", "attributed")
    names = [f"{column}@{voice}" for column in ("hedges", "n_tokens") for voice in voices]
    assert sorted(table) == sorted(names)
    assert said.err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [(["--out", "scores.xlsx"], ".parquet, .csv or .json"), (["--evidence"], "--out FILE")],
)
def test_what_cannot_be_written_is_told_before_anything_is_read(call, words, told):
    said = call("extract", "nowhere", *WITH, *words)
    assert said.code == 2
    assert told in said.err


def test_headlines_and_comments_are_levels_of_their_own(call, talks):
    for level, ending in (("headline", "/h"), ("comment", "/c01")):
        said = call("extract", talks, "--with", "wording.Hedges", "--level", level)
        units = pd.read_csv(io.StringIO(said.out))["unit"]
        assert units.str.endswith(ending).any()
