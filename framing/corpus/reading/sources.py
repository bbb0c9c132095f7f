"""The files that were given: found, opened safely, and asked where a byte stands."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.decoding import Encoded, encoding_of, rewritten
from framing.errors import CorpusError
from framing.files import PICKLES

_STRIDE = 1 << 16


@dataclass(eq=False)
class Source:
    """One file (or the mended records of one), as bytes in which delimiters are single bytes.

    Attributes
    ----------
    name : str
        Its path below what was given, for messages and for the quarantine.
    path : Path or None
    given_encoding : str or None
        The encoding that the user said.
    form : str
        ``csv``, ``tsv``, ``jsonl``, ``json``, ``parquet``, ``html`` or ``plain``.
    """

    name: str
    path: Path | None = None
    given_encoding: str | None = None
    form: str = ""
    held: bytes | None = None
    _lines: list[int] = field(default_factory=lambda: [0])

    @cached_property
    def original(self) -> bytes:
        """The file as it stands on disk."""
        if self.held is not None or self.path is None:
            return self.held or b""
        return self.path.read_bytes()

    @cached_property
    def sha256(self) -> str:
        """Digest of the file as it stands on disk."""
        if self.path is not None and "original" not in self.__dict__:
            with self.path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        return hashlib.sha256(self.original).hexdigest()

    @cached_property
    def encoded(self) -> Encoded:
        """What is known of the encoding of the whole file."""
        return encoding_of(self.original, given=self.given_encoding)

    @cached_property
    def data(self) -> bytes:
        """The bytes to split into records: the file itself, or what it is in UTF-8."""
        return self.original if self._is_itself else rewritten(self.original, self.encoded)

    @property
    def start(self) -> int:
        """Where the first record may start in `data`, after a byte order mark."""
        return self.encoded.mark if self._is_itself else 0

    @property
    def encoding(self) -> str | None:
        """The encoding of `data`; None where each record decides for itself."""
        return self.encoded.encoding if self._is_itself else "utf-8"

    @property
    def _is_itself(self) -> bool:
        return self.encoded.is_ascii_like

    def line(self, byte: int) -> int:
        """The number of the line, from 1, in which a byte of `data` stands."""
        known = self._lines
        while len(known) * _STRIDE <= byte:
            at = (len(known) - 1) * _STRIDE
            known.append(known[-1] + self._ends(at, at + _STRIDE))
        block = byte // _STRIDE
        return known[block] + self._ends(block * _STRIDE, byte) + 1

    def release(self) -> None:
        """Let go of the bytes; they are read again where they are asked for."""
        if self.path is not None:
            for name in ("original", "data"):
                self.__dict__.pop(name, None)

    def _ends(self, start: int, end: int) -> int:
        return self.data.count(self._line_end, start, end)

    @cached_property
    def _line_end(self) -> bytes:
        return b"\n" if b"\n" in self.data else b"\r"

    def cut(self, start: int, end: int) -> tuple[int, bytes]:
        """Where bytes `start` to `end` of `data` start in the file, and how they stand there."""
        if self._is_itself:
            return start, self.data[start:end]
        first = self.encoded.mark + len(self._back(0, start))
        return first, self.original[first : first + len(self._back(start, end))]

    def _back(self, start: int, end: int) -> bytes:
        text = self.data[start:end].decode("utf-8", errors="surrogatepass")
        name = self.encoded.encoding or "utf-8"
        errors = "surrogatepass" if name.startswith("utf") else "replace"
        return text.encode(name, errors=errors)


def found(paths: Iterable[str | Path]) -> Iterator[tuple[str, Path]]:
    """Each file below the given paths with its name, in an order that no file system decides.

    Inside a folder, hidden files are passed over, and folders that hold a written corpus.

    Raises
    ------
    CorpusError
        With all the paths that do not exist, or that are a corpus already.
    """
    given = [Path(path) for path in paths]
    missing = [str(path) for path in given if not path.exists()]
    if missing:
        raise CorpusError(f"There is no such file or folder: {', '.join(missing)}.")
    corpora = [str(path) for path in given if _is_written(path)]
    if corpora:
        raise CorpusError(
            f"{', '.join(corpora)}: this is a corpus already; add what it was made of."
        )
    for path in given:
        if not path.is_dir():
            yield shown(path.name), path
            continue
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(
                name
                for name in inner
                if not name.startswith(".") and not _is_written(Path(folder) / name)
            )
            for name in sorted(name for name in names if not name.startswith(".")):
                yield (
                    shown((Path(folder) / name).relative_to(path).as_posix()),
                    Path(folder) / name,
                )


def _is_written(path: Path) -> bool:
    return all((path / name).is_file() for name in ("manifest.json", "ledger.json"))


def shown(name: str) -> str:
    """A file's name as it can be printed and written: an odd byte or a line break is escaped."""
    text = name.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def opened(name: str, path: Path, *, encoding: str | None = None) -> Source | Rejected:
    """A file that can be read, or why it cannot.

    Nothing that could wait for ever (a pipe, a device) is opened, nor a pickle.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Rejected(name, "file.not-a-file")
        if path.name.lower().endswith(PICKLES):
            return Rejected(name, "file.runs-code")
        if status.st_size == 0:
            return Rejected(name, "file.empty")
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        said = f"the file cannot be read ({os.strerror(error.errno or 0)})"
        return Rejected(name, "file.unreadable", detail=said)
    return Source(name, path, given_encoding=encoding)
