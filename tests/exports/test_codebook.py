"""The codebook says what every variable holds."""

import pandas as pd

from framing.corpus import Corpus
from framing.exports import export
from framing.exports.codebook import codebook_of, markdown, page_of
from framing.exports.fitting import fitted
from framing.exports.sheets import Sheet, sheets_of
from tests.exports.tables import hostile
from tests.figures.results import comparison
from tests.house.sources import ROOT


def rows_of(frame, form="stata"):
    """The codebook by the variables' original names."""
    return codebook_of([fitted(Sheet("t", frame), form)]).set_index("original_name")


def test_every_variable_has_its_row():
    book = rows_of(hostile())
    assert book.index.tolist() == list(hostile())
    assert book.loc["=1+1", ["variable", "type", "n_missing", "values"]].tolist() == [
        "v1_1",
        "true or false",
        1,
        "true 1; false 11",
    ]
    assert book.loc["Day", "values"] == "0900-01-01 to 2031-09-30"
    assert book.loc["some", "type"] == "whole number"
    assert book.loc["日期", "values"] == "是"
    assert book.loc["text", "values"] == "12 different"
    assert book.loc["text", "changed"] == "1 cell: an empty text cannot be told from a missing one"


def test_what_the_glossary_knows_is_said_with_its_unit():
    [sheet] = sheets_of(comparison(), name="comparison")
    book = codebook_of([fitted(sheet, "r")]).set_index("variable")
    assert book.loc["estimate", ["meaning", "unit"]].tolist() == [
        "group minus reference",
        "per 1,000 tokens",
    ]
    assert book["meaning"].ne("").all()


def test_the_columns_of_scores_are_read_by_their_grammar():
    frame = pd.DataFrame({"frames__conflict@outlet": [1], "mtld": [0.5], "n_tokens": [9]})
    frame.index = pd.Index(["a/p01"], name="unit")
    book = rows_of(frame)
    said = book.loc["frames__conflict@outlet", ["meaning", "unit"]].tolist()
    assert said == ["marks of frames: conflict, in the outlet's own words", "marks"]
    assert book.loc["mtld", "meaning"] == "value: mtld"
    assert book.loc["n_tokens", "meaning"] == "words of the unit"


def test_labels_of_outlets_are_told_from_columns_of_articles(tmp_path):
    corpus = Corpus.read(ROOT / "corpora" / "harbour-talks")
    folder = export(corpus, tmp_path / "talks").path
    book = pd.read_csv(folder / "codebook.csv").set_index(["table", "variable"])
    assert book.loc[("articles", "outlet_kind"), "meaning"].startswith("label of the outlet")
    assert book.loc[("articles", "agency"), "meaning"] == "as given in the source"
    page = (folder / "codebook.md").read_text(encoding="utf-8")
    assert "Licence: CC0-1.0" in page
    assert "129 articles, 0 quarantined, 0 excluded" in page


def test_what_a_reader_must_know_goes_along():
    [sheet] = sheets_of(comparison(), name="comparison")
    ready = [fitted(sheet, "csv")]
    page = page_of(codebook_of(ready), ready)
    assert "ledger − tribune, per 1,000 tokens" in page
    assert "- contrast" in page


def test_a_cell_cannot_break_the_table():
    assert markdown("a|b\n\0`c`") == r"a\|b U+0000\`c\`"
    frame = pd.DataFrame({"a|b\n": ["x|y", "<b>"]})
    ready = [fitted(Sheet("t", frame), "csv")]
    lines = page_of(codebook_of(ready), ready).splitlines()
    [row] = [line for line in lines if line.startswith(r"| a\|b")]
    assert row.replace(r"\|", "").count("|") == lines[-3].replace(r"\|", "").count("|")
