"""Topics of a corpus: words, shares, figure, and the same bytes again."""

import json

import numpy as np
import pandas as pd
import pytest

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
