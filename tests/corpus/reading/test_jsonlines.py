"""JSON Lines: each line by itself, strictly, with its place."""

import pytest

from framing.corpus.reading import jsonlines
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source
from framing.errors import CorpusError

GOOD = b'{"id": 1, "text": "a"}\n'


def read(data, mapping=""):
    """The fields of the rows and the codes of the rejections."""
    source = Source("a.jsonl", held=data)
    rows = jsonlines.rows(source, ColumnMapping.parse(mapping), Facts("jsonl"))
    return [row.fields if isinstance(row, Row) else row.code for row in rows]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "a', "json.truncated"),
        (b'{"text": a}', "json.syntax"),
        (b'{"text": "a"} and more', "json.syntax"),
        (b'{"text": "a", "text": "b"}', "json.duplicate-key"),
        (b'{"text": "a", "more": {"b": 1, "b": 2}}', "json.duplicate-key"),
        (b"[" * 100_000, "json.too-deep"),
        (b'["text"]', "json.not-an-object"),
        (b'"text"', "json.not-an-object"),
        (b'{"id": 3}', "text.missing"),
        (b'{"id": 3, "body": "b"}', "json.renamed-field"),
        ("{“}".encode() + b"\x93", "bytes.mixed"),
    ],
)
def test_a_bad_line_costs_itself_alone(line, code):
    assert read(GOOD + line + b"\n" + GOOD) == [
        {"text": "a", "id": 1},
        code,
        {"text": "a", "id": 1},
    ]


def test_blank_lines_and_windows_line_ends():
    assert read(GOOD + b"\r\n \r\n" + GOOD.replace(b"\n", b"\r\n")) == [{"text": "a", "id": 1}] * 2


def test_either_of_two_names_may_hold_the_text():
    data = b'{"text": "a"}\n{"body": "b"}\n'
    assert read(data, "text=text|body") == [{"text": "a"}, {"text": "b"}]


def test_a_renamed_field_is_named_with_its_record():
    data = GOOD * 150 + b'{"id": 1, "body": "b"}\n'
    source = Source("a.jsonl", held=data)
    last = list(jsonlines.rows(source, ColumnMapping(), Facts("jsonl")))[-1]
    assert (last.record, last.line, last.field) == (151, 151, "text")
    assert "'body' stands here instead" in last.message


def test_lines_without_any_text_are_refused_with_the_fields_seen():
    with pytest.raises(CorpusError, match="Columns seen: a, b"):
        read(b'{"a": 1}\n{"b": 2}\n')
