"""Records that were quarantined and mended since, read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from framing.corpus.quarantine import Rejected, read_quarantine
from framing.corpus.reading.sources import Source


def mended_sources(path: str | Path) -> Iterator[tuple[Source | Rejected, str]]:
    """What a ``quarantine.jsonl`` holds, as sources that can be read, each with its form.

    Records of one file are one source again, below its header. An entry without bytes stays
    rejected.

    Raises
    ------
    CorpusError
        With the line that is no entry.
    """
    tables: dict[tuple[str, str, str], list[bytes]] = {}
    for entry in read_quarantine(path):
        if not entry.raw or entry.form not in ("csv", "tsv", "json", "jsonl", "plain", "html"):
            yield entry, entry.form
        elif entry.form in ("plain", "html"):
            yield Source(entry.file, held=entry.raw), entry.form
        else:
            form = "jsonl" if entry.form == "json" else entry.form
            key = (entry.file, form, entry.context.get("header", ""))
            tables.setdefault(key, []).append(entry.raw.rstrip(b"\r\n") + b"\n")
    for (file, form, header), raws in tables.items():
        yield Source(file, held=header.encode("utf-8") + b"".join(raws)), form
