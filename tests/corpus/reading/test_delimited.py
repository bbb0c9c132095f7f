"""CSV and TSV: the dialect is found out, the columns are mapped, strings stay strings."""

import pytest

from framing.corpus.reading import delimited
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source
from framing.errors import CorpusError


def read(data, mapping="", **said):
    """The fields of the rows and the codes of the rejections; and the facts."""
    facts = Facts("csv")
    source = Source("a.csv", held=data if isinstance(data, bytes) else data.encode())
    rows = delimited.rows(source, ColumnMapping.parse(mapping), facts, **said)
    return [row.fields if isinstance(row, Row) else row.code for row in rows], facts


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter):
    data = f"id{delimiter}text\n1{delimiter}So, it; was | then\n".replace(
        "So, it; was | then", '"So, it; was | then"'
    )
    assert read(data)[0] == [{"id": "1", "text": "So, it; was | then"}]


def test_a_table_of_one_column_is_read_whole():
    assert read("text\nHello, you; there\n")[0] == [{"text": "Hello, you; there"}]


def test_the_delimiter_said_is_taken():
    assert read("id#text\n1#a, b\n", delimiter="#")[0] == [{"id": "1", "text": "a, b"}]


def test_excel_says_the_delimiter_in_the_first_line():
    assert read("sep=|\r\nid|text\r\n1|a\r\n")[0] == [{"id": "1", "text": "a"}]


def test_tabs_without_quoting_keep_their_quotes():
    rows, _ = read('id\ttext\n1\t"So" it was\n2\t"No" again\n3\tplain\n')
    assert rows[0]["text"] == '"So" it was'


def test_a_quote_that_is_not_closed_does_not_turn_quoting_off():
    rows, _ = read('id,text\n1,"a\n2,b\n3,c\n')
    assert rows == ["csv.unclosed-quote", {"id": "2", "text": "b"}, {"id": "3", "text": "c"}]


def test_backslashes_escape_where_they_do_throughout():
    rows, _ = read('id,text\n1,"he said \\"no\\", twice"\n2,"b"\n')
    assert rows[0]["text"] == 'he said "no", twice'


def test_columns_are_decoded_record_by_record():
    data = b"id,text\n1," + "“a”".encode() + b"\n2," + "“b”".encode("cp1252") + b"\n"
    rows, facts = read(data)
    assert [row["text"] for row in rows] == ["“a”", "“b”"]
    assert facts.encodings == {"utf-8": 1, "cp1252": 1}


def test_only_mapped_columns_are_taken_where_something_is_mapped():
    rows, facts = read("ID,body,split,bias\n1,a,train,left\n", "leaning=bias")
    assert rows == [{"id": "1", "text": "a", "leaning": "left"}]
    assert facts.left == ("split",)


def test_all_columns_are_taken_where_nothing_is_mapped():
    rows, _ = read("ID,body,split no.,kind\n1,a,train,left\n")
    assert rows == [{"id": "1", "text": "a", "split_no": "train", "kind_given": "left"}]


@pytest.mark.parametrize(
    ("data", "mapping", "said"),
    [
        ("id,word\n1,a\n", "", "no column is known to hold the text.*Columns seen: id, word"),
        ("id,text\n1,a\n", "outlet=sorce", "outlet=sorce: there is no such column"),
        ("id,source,text\n1,a,b\n", "outlet=sorce", "did you mean 'source'"),
        ("id,text,text\n1,a,b\n", "", "names the column 'text' twice"),
        ("7,2026-02-01,It rained all day\n", "", "is the header missing"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused_with_the_columns_seen(data, mapping, said):
    with pytest.raises(CorpusError, match=said):
        read(data, mapping)


def test_a_record_says_where_it_stands():
    source = Source("a.csv", held="\ufeffid,text\n1,é\n2,b,c\n".encode())
    found = list(delimited.rows(source, ColumnMapping(), Facts("csv")))[1]
    assert (found.record, found.line, found.byte, found.raw) == (2, 3, 16, b"2,b,c\n")


def test_a_record_of_a_wide_file_says_where_it_stands_in_that_file():
    data = "id,text\n1,é\n2,b,c\n".encode("utf-16")
    found = list(delimited.rows(Source("a.csv", held=data), ColumnMapping(), Facts("csv")))[1]
    assert data[found.byte : found.byte + found.length] == "2,b,c\n".encode("utf-16-le")
    assert found.raw.decode("utf-16-le") == "2,b,c\n"


def test_a_field_of_20_megabytes():
    text = "It rained. " * 2_000_000
    rows, _ = read(f'id,text\n1,"{text}"\n2,b\n')
    assert len(rows) == 2
    assert rows[0]["text"] == text
