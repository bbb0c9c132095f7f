"""A model learnt on the command line, and used there."""

import pandas as pd
import pytest

from tests.cli.conftest import digests
from tests.learning.sentences import coded


@pytest.fixture(scope="module")
def sentences(tmp_path_factory):
    path = tmp_path_factory.mktemp("coded") / "coded.parquet"
    own = coded()
    table = pd.DataFrame({"text": own.texts, "label": own.labels, "outlet": own.groups})
    table.to_parquet(path)
    return path


def test_a_model_is_learnt_and_used(call, sentences, talks, tmp_path):
    said = call("learn", sentences, "--out", tmp_path / "model")
    assert said.code == 0, said.err
    assert "5 folds, grouped by outlet" in said.err
    assert "precision at 0.02" in said.out
    used = f"wording.LoadedLanguage:model={tmp_path / 'model'}"
    out = tmp_path / "scores.parquet"
    said = call("extract", talks, "--with", used, "--level", "sentence", "--out", out)
    assert said.code == 0, said.err
    scores = pd.read_parquet(out)
    assert scores["loaded_language"].dropna().between(0, 1).all()
    assert str(tmp_path) not in (tmp_path / "scores.manifest.json").read_text(encoding="utf-8")


def test_twice_the_same_bytes_with_more_sentences_beside(call, sentences, tmp_path):
    words = ["--distant", sentences, "--distant-columns", "text", "label", "outlet", "-q"]
    for name in ("one", "two"):
        assert call("learn", sentences, *words, "--out", tmp_path / name).code == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert set(digests(tmp_path / "one")) == {"model.json", "model.npz", "validation.csv"}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--folds", "randon"], 4, "did you mean 'random'"),
        (["--label", "lable"], 2, "column 'lable' is not known"),
        (["--group", "text"], 0, ""),
    ],
)
def test_what_is_wrong_is_said(call, sentences, tmp_path, words, code, message):
    said = call("learn", sentences, "--out", tmp_path / "model", *words)
    assert said.code == code
    assert message in said.err


def test_other_things_are_not_replaced(call, sentences, tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    said = call("learn", sentences, "--out", tmp_path)
    assert said.code == 2
    assert "something else than a model" in said.err
    assert (tmp_path / "notes.txt").is_file()


def test_a_recipe_that_has_learnt_nothing_says_how(call, talks):
    said = call("extract", talks, "--with", "wording.LoadedLanguage")
    assert said.code == 2
    assert "model=FOLDER" in said.err
