"""Coders compared from a table."""

import json

import pandas as pd
import pytest

from tests.cli.conftest import digests
from tests.compare.test_agreement import PUBLISHED, codes_of


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "codes.csv"
    codes_of(PUBLISHED).rename(columns={"label": "biased"}).to_csv(path, index=False)
    return path


def test_a_run_holds_figure_numbers_and_manifest(call, file, tmp_path):
    said = call("agreement", file, "--label", "biased", "--out", tmp_path / "r")
    assert said.code == 0
    assert "0.743" in said.out
    names = {name.split("/")[1] for name in digests(tmp_path) if "/" in name}
    assert {"agreement.pdf", "coefficients.csv", "manifest.json"} <= names
    manifest = json.loads((tmp_path / "r" / "manifest.json").read_text())
    assert "codes" in manifest["provenance"]["inputs"]
    assert str(tmp_path) not in json.dumps(manifest)


def test_json_and_parquet(call, file, tmp_path):
    other = tmp_path / "codes.parquet"
    pd.read_csv(file).to_parquet(other)
    one, two = (
        call("agreement", path, "--label", "biased", "--scale", "interval", "--json")
        for path in (file, other)
    )
    assert json.loads(one.out) == json.loads(two.out)


def test_what_is_wrong_is_said(call, file, tmp_path):
    assert "biased" in call("agreement", file).err
    assert call("agreement", tmp_path / "no.csv").code == 2
    assert call("agreement", file, "--label", "biased", "--scale", "ratio").code == 2
