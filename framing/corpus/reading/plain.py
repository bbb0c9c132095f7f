"""Plain text: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.decoding import Undecodable, record_text
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.sources import Source


def rows(source: Source, facts: Facts) -> Iterator[Row | Rejected]:
    """The one article of a file, with an id made of the file's name.

    Examples
    --------
    >>> source = Source("talks/ledger.txt", held="Talks open\\nThey did.".encode())
    >>> next(rows(source, Facts("plain"))).fields["id"]
    'talks-ledger'
    """
    size = len(source.data)
    try:
        text, encoding = record_text(source.data[source.start :], encoding=source.encoding)
    except Undecodable as error:
        yield reject(source, facts, str(error), Place(1, 0, size))
        return
    facts.encodings[encoding] += 1
    source.release()
    yield Row(1, 0, size, {"text": text, "id": named(source.name)})


def named(name: str) -> str:
    """An id made of a file's name: its folders and its stem, joined by hyphens.

    Examples
    --------
    >>> named("talks open/ledger.txt")
    'talks-open-ledger'
    """
    path = PurePosixPath(name)
    return re.sub(r"[\s/]+", "-", path.with_suffix("").as_posix()).strip("-.") or "article"
