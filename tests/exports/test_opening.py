"""What is found in a place: a corpus, a run, a report, a table."""

import json

import pandas as pd
import pytest

from framing.corpus import Corpus, write_corpus
from framing.errors import FramingError
from framing.exports import opened
from framing.exports.opening import typed
from framing.files import for_spreadsheet, sha256_of, write_csv
from tests.exports.tables import hostile
from tests.figures.results import comparison
from tests.house.sources import ROOT


def run_of(folder):
    """A run: a comparison, the same drawn, a printed table, and its evidence."""
    comparison().save(folder / "comparison.csv")
    comparison().save(folder / "figures" / "contrast.csv")
    (folder / "figures" / "contrast.pdf").write_bytes(b"%PDF")
    write_csv(folder / "tables" / "rates.csv", pd.DataFrame({"rate": ["1.5 [1, 2]"]}))
    (folder / "tables" / "rates.tex").write_text("")
    evidence = pd.DataFrame({"unit": ["a/p01"], "start": [0], "end": [4], "label": ["hedge"]})
    evidence = evidence.assign(cue=["-not"], weight=[1.0], voice=["outlet"])
    write_csv(folder / "evidence.csv", for_spreadsheet(evidence))
    write_csv(folder / "stranger.csv", pd.DataFrame({"a": [1]}))
    paths = [path for path in sorted(folder.rglob("*.*")) if path.name != "stranger.csv"]
    files = {path.relative_to(folder).as_posix(): sha256_of(path) for path in paths}
    (folder / "manifest.json").write_text(json.dumps({"form": "framing run 1", "files": files}))
    return folder


def test_a_run_gives_its_results_once_and_its_evidence_as_it_was(tmp_path):
    sheets = opened(run_of(tmp_path))
    assert [sheet.name for sheet in sheets] == ["comparison", "evidence"]
    assert [sheet.kind for sheet in sheets] == ["comparison", "evidence"]
    assert sheets[0].unit == "per 1,000 tokens"
    assert sheets[1].frame["cue"].tolist() == ["-not"]


@pytest.mark.parametrize("form", ["written", "handmade"])
def test_a_corpus_gives_its_three_tables(tmp_path, form):
    folder = ROOT / "corpora" / "harbour-talks"
    if form == "written":
        folder = write_corpus(Corpus.read(folder).where(outlet="picket"), tmp_path / "picket")
    sheets = opened(folder)
    assert [sheet.name for sheet in sheets] == ["articles", "passages", "comments"]
    assert sheets[0].source == Corpus.read(folder).fingerprint


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_keeps_its_types(tmp_path, ending):
    path = tmp_path / f"t.{ending}"
    given = hostile().drop(columns="text")
    given.to_csv(path, index=False) if ending == "csv" else given.to_parquet(path)
    [sheet] = opened(path)
    families = [sheet.family(name) for name in sheet.frame]
    assert families == ["count", "number", "flag", "date", "text", "count", "text"]
    assert sheet.frame["id"].tolist()[1] == "001"


def test_json_records_are_a_table(tmp_path):
    path = tmp_path / "t.json"
    path.write_text('[{"outlet": "ledger", "n": 1}, {"outlet": "tribune", "n": 2}]')
    assert opened(path)[0].frame["n"].tolist() == [1, 2]


def test_what_a_number_would_lose_stays_a_text():
    frame = pd.DataFrame(
        {
            "zero": ["007", "12"],
            "digits": ["12345678901234567890123", "1"],
            "plus": ["+44", "1"],
            "float": ["1e5", "-0.25"],
            "whole": ["-3", ""],
            "day": ["2031-03-10", ""],
        }
    )
    kinds = [str(dtype) for dtype in typed(frame).dtypes]
    assert kinds == ["str", "str", "str", "float64", "Int64", "datetime64[us]"]


def test_a_promised_text_is_a_text_whatever_it_looks_like():
    frame = pd.DataFrame({name: ["2031"] for name in ("unit", "label", "cue", "voice")})
    frame = frame.assign(start="0", end="4", weight="1")
    found = typed(frame)
    assert found["cue"].tolist() == ["2031"]
    assert found["weight"].tolist() == [1.0]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("t.pkl", "x", "can run any code"),
        ("t.xlsx", "x", "read from .parquet, .csv, .json"),
        ("t.parquet", "x", "cannot be read"),
        ("t.json", '{"a": 1}', "a list of records"),
        ("t.json", "{", "cannot be read"),
        ("t.csv", "", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    with pytest.raises(FramingError, match=said):
        opened(tmp_path / name)


def test_a_folder_of_something_else_is_refused(tmp_path):
    write_csv(tmp_path / "t.csv", pd.DataFrame({"a": [1]}))
    with pytest.raises(FramingError, match="neither a corpus nor a run"):
        opened(tmp_path)
    with pytest.raises(FramingError, match="no such file"):
        opened(tmp_path / "absent")


def test_a_manifest_cannot_name_what_lies_elsewhere(tmp_path):
    write_csv(tmp_path / "secret.csv", pd.DataFrame({"a": [1]}))
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"files": {"../secret.csv": ""}}')
    with pytest.raises(FramingError, match="neither a corpus"):
        opened(folder)
