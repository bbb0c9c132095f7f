"""Which form a file has, and the reader for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from framing.corpus.quarantine import NAME, Rejected
from framing.corpus.reading.archives import is_archive
from framing.corpus.reading.options import ReadOptions
from framing.corpus.reading.rows import Facts, Row
from framing.corpus.reading.sources import Source

PAGES = ("plain", "html")
QUARANTINE = "quarantine"
ARCHIVE = "archive"
_ENDINGS = {
    "plain": (".txt", ".text"),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "jsonl": (".jsonl", ".ndjson", ".jsonlines"),
    "json": (".json",),
    "parquet": (".parquet", ".pq"),
    "html": (".html", ".htm", ".xhtml"),
    "sqlite": (".db", ".sqlite", ".sqlite3"),
}
_FORM_OF = {ending: form for form, endings in _ENDINGS.items() for ending in endings}


def form_by_name(name: str) -> str:
    """The form that a file's ending says; empty where it says none.

    Examples
    --------
    >>> form_by_name("2026/articles.CSV"), form_by_name("notes.docx")
    ('csv', '')
    """
    path = PurePosixPath(name)
    is_quarantine = path.name == NAME or path.name.endswith(f".{NAME}")
    if is_archive(path.name):
        return ARCHIVE
    return QUARANTINE if is_quarantine else _FORM_OF.get(path.suffix.lower(), "")


def rows_of_source(
    source: Source, form: str, facts: Facts, options: ReadOptions
) -> Iterator[Row | Rejected]:
    """The rows of a source, by the reader for its form.

    Raises
    ------
    CorpusError
        Where the source as a whole cannot be used as it is.
    """
    mapping = options.mapping
    if form in ("csv", "tsv"):
        from framing.corpus.reading import delimited

        delimiter = options.delimiter or ("\t" if form == "tsv" else None)
        return delimited.rows(source, mapping, facts, delimiter=delimiter)
    if form in ("json", "jsonl"):
        from framing.corpus.reading import json_documents, jsonlines

        facts.form = json_form(source, form)
        read = jsonlines.rows if facts.form == "jsonl" else json_documents.rows
        return read(source, mapping, facts)
    if form == "parquet":
        from framing.corpus.reading import columnar

        return columnar.rows(source, mapping, facts)
    if form == "sqlite":
        from framing.corpus.reading import database

        return database.rows(source, mapping, facts, table=options.table)
    if form == "html":
        from framing.corpus.reading import html

        return html.rows(source, facts)
    from framing.corpus.reading import plain

    return plain.rows(source, facts)


def json_form(source: Source, said: str) -> str:
    """Whether a file holds an object a line, or one document, whatever its ending says.

    Examples
    --------
    >>> json_form(Source("a.jsonl", held=b'[{"text": "It rained."}]'), "jsonl")
    'json'
    """
    from framing.corpus.reading.objects import BadObject, parsed

    head = source.data[source.start :].lstrip(b" \t\r\n")
    line, _, rest = head.partition(b"\n")
    if not line.startswith(b"{") or line.strip() == b"{":
        return "json" if line[:1] in (b"[", b"{") else said
    try:
        value = parsed(line.decode("utf-8", "replace").strip())[0]
    except BadObject:
        return said
    holds_list = isinstance(value, dict) and any(isinstance(one, list) for one in value.values())
    return "json" if holds_list and not rest.strip() else "jsonl"
