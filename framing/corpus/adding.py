"""Adding files to a corpus on disk: what `framing corpus add` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from framing.corpus.building import NO_OUTLET
from framing.corpus.card import CARD_FILE, Card
from framing.corpus.corpus import Corpus
from framing.corpus.folders import restored
from framing.corpus.ledger import Ledger, Step
from framing.corpus.outlets import Aliases, near_equal
from framing.corpus.quarantine import NAME, Rejected, read_quarantine, write_quarantine
from framing.corpus.reading.collecting import FileRead, Progress, Reading, collected
from framing.corpus.reading.options import ReadOptions
from framing.corpus.records import ArticleRecord, build_corpus
from framing.corpus.structure import article_of
from framing.corpus.writing import MANIFEST, refuse_others, write_corpus
from framing.errors import CorpusError

CLEAN, QUARANTINED, UNUSABLE, TOO_MANY_BAD = 0, 3, 4, 5


@dataclass(frozen=True)
class AddOptions(ReadOptions):
    """How files are read, and how much may be wrong with them.

    Attributes
    ----------
    max_bad : float
        The share of records in quarantine above which nothing is added.
    card : Card or None
        What the corpus says about itself; None keeps what it says already.

    Examples
    --------
    >>> AddOptions().max_bad
    0.01
    """

    max_bad: float = 0.01
    card: Card | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.max_bad <= 1:
            raise CorpusError(f"max_bad is a share from 0 to 1, not {self.max_bad}.")


@dataclass(frozen=True)
class Added:
    """What became of the files that were given.

    Attributes
    ----------
    folder : Path
        Where the corpus stands.
    corpus : Corpus or None
        As it stands there now; None where nothing was written.
    steps : tuple of Step
        Of this addition alone, reading and building.
    rejected : tuple of Rejected
        The records quarantined.
    files : tuple of FileRead
        Encoding, columns taken and columns left of each file.
    near_outlets : tuple of tuple of str
        Names of outlets in the corpus that may be one.
    exit_code : int
        0 clean, 3 finished with quarantined records, 4 nothing could be taken, 5 more
        quarantined than `max_bad`.
    quarantine : Path or None
        The file that holds the quarantined records.
    """

    folder: Path
    corpus: Corpus | None
    steps: tuple[Step, ...]
    rejected: tuple[Rejected, ...]
    files: tuple[FileRead, ...]
    near_outlets: tuple[tuple[str, ...], ...] = ()
    exit_code: int = CLEAN
    quarantine: Path | None = None

    @property
    def seen(self) -> int:
        """Records seen in the files."""
        return sum(step.seen for step in self._read)

    @property
    def accepted(self) -> int:
        """Records that became articles of the corpus."""
        return self.seen - sum(self.quarantined.values()) - sum(self.excluded.values())

    @property
    def quarantined(self) -> Counter[str]:
        """Records quarantined, by code."""
        return _summed(step.quarantined for step in self.steps)

    @property
    def excluded(self) -> Counter[str]:
        """Sound records left out on purpose, by code."""
        return _summed(step.excluded for step in self.steps)

    @property
    def noted(self) -> Counter[str]:
        """What was found in records that were taken all the same, by code."""
        return _summed(step.noted for step in self.steps)

    @property
    def _read(self) -> list[Step]:
        return [step for step in self.steps if step.name == "read"]


class NotAdded(CorpusError):
    """Nothing was added; `outcome` tells what was seen, and `exit_code` how the command ends."""

    def __init__(self, message: str, outcome: Added) -> None:
        super().__init__(message)
        self.outcome = outcome

    @property
    def exit_code(self) -> int:
        """4 where nothing could be taken, 5 where too much is quarantined."""
        return self.outcome.exit_code


def add(
    paths: Iterable[str | Path],
    *,
    to: str | Path,
    options: AddOptions | None = None,
    progress: Progress | None = None,
) -> Added:
    """Add the articles of files to the corpus in a folder, which is made where there is none.

    The folder changes only when everything is done. Articles that stand in it already, with the
    same text, are left out and counted; a record with the id of another article is quarantined.
    Outlets are named as the folder's ``outlets.toml`` says, those that stand there too.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, or folders that hold them.
    to : str or Path
    options : AddOptions or None
    progress : callable or None
        Is told the name of what is done, and how many bytes of how many are read.

    Returns
    -------
    Added
        With an exit code of 0 or 3.

    Raises
    ------
    NotAdded
        Where no record could be taken, or more than `max_bad` of them are quarantined. The
        quarantined records then stand in ``NAME.quarantine.jsonl`` beside the folder.
    CorpusError
        Where a path does not exist, or the folder holds something else than a corpus.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.csv").write_text("outlet,text\\nLedger,It rained.\\nTribune,It snowed.\\n")
    >>> added = add([folder / "a.csv"], to=folder / "weather")
    >>> added.seen, added.accepted, added.exit_code, list(added.corpus.articles.index)
    (2, 2, 0, ['ledger-0001', 'tribune-0001'])
    """
    options = options or AddOptions()
    folder = restored(to)
    onto, aliases = _standing(folder, options.aliases)
    options = replace(options, aliases=aliases)
    paths = list(paths)
    reading = collected(paths, options, clashes=_clashes(onto), progress=progress)
    _refuse(reading, folder, options)
    if progress is not None:
        progress("articles", 1, 1)
    before = len(onto.ledger.steps) if onto is not None else 0
    corpus = build_corpus(
        _drained(reading.records),
        options.card or _card(paths, onto),
        Ledger(tuple(reading.steps)),
        onto=onto,
    )
    kept = read_quarantine(folder / NAME) if (folder / NAME).is_file() else []
    if any(Path(path).resolve() == (folder / NAME).resolve() for path in paths):
        kept = []
    write_corpus(
        corpus, folder, quarantine=[*kept, *reading.rejected], outlets=aliases.text or None
    )
    beside(folder).unlink(missing_ok=True)
    return Added(
        folder=folder,
        corpus=corpus,
        steps=corpus.ledger.steps[before:],
        rejected=tuple(reading.rejected),
        files=tuple(reading.files),
        near_outlets=tuple(near_equal(corpus.articles["outlet"].unique())),
        exit_code=QUARANTINED if reading.rejected else CLEAN,
        quarantine=folder / NAME,
    )


def beside(folder: str | Path) -> Path:
    """Where the quarantined records of an addition stand that came to nothing.

    Examples
    --------
    >>> str(beside("corpora/weather"))
    'corpora/weather.quarantine.jsonl'
    """
    folder = Path(folder)
    return folder.with_name(f"{folder.name}.{NAME}")


def _standing(folder: Path, given: Aliases) -> tuple[Corpus | None, Aliases]:
    """The corpus that stands in the folder, its outlets named as the aliases say; and these."""
    if folder.exists():
        refuse_others(folder)
    aliases = given if given.names or not folder.is_dir() else Aliases.read(folder)
    if not (folder / MANIFEST).is_file():
        return None, aliases
    corpus = Corpus.read(folder)
    outlets = corpus.articles["outlet"]
    named = outlets.map(aliases.canonical).astype("str")
    return (corpus if named.equals(outlets) else corpus.assign(outlet=named)), aliases


def _clashes(onto: Corpus | None) -> Callable[[ArticleRecord], bool]:
    """Whether a record has the id of an article of the corpus without being that article."""
    if onto is None:
        return lambda record: False
    standing = frozenset(onto.articles.index)
    passages: dict[str, list[str]] = {}

    def clashes(record: ArticleRecord) -> bool:
        if record.id not in standing:
            return False
        if not passages:
            grouped = onto.passages.groupby("article", sort=False)["text"]
            passages.update({str(name): texts.tolist() for name, texts in grouped})
        article = article_of(
            record.text,
            headline=record.headline,
            standfirst=record.standfirst,
            standfirst_in_text=record.standfirst_in_text,
            comments_in_text=record.comments is None,
        )
        same_outlet = onto.articles.at[record.id, "outlet"] == (record.outlet or NO_OUTLET)
        texts = [part.text for part in article.parts]
        return not (same_outlet and passages.get(record.id or "", []) == texts)

    return clashes


def _refuse(reading: Reading, folder: Path, options: AddOptions) -> None:
    """Stop where nothing was taken, or too much is broken; the quarantine is written first."""
    seen = sum(step.seen for step in reading.steps)
    accepted = sum(step.accepted for step in reading.steps)
    bad = sum(one.records for one in reading.rejected)
    if accepted and bad <= options.max_bad * seen:
        return
    code = TOO_MANY_BAD if accepted else UNUSABLE
    path = write_quarantine(beside(folder), reading.rejected) if reading.rejected else None
    outcome = Added(
        folder=folder,
        corpus=None,
        steps=tuple(reading.steps),
        rejected=tuple(reading.rejected),
        files=tuple(reading.files),
        exit_code=code,
        quarantine=path,
    )
    raise NotAdded(_said(outcome, options, bad=bad, accepted=accepted), outcome)


def _said(outcome: Added, options: AddOptions, *, bad: int, accepted: int) -> str:
    where = f" They stand in {outcome.quarantine}." if outcome.quarantine else ""
    if accepted:
        return (
            f"{bad:,} of {outcome.seen:,} records are broken, more than the share of "
            f"{options.max_bad:g} that is allowed, so nothing was added. The first: "
            f"{outcome.rejected[0].message}.{where} Mend them, or allow more with max_bad."
        )
    if outcome.rejected:
        more = f" ({len(outcome.rejected) - 1} more are in {outcome.quarantine})"
        first = outcome.rejected[0].message
        return f"{first}.{more if len(outcome.rejected) > 1 else ''}"
    codes = ", ".join(f"{code} {n:,}" for code, n in sorted(outcome.excluded.items()))
    return f"None of {outcome.seen:,} records could be taken: {codes or 'there are none'}."


def _card(paths: list[str | Path], onto: Corpus | None) -> Card | None:
    """The card of what stands there, or of a corpus made by hand that is added to nothing."""
    if onto is not None or len(paths) != 1 or not (Path(paths[0]) / CARD_FILE).is_file():
        return None
    from framing.corpus.handmade import handmade_records

    return handmade_records(Path(paths[0]))[1]


def _drained(records: list[ArticleRecord]) -> Iterable[ArticleRecord]:
    """The records, each let go of once it is taken."""
    records.reverse()
    while records:
        yield records.pop()


def _summed(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total
