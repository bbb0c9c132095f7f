"""From a corpus to coded units and back, on the command line."""

import pandas as pd
import pytest

from tests.cli.conftest import digests

BOOK = ["--codebook", "gain-loss"]


@pytest.fixture
def sheet(call, talks, tmp_path):
    out = tmp_path / "round"
    said = call("code", "sample", talks, *BOOK, "--n", "30", "--out", out)
    assert said.code == 0, said.err
    return pd.read_csv(out / "sheet.csv", dtype=str, keep_default_na=False)


def coded(sheet, path, *, wrong=0):
    has = sheet["text"].str.contains("cost|loss|lost").astype(int)
    has.iloc[:wrong] = 1 - has.iloc[:wrong]
    table = sheet.assign(gain=1 - has, loss=has, coder=path.stem)
    table.drop(columns="text").to_csv(path, index=False)
    return path


def test_a_sample_holds_sheet_form_and_chances(call, talks, sheet, tmp_path):
    out = tmp_path / "round"
    assert set(digests(out)) >= {"sheet.csv", "sample.csv", "form.html", "manifest.json"}
    assert list(sheet) == ["unit", "text", "coder", "gain", "loss", "remark"]
    chances = pd.read_csv(out / "sample.csv")
    assert chances["chance"].between(0, 1).all()
    page = (out / "form.html").read_text(encoding="utf-8")
    assert "http://" not in page.replace("http-equiv", "")
    assert "https://" not in page
    before = digests(out)
    words = ["code", "sample", talks, *BOOK, "--n", "30", "--out", out, "-q"]
    assert call(*words).code == 0
    assert digests(out) == before


def test_strata_give_as_many_each(call, talks, tmp_path):
    out = tmp_path / "strata"
    words = [*BOOK, "--n", "16", "--by", "stratified", "--out", out, "--level", "article"]
    assert call("code", "sample", talks, *words).code == 0
    drawn = pd.read_csv(out / "sample.csv")
    assert drawn["stratum"].value_counts().tolist() == [8, 8]


def test_codes_become_agreement_adjudication_and_gold(call, sheet, tmp_path):
    files = [coded(sheet, tmp_path / "anna.csv"), coded(sheet, tmp_path / "ben.csv", wrong=3)]
    out = tmp_path / "codes"
    said = call("code", "import", *files, *BOOK, "--out", out)
    assert said.code == 0, said.err
    assert "120 judgements of 2 coders on 30 units; 6 are split" in said.err
    split = pd.read_csv(out / "adjudicate.csv", dtype=str, keep_default_na=False)
    assert len(split) == 6
    assert list(split) == ["unit", "frame", "anna", "ben", "settled"]
    gold = pd.read_csv(out / "gold.csv")
    assert gold["gain"].isna().sum() == 3
    filled = tmp_path / "filled.csv"
    split.assign(settled=split["anna"]).to_csv(filled, index=False)
    again = ["--decided", filled, "--out", tmp_path / "gold", "-q"]
    assert call("code", "import", *files, *BOOK, *again).code == 0
    gold = pd.read_csv(tmp_path / "gold" / "gold.csv")
    assert gold[["gain", "loss"]].notna().all(axis=None)


def test_the_size_of_a_sample(call):
    said = call("code", "size", "--alpha", ".7", "--share", ".2")
    assert said.code == 0
    assert "units coded by 2 coders" in said.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--by", "randon"], "did you mean 'random'"),
        (["--by", "uncertainty"], "go together"),
        (["--n", "100000"], "cannot be drawn"),
        (["--codebook", "gain"], "did you mean 'gain-loss'"),
    ],
)
def test_what_is_wrong_is_said(call, talks, tmp_path, words, message):
    said = call("code", "sample", talks, "--out", tmp_path / "out", *words)
    assert said.code != 0
    assert message in said.err


def test_frames_are_learnt_labelled_and_corrected(call, talks, tmp_path):
    out = tmp_path / "round"
    words = [*BOOK, "--n", "160", "--out", out, "-q"]
    assert call("code", "sample", talks, *words).code == 0
    sheet = pd.read_csv(out / "sheet.csv", dtype=str, keep_default_na=False)
    has = sheet["text"].str.contains("the|The").astype(int)
    gold = pd.DataFrame({"unit": sheet["unit"], "loss": has})
    gold.to_csv(tmp_path / "gold.csv", index=False)
    words = ["--gold", tmp_path / "gold.csv", "--sample", out / "sample.csv", "--group", "event"]
    said = call("code", "learn", talks, *words, *BOOK, "--out", tmp_path / "model")
    assert said.code == 0, said.err
    assert "grouped by outlet" in said.err
    assert "corrected" in said.out
    labels = pd.read_csv(tmp_path / "model" / "labels.csv")
    assert labels["loss-coded"].notna().sum() == 160
    shares = pd.read_csv(tmp_path / "model" / "shares.csv")
    assert shares["parameter"].tolist() == ["naïve", "coded sample alone", "corrected"]
    used = f"frames.FrameClassifier:model={tmp_path / 'model'}"
    scores = tmp_path / "scores.parquet"
    said = call("extract", talks, "--with", used, "--level", "paragraph", "--out", scores)
    assert said.code == 0, said.err
    assert pd.read_parquet(scores)["loss"].dropna().between(0, 1).all()
    wanted = [*BOOK, "--n", "5", "--by", "uncertainty", "--model", tmp_path / "model"]
    said = call("code", "sample", talks, *wanted, "--out", tmp_path / "unsure")
    assert said.code == 0, said.err
