"""Bytes to text: which encoding a file or a record has, decided and told, never guessed in silence.

A file with a byte order mark, or in UTF-16 or UTF-32, is decided as a whole and rewritten as
UTF-8, because its delimiters could not be found otherwise. Any other file is decided record by
record: UTF-8 where the bytes are UTF-8, else the Western encoding in which the letters and marks
beyond ASCII stand where such letters and marks stand in words. A record that mixes UTF-8 with
other bytes has no encoding, and is refused.

Blind to: encodings of other scripts without a byte order mark (say the encoding); a record whose
only odd bytes read well in two Western encodings (the first is taken).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from framing.errors import CorpusError

WESTERN = ("cp1252", "mac_roman")
UTF8 = "utf-8"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ASCII_LIKE = re.compile(r"utf-8|ascii|iso8859|cp125|mac|koi8|latin|cp437|cp850", re.IGNORECASE)
_MULTIBYTE = re.compile(
    rb"[\xc2\xc3][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_BEYOND = re.compile(r"[^\x00-\x7f]")
_MARKED, _LOST = "framing.marked", "\udcff"
_SAMPLE = 4096
_PLAUSIBLE = 0.8
_MIXED = 0.2
_HIGH = bytes(range(128, 256))
_FOREIGN, _FEW = 0.3, 8


class Undecodable(ValueError):
    """Bytes without an encoding; its text is the code of the reason."""


@dataclass(frozen=True)
class Encoded:
    """How the bytes of a file are encoded, as far as the file as a whole tells.

    Attributes
    ----------
    encoding : str or None
        None where each record decides for itself.
    mark : int
        Bytes of the byte order mark.
    """

    encoding: str | None
    mark: int = 0

    @property
    def is_ascii_like(self) -> bool:
        """Whether delimiters, quotes and line ends are single bytes, as in ASCII."""
        return self.encoding is None or bool(_ASCII_LIKE.match(self.encoding))


def encoding_of(data: bytes, *, given: str | None = None) -> Encoded:
    """What the byte order mark, or the pattern of NUL bytes, says of a file.

    Parameters
    ----------
    data : bytes
    given : str or None
        The encoding that the user said.

    Raises
    ------
    CorpusError
        Where the encoding said is not known.

    Examples
    --------
    >>> encoding_of("Öl".encode("utf-16")).encoding
    'utf-16-le'
    >>> encoding_of("Öl".encode()).encoding is None
    True
    """
    head = data[:_SAMPLE]
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoded(name, len(mark))
    if given is not None:
        try:
            b"ab".decode(given, errors="replace")
            return Encoded(codecs.lookup(given).name)
        except LookupError as error:
            raise CorpusError(
                f"The encoding {given!r} is not known; try utf-8 or cp1252."
            ) from error
    return Encoded(_by_nuls(head))


def _by_nuls(head: bytes) -> str | None:
    """Latin text in wide characters is half or three quarters NUL, always at the same places."""
    if len(head) < 4 or b"\0" not in head:
        return None
    head = head[: len(head) // 4 * 4]
    share = [head[place::4].count(0) / (len(head) // 4) for place in range(4)]
    empty = [value > 0.7 for value in share]
    full = [value < 0.1 for value in share]
    for name, pattern in (
        ("utf-32-le", (False, True, True, True)),
        ("utf-32-be", (True, True, True, False)),
        ("utf-16-le", (False, True, False, True)),
        ("utf-16-be", (True, False, True, False)),
    ):
        if all(empty[i] if wide else full[i] for i, wide in enumerate(pattern)):
            return name
    return None


def rewritten(data: bytes, encoded: Encoded) -> bytes:
    """The file as UTF-8 without its mark; what cannot be decoded stays bytes that are not UTF-8.

    Examples
    --------
    >>> rewritten("ab".encode("utf-16-le") + b"c", Encoded("utf-16-le"))[:2]
    b'ab'
    """
    text = data[encoded.mark :].decode(encoded.encoding or UTF8, errors=_MARKED)
    return text.encode(UTF8, errors="surrogatepass")


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _LOST, error.end


codecs.register_error(_MARKED, _mark)


def record_text(raw: bytes, *, encoding: str | None = None) -> tuple[str, str]:
    """The text of one record and the encoding that was decided for it.

    Parameters
    ----------
    raw : bytes
    encoding : str or None
        Decided already for the whole file; None to decide here.

    Raises
    ------
    Undecodable
        With the code of the reason.

    Examples
    --------
    >>> record_text("“Öl”".encode("cp1252"))
    ('“Öl”', 'cp1252')
    >>> record_text("“Öl”".encode("utf-8"))
    ('“Öl”', 'utf-8')
    """
    try:
        return raw.decode(encoding or UTF8), encoding or UTF8
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise Undecodable("bytes.undecodable") from error
    in_utf8 = sum(map(len, _MULTIBYTE.findall(raw)))
    if in_utf8 >= _MIXED * (len(raw) - len(raw.translate(None, _HIGH))):
        raise Undecodable("bytes.mixed")
    best = max(WESTERN, key=lambda name: plausibility(raw, name))
    if plausibility(raw, best) < _PLAUSIBLE:
        raise Undecodable("bytes.undecodable")
    return raw.decode(best), best


def plausibility(raw: bytes, encoding: str) -> float:
    """Share of the characters beyond ASCII that stand where they stand in Western words.

    A letter belongs into a word, and a capital not after a small letter; a quotation mark or a
    dash belongs to the edge of a word. A text that is mostly such letters is of another script.

    Examples
    --------
    >>> plausibility("caf\\xe9".encode("cp1252"), "cp1252")
    1.0
    >>> plausibility("“Hello,” he said".encode("mac_roman"), "cp1252")
    0.5
    """
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    places = [match.start() for match in _BEYOND.finditer(text)]
    letters = sum(text[place].isalpha() for place in places)
    if letters > max(_FEW, _FOREIGN * sum(map(str.isalpha, text))):
        return 0.0
    return sum(_stands_well(text, place) for place in places) / max(1, len(places))


def _stands_well(text: str, place: int) -> bool:
    character = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if character.isalpha():
        in_word = before.isalpha() or after.isalpha()
        return in_word and not (character.isupper() and before.islower())
    return character.isspace() or character.isprintable()
