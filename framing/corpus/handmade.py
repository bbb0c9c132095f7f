"""A corpus made by hand: a card, a table of articles, a text file each, and the outlets' names."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.corpus.card import Card
from framing.corpus.ledger import Ledger, Step
from framing.corpus.records import ArticleRecord, build_corpus
from framing.errors import CorpusError, unknown

if TYPE_CHECKING:
    from framing.corpus.corpus import Corpus

TABLE = "articles.csv"
OUTLETS = "outlets.toml"
_RENAMED = {"kind": "outlet_kind"}
_NEEDED = ("file", "id", "outlet")
_TAKEN = (*_NEEDED, "date", "event", "author", "url", "language", "standfirst")


def read_handmade(folder: Path) -> Corpus:
    """The corpus in a folder that `handmade_records` reads.

    Raises
    ------
    CorpusError
        With all that is wrong in the folder at once.
    """
    records, card = handmade_records(folder)
    step = Step("read", TABLE, seen=len(records), accepted=len(records))
    return build_corpus(records, card, Ledger((step,)))


def handmade_records(folder: Path) -> tuple[list[ArticleRecord], Card]:
    """The records of a folder with ``card.toml``, ``articles.csv`` and the files that it names.

    The table's columns file, id and outlet must be there; date (2026-02-01), event, author, url,
    language and standfirst (1: the line after the headline is it) may be; others are kept as
    they are, kind as ``outlet_kind``, which is a label of outlets. Outlets must be named as in
    ``outlets.toml``, where there is one.

    Raises
    ------
    CorpusError
        With all that is wrong in the folder at once.
    """
    card = Card.read(folder)
    rows = _rows(folder / TABLE)
    wrong: list[str] = []
    outlets = _outlets(folder / OUTLETS)
    records = [_record(folder, number, row, outlets, wrong) for number, row in enumerate(rows, 1)]
    if wrong:
        shown = "; ".join(wrong[:20]) + (f"; and {len(wrong) - 20} more" if wrong[20:] else "")
        raise CorpusError(f"{folder / TABLE}: {shown}.")
    labels = [_RENAMED.get(label, label) for label in card.outlet_labels]
    if any("outlet_kind" in record.docvars for record in records):
        labels.append("outlet_kind")
    return records, replace(card, outlet_labels=tuple(dict.fromkeys(labels)))


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = list(reader)
            names = list(reader.fieldnames or [])
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path}: the table cannot be read: {error}.") from error
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        raise CorpusError(f"{path}: column {missing[0]} is missing. Seen: {', '.join(names)}.")
    uneven = [n for n, row in enumerate(rows, 1) if None in row or None in row.values()]
    if uneven:
        raise CorpusError(f"{path}: record {uneven[0]} has another number of columns.")
    return rows


def _outlets(path: Path) -> list[str] | None:
    if not path.is_file():
        return None
    try:
        return list(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: the names of outlets cannot be read: {error}.") from error


def _record(
    folder: Path, number: int, row: dict[str, str], outlets: list[str] | None, wrong: list[str]
) -> ArticleRecord:
    where = f"record {number}"
    if outlets is not None and row["outlet"] not in outlets:
        wrong.append(f"{where}: {unknown('outlet', row['outlet'], outlets)}")
    date = None
    if row.get("date"):
        try:
            date = pd.Timestamp(datetime.strptime(row["date"], "%Y-%m-%d"))
        except ValueError:
            wrong.append(f"{where}: the date {row['date']!r} is no day written like 2026-02-01")
    others = {name: value or None for name, value in row.items() if name not in _TAKEN}
    return ArticleRecord(
        text=_text(folder, row["file"], where, wrong),
        outlet=row["outlet"] or None,
        id=row["id"] or None,
        standfirst_in_text=row.get("standfirst") == "1",
        date=date,
        date_given=row.get("date") or None,
        event=row.get("event") or None,
        author=row.get("author") or None,
        url=row.get("url") or None,
        language=row.get("language") or None,
        docvars={_RENAMED.get(name, name): value for name, value in others.items()},
        source_file=row["file"],
        source_record=number,
    )


def _text(folder: Path, name: str, where: str, wrong: list[str]) -> str:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        wrong.append(f"{where}: the file {name!r} lies outside of the corpus")
        return "-"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        wrong.append(f"{where}: the file {name!r} cannot be read: {error}")
        return "-"
    if not text.strip():
        wrong.append(f"{where}: the file {name!r} is empty")
    return text
