"""Files: found in a fixed order, opened safely, asked where a byte stands."""

import os

import pytest

from framing.corpus.reading.sources import Source, found, opened
from framing.errors import CorpusError


def test_files_come_in_the_order_of_their_names(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    names = [name for name, _ in found([tmp_path])]
    assert names == ["a.txt", "c.txt", "b/1.txt", "b/2.txt"]


def test_all_paths_that_do_not_exist_are_said_at_once(tmp_path):
    with pytest.raises(CorpusError, match=r"one\.csv, .*two\.csv"):
        list(found([tmp_path / "one.csv", tmp_path / "two.csv"]))


def test_nothing_is_opened_that_could_wait_for_ever(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert opened("pipe.csv", tmp_path / "pipe.csv").code == "file.not-a-file"


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.pkl", "file.runs-code"), ("a.joblib", "file.runs-code"), ("e.csv", "file.empty")],
)
def test_files_that_are_refused(tmp_path, name, code):
    (tmp_path / name).write_bytes(b"" if name == "e.csv" else b"x")
    assert opened(name, tmp_path / name).code == code


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    path = tmp_path / "gone.csv"
    path.symlink_to(tmp_path / "nowhere.csv")
    refused = opened("gone.csv", path)
    assert refused.code == "file.unreadable"
    assert "No such file" in refused.message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_wherever_one_asks(end):
    text = end.join(f"line {n}" for n in range(1, 20_001))
    source = Source("a.csv", held=text.encode())
    for n in (20_000, 1, 12_345, 2, 19_999):
        assert source.line(text.index(f"line {n}{end}" if n < 20_000 else "line 20000")) == n


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-be", "shift_jis"])
def test_a_part_is_cut_out_of_the_file_as_it_stands(encoding):
    text = "id,text\n1,会談\n2,é\n" if encoding != "shift_jis" else "id,text\n1,会談\n2,b\n"
    data = text.encode(encoding)
    said = encoding if encoding == "shift_jis" else None
    source = Source("a.csv", held=data, given_encoding=said)
    start = source.data.index(b"2,")
    byte, raw = source.cut(start, len(source.data))
    assert data[byte : byte + len(raw)] == raw
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert raw.decode(plain) == text[text.index("2,") :]


def test_bytes_let_go_of_are_read_again(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Talks open")
    source = Source("a.txt", path)
    assert source.data == b"Talks open"
    source.release()
    assert source.cut(6, 10) == (6, b"open")
