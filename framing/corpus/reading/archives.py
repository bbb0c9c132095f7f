"""Archives: each file in them is read as if it had been given, and nothing is unpacked to disk."""

from __future__ import annotations

import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.sources import Source, shown

LARGEST = 500_000_000
"""Bytes of one file in an archive, unpacked: it is held in memory while it is read."""

LARGEST_IN_ALL = 20_000_000_000
"""Bytes of all files of an archive, unpacked."""

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".gz")
_DAMAGED = (
    EOFError,
    OSError,
    RuntimeError,
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
)
_A_LINE_A_RECORD = (".jsonl", ".ndjson", ".jsonlines", ".csv", ".tsv", ".tab")
_PIECE = 1 << 20


def is_archive(name: str) -> bool:
    """Whether a file's name is that of an archive.

    Examples
    --------
    >>> is_archive("nela.tar.gz"), is_archive("articles.jsonl.gz"), is_archive("notes.txt")
    (True, True, False)
    """
    return name.lower().endswith(ENDINGS)


def members(name: str, path: Path, *, encoding: str | None = None) -> Iterator[Source | Rejected]:
    """The files of an archive, in the order in which they stand there, called ``ARCHIVE!FILE``.

    Sizes are counted while bytes are unpacked; what an archive says of itself is not believed.
    Links, devices, names that lead out of the folder, names that come twice, encrypted files and
    archives in the archive are rejected, and so is what is lost where the archive is damaged.
    Hidden files are passed over, as they are in a folder.

    Parameters
    ----------
    name : str
        What the archive is called in messages.
    path : Path
    encoding : str or None
        Of the files, where it is known.
    """
    known: set[str] = set()
    unpacked = 0
    try:
        for inner, file, code in _opened(name, path):
            if _is_hidden(inner):
                continue
            called = f"{name}!{shown(inner)}"
            wrong = code or _wrong(inner, known)
            known.add(inner)
            if wrong or file is None:
                yield Rejected(called, wrong)
                continue
            data, damage = _read(file)
            unpacked += len(data)
            if unpacked > LARGEST_IN_ALL:
                yield Rejected(name, "archive.too-large")
                return
            if len(data) > LARGEST:
                yield Rejected(called, "archive.too-large")
            elif not data and not damage:
                yield Rejected(called, "file.empty")
            elif not damage or inner.lower().endswith(_A_LINE_A_RECORD):
                yield Source(called, given_encoding=encoding, held=data)
            if damage:
                yield Rejected(called, "archive.damaged", detail=_damaged(damage))
                return
    except _DAMAGED as error:
        yield Rejected(name, "archive.damaged", detail=_damaged(error))


def _damaged(error: Exception) -> str:
    said = str(error) or type(error).__name__
    return f"the archive is damaged, and what comes after this place is lost ({said})"


def _opened(name: str, path: Path) -> Iterator[tuple[str, Any, str]]:
    """Each file's name, an open file with ``read1`` or None, and the code of what is wrong."""
    lower = name.lower()
    if lower.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            for one in archive.infolist():
                if one.flag_bits & 1:
                    yield one.filename, None, "archive.encrypted"
                elif not one.is_dir():
                    with archive.open(one) as file:
                        yield one.filename, file, ""
    elif lower.endswith(".gz") and not lower.endswith(".tar.gz"):
        with gzip.open(path) as file:
            yield PurePosixPath(name).name[: -len(".gz")], file, ""
    else:
        with tarfile.open(path, mode="r:*") as archive:
            for entry in archive:
                content = archive.extractfile(entry) if entry.isfile() else None
                if content is not None or not entry.isdir():
                    yield entry.name, content, "" if content else "archive.not-a-file"


def _wrong(name: str, known: set[str]) -> str:
    """The code of what is wrong with a name; empty where nothing is."""
    parts = _parts(name)
    if name.startswith(("/", "\\")) or ".." in parts or (parts and parts[0].endswith(":")):
        return "archive.unsafe-name"
    if name in known:
        return "archive.twice"
    return "archive.nested" if is_archive(name) else ""


def _is_hidden(name: str) -> bool:
    parts = _parts(name)
    hidden = [part for part in parts if part.startswith(".") and part not in (".", "..")]
    return bool(hidden) or "__MACOSX" in parts


def _parts(name: str) -> tuple[str, ...]:
    return PurePosixPath(name.replace("\\", "/")).parts


def _read(file: Any) -> tuple[bytes, Exception | None]:
    """The bytes of a file, one more than is allowed at most, and what ended them too early."""
    pieces: list[bytes] = []
    left = LARGEST + 1
    try:
        while left > 0 and (piece := file.read1(min(_PIECE, left))):
            pieces.append(piece)
            left -= len(piece)
    except _DAMAGED as error:
        return b"".join(pieces), error
    return b"".join(pieces), None
