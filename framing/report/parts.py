"""What a report is made of, before it is a page: sections with drawings, tables and quotations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.corpus import Corpus, ranked
from framing.figures.margins import readable
from framing.report.recipe import Recipe, Section
from framing.report.scoring import Scorer

if TYPE_CHECKING:
    from framing.compare import Comparison, Estimates


@dataclass(frozen=True, eq=False)
class Drawing:
    """A figure: its file's name, caption, axes (several are pages), what it shows, and notes."""

    name: str
    caption: str
    axes: Any
    of: Estimates | pd.DataFrame
    notes: str = ""
    wide: bool = False


@dataclass(frozen=True, eq=False)
class Printed:
    """A table: its file's name, caption, cells and notes.

    `shown` rows stand in the report; one that `repeats` what a figure prints is folded away.
    """

    name: str
    caption: str
    table: pd.DataFrame
    notes: str = ""
    shown: int = 40
    repeats: bool = False


@dataclass(frozen=True, eq=False)
class Part:
    """One section as it was carried out.

    Attributes
    ----------
    section : Section
    said : tuple of str
        Sentences that stand below the heading.
    drawings, tables
        In the order of the report.
    comparison, estimates
        What was computed, for the methods.
    evidence : DataFrame or None
        The marks behind the section's counts.
    article : str
        The article that is marked, if one is.
    """

    section: Section
    said: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    tables: tuple[Printed, ...] = ()
    comparison: Comparison | None = None
    estimates: Estimates | None = None
    evidence: pd.DataFrame | None = None
    article: str = ""


@dataclass(frozen=True, eq=False)
class Setting:
    """The corpus and the recipe that the sections are carried out with."""

    corpus: Corpus
    recipe: Recipe
    scorer: Scorer = field(default_factory=Scorer)

    def groups(self, section: Section, *, top: int) -> list[str]:
        """The groups that a section shows: those it names, or those with the most articles."""
        if section.outlets:
            return list(section.outlets)
        return ranked(self.corpus, section.groups)[:top]


def many(n: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun.

    Examples
    --------
    >>> many(1, "article"), many(1200, "study", "studies")
    ('1 article', '1,200 studies')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names as one reads them out.

    Examples
    --------
    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"


def sentences(notes: Sequence[str]) -> str:
    """Notes as running text, each ended."""
    ended = [note if note.endswith((".", "?", "!")) else f"{note}." for note in notes if note]
    return " ".join(note[:1].upper() + note[1:] for note in ended)


def readable_notes(notes: Sequence[str], features: Sequence[object]) -> list[str]:
    """Notes with the features' column names as words.

    Examples
    --------
    >>> readable_notes(["Not tested: frames__human_interest."], ["frames__human_interest"])
    ['Not tested: frames: human interest.']
    """
    names = sorted({str(name) for name in features}, key=len, reverse=True)
    if not names:
        return list(notes)
    found = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")
    return [found.sub(lambda match: readable(match.group()), note) for note in notes]


def not_validated(lists: Mapping[str, Any]) -> str:
    """What must be said of word lists that were not compared with coded texts of this corpus."""
    if not lists:
        return ""
    names = listed([f"“{name}”" for name in lists])
    noun = "list" if len(lists) == 1 else "lists"
    return f"Scores of the word {noun} {names} are not validated on this corpus [S7]."
