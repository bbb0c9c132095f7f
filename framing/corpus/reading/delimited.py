"""CSV and TSV: the delimiter and the manner of quoting are found out, every record accounted for.

Strings stay strings: ``NA``, ``007`` and numbers of 23 digits come out as they went in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from framing.corpus.quarantine import Rejected
from framing.corpus.reading.decoding import Undecodable, record_text
from framing.corpus.reading.dialects import Dialect, Scanner
from framing.corpus.reading.mapping import ColumnMapping, known_columns
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.shapes import shape
from framing.corpus.reading.sources import Source
from framing.corpus.reading.splitting import Piece, Splitter
from framing.errors import CorpusError, located

DELIMITERS = (b",", b";", b"\t", b"|")
_SAMPLE = 1 << 20
_TRIED = 30


def rows(
    source: Source, mapping: ColumnMapping, facts: Facts, *, delimiter: str | None = None
) -> Iterator[Row | Rejected]:
    """The records of a delimited file, in their order.

    Parameters
    ----------
    source : Source
    mapping : ColumnMapping
    facts : Facts
        Is told what was decided.
    delimiter : str or None
        One character; None to find it out.

    Yields
    ------
    Row or Rejected

    Raises
    ------
    CorpusError
        Where the header cannot be read, or holds no column for the text.
    """
    start, said = _past_separator_line(source.data, source.start)
    given = delimiter.encode() if delimiter else said
    dialect = found_dialect(source.data, start, mapping, delimiter=given)
    header = Scanner(source.data, dialect)(start)
    columns = _names(header.fields, source)
    facts.context = {"header": source.data[start : header.stop].decode("utf-8", "replace")}
    try:
        taken = mapping.resolve(columns, file=source.name)
    except CorpusError as error:
        raise CorpusError(f"{error}{_missing_header(header.fields)}") from error
    facts.taken, facts.left = taken.columns, taken.left
    splitter = Splitter(source.data, dialect, len(columns), header.stop)
    cells = _Cells(splitter, taken.pairs(columns), source.encoding, facts)
    for number, piece in enumerate(splitter, start=1):
        if piece.fields is None:
            yield _rejected(source, facts, piece, number, columns)
            continue
        fields = cells.decoded(piece.fields)
        if isinstance(fields, dict):
            yield Row(number, piece.start, piece.end - piece.start, fields)
            continue
        try:
            fields = cells.decided(piece.fields, source.data[piece.start : piece.end])
        except Undecodable as error:
            place = Place(number, piece.start, piece.end - piece.start)
            yield reject(source, facts, str(error), place)
        else:
            yield Row(number, piece.start, piece.end - piece.start, fields)


class _Cells:
    """The fields that are taken of a record, decoded."""

    def __init__(
        self,
        splitter: Splitter,
        pairs: Sequence[tuple[str, int]],
        encoding: str | None,
        facts: Facts,
    ) -> None:
        self.splitter = splitter
        self.pairs = pairs
        self.encoding = encoding
        self.facts = facts

    def decoded(self, groups: tuple[bytes | None, ...]) -> dict[str, object] | None:
        """The fields in the encoding of the file, or in UTF-8; None where they are not in it."""
        encoding, value = self.encoding or "utf-8", self.splitter.value
        try:
            fields = {name: value(groups, place).decode(encoding) for name, place in self.pairs}
        except UnicodeDecodeError:
            return None
        self.facts.encodings[encoding] += 1
        return fields  # type: ignore[return-value]

    def decided(self, groups: tuple[bytes | None, ...], raw: bytes) -> dict[str, object]:
        """The fields in the encoding that the record as a whole turns out to have."""
        _, encoding = record_text(raw, encoding=self.encoding)
        self.facts.encodings[encoding] += 1
        value = self.splitter.value
        return {name: value(groups, place).decode(encoding) for name, place in self.pairs}


def _rejected(
    source: Source, facts: Facts, piece: Piece, number: int, columns: Sequence[str]
) -> Rejected:
    detail, field = None, None
    if piece.code == "csv.columns":
        detail = f"{piece.width} columns, where the header has {len(columns)}"
    elif 0 <= piece.column < len(columns):
        field = columns[piece.column]
        line = source.line(piece.place)
        detail = (
            f"the quote opened on line {line} is never closed"
            if piece.code == "csv.unclosed-quote"
            else f"a quote on line {line} stands inside a quoted field and is not doubled"
        )
    place = Place(number, piece.start, piece.end - piece.start, field)
    return reject(source, facts, piece.code, place, detail=detail)


def _past_separator_line(data: bytes, start: int) -> tuple[int, bytes | None]:
    """Excel's first line ``sep=;``: where the header starts after it, and the delimiter said."""
    line = data[start : start + 9].splitlines(keepends=True)[:1]
    if line and line[0][:4].lower() == b"sep=" and len(line[0].rstrip(b"\r\n")) == 5:
        return start + len(line[0]), line[0][4:5]
    return start, None


def found_dialect(
    data: bytes, start: int, mapping: ColumnMapping, *, delimiter: bytes | None = None
) -> Dialect:
    r"""The dialect in which the header names the text and most of the first records are whole.

    Examples
    --------
    >>> found_dialect(b"id;text\n1;Hello, world\n", 0, ColumnMapping()).delimiter
    b';'
    """
    line_end = b"\n" if b"\n" in data else b"\r"
    sample = data[: start + _SAMPLE]
    candidates = [
        Dialect(one, quoting, line_end)
        for one in ((delimiter,) if delimiter else DELIMITERS)
        for quoting in ("doubled", "backslash", "none")
        if _may_be(one, quoting, sample)
    ]
    wanted = {name.casefold() for name in mapping.given.get("text", known_columns()["text"])}
    is_cut = len(sample) < len(data)
    return max(candidates, key=lambda one: _score(sample, start, one, wanted, is_cut))


def _may_be(delimiter: bytes, quoting: str, sample: bytes) -> bool:
    if quoting == "backslash":
        return b'\\"' in sample
    return quoting == "doubled" or (delimiter in b"\t|" and b'"' in sample)


def _score(
    sample: bytes, start: int, dialect: Dialect, wanted: Collection[str], is_cut: bool
) -> tuple[bool, bool, bool, float]:
    header = Scanner(sample, dialect)(start)
    if header.why:
        return False, False, False, 0.0
    names = {name.decode("utf-8", "replace").strip().casefold() for name in header.fields}
    tried = list(islice(Splitter(sample, dialect, len(header.fields), header.stop), _TRIED))
    if is_cut and tried and tried[-1].end == len(sample):
        tried.pop()
    whole = sum(piece.fields is not None for piece in tried) / len(tried) if tried else 1.0
    if dialect.quoting == "none" and _are_quotes(tried):
        whole = 0.0
    return not names.isdisjoint(wanted), whole > 0.5, len(header.fields) > 1, whole


def _are_quotes(tried: Sequence[Piece]) -> bool:
    """Whether fields that start with a quote mostly end with one."""
    fields = [field for piece in tried for field in piece.fields or () if field]
    opened = [field for field in fields if field.startswith(b'"')]
    return sum(field.rstrip().endswith(b'"') for field in opened) * 2 >= len(opened)


def _names(fields: Sequence[bytes], source: Source) -> list[str]:
    try:
        text = record_text(b"\x1f".join(fields), encoding=source.encoding)[0]
    except Undecodable as error:
        raise CorpusError(
            located("the header cannot be decoded; say the encoding", file=source.name, line=1)
        ) from error
    names = [" ".join(name.split()).strip("\ufeff") for name in text.split("\x1f")]
    return [name or f"column_{place}" for place, name in enumerate(names, start=1)]


def _missing_header(fields: Sequence[bytes]) -> str:
    looks = {shape(field) for field in fields} & {"digits", "number", "date", "address", "text"}
    return " The first row looks like a record: is the header missing?" if looks else ""
