"""What is quarantined is kept whole, and can be read again."""

import json

import pytest

from framing.corpus.quarantine import Rejected, read_quarantine, write_quarantine
from framing.errors import CorpusError

ENTRY = Rejected(
    "a.csv",
    "csv.columns",
    sha256="0" * 64,
    record=3,
    line=7,
    byte=120,
    length=6,
    field="text",
    raw=b"1,2,3\n",
    form="csv",
    context={"header": "id,text\n"},
    detail="3 columns, where the header has 2",
)


def test_a_message_says_where_what_and_what_to_do():
    assert ENTRY.message == (
        "a.csv: record 3 (line 7, byte 120), field text: 3 columns, where the header has 2; "
        "quote fields that hold the delimiter or a line break"
    )


@pytest.mark.parametrize("raw", [b"", b"1,2\r\n", b"\xff\x00\xfe", "“é”".encode()])
def test_entries_come_back_as_they_were(tmp_path, raw):
    from dataclasses import replace

    entries = [ENTRY, replace(ENTRY, raw=raw, message="x", detail=None)]
    path = write_quarantine(tmp_path / "quarantine.jsonl", entries)
    assert read_quarantine(path) == entries


def test_the_file_holds_what_is_promised(tmp_path):
    path = write_quarantine(tmp_path / "quarantine.jsonl", [ENTRY])
    entry = json.loads(path.read_text(encoding="utf-8"))
    promised = {"file", "sha256", "record", "line", "byte", "length", "field", "code", "message"}
    assert promised <= set(entry)
    assert entry["raw"] == "1,2,3\n"


@pytest.mark.parametrize("line", ["{", "[]", '{"file": "a"}', '{"raw": 3}', "[" * 100_000])
def test_a_line_that_is_no_entry_is_named(tmp_path, line):
    path = tmp_path / "quarantine.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(CorpusError, match=r"quarantine\.jsonl: line 2: this entry cannot be read"):
        read_quarantine(path)
