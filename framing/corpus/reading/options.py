"""What a user may say about the files that are read."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from framing.corpus.languages import ANY
from framing.corpus.outlets import Aliases
from framing.corpus.reading.decoding import encoding_of
from framing.corpus.reading.mapping import ColumnMapping
from framing.errors import CorpusError, one_of

FORMS = ("plain", "csv", "tsv", "jsonl", "json", "parquet", "html", "sqlite")


@dataclass(frozen=True)
class ReadOptions:
    """How files are to be read; what is not said is found out.

    Attributes
    ----------
    mapping : ColumnMapping
        Which columns hold what: ``ColumnMapping.parse("id=ID,outlet=source")``.
    outlet : str or None
        The outlet of records that name none.
    language : str
        The language that is kept (ISO 639-1); ``any`` keeps all.
    date_format : str or None
        ``dmy``, ``mdy`` or ``ymd`` for 02/03/2026, or a format such as ``%d.%m.%Y``.
    latest : date or None
        The latest day of publication that is believed.
    encoding : str or None
    delimiter : str or None
    form : str or None
        ``plain``, ``csv``, ``tsv``, ``jsonl``, ``json``, ``parquet``, ``html`` or ``sqlite``,
        where the ending of a file does not say it.
    table : str or None
        The table of a database, where several hold texts.
    aliases : Aliases
        What each outlet is called.

    Raises
    ------
    CorpusError
        Where a value is not allowed.
    """

    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    outlet: str | None = None
    language: str = "en"
    date_format: str | None = None
    latest: datetime.date | None = None
    encoding: str | None = None
    delimiter: str | None = None
    form: str | None = None
    table: str | None = None
    aliases: Aliases = field(default_factory=Aliases)

    def __post_init__(self) -> None:
        if self.encoding is not None:
            encoding_of(b"", given=self.encoding)
        if self.form is not None:
            one_of("form", self.form, FORMS, error=CorpusError)
        if self.delimiter is not None and (
            len(self.delimiter) != 1 or not self.delimiter.isascii() or self.delimiter in '"\r\n'
        ):
            raise CorpusError(f"The delimiter is one plain character, not {self.delimiter!r}.")
        if self.language != ANY and not (len(self.language) == 2 and self.language.isalpha()):
            raise CorpusError(
                f"The language is a code of two letters, such as en, or any: not {self.language!r}."
            )
