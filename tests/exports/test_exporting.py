"""Files and folders of an export: whole, the same again, and never over something else."""

import json

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.errors import FramingError
from framing.exports import export
from framing.exports.fitting import FORMS
from tests.cli.conftest import digests
from tests.exports.tables import hostile
from tests.house.sources import ROOT


@pytest.fixture(scope="module")
def picket():
    """One outlet of the corpus that ships."""
    return Corpus.read(ROOT / "corpora" / "harbour-talks").where(outlet="picket")


@pytest.mark.parametrize("form", FORMS)
def test_a_corpus_gives_the_same_bytes_again(tmp_path, picket, form):
    first = digests(export(picket, tmp_path / "a", form=form).path)
    export(picket, tmp_path / "b", form="csv")
    second = digests(export(picket, tmp_path / "b", form=form).path)
    assert first == second
    assert str(tmp_path).encode() not in b"".join(first.values())
    manifest = json.loads(first["manifest.json"])
    assert set(manifest["files"]) == set(first) - {"manifest.json"}
    assert manifest["tables"]["articles"] == len(picket)
    assert manifest["provenance"]["inputs"]["articles"] == picket.fingerprint


@pytest.mark.parametrize("form", FORMS)
def test_every_text_of_a_corpus_comes_back(tmp_path, picket, form):
    folder = export(picket, tmp_path / "out", form=form).path
    if form == "stata":
        back = pd.read_stata(folder / "passages.dta")
    elif form == "parquet":
        back = pd.read_parquet(folder / "passages.parquet")
    else:
        back = pd.read_csv(folder / "passages.csv", keep_default_na=False)
    assert back["text"].tolist() == picket.passages["text"].tolist()
    assert back["unit"].tolist() == picket.passages.index.tolist()
    assert back["offset"].tolist() == picket.passages["offset"].tolist()


def test_renamed_columns_are_told(tmp_path):
    done = export({"my table!": hostile()}, tmp_path / "out", form="stata")
    assert done.rows == {"my_table": 13}
    assert done.renamed["my_table"]["日期"] == "v6"
    assert "id" not in done.renamed["my_table"]


def test_a_file_takes_one_table(tmp_path, picket):
    with pytest.raises(FramingError, match=r"3 tables .*name a folder"):
        export(picket, tmp_path / "all.dta")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("to", "form", "said"),
    [
        ("t.dta", "csv", "ends in .csv, or a folder"),
        ("t.csv", "r", "give a folder"),
        ("out", "excel", "format 'excel' is not known"),
    ],
)
def test_a_form_that_does_not_fit_the_name_is_refused(tmp_path, to, form, said):
    with pytest.raises(FramingError, match=said):
        export(hostile(), tmp_path / to, form=form)


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FramingError, match="other things than an earlier export"):
        export(hostile(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    with pytest.raises(FramingError, match="this is a file"):
        export(hostile(), tmp_path / "notes.txt", form="csv")


def test_what_fails_half_way_leaves_the_former_export(tmp_path):
    export(hostile(), tmp_path / "out")
    before = digests(tmp_path)
    mixed = pd.DataFrame({"a": pd.Series([{1, 2}, "b"], dtype=object)})
    with pytest.raises(FramingError, match="Parquet cannot hold it"):
        export({"fine": hostile(), "mixed": mixed}, tmp_path / "out", form="parquet")
    assert digests(tmp_path) == before


def test_a_spreadsheet_is_csv_only(tmp_path):
    with pytest.raises(FramingError, match="Only CSV"):
        export(hostile(), tmp_path / "out", form="stata", spreadsheet=True)


def test_a_spreadsheets_codebook_is_harmless_too(tmp_path):
    folder = export({"t": hostile()}, tmp_path / "out", spreadsheet=True).path
    book = (folder / "codebook.csv").read_text(encoding="utf-8-sig")
    assert ",'=1+1," in book
    assert ",=1+1," not in book
