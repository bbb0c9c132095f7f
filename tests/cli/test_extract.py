"""Counts as a table, on disk or on standard output."""

import io
import json

import pandas as pd
import pytest

from framing.cli import scoring
from framing.corpus import Corpus, blocks, write_corpus
from framing.corpus.blocks import Blocks
from tests.cli.conftest import TALKS, digests

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
    assert manifest["counts"] == {"units": len(scores), "articles": 33}
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


@pytest.fixture
def blocked(monkeypatch, tmp_path):
    """The corpus that ships, written in blocks of ten articles."""
    monkeypatch.setattr(blocks, "BLOCK", 10)
    return write_corpus(Corpus.read(TALKS), tmp_path / "talks")


def test_the_number_of_processes_and_blocks_does_not_show(call, blocked, tmp_path, monkeypatch):
    words = ["--with", "wording.Hedges", "--evidence", "--out"]
    monkeypatch.setattr(blocks, "BLOCK", 250)
    whole = write_corpus(Corpus.read(blocked), tmp_path / "talks in one block")
    assert len(Blocks(blocked).sizes) == 13
    found = {}
    for name, folder, more in (
        ("one", blocked, ["--workers", 1]),
        ("two", blocked, ["--workers", 2]),
        ("whole", whole, []),
    ):
        out = tmp_path / name / "scores.parquet"
        assert call("extract", folder, *words, out, *more).code == 0
        found[name] = digests(out.parent)
    assert set(map(len, found.values())) == {3}
    assert all(tables == found["one"] for tables in found.values())


def test_a_killed_run_goes_on_where_it_stopped(call, blocked, tmp_path, monkeypatch):
    words = ["extract", blocked, "--with", "wording.Hedges", "--out"]
    assert call(*words, tmp_path / "clean" / "scores.csv").code == 0
    begun = []
    original = scoring.scored

    def interrupted(corpus, *given, **more):
        begun.append(corpus.articles.index[0])
        if len(begun) == 5:
            raise KeyboardInterrupt
        return original(corpus, *given, **more)

    monkeypatch.setattr(scoring, "scored", interrupted)
    monkeypatch.setattr("framing.cli.extract.FEW", 99)
    out = tmp_path / "stopped" / "scores.csv"
    assert call(*words, out).code == 130
    assert not out.exists()
    assert call(*words, out).code == 0
    assert digests(out.parent) == digests(tmp_path / "clean")
    # Thirteen blocks, and the fifth, which was stopped, twice.
    assert len(begun) == 13 + 1


def test_an_article_that_cannot_be_scored_is_named_and_left_out(
    call, blocked, tmp_path, monkeypatch
):
    bad = Corpus.read(blocked).articles.index[37]
    original = scoring.scored

    def failing(corpus, *given, **more):
        if bad in corpus.articles.index:
            raise RecursionError("too deep")
        return original(corpus, *given, **more)

    monkeypatch.setattr(scoring, "scored", failing)
    monkeypatch.setattr("framing.cli.extract.FEW", 99)
    out = tmp_path / "scores.parquet"
    said = call("extract", blocked, "--with", "wording.Hedges", "--level", "article", "--out", out)
    assert said.code == 3
    assert f"the first is {bad}: RecursionError: too deep" in said.err
    assert list(Corpus.read(blocked).articles.index.difference(pd.read_parquet(out).index)) == [bad]
    [line] = (tmp_path / "scores.quarantine.jsonl").read_text().splitlines()
    assert json.loads(line) == {"article": bad, "said": "RecursionError: too deep"}
    counts = json.loads((tmp_path / "scores.manifest.json").read_text())["counts"]
    assert counts["articles"] + 1 == len(Corpus.read(blocked))
