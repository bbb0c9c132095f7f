"""Stata files, read back by another hand than the one that wrote them."""

import numpy as np
import pandas as pd
import pytest
from pandas.io.stata import StataReader

from framing.exports import export
from framing.exports.sheets import Sheet
from framing.exports.stata import label, shortened
from tests.exports.tables import TEXTS, hostile


@pytest.fixture
def written(tmp_path):
    """The hostile table as a Stata file."""
    return export(hostile(), tmp_path / "hostile.dta").path


def test_every_value_comes_back(written):
    back = pd.read_stata(written)
    given = hostile()
    assert back["text"].tolist() == [text or "" for text in TEXTS]
    for name, column in zip(back.columns[1:3], given.columns[1:3], strict=True):
        np.testing.assert_array_equal(back[name].astype(float), given[column])
    assert back["v1_1"].astype(object).tolist()[0] == "true"
    assert back["v1_1"].isna().sum() == 1
    assert back["day"].isna().tolist() == given["Day"].isna().tolist()
    assert back["day"].dropna().tolist() == given["Day"].dropna().tolist()
    assert back["v6"].tolist() == ["是"] * len(TEXTS)
    assert back["some"].dropna().tolist() == [1, *[3_000_000_000] * 11]
    assert back["id"].tolist() == given["id"].tolist()


def test_names_and_labels_fit_and_say_what_they_are(written):
    with StataReader(written) as reader:
        labels = reader.variable_labels()
    assert all(len(name) <= 32 for name in labels)
    assert all(0 < len(text) <= 80 for text in labels.values())
    assert labels["v6"] == "日期"
    assert labels["v1_1"] == "=1+1"


def test_dates_are_days_and_long_texts_strl(written):
    with StataReader(written) as reader:
        reader.read(convert_dates=False)
        formats = dict(zip(reader.variable_labels(), reader._fmtlist, strict=True))
        types = dict(zip(reader.variable_labels(), reader._typlist, strict=True))
    assert formats["day"] == "%td"
    assert types["text"] == "Q"  # strL
    assert types["id"] == 3  # str3


def test_the_bytes_hold_no_clock(tmp_path):
    paths = [export(hostile(), tmp_path / f"{n}.dta").path for n in (1, 2)]
    data = [path.read_bytes() for path in paths]
    assert data[0].replace(b"1.dta", b"") == data[1].replace(b"2.dta", b"")
    assert data[0][:30].startswith(b"<stata_dta><header><release>11")
    assert b"01 Jan 1960 00:00" in data[0][:400]


def test_an_empty_table_is_a_file_too(tmp_path):
    path = export(hostile().head(0), tmp_path / "empty.dta").path
    back = pd.read_stata(path)
    assert len(back) == 0
    assert len(back.columns) == 8


def test_a_label_of_the_glossary_has_its_unit():
    sheet = Sheet("comparison", pd.DataFrame({"lower": [0.5]}), "comparison", unit="per event")
    assert label(sheet, "lower") == "lower end of the 95 % interval (per event)"


def test_a_label_of_80_characters_is_not_cut_and_one_of_81_is():
    assert shortened("a" * 80) == "a" * 80
    assert shortened("a" * 81) == "a" * 79 + "…"
    assert len(shortened("word " * 40)) <= 80
