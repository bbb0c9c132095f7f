"""All the files given, read one after the other, and what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from framing.corpus.dates import read_dates
from framing.corpus.ledger import Step
from framing.corpus.quarantine import Rejected
from framing.corpus.reading.archives import members
from framing.corpus.reading.codes import code as code_of
from framing.corpus.reading.forms import ARCHIVE, PAGES, QUARANTINE, form_by_name, rows_of_source
from framing.corpus.reading.judging import Judged, Rules
from framing.corpus.reading.mended import mended_sources
from framing.corpus.reading.options import ReadOptions
from framing.corpus.reading.rows import Facts, Place, Row, reject
from framing.corpus.reading.sources import Source, found, opened
from framing.corpus.records import ArticleRecord
from framing.errors import CorpusError

Progress = Callable[[str, int, int], None]
_OFTEN = 500


@dataclass(frozen=True)
class FileRead:
    """What was found out about a file.

    Attributes
    ----------
    name, form, sha256 : str
    encodings : mapping of str to int
        How many of its records were in each encoding.
    taken : mapping of str to tuple of str
        Each field with the columns it was taken from.
    left : tuple of str
        Columns that were not taken.
    """

    name: str
    form: str
    sha256: str
    encodings: Mapping[str, int]
    taken: Mapping[str, tuple[str, ...]]
    left: tuple[str, ...]


@dataclass
class Reading:
    """What came of all the files.

    Attributes
    ----------
    records : list of ArticleRecord
    rejected : list of Rejected
        What is quarantined.
    steps : list of Step
        One a table, one for all files of one article of a form, one a file that was refused.
    files : list of FileRead
    """

    records: list[ArticleRecord] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)


class _Group:
    """Rows whose dates are one column: those of a table, or of all pages of a form."""

    def __init__(self, name: str, form: str) -> None:
        self.names = [name]
        self.form = form
        self.judged = Judged()
        self.encodings: Counter[str] = Counter()

    @property
    def source(self) -> str:
        """What the ledger calls it."""
        return self.names[0] if len(self.names) == 1 else f"{len(self.names)} files ({self.form})"


def collected(
    paths: Iterable[str | Path],
    options: ReadOptions,
    *,
    clashes: Callable[[ArticleRecord], bool] | None = None,
    progress: Progress | None = None,
) -> Reading:
    """What `framing.corpus.reading.read_records` describes.

    `clashes` says of a record whether its id belongs to another article already.
    """
    return _Collector(options, clashes, progress).read([Path(path) for path in paths])


class _Collector:
    """Reads file after file; groups are finished when all their rows are there."""

    def __init__(
        self,
        options: ReadOptions,
        clashes: Callable[[ArticleRecord], bool] | None,
        progress: Progress | None,
    ) -> None:
        self.options = options
        self.clashes = clashes or (lambda record: False)
        self.progress = progress or (lambda name, done, total: None)
        self.rules = Rules(options.language, options.outlet, options.aliases)
        self.reading = Reading()
        self.pages: dict[str, _Group] = {}
        self.ids: set[str] = set()
        self.sources: Counter[str] = Counter()
        self.done = self.total = 0

    def read(self, paths: list[Path]) -> Reading:
        """Read all of it."""
        folders = [path for path in paths if _is_handmade(path)]
        for folder in folders:
            self._take_folder(folder)
        rest = [path for path in paths if path not in folders]
        files = [(name, path, path in rest) for name, path in found(rest)]
        self.total = sum(path.stat().st_size for _, path, _ in files if path.is_file())
        for name, path, is_said in files:
            self._take_file(name, path, is_said=is_said)
            self.done += path.stat().st_size if path.is_file() else 0
            self.progress(name, self.done, self.total)
        for group in self.pages.values():
            self._finish(group)
        if not files and not folders:
            for path in paths:
                self._refuse(Rejected(path.name, "file.no-articles"))
        return self.reading

    def _take_folder(self, folder: Path) -> None:
        from framing.corpus.handmade import TABLE, handmade_records

        records, _ = handmade_records(folder)
        kept = []
        rejected: Counter[str] = Counter()
        for record in records:
            if record.id in self.ids or self.clashes(record):
                entry = Rejected(TABLE, "id.duplicate", record=record.source_record, field="id")
                self.reading.rejected.append(entry)
                rejected["id.duplicate"] += 1
                continue
            kept.append(record)
            self.ids.update([record.id] if record.id else [])
        step = self._named(f"{folder.name}/{TABLE}")
        self.reading.records += kept
        self.reading.steps.append(
            Step("read", step, seen=len(records), accepted=len(kept), quarantined=dict(rejected))
        )

    def _take_file(self, name: str, path: Path, *, is_said: bool) -> None:
        named = form_by_name(name)
        form = named if named == ARCHIVE else self.options.form or named
        source = opened(name, path, encoding=self.options.encoding)
        if isinstance(source, Rejected):
            self._refuse(source)
        elif form == QUARANTINE and is_said:
            for one, inner in mended_sources(path):
                if isinstance(one, Rejected):
                    self._refuse(one)
                else:
                    self._take_source(one, inner)
        elif form == ARCHIVE:
            for member in members(name, path, encoding=self.options.encoding):
                self._take_member(member)
        elif form and form != QUARANTINE:
            self._take_source(source, form)
        else:
            self._refuse(Rejected(name, "file.form" if is_said else "file.other"))

    def _take_member(self, member: Source | Rejected) -> None:
        """A file of an archive, as one of a folder."""
        if isinstance(member, Rejected):
            self._refuse(member)
            return
        form = self.options.form or form_by_name(member.name.partition("!")[2])
        if form and form != QUARANTINE:
            self._take_source(member, form)
        else:
            self._refuse(Rejected(member.name, "file.other"))

    def _take_source(self, source: Source, form: str) -> None:
        facts = Facts(form)
        group = self.pages.get(form) if form in PAGES else None
        if group is None:
            group = _Group(source.name, form)
        else:
            group.names.append(source.name)
        before = group.judged.seen
        try:
            self._take_rows(rows_of_source(source, form, facts, self.options), group, source, facts)
            if group.judged.seen == before:
                group.judged.reject(reject(source, facts, "file.no-records", Place()))
        except CorpusError as error:
            self._refuse(_whole(source, facts, error))
            group.judged = Judged()
        except OSError as error:
            self._refuse(Rejected(source.name, "file.unreadable", detail=str(error.strerror)))
            return
        group.encodings.update(facts.encodings)
        self.reading.files.append(
            FileRead(
                source.name,
                facts.form,
                source.sha256,
                dict(facts.encodings),
                dict(facts.taken),
                facts.left,
            )
        )
        if form in PAGES:
            self.pages[form] = group
        elif group.judged.seen:
            self._finish(group)
        source.release()

    def _take_rows(
        self, rows: Iterator[Row | Rejected], group: _Group, source: Source, facts: Facts
    ) -> None:
        judged = group.judged
        for number, row in enumerate(rows):
            if isinstance(row, Rejected):
                judged.reject(row)
                continue
            judged.judge(row, source, facts, self.rules)
            if number % _OFTEN == 0:
                self.progress(source.name, self.done + max(0, row.byte), self.total)

    def _finish(self, group: _Group) -> None:
        """Dates and ids of a group, then its records and its step."""
        judged = group.judged
        judged.look_for_odd()
        try:
            dates = read_dates(
                [made["date_given"] for made in judged.taken],
                date_format=self.options.date_format,
                latest=self.options.latest,
            )
        except CorpusError as error:
            lost = Rejected(
                group.source, "date.ambiguous", field="date", records=judged.seen, detail=str(error)
            )
            self._refuse(lost)
            return
        days = pd.DatetimeIndex(dates.days).tolist() if len(dates.days) else []
        records = []
        for made, place, day in zip(judged.taken, judged.places, days, strict=True):
            record = ArticleRecord(**made, date=None if pd.isna(day) else day)
            if record.id is not None and (record.id in self.ids or self.clashes(record)):
                judged.seen -= 1
                judged.reject(place.rejected("id.duplicate", "id"))
                continue
            self.ids.update([record.id] if record.id else [])
            records.append(record)
        if any(made["date_given"] for made in judged.taken):
            judged.noted += dates.reasons
        self._write_down(group, records)

    def _write_down(self, group: _Group, records: list[ArticleRecord]) -> None:
        judged = group.judged
        quarantined: Counter[str] = Counter()
        for one in judged.rejected:
            quarantined[one.code] += one.records
        encodings = {f"encoding.{name}": n for name, n in sorted(group.encodings.items())}
        noted = {code: n for code, n in sorted(judged.noted.items()) if n}
        self.reading.records += records
        self.reading.rejected += judged.rejected
        self.reading.steps.append(
            Step(
                "read",
                self._named(group.source),
                seen=judged.seen,
                accepted=len(records),
                quarantined=dict(sorted(quarantined.items())),
                excluded=dict(sorted(judged.excluded.items())),
                noted={**encodings, **noted},
            )
        )

    def _refuse(self, rejected: Rejected) -> None:
        """A file that is not taken at all."""
        fate = code_of(rejected.code).fate
        counts = {fate: {rejected.code: rejected.records}}
        if fate == "quarantined":
            self.reading.rejected.append(rejected)
        step = Step("read", self._named(rejected.file), seen=rejected.records, **counts)  # type: ignore[arg-type]
        self.reading.steps.append(step)

    def _named(self, source: str) -> str:
        """A name that no other step has."""
        self.sources[source] += 1
        n = self.sources[source]
        return source if n == 1 else f"{source} ({n})"


def _whole(source: Source, facts: Facts, error: CorpusError) -> Rejected:
    """A file whose columns or header cannot be used."""
    said = str(error).removeprefix(f"{source.name}: ")
    return Rejected(source.name, "file.columns", sha256=source.sha256, form=facts.form, detail=said)


def _is_handmade(path: Path) -> bool:
    return path.is_dir() and (path / "card.toml").is_file() and (path / "articles.csv").is_file()
