"""Parquet: types become plain values, a damaged part is left out and counted."""

import io

import pandas as pd
import pytest

from framing.corpus.reading import columnar
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source
from framing.errors import CorpusError


def parquet(frame, **how):
    """A table as the bytes of a Parquet file."""
    held = io.BytesIO()
    frame.to_parquet(held, engine="pyarrow", **how)
    return held.getvalue()


def read(data, mapping=""):
    """The rows and rejections."""
    source = Source("a.parquet", held=data)
    return list(columnar.rows(source, ColumnMapping.parse(mapping), Facts("parquet")))


def test_only_the_columns_that_are_mapped_are_read():
    frame = pd.DataFrame({"ID": [1, 2], "body": ["a", "b"], "left": [True, False]})
    rows = read(parquet(frame), "id=ID,text=body")
    assert [row.fields for row in rows] == [{"id": 1, "text": "a"}, {"id": 2, "text": "b"}]


def test_types_become_plain_values():
    frame = pd.DataFrame(
        {
            "text": pd.Categorical(["a", "b"]),
            "headline": ["é".encode(), None],
            "date": pd.to_datetime(["2026-02-01 23:00", None]),
            "score": [1.5, None],
        }
    )
    first, second = (row.fields for row in read(parquet(frame)))
    assert first == {"text": "a", "headline": "é", "date": first["date"], "score": 1.5}
    assert first["date"].startswith("2026-02-01 23:00")
    assert second["headline"] is None
    assert second["date"] is None


@pytest.mark.parametrize("cut", [0, 3, 10, 1_000, -1, -8])
def test_a_file_that_is_cut_off_is_named(cut):
    data = parquet(pd.DataFrame({"text": ["a" * 50] * 500}))
    found = read(data[:cut])
    assert [one.code for one in found] == ["parquet.unreadable"]
    assert found[0].message.startswith("a.parquet: ")


def test_bytes_overwritten_anywhere_never_break_the_reader():
    frame = pd.DataFrame({"text": [f"Report {n} on day {n * n}" for n in range(200)]})
    data = parquet(frame, row_group_size=50)
    for at in range(4, len(data) - 8, 97):
        found = read_or_refuse(data[:at] + b"\xff\x00\xff" + data[at + 3 :])
        assert found is None or sum(1 if isinstance(one, Row) else one.records for one in found)


def read_or_refuse(data):
    """The rows, or None where the columns cannot be used any more."""
    try:
        return read(data)
    except CorpusError:
        return None


def test_a_damaged_part_is_counted_and_the_others_go_on():
    frame = pd.DataFrame({"text": [f"Report {n}" for n in range(40)]})
    data = parquet(frame, row_group_size=10, compression="gzip")
    at = data.find(b"\x1f\x8b", data.find(b"\x1f\x8b", 200) + 2)
    found = read(data[: at + 12] + b"\xff" * 8 + data[at + 20 :])
    rejected = [one for one in found if not isinstance(one, Row)]
    assert len(found) - len(rejected) + sum(one.records for one in rejected) == 40
    assert [one.code for one in rejected] == ["parquet.corrupt-page"]


def test_a_table_without_a_text_is_refused_with_its_columns():
    with pytest.raises(CorpusError, match="Columns seen: a, b"):
        read(parquet(pd.DataFrame({"a": [1], "b": [2]})))
