"""CSV as RFC 4180 has it, read back by three readers."""

import csv
import io

import pandas as pd

from framing.exports import export
from tests.exports.tables import TEXTS, hostile


def test_texts_come_back_from_pandas_and_from_the_standard_library(tmp_path):
    path = export(hostile(nul=True), tmp_path / "t.csv").path
    kept = [text or "" for text in (*TEXTS[:-1], "a\0b")]
    back = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert back["text"].tolist() == kept
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["text"] for row in rows] == kept
    assert list(rows[0]) == list(hostile())


def test_numbers_and_dates_come_back_exactly(tmp_path):
    path = export(hostile(), tmp_path / "t.csv").path
    back = pd.read_csv(path)
    given = hostile()
    texts = pd.read_csv(path, dtype=str).iloc[:, 2].dropna()
    assert list(map(float, texts)) == given.iloc[:, 2].dropna().tolist()
    assert back["Day"].tolist()[0] == "2031-03-10"
    assert back["Day"].tolist()[2] == "0900-01-01"
    assert back["some"].dropna().tolist() == [1, *[3_000_000_000] * 11]


def test_lines_end_as_the_standard_says(tmp_path):
    path = export(pd.DataFrame({"a": ["x", "y\rz"]}), tmp_path / "t.csv").path
    assert path.read_bytes() == b'a\r\nx\r\n"y\rz"\r\n'


def test_a_spreadsheets_file_says_that_it_is_utf_8(tmp_path):
    path = export(pd.DataFrame({"a": ["=1", "é"]}), tmp_path / "t.csv", spreadsheet=True).path
    assert path.read_bytes() == "\ufeffa\r\n'=1\r\né\r\n".encode()


def test_moments_keep_their_time(tmp_path):
    frame = pd.DataFrame({"when": pd.to_datetime(["2031-03-10 12:34:56.5", None])})
    text = export(frame, tmp_path / "t.csv").path.read_text()
    assert pd.read_csv(io.StringIO(text))["when"].tolist()[0] == "2031-03-10T12:34:56.500000"
