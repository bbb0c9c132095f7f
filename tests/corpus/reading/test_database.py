"""SQLite: read-only, the table with texts, damage counted."""

import sqlite3
from contextlib import closing

import pytest

from framing.corpus.reading import database
from framing.corpus.reading.mapping import ColumnMapping
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source
from framing.errors import CorpusError

COLUMNS = "id, date, source, title, content, author, published_utc INTEGER"


def made(path, *, rows=3, more=()):
    """A database as NELA-GT publishes it: the bytes of its file."""
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"CREATE TABLE newsdata ({COLUMNS})")
        for n in range(rows):
            text = f"Report {n}. The talks “go on”. " + "They said so. " * 40
            values = (f"a-{n:03d}", "2026-02-01", "Star", f"Talks {n}", text, None, 1769900000 + n)
            db.execute("INSERT INTO newsdata VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        for line in more:
            db.execute(line)
        db.commit()
    return path.read_bytes()


def read(source, mapping="", **more):
    return list(database.rows(source, ColumnMapping.parse(mapping), Facts("sqlite"), **more))


def test_an_article_a_row_under_the_names_of_the_corpus(tmp_path):
    made(tmp_path / "nela.db")
    rows = read(Source("nela.db", tmp_path / "nela.db"))
    assert [row.record for row in rows] == [1, 2, 3]
    first = rows[0].fields
    assert (first["id"], first["outlet"], first["headline"]) == ("a-000", "Star", "Talks 0")
    assert first["text"].startswith("Report 0. The talks “go on”.")
    assert (first["author"], first["published_utc"]) == (None, 1769900000)


def test_nothing_is_written_beside_it_and_it_may_be_read_only(tmp_path):
    path = tmp_path / "na?me #1.db"
    data = made(path)
    path.chmod(0o444)
    assert len(read(Source(path.name, path))) == 3
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == data


def test_it_may_be_held_in_memory(tmp_path):
    data = made(tmp_path / "nela.db")
    assert [row.record for row in read(Source("x.zip!nela.db", held=data))] == [1, 2, 3]


def test_bytes_that_are_no_text_stay_bytes(tmp_path):
    more = ["INSERT INTO newsdata (id, content) VALUES ('b', CAST(x'fffe8081' AS TEXT))"]
    made(tmp_path / "nela.db", more=more)
    assert isinstance(read(Source("nela.db", tmp_path / "nela.db"))[-1].fields["text"], bytes)


def test_the_table_is_the_one_with_texts_or_the_one_that_is_said(tmp_path):
    path = tmp_path / "news.db"
    made(path, more=["CREATE TABLE outlets (name, country)"])
    assert len(read(Source("news.db", path))) == 3
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE older (text)")
        db.execute("INSERT INTO older VALUES ('It rained.')")
        db.commit()
    with pytest.raises(CorpusError, match=r"news\.db: several tables hold texts; .*older \(text\)"):
        read(Source("news.db", path))
    [row] = read(Source("news.db", path), table="older")
    assert row.fields == {"text": "It rained."}
    with pytest.raises(CorpusError, match="did you mean 'newsdata'"):
        read(Source("news.db", path), table="newdata")


def test_no_table_with_texts_is_told_with_what_was_seen(tmp_path):
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        db.execute("CREATE TABLE outlets (name, country)")
    with pytest.raises(CorpusError, match=r"no table holds texts. Tables seen: outlets \(name, c"):
        read(Source("x.db", tmp_path / "x.db"))


def test_a_file_that_is_none_is_named(tmp_path):
    (tmp_path / "x.db").write_bytes(b"It rained. " * 500)
    [found] = read(Source("x.db", tmp_path / "x.db"))
    assert found.code == "sqlite.unreadable"


def test_what_is_lost_in_a_damaged_file_is_counted(tmp_path):
    data = bytearray(made(tmp_path / "x.db", rows=200))
    data[len(data) // 2 : len(data) // 2 + 8192] = b"\xff" * 8192
    (tmp_path / "y.db").write_bytes(data)
    *rows, last = read(Source("y.db", tmp_path / "y.db"))
    assert all(isinstance(row, Row) for row in rows)
    assert last.code in ("sqlite.corrupt-page", "sqlite.unreadable")
    assert 0 < len(rows) < 200
    assert last.records >= 1
