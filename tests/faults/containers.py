"""Archives and databases: cut off, locked, leading out of their folder, holding no articles."""

import gzip
import io
import sqlite3
import tarfile
import warnings
import zipfile
from contextlib import closing

TEXT = "The talks were open on day {n}, and that was all of it, they said on the quay."
FIRST = (1980, 1, 1, 0, 0, 0)


def lines(n):
    return "".join(
        f'{{"id": "a-{i}", "outlet": "Star", "text": "{TEXT.format(n=i)}"}}\n' for i in range(n)
    ).encode()


def packed(*files):
    held = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(held, "w") as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, FIRST), data)
    return held.getvalue()


def tarred(*entries):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data, target in entries:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            if target:
                entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry, io.BytesIO(data))
    return held.getvalue()


def database(*statements, rows=3):
    with closing(sqlite3.connect(":memory:")) as db:
        for statement in statements:
            db.execute(statement)
        if not statements:
            db.execute("CREATE TABLE newsdata (id, source, title, content)")
            for n in range(rows):
                values = (f"a-{n}", "Star", f"Talks {n}", TEXT.format(n=n) * 30)
                db.execute("INSERT INTO newsdata VALUES (?, ?, ?, ?)", values)
        db.commit()
        return db.serialize()


def locked(data):
    """The archive with all its files marked as encrypted."""
    data = bytearray(data)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def files():
    yield "good.zip", packed(("feb/all.jsonl", lines(3)), ("feb/.DS_Store", b"x"))
    yield "good.jsonl.gz", gzip.compress(lines(3), mtime=0)
    yield "truncated.jsonl.gz", gzip.compress(lines(3), mtime=0)[:-6]
    yield "outside.zip", packed(("../up.jsonl", lines(1)), ("all.jsonl", lines(2)))
    yield "twice.zip", packed(("all.jsonl", lines(2)), ("all.jsonl", lines(3)))
    yield "nested.zip", packed(("inner.zip", packed(("all.jsonl", lines(1)))))
    yield "locked.zip", locked(packed(("all.jsonl", lines(1))))
    yield "links.tar", tarred(("a.jsonl", b"", "/etc/passwd"), ("b.jsonl", lines(2), ""))
    yield "no-archive.zip", b"It rained. " * 100
    yield "good.db", database()
    yield "no-texts.db", database("CREATE TABLE outlets (name, country)")
    yield "no-database.db", b"It rained. " * 100
    yield "cut.db", database(rows=200)[: 20 * 4096]
