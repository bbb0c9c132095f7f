"""Tables for other tools, from the command line."""

import pandas as pd

from framing.cli.asking import FORMATS
from framing.exports.fitting import FORMS
from tests.cli.conftest import digests


def test_the_formats_are_those_of_the_exports():
    assert FORMATS == FORMS


def test_a_corpus_goes_to_stata(call, talks, tmp_path):
    said = call("export", talks, "--to", tmp_path / "stata", "--format", "stata")
    assert said.code == 0
    assert "articles: 33 rows" in said.out
    assert {"articles.dta", "passages.dta", "codebook.md"} <= set(digests(tmp_path / "stata"))


def test_scores_go_to_a_file_and_new_names_are_told(call, talks, tmp_path):
    scores, out = tmp_path / "scores.parquet", tmp_path / "scores.dta"
    call("extract", talks, "--with", "frames.FrameCues", "--voice", "--out", scores, "--quiet")
    said = call("export", scores, "--to", out)
    assert said.code == 0
    assert "responsibility@outlet is called responsibility_outlet" in said.err
    assert "conflict_outlet" in pd.read_stata(out).columns


def test_a_run_goes_to_r_with_what_must_be_known(call, talks, tmp_path):
    run = tmp_path / "run"
    words = ("--with", "frames.FrameCues", "--pair", "ledger", "tribune", "--draws", "99")
    call("contrast", talks, *words, "--permutations", "99", "--out", run, "--quiet")
    said = call("export", run, "--to", tmp_path / "r", "--format", "r", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert {"comparison.csv", "evidence.csv", "read.R"} <= set(digests(tmp_path / "r"))
    assert "not validated on this corpus" in (tmp_path / "r" / "codebook.md").read_text()


def test_what_is_wrong_with_an_option_is_a_fault_of_usage(call, talks, tmp_path):
    for words, hint in {
        ("--format", "stta"): "did you mean 'stata'",
        ("--format", "r", "--spreadsheet"): "is for CSV",
    }.items():
        said = call("export", talks, "--to", tmp_path / "out", *words)
        assert said.code == 2
        assert hint in said.err
        assert said.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_with_other_things_is_refused_before_the_corpus_is_read(call, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    said = call("export", tmp_path / "absent", "--to", tmp_path)
    assert said.code == 2
    assert "other things than an earlier export" in said.err
