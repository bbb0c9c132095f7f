"""Word lists beside coded sentences, on the command line."""

import hashlib
import json

import pandas as pd
import pytest

from framing.lexicons import load
from tests.learning.sentences import coded


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    path = tmp_path_factory.mktemp("gold") / "coded.csv"
    own = coded()
    label = pd.Series(own.labels).map({True: "loaded", False: "plain"})
    pd.DataFrame({"sentence": own.texts, "code": label, "paper": own.groups}).to_csv(
        path, index=False
    )
    return path


COLUMNS = ["--text", "sentence", "--label", "code", "--group", "paper", "--positive", "loaded"]


def test_lists_are_compared(call, gold, tmp_path):
    words = ["loaded-terms", "hedges", "--gold", gold, *COLUMNS]
    said = call("lexicon", "validate", *words, "--out", tmp_path / "validity.svg")
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert lines[0].split()[:2] == ["list", "auc"]
    assert lines[1].split()[0] == "loaded-terms"
    assert "72 sentences, 50.0% with the label, of 8 outlets" in said.err
    table = pd.read_csv(tmp_path / "validity.csv")
    assert {"loaded-terms", "hedges"} <= set(table["term"])
    assert (tmp_path / "validity.svg").is_file()


def test_json_says_the_same(call, gold):
    said = call("lexicon", "validate", "hedges", "--gold", gold, *COLUMNS, "--json", "-q")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert {row["term"].partition(":")[0] for row in rows} == {"hedges"}
    assert said.err == ""


def test_a_card_is_written_and_compared_with(call, gold, tmp_path):
    folder = tmp_path / "mine"
    source = load("hedges")
    folder.mkdir()
    source.table[["term", "category", "weight"]].head(5).to_csv(folder / "terms.csv", index=False)
    digest = hashlib.sha256((folder / "terms.csv").read_bytes()).hexdigest()
    card = "".join(
        f'{name} = "{value}"\n'
        for name, value in {
            **dict.fromkeys(("title", "construct", "citation"), "Mine"),
            **{"name": "mine", "language": "en", "version": "1", "licence": "CC0-1.0"},
            "sha256": digest,
        }.items()
    )
    categories = "".join(f'"{name}" = "x"\n' for name in source.categories)
    (folder / "card.toml").write_text(card + "[categories]\n" + categories, encoding="utf-8")
    words = ["lexicon", "validate", folder, "--gold", gold, *COLUMNS]
    assert "validity.toml: written" in call(*words, "--card", "Coded here").err
    assert "mine: the same as on its card" in call(*words).err
    path = folder / "validity.toml"
    path.write_text(path.read_text().replace('"auc" = [0.', '"auc" = [0.9'), encoding="utf-8")
    assert "on the card" in call(*words).err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["hedgse"], "did you mean 'hedges'"),
        (["hedges", "--positive", "laoded"], "did you mean 'loaded'"),
        (["hedges", "--group", "outlet"], "column 'outlet' is not known"),
    ],
)
def test_what_is_not_there_is_refused(call, gold, words, message):
    said = call("lexicon", "validate", "--gold", gold, *COLUMNS, *words)
    assert said.code == 2
    assert message in said.err
