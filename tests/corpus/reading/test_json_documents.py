"""JSON documents: the list is found, walked, and left alive where an element is broken."""

import json

import pytest

from framing.corpus.reading import json_documents
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source
from framing.errors import CorpusError

ARTICLES = [{"id": n, "text": f"Report “{n}”."} for n in range(4)]
DOCUMENT = json.dumps(ARTICLES, ensure_ascii=False)


def read(document):
    """The ids of the rows and the codes of the rejections."""
    data = document if isinstance(document, bytes) else document.encode()
    rows = json_documents.rows(Source("a.json", held=data), ColumnMapping(), Facts("json"))
    return [row.fields["id"] if isinstance(row, Row) else row.code for row in rows]


@pytest.mark.parametrize(
    "document",
    [
        DOCUMENT,
        f" \n{json.dumps(ARTICLES, indent=2)}\n",
        json.dumps({"meta": {"text": [1]}, "articles": ARTICLES, "next": None}),
        json.dumps({"left": ARTICLES[:2], "n": 2, "right": ARTICLES[2:]}),
        "\n".join(json.dumps(one, indent=1) for one in ARTICLES),
        DOCUMENT.encode("cp1252"),
        DOCUMENT.encode("utf-8-sig"),
        DOCUMENT.encode("utf-16"),
    ],
)
def test_every_element_is_found(document):
    assert read(document) == [0, 1, 2, 3]


def test_a_document_cut_anywhere_gives_what_was_whole():
    whole = [at for at, c in enumerate(DOCUMENT) if c == "}"]
    for cut in range(2, len(DOCUMENT)):
        found = read(DOCUMENT[:cut])
        complete = sum(at < cut for at in whole)
        assert found[:complete] == list(range(complete))
        assert found[complete:] == ["json.truncated"]


@pytest.mark.parametrize(
    "broken",
    ['{"id": 1, "text": "Report “1”.}', '{"id": 1 "text": "x"}', '{"id": 1, "text": }', "x"],
)
def test_a_broken_element_costs_itself_alone(broken):
    parts = [json.dumps(one, ensure_ascii=False) for one in ARTICLES]
    found = read("[" + ", ".join([parts[0], broken, *parts[2:]]) + "]")
    assert found[0] == 0
    assert found[-2:] == [2, 3]
    assert len(found) == 4


def test_objects_inside_a_broken_element_are_no_records():
    comments = '"comments": [{"author": "a", "text": "b"}, {"author": "c", "text": "d"}]'
    document = f'[{{"id": 1, "text": "a", {comments}}}, {{"id": oh, "text": "x", {comments}}}]'
    assert read(document) == [1, "json.syntax"]


def test_encodings_are_decided_element_by_element():
    parts = [json.dumps(one, ensure_ascii=False) for one in ARTICLES]
    encoded = [part.encode(("utf-8", "cp1252")[n % 2]) for n, part in enumerate(parts)]
    assert read(b"[" + b",".join(encoded) + b"]") == [0, 1, 2, 3]


def test_a_document_without_a_list_is_refused_with_its_names():
    with pytest.raises(CorpusError, match=r"no list of objects with a text.*Columns seen: a, b"):
        read('{"a": {"0": "x"}, "b": 1}')


def test_a_broken_element_says_where_it_stands():
    data = '[{"text": "é"},\n {"text": oh}]'.encode()
    rows = json_documents.rows(Source("a.json", held=data), ColumnMapping(), Facts("json"))
    found = list(rows)[1]
    assert (found.record, found.line) == (2, 2)
    assert data[found.byte :].startswith(b'{"text": oh}')
