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
