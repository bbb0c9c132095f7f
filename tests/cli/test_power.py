"""Power from a pilot, and labels corrected, from the command line."""

import json

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from tests.cli.conftest import digests

WITH = ["--with", "sourcing.ScareQuotes", "--pair", "ledger", "tribune"]


def test_power_leaves_a_figure_and_its_numbers(call, talks, tmp_path):
    words = [*WITH, "--size", 12, "--size", 40, "--repeats", 50]
    said = call("power", talks, *words, "--out", tmp_path / "r")
    assert said.code == 0
    assert "40 events" in said.out
    names = {name.split("/")[1] for name in digests(tmp_path)}
    assert {"power.pdf", "power.csv", "shares.csv", "manifest.json"} <= names
    assert json.loads(call("power", talks, *words, "--json").out)["unit"] == "power"


def test_power_refuses_what_makes_no_sense(call, talks):
    assert call("power", talks, *WITH, "--size", 2).code == 2
    assert call("power", talks, *WITH, "--effect", 1, "--repeats", 50).code == 2


def test_labels_are_corrected_by_a_coded_sample(call, talks, tmp_path):
    units = Corpus.read(talks).texts("paragraph").index
    random = np.random.default_rng(1)
    true = random.random(len(units)) < 0.3
    machine = np.where(random.random(len(units)) < 0.2, ~true, true)
    coded = np.where(random.random(len(units)) < 0.5, true.astype(float), np.nan)
    file = tmp_path / "labels.csv"
    table = {"id": units, "guess": machine.astype(int), "expert": coded}
    pd.DataFrame(table).to_csv(file, index=False)
    words = ["--labels", file, "--unit", "id", "--machine", "guess", "--coded", "expert"]
    words += ["--pair", "ledger", "tribune", "--level", "paragraph", "--out", tmp_path / "r"]
    said = call("corrected", talks, *words)
    assert said.code == 0
    assert "prediction-powered" in said.out
    assert "[S17]" in said.err
    assert (tmp_path / "r" / "corrected.pdf").is_file()
