"""A report is checked, made again, and compared with another."""

import json
from dataclasses import replace

import pytest

from framing.corpus import write_corpus
from framing.errors import FramingError
from framing.report import build_report, default_recipe, write_report
from framing.report.repeating import (
    changed_files,
    manifest,
    recipe_of_record,
    reproduced,
    why_different,
)
from tests.report.corpora import corpus


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A corpus on disk and the shared report of its first sections."""
    folder = tmp_path_factory.mktemp("repeated")
    found = corpus(events=6)
    write_corpus(found, folder / "corpus")
    whole = default_recipe(found, "x", seed=4)
    recipe = replace(whole, sections=whole.sections[:3], where={"outlet": ["ledger", "tribune"]})
    return write_report(build_report(recipe, found), folder / "r", share=True), folder / "corpus"


def test_a_report_is_as_it_was_written_until_a_file_changes(made, tmp_path):
    import shutil

    assert changed_files(made[0]) == {}
    copy = tmp_path / "copy"
    shutil.copytree(made[0], copy)
    (copy / "report.pdf").write_bytes(b"x")
    (copy / "report.html").unlink()
    (copy / "mine.txt").write_text("not the report's")
    assert changed_files(copy) == {"report.html": "missing", "report.pdf": "changed"}
    record = manifest(copy)
    record["files"] = {"../outside.txt": "0"}
    (copy / "manifest.json").write_text(json.dumps(record))
    assert changed_files(copy) == {"../outside.txt": "outside of the folder"}


def test_a_report_is_made_again_from_its_manifest(made):
    assert reproduced(*made) == []


def test_a_manifest_holds_every_test_of_the_report(made):
    record = manifest(made[0])
    assert record["tests"]["correction"] == "BH"
    assert record["tests"]["primary"] == record["recipe"].get("primary", [])
    counted = [one["tests"] for one in record["results"]]
    assert record["tests"]["tests"] == sum(counted)


def test_the_recipe_in_a_manifest_is_the_recipe():
    recipe = default_recipe(corpus(), "x", seed=4)
    record = json.loads(json.dumps(recipe.record()))
    assert recipe_of_record(record, corpus=recipe.corpus) == recipe
    with pytest.raises(FramingError, match="cannot be followed"):
        recipe_of_record({**record, "salt": 3}, corpus=recipe.corpus)


def test_other_data_are_the_first_cause_that_is_named(made, tmp_path):
    other = corpus(events=5)
    write_corpus(other, tmp_path / "other")
    found = reproduced(made[0], tmp_path / "other")
    assert found[0].cause == "data"
    assert {one.cause for one in found} == {"data", "files"}


def test_causes_are_told_apart(made):
    record = manifest(made[0])
    again = json.loads(json.dumps(record))
    again["versions"] |= {"framing": "9", "numpy": "9"}
    again["recipe"]["sections"][1]["top"] = 99
    again["texts"] = "quoted"
    again["files"]["more.csv"] = "0"
    told = [(one.cause, one.what, one.second) for one in why_different(record, again)]
    assert told == [
        ("code", "framing", "9"),
        ("parameters", "sections.2.top", "99"),
        ("parameters", "texts", "quoted"),
        ("versions", "numpy", "9"),
        ("files", "more.csv", "0"),
    ]
    assert why_different(record, record) == []


def test_what_is_no_report_is_said(tmp_path):
    with pytest.raises(FramingError, match=r"no manifest\.json"):
        changed_files(tmp_path)
    (tmp_path / "manifest.json").write_text('{"files": [1]}')
    with pytest.raises(FramingError, match="names no files"):
        manifest(tmp_path)
    (tmp_path / "manifest.json").write_text('{"files": {}}')
    with pytest.raises(FramingError, match="no recipe to follow"):
        reproduced(tmp_path, tmp_path)
