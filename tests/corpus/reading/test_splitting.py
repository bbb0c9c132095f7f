"""Delimited text: every byte belongs to a record or to a fault, and sound text to records."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.reading.dialects import Dialect
from framing.corpus.reading.splitting import Splitter
from tests.growth import grows_at_most

FIELD = st.text(alphabet='ab1 ,"\n\r;é“', max_size=12)
ROWS = st.lists(st.lists(FIELD, min_size=3, max_size=3), max_size=8)


def split(data, width, **dialect):
    """The pieces, as records or codes."""
    splitter = Splitter(data, Dialect(**dialect), width)
    return [
        [splitter.value(piece.fields, n).decode() for n in range(width)]
        if piece.fields
        else piece.code
        for piece in splitter
    ]


@given(ROWS)
@settings(max_examples=300, deadline=None)
def test_what_csv_writes_is_read_as_it_was(rows):
    held = io.StringIO()
    csv.writer(held, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    assert split(held.getvalue().encode(), 3) == rows


@given(st.binary(max_size=60) | st.text(alphabet='a,"\n', max_size=40).map(str.encode))
@settings(max_examples=500, deadline=None)
def test_no_byte_is_lost_whatever_the_bytes(data):
    at = 0
    for piece in Splitter(data, Dialect(), 2):
        assert data[at : piece.start].strip(b"\r\n") == b""
        assert piece.end > piece.start
        at = piece.end
    assert data[at:].strip(b"\r\n") == b""


@pytest.mark.parametrize("broken", range(1, 40, 7))
def test_an_unclosed_quote_costs_one_record(broken):
    rows = [f'{n},"Report {n}, in two\nparagraphs",2026-02-03\n' for n in range(40)]
    rows[broken] = f'{broken},"Report {broken} is never closed,2026-02-03\n'
    found = split("".join(rows).encode(), 3)
    assert found.count("csv.unclosed-quote") == 1
    assert len(found) == 40
    assert found[broken] == "csv.unclosed-quote"


def test_an_unclosed_quote_before_rows_without_quotes():
    rows = [f"{n},rain,2026-02-03\n" for n in range(50)]
    rows[10] = '10,"rain,2026-02-03\n'
    found = split("".join(rows).encode(), 3)
    assert [n for n, one in enumerate(found) if isinstance(one, str)] == [10]
    assert len(found) == 50


def test_a_record_that_swallows_others_and_closes_well_is_seen():
    rows = [f'{n},2026-02-03,"rain {n}"\n' for n in range(5)]
    swallowed = "".join(f"{n},2026-02-03,rain\n" for n in range(6, 20))
    rows += ['5,2026-02-03,"never closed\n', swallowed, '20,2026-02-03,"\n', "rain\n"]
    found = split("".join(rows).encode(), 3)
    assert found[5] == "csv.unclosed-quote"
    assert found[6:20] == [[str(n), "2026-02-03", "rain"] for n in range(6, 20)]


def test_a_list_inside_an_article_is_not_taken_for_records():
    text = "The table:\nColour, size, weight\nred, 1, 2\nblue, 3, 4\nThat is all."
    rows = [f'a{n:03d},"{text}",2026-02-{n:02d}\n' for n in range(1, 20)]
    assert all(isinstance(one, list) for one in split("".join(rows).encode(), 3))


def test_quotes_in_a_field_that_does_not_start_with_one_are_its_own():
    assert split(b'1,a 5" pipe,x\n2,"b",y\n', 3) == [["1", 'a 5" pipe', "x"], ["2", "b", "y"]]


def test_a_stray_quote_costs_its_record_alone():
    data = b'1,"a",x\n2,"he said "no" again",y\n3,"c",z\n'
    assert split(data, 3) == [["1", "a", "x"], "csv.stray-quote", ["3", "c", "z"]]


def test_the_line_end_is_a_carriage_return_where_there_is_no_other():
    assert split(b'1,a\r2,"b\rc"\r', 2, line_end=b"\r") == [["1", "a"], ["2", "b\rc"]]


def test_a_carriage_return_before_a_line_feed_belongs_to_no_field():
    assert split(b'1,a\r\n2,"b"\r\n3,\r\n', 2) == [["1", "a"], ["2", "b"], ["3", ""]]


@pytest.mark.parametrize(
    "line", [b'a,"b\n', b'x,""\n', b'x,"a""\n', b'"\n', b'a,b,c"\n', b'"a"b"\n', b'1,"x\n2,y,z\n']
)
def test_time_grows_with_the_bytes_and_no_faster(line):
    def records(given):
        assert sum(1 for _ in Splitter(given, Dialect(), 3)) > 0

    assert grows_at_most(10, records, line * 10_000, line * 40_000)
