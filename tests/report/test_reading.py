from pathlib import Path

import pytest

from framing.errors import FramingError
from framing.report import read_recipe
from framing.report.reading import recipe_of
from tests.house.sources import ROOT

SMALL = {"title": "T", "corpus": "c", "section": [{"kind": "overview"}]}


def read(**changes):
    return recipe_of({**SMALL, **changes}, folder=Path("here"))


def section(**given):
    return read(section=[given]).sections[0]


def test_the_recipe_that_ships_is_read():
    recipe = read_recipe(ROOT / "reports" / "harbour-talks.toml")
    assert (recipe.corpus / "card.toml").is_file()
    assert [part.kind for part in recipe.sections].count("contrast") == 2
    assert recipe.sections[1].extractors[0].parameters == {"by": "list"}


def test_a_corpus_stands_relative_to_the_recipe(tmp_path):
    file = tmp_path / "r.toml"
    file.write_text('title = "T"\ncorpus = "../c"\n[[section]]\nkind = "overview"\n')
    assert read_recipe(file).corpus == tmp_path / "../c"


def test_the_design_reaches_the_sections_that_need_it():
    design = {"groups": "leaning", "strata": "event", "pair": ["a", "b"], "level": "sentence"}
    given = [
        {"kind": "contrast", "with": ["wording.Hedges"]},
        {"kind": "rates", "with": ["wording.Hedges"], "level": "headline"},
    ]
    first, second = read(design=design, section=given).sections
    assert (first.groups, first.strata, first.pair, first.level) == (
        "leaning",
        "event",
        ("a", "b"),
        "sentence",
    )
    assert (second.groups, second.strata, second.level) == ("leaning", None, "headline")


def test_empty_strata_and_clusters_mean_none():
    made = section(kind="contrast", strata="", clusters="", **{"with": ["wording.Hedges"]})
    assert made.strata is None
    assert made.clusters is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"titel": "x"}, "'titel' is not a key here: did you mean 'title'"),
        ({"title": ""}, "title is missing"),
        ({"seed": "one"}, "seed must be a whole number, not 'one'"),
        ({"seed": True}, "seed must be a whole number"),
        ({"correction": "bh"}, "did you mean 'BH'"),
        ({"section": []}, "there is none"),
        ({"section": [{"kind": "rate"}]}, "did you mean 'rates'"),
        ({"section": [{"title": "x"}]}, "kind is missing"),
        ({"section": [{"kind": "overview", "k": 3}]}, "'k' says nothing in a section of kind"),
        ({"section": [{"kind": "rates"}]}, "with is missing"),
        ({"section": [{"kind": "rates", "with": ["Hedges"]}]}, "room.Class"),
        ({"section": [{"kind": "rates", "with": [3]}]}, "not 3"),
        ({"section": [{"kind": "topics", "k": 0}]}, "k must be 1 or more"),
        (
            {"section": [{"kind": "contrast", "with": ["wording.Hedges"], "pair": ["a"]}]},
            "a group and its reference",
        ),
        ({"design": {"strats": "event"}}, "did you mean 'strata'"),
        ({"primary": [1]}, "primary must be a list of names"),
    ],
)
def test_what_is_wrong_is_said(changes, message):
    with pytest.raises(FramingError) as caught:
        read(**changes)
    assert message in str(caught.value)


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(FramingError) as caught:
        read(titel="x", seed="one", section=[{"kind": "rates"}, {"kind": "rate"}])
    assert len(str(caught.value).splitlines()) == 4


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"title = ", "not TOML"), (b"\xff\xfe\x00", "not UTF-8")],
)
def test_a_file_that_is_no_recipe(tmp_path, content, message):
    file = tmp_path / "r.toml"
    file.write_bytes(content)
    with pytest.raises(FramingError, match=message):
        read_recipe(file)
    with pytest.raises(FramingError, match="cannot be read"):
        read_recipe(tmp_path / "none.toml")
