"""Actors told and written; tone toward them learnt and used."""

import pandas as pd
import pytest

from tests.actors.test_sentiment import coded


@pytest.fixture(scope="module")
def targets(tmp_path_factory):
    path = tmp_path_factory.mktemp("coded") / "targets.csv"
    own = coded()
    table = {"text": own.texts, "start": own.starts, "end": own.ends, "label": own.labels}
    pd.DataFrame(table).assign(outlet=own.groups).to_csv(path, index=False)
    return path


def test_actors_are_told_and_written_with_a_model(call, talks, targets, tmp_path):
    learnt = ["learn", targets, "--recipe", "actors.TargetSentiment", "--out", tmp_path / "model"]
    said = call(*learnt)
    assert said.code == 0, said.err
    assert "tone macro f1" in said.out
    cast = tmp_path / "cast.toml"
    cast.write_text('["Dorian Strake"]\nkind = "person"\n["Vessland"]\nkind = "place"\n')
    out = tmp_path / "run"
    words = ["--cast", cast, "--model", tmp_path / "model", "--out", out]
    said = call("actors", talks, *words)
    assert said.code == 0, said.err
    assert "Dorian Strake" in said.out
    assert "favourable" in said.out
    mentions = pd.read_csv(out / "mentions.csv")
    assert set(mentions["actor"]) == {"Dorian Strake", "Vessland"}
    assert mentions["favourable"].between(0, 1).all()
    for name in ("actors", "passives"):
        assert (out / f"{name}.pdf").stat().st_size > 1000
    assert str(tmp_path) not in (out / "manifest.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--kind", "persn"], "did you mean 'person'"),
        (["--group", "ledgr"], "did you mean 'ledger'"),
        (["--cast", "nothing.toml"], "cannot be read"),
    ],
)
def test_what_is_wrong_is_said(call, talks, words, message):
    said = call("actors", talks, *words)
    assert said.code == 2
    assert message in " ".join(said.err.split())
