"""Notebooks with other parameters."""

import json

import pytest

from framing.errors import FramingError
from framing.study.notebooks import parameters_of, with_parameters
from tests.house.sources import ROOT

SHIPPED = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_notebook_without_changes_stays_the_same(path):
    text = path.read_text(encoding="utf-8")
    assert json.loads(with_parameters(text, {})) == json.loads(text)
    assert "corpus_path" in parameters_of(text)


@pytest.mark.parametrize(
    "value", ["a'b\"c\\", ["x", "é’"], None, 3, "${HOME}", "\\g<name>"], ids=repr
)
def test_a_value_comes_back_and_its_remark_stays(value):
    text = SHIPPED[0].read_text(encoding="utf-8")
    changed = with_parameters(text, {"article": value, "unknown": 1})
    assert parameters_of(changed) == parameters_of(text) | {"article": value}
    assert "  # None, where the corpus holds just one" in changed


def test_only_text_has_its_words_replaced():
    text = SHIPPED[1].read_text(encoding="utf-8")
    changed = json.loads(with_parameters(text, {}, words={"corpora/harbour-talks": "news"}))
    said = "".join(changed["cells"][0]["source"])
    assert "framing contrast news" in said
    assert parameters_of(json.dumps(changed))["corpus_path"] == "../corpora/harbour-talks"


def test_a_notebook_without_the_cell_is_refused():
    with pytest.raises(FramingError, match="no cell tagged parameters"):
        parameters_of('{"cells": []}')
