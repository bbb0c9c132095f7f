"""One table comes of the parts, the same bytes however it was cut."""

import itertools

import numpy as np
import pandas as pd
import pytest

from framing.engine import merge, merging
from framing.files import write_parquet, write_table


def cut(table, places, folder):
    bounds = [0, *places, len(table)]
    folder.mkdir()
    paths = []
    for start, stop in itertools.pairwise(bounds):
        piece = table.iloc[start:stop]
        piece = piece.reset_index(drop=True) if piece.index.name is None else piece
        paths.append(write_parquet(folder / f"{start:03d}-{stop:03d}.parquet", piece))
    return paths


@pytest.fixture
def table():
    units = pd.Index([f"a-{n:03d}/p01" for n in range(90)], name="unit")
    numbers = np.arange(90)
    texts = pd.array(['said "no"', "=1+1", "häßlich, ja"] * 30, dtype="str")
    return pd.DataFrame({"hits": numbers, "share": numbers / 7, "text": texts}, index=units)


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".json"])
@pytest.mark.parametrize("index", ["unit", None])
def test_the_cuts_do_not_show(table, tmp_path, monkeypatch, ending, index):
    table = table if index else table.reset_index()
    monkeypatch.setattr(merging, "ROWS", 32)
    found = []
    for name, places in {"a": [], "b": [0, 5, 40], "c": list(range(0, 90, 9)), "d": [90]}.items():
        parts = cut(table, places, tmp_path / name)
        out = tmp_path / f"{name}{ending}"
        assert merge(parts, out) == 90
        found.append(out.read_bytes())
    assert len(set(found)) == 1


def test_parquet_reads_back_as_it_was(table, tmp_path):
    merge(cut(table, [3, 50], tmp_path / "parts"), tmp_path / "out.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "out.parquet"), table)


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_other_forms_are_those_of_a_table_written_at_once(table, tmp_path, ending):
    table = table.assign(text="it's\rno formula" if ending == ".csv" else "no formula")
    merge(cut(table, [3, 50], tmp_path / "parts"), tmp_path / f"out{ending}")
    write_table(tmp_path / f"once{ending}", table.reset_index())
    assert (tmp_path / f"out{ending}").read_bytes() == (tmp_path / f"once{ending}").read_bytes()


def test_formulas_are_disarmed_in_csv_alone(table, tmp_path):
    parts = cut(table, [], tmp_path / "parts")
    merge(parts, tmp_path / "out.csv")
    assert "'=1+1" in (tmp_path / "out.csv").read_text()
    merge(parts, tmp_path / "out.json")
    assert "'=1+1" not in (tmp_path / "out.json").read_text()


def test_no_rows_are_a_table_too(table, tmp_path):
    for ending in (".parquet", ".csv"):
        assert merge(cut(table.iloc[:0], [], tmp_path / f"p{ending}"), tmp_path / f"o{ending}") == 0
    assert list(pd.read_csv(tmp_path / "o.csv")) == ["unit", "hits", "share", "text"]
    assert list(pd.read_parquet(tmp_path / "o.parquet")) == ["hits", "share", "text"]
