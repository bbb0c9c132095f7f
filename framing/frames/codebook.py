"""The codebook: frames with their rules, their items and the cues of each, as data."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pandas as pd

from framing.errors import LexiconError, unknown
from framing.lexicons import Entry, Lexicon, LexiconCard


@dataclass(frozen=True)
class Item:
    """One question that coders ask of a text, and the words that tend to stand where it is met.

    Attributes
    ----------
    name, question : str
    cues : tuple of Entry
        Each in the category ``frame-item``.
    """

    name: str
    question: str
    cues: tuple[Entry, ...]


@dataclass(frozen=True)
class Frame:
    """A frame as its codebook has it.

    Attributes
    ----------
    name, title, definition : str
    include, exclude : tuple of str
        When a text is coded so, and when it is not though it looks so.
    items : tuple of Item
    positive, negative : tuple of str
        Sentences in which a cue of the frame must be found, and in which none must.
    """

    name: str
    title: str
    definition: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    items: tuple[Item, ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Codebook:
    """Frames that belong together, with their card.

    Attributes
    ----------
    name : str
    frames : tuple of Frame
    card : LexiconCard
        Its categories are the items, ``frame-item``, each with its question.

    Examples
    --------
    >>> codebook = load("generic-frames")
    >>> len(codebook.frames), len(codebook.items)
    (5, 20)
    >>> codebook.scales["morality"]
    ('morality-judgement', 'morality-religion', 'morality-prescription')
    """

    name: str
    frames: tuple[Frame, ...]
    card: LexiconCard

    def __repr__(self) -> str:
        return f"<Codebook {self.name}: {len(self.frames)} frames, {len(self.items)} items>"

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the frames, in the codebook's order."""
        return tuple(frame.name for frame in self.frames)

    @functools.cached_property
    def items(self) -> tuple[str, ...]:
        """The items of all frames, ``frame-item``, in the codebook's order."""
        return tuple(f"{frame.name}-{item.name}" for frame in self.frames for item in frame.items)

    @functools.cached_property
    def scales(self) -> Mapping[str, tuple[str, ...]]:
        """The items of each frame, as `framing.compare.consistency` takes them."""
        return {
            frame.name: tuple(f"{frame.name}-{item.name}" for item in frame.items)
            for frame in self.frames
        }

    @functools.cached_property
    def lexicon(self) -> Lexicon:
        """All cues as a word list whose categories are the items."""
        cues = (cue for frame in self.frames for item in frame.items for cue in item.cues)
        return Lexicon(self.name, tuple(cues), self.card)

    @property
    def fingerprint(self) -> str:
        """A digest of the whole file, 16 hexadecimal digits."""
        return self.card.sha256[:16]

    @functools.cached_property
    def table(self) -> pd.DataFrame:
        """The items as a table: frame, item, question, n_cues."""
        rows = [
            (frame.name, item.name, item.question, len(item.cues))
            for frame in self.frames
            for item in frame.items
        ]
        return pd.DataFrame(rows, columns=["frame", "item", "question", "n_cues"])


def codebooks() -> list[str]:
    """Names of the codebooks that come with the package, in alphabetical order.

    Examples
    --------
    >>> "generic-frames" in codebooks()
    True
    """
    return sorted(path.stem for path in shipped().iterdir() if path.suffix == ".toml")


def load(name_or_path: str | Path) -> Codebook:
    """Load a codebook of the package, by name, or one of the user's, by its file.

    Raises
    ------
    LexiconError
        Where there is no such codebook, or its file is faulty: every fault at once, each with
        the file, the frame and the field.
    """
    from framing.frames.codebook_file import read_codebook

    path = shipped() / f"{name_or_path}.toml"
    if not path.is_file():
        path = Path(name_or_path)
        if path.is_dir():
            path = path / "codebook.toml"
    if not path.is_file():
        raise LexiconError(
            unknown("codebook", name_or_path, codebooks())
            + " One of your own is given as its file, such as codebook.toml."
        )
    return read_codebook(path)


def shipped() -> Path:
    """The folder of the codebooks that come with the package."""
    return Path(str(resources.files("framing.frames"))) / "codebooks"
