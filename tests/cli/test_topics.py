"""Topics of a corpus: words, shares, figure, and the same bytes again."""

import json

import numpy as np
import pandas as pd
import pytest

from framing.cli import run as framing
from framing.corpus import Corpus
from tests.cli.conftest import digests


def test_a_run_holds_words_shares_and_figure(call, talks, tmp_path):
    words = ["--model", "nmf", "--k", 4, "--seed", 1, "--out", tmp_path / "r"]
    said = call("topics", talks, *words)
    assert said.code == 0
    assert len(said.out.splitlines()) == 4
    assert set(digests(tmp_path / "r")) == {
        *("manifest.json", "shares-by-group.csv", "shares-by-group.json", "shares.parquet"),
        *("topics.csv", "topics.json", "topics.pdf", "words.csv", "quotes.csv"),
    }
    shares = pd.read_parquet(tmp_path / "r" / "shares.parquet")
    assert shares.shape == (33, 4)
    assert np.allclose(shares.sum(axis=1), 100)
    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text())
    assert manifest["provenance"]["parameters"]["model_parameters"]["seed"] == 1


@pytest.fixture(scope="module")
def run(talks, tmp_path_factory):
    """A run with all that can be asked for."""
    folder = tmp_path_factory.mktemp("runs") / "r"
    words = ["--k", "3", "--seed", "1", "--pair", "tribune", "ledger", "--over-time", "--forms"]
    assert framing(["topics", str(talks), *words, "--export", "--quiet", "--out", str(folder)]) == 0
    return folder


def test_what_is_asked_for_besides_stands_in_the_run(run, talks):
    wanted = {
        *("difference.pdf", "model.json", "model.npz", "ldavis.html", "ldavis.json"),
        *("intrusion-words.csv", "intrusion-documents.html", "intrusion-key.json"),
    }
    assert wanted <= set(digests(run))
    difference = pd.read_csv(run / "difference.csv")
    assert set(difference["term"]) == {"tribune"}
    assert len(difference) == 3
    # What both printed says nothing of how they differ.
    articles = Corpus.read(talks).articles
    in_both = articles.groupby("copy_group")["outlet"].transform("nunique") > 1
    shares = pd.read_parquet(run / "shares.parquet")[~in_both]
    means = shares.groupby(articles["outlet"]).mean()
    apart = (means.loc["tribune"] - means.loc["ledger"])[difference["feature"]]
    assert difference["estimate"].to_numpy() == pytest.approx(apart.to_numpy())


def test_curves_that_few_dates_cannot_carry_are_told_of(call, talks):
    said = call("topics", talks, "--k", 3, "--over-time")
    assert said.code == 0
    assert "no curves over time: ledger has 16 dated articles" in said.err


def test_articles_are_placed_among_the_topics_of_an_earlier_run(call, talks, run, tmp_path):
    said = call("topics", talks, "--place", run, "--out", tmp_path / "r")
    assert said.code == 0, said.err
    placed = pd.read_parquet(tmp_path / "r" / "shares.parquet")
    pd.testing.assert_frame_equal(placed, pd.read_parquet(run / "shares.parquet"))
    assert "quotes.csv" not in digests(tmp_path / "r")
    assert (
        "model"
        in json.loads((tmp_path / "r" / "manifest.json").read_text())["provenance"]["inputs"]
    )


def test_answers_to_the_forms_are_scored(call, run, tmp_path, talks):
    key = json.loads((run / "intrusion-key.json").read_text())
    for kind in ("words", "documents"):
        form = pd.read_csv(run / f"intrusion-{kind}.csv", dtype="str", keep_default_na=False)
        letters = [key[question][0] for question in form["question"]]
        form.assign(answer=letters).to_csv(tmp_path / f"anna-{kind}.csv", index=False)
    given = [
        part for kind in ("words", "documents") for part in ("--score-forms", f"anna-{kind}.csv")
    ]
    given = [tmp_path / one if one.endswith("csv") else one for one in given]
    said = call("topics", talks, *given, "--out", run, "--json")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert {row["estimate"] for row in rows} == {1.0}
    assert [row["n"] for row in rows if row["term"] == "all topics"] == [3, 3]
    said = call("topics", talks, *given, "--out", tmp_path)
    assert (said.code, said.out) == (4, "")
    assert "there are no forms here" in said.err


def test_a_grid_judges_sizes(call, talks, tmp_path):
    words = ["--grid", "2,3", "--seeds", 2, "--model", "nmf", "--out", tmp_path / "r"]
    said = call("topics", talks, *words)
    assert said.code == 0, said.err
    assert [line.split()[0] for line in said.out.splitlines()] == ["n_topics", "2", "3"]
    assert set(digests(tmp_path / "r")) == {"grid.csv", "grid.json", "grid.pdf", "manifest.json"}
    table = pd.read_csv(tmp_path / "r" / "grid.csv")
    assert table[["n_topics", "seed"]].to_numpy().tolist() == [[2, 0], [2, 1], [3, 0], [3, 1]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--forms"], "need --out RUN"),
        (["--export", "--place", "x", "--out", "y"], "not with --place"),
        (["--pair", "tribune", "tribune"], "two different groups"),
        (["--pair", "tribune", "legder"], "did you mean 'ledger'"),
        (["--grid", "10,many"], "such as 10,20,40"),
        (["--grid", "1"], "from 2 on"),
        (["--paper", "papyrus"], "paper 'papyrus'"),
    ],
)
def test_what_cannot_be_asked_is_a_fault_of_usage(call, talks, words, told):
    said = call("topics", talks, *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err.replace("\n", " ")


@pytest.mark.parametrize("model", ["nmf", "lda"])
def test_a_second_run_leaves_the_same_bytes(call, talks, tmp_path, model):
    for name in ("one", "two"):
        words = ["--model", model, "--k", 3, "--seed", 1, "--quiet"]
        assert call("topics", talks, *words, "--out", tmp_path / name / "r").code == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_json_lists_every_word(call, talks):
    said = call("topics", talks, "--k", 3, "--terms", 5, "--json")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert len(rows) == 15
    assert set(rows[0]) == {"topic", "rank", "term", "weight"}


def test_more_topics_than_articles_are_refused(call, talks):
    said = call("topics", talks, "--k", 50)
    assert (said.code, said.out) == (4, "")
    assert "fewer topics" in said.err


def test_an_unknown_group_is_a_fault_of_usage(call, talks):
    said = call("topics", talks, "--groups", "outlets")
    assert said.code == 2
    assert "did you mean 'outlet'" in said.err
