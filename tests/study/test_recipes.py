"""Recipes as TOML, read back."""

from pathlib import Path

import pytest

from framing.report import Choice, Recipe, Section, read_recipe
from framing.study.recipes import recipe_text
from tests.house.sources import ROOT


def read_back(recipe, folder):
    """The recipe after it was written into a folder."""
    (folder / "report.toml").write_text(recipe_text(recipe, corpus="c"), encoding="utf-8")
    return read_recipe(folder / "report.toml")


def test_the_recipe_that_ships_comes_back_the_same(tmp_path):
    recipe = read_recipe(ROOT / "reports" / "harbour-talks.toml")
    assert read_back(recipe, tmp_path).record() == recipe.record()


@pytest.mark.parametrize(
    "title", ['"$5bn" \\input{x}', "100 % & #1_a^{x}", "中文\n😀", "a\x7f\x01"]
)
def test_hostile_titles_come_back_the_same(tmp_path, title):
    choice = Choice("wording.Hedges", "mine", {"by": "list", "n": 3, "share": 0.5, "yes": True})
    recipe = Recipe(
        title,
        Path("c"),
        (Section("contrast", title, extractors=(choice,), pair=("a b", title), clusters=None),),
        where={"outlet": ["a", title]},
        primary=(title,),
        correction="Holm",
        seed=7,
    )
    assert read_back(recipe, tmp_path).record() == recipe.record()
