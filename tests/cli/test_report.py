"""A recipe, or a corpus as it is, becomes a report."""

import pytest

from tests.cli.conftest import TALKS

RECIPE = """
title = "Hedges"
corpus = "talks"
seed = 3

[[section]]
kind = "rates"
with = ["wording.Hedges"]
voice = "outlet"
"""


@pytest.fixture
def recipe(tmp_path, talks):
    (tmp_path / "talks").symlink_to(talks)
    (tmp_path / "hedges.toml").write_text(RECIPE)
    return tmp_path / "hedges.toml"


def test_a_recipe_becomes_a_report(call, recipe, tmp_path):
    said = call("report", recipe, "--out", tmp_path / "out")
    assert said.code == 0
    assert said.out.splitlines() == [str(tmp_path / "out" / f"report.{e}") for e in ("html", "pdf")]
    assert (tmp_path / "out" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert "1 figure, tables and evidence" in said.err


def test_a_seed_on_the_command_line_wins(call, recipe, tmp_path):
    import json

    call("report", recipe, "--out", tmp_path / "out", "--seed", 7, "--quiet")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["recipe"]["seed"] == 7


def test_a_faulty_recipe_is_told(call, recipe, tmp_path):
    recipe.write_text(RECIPE.replace("kind", "knd"))
    said = call("report", recipe, "--out", tmp_path / "out")
    assert said.code == 4
    assert "did you mean 'kind'" in said.err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_other_things_is_left_alone(call, recipe, tmp_path):
    said = call("report", recipe, "--out", tmp_path)
    assert said.code == 4
    assert recipe.is_file()


@pytest.mark.full
def test_the_corpus_that_ships_needs_no_recipe(call, tmp_path):
    said = call("report", TALKS, "--out", tmp_path / "out")
    assert said.code == 0
    assert (tmp_path / "out" / "evidence.csv").is_file()


def test_a_bundle_leaves_the_texts_out_unless_told(call, recipe, tmp_path):
    import json
    import zipfile

    for words, texts in (((), "left out"), (("--with-texts",), "quoted")):
        said = call("report", recipe, "--bundle", tmp_path / "b.zip", *words)
        assert said.out.split() == [str(tmp_path / "b.zip")]
        with zipfile.ZipFile(tmp_path / "b.zip") as packed:
            assert json.loads(packed.read("b/manifest.json"))["texts"] == texts


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--out", "r", "--with-texts"),
        ("--bundle", "b.zip", "--share"),
        ("--out", "r", "--bundle", "b.zip", "--share", "--with-texts"),
        ("--bundle", "b.tar"),
    ],
)
def test_options_that_contradict_are_refused(call, recipe, words):
    assert call("report", recipe, *words).code == 2


@pytest.mark.full
def test_a_report_is_verified_reproduced_and_compared(call, recipe, talks, tmp_path):
    out, other = tmp_path / "out", tmp_path / "other"
    call("report", recipe, "--out", out)
    call("report", recipe, "--out", other, "--seed", 8)
    assert "files as written" in call("verify", out).out
    assert "came out the same to the byte" in call("reproduce", out, talks).out
    told = call("diff", out, other).out.splitlines()
    assert told[0].split() == ["parameters", "seed", "3", "8"]
    assert call("diff", out, out).out == "no difference\n"
    assert '"cause": "parameters"' in call("diff", out, other, "--json").out
    (out / "evidence.csv").write_text("")
    said = call("verify", out)
    assert said.code == 4
    assert "evidence.csv (changed)" in said.err
