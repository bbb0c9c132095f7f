"""The word list: entries with their card."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pandas as pd

from framing.errors import LexiconError, unknown
from framing.lexicons.card import LexiconCard, read_card
from framing.lexicons.entries import Entry, read_entries
from framing.lexicons.passes import FILE, read_passes
from framing.provenance import fingerprint

COLUMNS = ("term", "category", "weight", "match", "use", "contrast")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A word list, frozen.

    Attributes
    ----------
    name : str
    entries : tuple of Entry
    card : LexiconCard or None
        None only where the user has said so.

    Examples
    --------
    >>> lexicon = load("hedges")
    >>> lexicon.card.licence
    'CC0-1.0'
    >>> "modal" in lexicon.categories
    True
    """

    name: str
    entries: tuple[Entry, ...]
    card: LexiconCard | None = None

    def __len__(self) -> int:
        return len(self.entries)

    def __repr__(self) -> str:
        return f"<Lexicon {self.name}: {len(self):,} terms, {len(self.categories)} categories>"

    @functools.cached_property
    def categories(self) -> tuple[str, ...]:
        """Names of the categories of what is marked, in alphabetical order."""
        return tuple(sorted({entry.category for entry in self.entries if entry.marks}))

    @functools.cached_property
    def fingerprint(self) -> str:
        """A digest of what is matched, 16 hexadecimal digits: name, language, entries, names."""
        entries = [tuple(map(str, entry)) for entry in self.entries]
        ways = ["passes names"] if self.card is not None and self.card.passes_names else []
        return fingerprint(self.name, self.language, entries, *ways)

    @property
    def language(self) -> str:
        """ISO 639-1 code of the list's language; empty where no card states it."""
        return self.card.language if self.card else ""

    @functools.cached_property
    def table(self) -> pd.DataFrame:
        """The entries as a table: term, category, weight, match, use, contrast."""
        return pd.DataFrame(self.entries, columns=list(COLUMNS))

    @classmethod
    def of(cls, name: str, terms: Iterable[str], *, category: str = "term") -> Lexicon:
        """A list made on the spot, of exact terms in one category, without a card.

        Examples
        --------
        >>> Lexicon.of("pacts", ["strategic partner*"])
        <Lexicon pacts: 1 terms, 1 categories>
        """
        return cls(name, tuple(Entry(term, category) for term in terms))


def names() -> list[str]:
    """Names of the lists that come with the package, in alphabetical order."""
    return sorted(path.name for path in _shipped().iterdir() if (path / "terms.csv").is_file())


def load(name_or_path: str | Path, *, without_card: bool = False) -> Lexicon:
    """Load a list that comes with the package, by name, or one of the user's, by its folder.

    Parameters
    ----------
    name_or_path : str or Path
        A folder holds ``terms.csv`` and ``card.toml``, and perhaps ``passes.csv``.
    without_card : bool
        Load a list of the user's that has no card: its construct and licence are not known.

    Raises
    ------
    LexiconError
        Where there is no such list, its file is faulty (every line that is, at once), it has no
        card or licence, or it is not the list that its card was written for.
    """
    folder = _folder(name_or_path)
    if folder.parent == _shipped() and not without_card:
        return _of_package(folder)
    return _read(folder, without_card)


@functools.cache
def _of_package(folder: Path) -> Lexicon:
    """A list that comes with the package, which does not change while it runs."""
    return _read(folder, False)


def _read(folder: Path, without_card: bool) -> Lexicon:
    terms = folder / "terms.csv"
    if without_card:
        entries = read_entries(terms, overlap=True)
        return Lexicon(folder.name, entries + read_passes(folder / FILE, entries))
    card = read_card(folder / "card.toml")
    entries = read_entries(terms, overlap=card.overlap)
    entries += read_passes(folder / FILE, entries)
    digest = digest_of(folder)
    if digest != card.sha256:
        raise LexiconError(
            f"{terms}: the terms are not those the card was written for (sha256 {digest[:12]}…, "
            f"card {card.sha256[:12]}…); give the list a new version and its card the new digest."
        )
    undefined = sorted({entry.category for entry in entries if entry.marks} - {*card.categories})
    if undefined:
        listed = ", ".join(map(repr, undefined[:20])) + (" and others" if undefined[20:] else "")
        raise LexiconError(f"{folder / 'card.toml'}: these categories are not defined: {listed}.")
    return Lexicon(card.name, entries, card)


def digest_of(folder: Path) -> str:
    """The sha256 of a list: of its terms.csv, and its passes.csv after it where there is one."""
    files = (folder / name for name in ("terms.csv", FILE) if (folder / name).is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _folder(name_or_path: str | Path) -> Path:
    folder = _shipped() / str(name_or_path)
    if isinstance(name_or_path, str) and (folder / "terms.csv").is_file():
        return folder
    path = Path(name_or_path)
    if (path / "terms.csv").is_file():
        return path
    raise LexiconError(
        unknown("lexicon", name_or_path, names())
        + " A list of your own is given as the folder that holds its terms.csv and card.toml."
    )


def _shipped() -> Path:
    return Path(str(resources.files("framing.lexicons"))) / "data"
