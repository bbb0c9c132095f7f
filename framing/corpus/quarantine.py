"""Records that could not be taken, kept so that they can be mended and read again."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass
from pathlib import Path
from typing import Any

from framing.corpus.reading.codes import code as code_of
from framing.errors import CorpusError, located
from framing.files import dumped, write_text

NAME = "quarantine.jsonl"
_PLACES = ("record", "line", "byte", "length", "field", "records", "form")


@dataclass(frozen=True)
class Rejected:
    """A record that was quarantined: where it stood, why, and its bytes.

    Attributes
    ----------
    file : str
        Name of the file, without the folder that was given.
    code : str
        Stable code of the reason, one of `reading/codes.toml`.
    sha256 : str
        Of the file as it was read.
    record, line, byte, length : int or None
        The record's number (from 1), its first line (from 1), its first byte (from 0) and its
        number of bytes in the file.
    field : str or None
        The field that is wrong.
    raw : bytes
        The record as it stands in the file; empty where it cannot be cut out of it.
    records : int
        How many records were lost with it, where they cannot be told apart.
    form : str
        The form of the file: ``csv``, ``jsonl`` and so on.
    context : mapping of str to str
        What is needed to read `raw` again, such as the header of the CSV file.
    message : str
        The whole sentence, with the place; made from the code, and from `detail` where given.

    Examples
    --------
    >>> Rejected("a.csv", "text.surrogate", record=3, line=7).message.split(";")[0]
    'a.csv: record 3 (line 7): the record holds half of a character (a lone surrogate)'
    """

    file: str
    code: str
    sha256: str = ""
    record: int | None = None
    line: int | None = None
    byte: int | None = None
    length: int | None = None
    field: str | None = None
    raw: bytes = b""
    records: int = 1
    form: str = ""
    context: Mapping[str, str] = dataclasses.field(default_factory=dict)
    message: str = ""
    detail: InitVar[str | None] = None

    def __post_init__(self, detail: str | None) -> None:
        if not self.message:
            said = code_of(self.code).says(detail)
            place = {name: getattr(self, name) for name in ("record", "line", "byte", "field")}
            object.__setattr__(self, "message", located(said, file=self.file, **place))

    def entry(self) -> dict[str, Any]:
        """The rejection as plain values, for JSON."""
        plain: dict[str, Any] = {name: getattr(self, name) for name in _PLACES}
        plain |= {"file": self.file, "sha256": self.sha256, "code": self.code}
        plain |= {"message": self.message, "context": dict(self.context)}
        try:
            plain["raw"] = self.raw.decode("utf-8")
        except UnicodeDecodeError:
            plain["raw_base64"] = base64.b64encode(self.raw).decode("ascii")
        return plain

    @classmethod
    def from_entry(cls, entry: Mapping[str, Any]) -> Rejected:
        """The rejection that `entry` wrote down, perhaps with its raw text mended since.

        Raises
        ------
        CorpusError
            Where it is not such an entry.
        """
        try:
            raw = entry["raw"].encode("utf-8") if "raw" in entry else _decoded(entry["raw_base64"])
            known = {name: entry[name] for name in (*_PLACES, "file", "sha256", "code", "message")}
            return cls(**known, raw=raw, context=dict(entry["context"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise CorpusError(f"This is not an entry of a quarantine: {error!r}.") from error


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(f"raw_base64 is not base64: {error}") from error


def write_quarantine(path: str | Path, rejected: Iterable[Rejected]) -> Path:
    """Write rejections, one JSON object a line.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "quarantine.jsonl"
    >>> _ = write_quarantine(path, [Rejected("a.csv", "csv.columns", record=2, raw=b"1,2,3")])
    >>> read_quarantine(path)[0].raw
    b'1,2,3'
    """
    lines = [dumped(one.entry(), indent=None) + "\n" for one in rejected]
    return write_text(path, "".join(lines))


def read_quarantine(path: str | Path) -> list[Rejected]:
    """Rejections as they were written, or as they were mended since.

    Raises
    ------
    CorpusError
        With the line that cannot be read.
    """
    found = []
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                found.append(Rejected.from_entry(json.loads(line)))
            except (ValueError, RecursionError) as error:
                message = f"this entry cannot be read: {error}"
                raise CorpusError(located(message, file=Path(path).name, line=number)) from error
    return found
