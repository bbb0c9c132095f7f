import hashlib

import pandas as pd
import pytest

from framing.errors import LexiconError
from framing.lexicons import load
from framing.lexicons.validity import read_validity, write_validity

CARD = """\
name = "mine"
title = "Mine"
construct = "Words of mine."
language = "en"
version = "1"
licence = "CC0-1.0"
citation = "Me (2026)"
sha256 = "{digest}"

[categories]
one = "The first."
two = "The second."
"""
TERMS = "term,category\nsham,one\nfarce,two\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    write(folder, TERMS)
    return folder


def write(folder, terms):
    (folder / "terms.csv").write_text(terms, encoding="utf-8")
    digest = hashlib.sha256(terms.encode()).hexdigest()
    (folder / "card.toml").write_text(CARD.format(digest=digest), encoding="utf-8")


def table():
    rows = [
        ("mine", "auc", 0.71239, 0.01, 0.7, 0.72, 50, "texts"),
        ("mine", "precision", 0.5, float("nan"), float("nan"), float("nan"), 50, "texts"),
        ("mine: one", "auc", 0.6, 0.01, 0.59, 0.61, 50, "texts"),
        ("mine: one", "precision", 0.6, 0.01, 0.59, 0.61, 50, "texts"),
    ]
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    return pd.DataFrame(rows, columns=columns)


def test_what_was_measured_stands_on_the_card(folder):
    assert not load(folder).card.is_validated
    write_validity(folder, table(), gold="Coded “here”", sha256="0" * 64)
    card = load(folder).card
    assert card.is_validated
    assert card.validity["gold"] == "Coded “here”"
    assert card.validity["n_texts"] == 50
    assert card.validity["figures"]["auc"] == [0.712, 0.7, 0.72]
    assert card.validity["auc_by_category"] == {"one": [0.6, 0.59, 0.61]}


def test_it_is_not_told_of_other_terms(folder):
    write_validity(folder, table(), gold="Coded", sha256="0" * 64)
    write(folder, TERMS + "hoax,two\n")
    card = load(folder).card
    assert not card.is_validated
    assert "earlier version" in card.validity["note"]


def test_a_broken_file_is_refused(folder):
    (folder / "validity.toml").write_text("status = ", encoding="utf-8")
    with pytest.raises(LexiconError, match="no TOML"):
        read_validity(folder, terms="")
