"""A recipe: what a report shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

KINDS = ("overview", "rates", "contrast", "topics", "marked")
LEVELS = ("headline", "section", "paragraph", "sentence", "comment", "article")
VOICES = ("all", "outlet", "quoted", "attributed")
MODELS = ("lda", "nmf", "gensim")
CORRECTIONS = ("BH", "BY", "Holm")
SHADES = ("feature", "table")


@dataclass(frozen=True)
class Choice:
    """An extractor by its name, such as ``wording.Hedges``, and how it is set."""

    use: str
    called: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """One section of a report; what its kind does not need keeps its default.

    Attributes
    ----------
    kind : {'overview', 'rates', 'contrast', 'topics', 'marked'}
    title, text : str
        The heading, and what the author wants to say below it.
    extractors : tuple of Choice
    level : str
    voice : {'all', 'outlet', 'quoted', 'attributed'}
        Whose words are counted.
    groups, strata, clusters : str or None
        Columns of the corpus.
    pair : tuple of str
        Group and reference; empty for the two groups with the most articles.
    outlets : tuple of str
        The groups shown, in this order; empty for those with the most articles.
    top : int
        How many features, groups or topics are drawn at most.
    shade : {'feature', 'table'}
    model : {'lda', 'nmf', 'gensim'}
    k : int
        Number of topics.
    article : str
        The article that is marked; empty for one with many marks.
    """

    kind: str
    title: str
    text: str = ""
    extractors: tuple[Choice, ...] = ()
    level: str = "paragraph"
    voice: str = "all"
    groups: str = "outlet"
    strata: str | None = None
    clusters: str | None = "copy_group"
    pair: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    top: int = 20
    shade: str = "feature"
    model: str = "lda"
    k: int = 10
    article: str = ""


@dataclass(frozen=True)
class Recipe:
    """What a report shows.

    Attributes
    ----------
    title, question : str
    corpus : Path
    sections : tuple of Section
    where : mapping
        Columns and values of the articles that are taken; all of them where it is empty.
    primary : tuple of str
        Features declared as primary outcomes before looking; the others are exploratory.
    correction : {'BH', 'BY', 'Holm'}
        One correction over all that is tested in the report.
    seed : int
    """

    title: str
    corpus: Path
    sections: tuple[Section, ...]
    question: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    primary: tuple[str, ...] = ()
    correction: str = "BH"
    seed: int = 0

    def record(self) -> dict[str, Any]:
        """The recipe as plain values, without the corpus' place."""
        return {name: value for name, value in asdict(self).items() if name != "corpus"}


def prefix_of(name: str) -> str:
    """A class' name as a column's prefix.

    Examples
    --------
    >>> prefix_of("LoadedTerms")
    'loaded_terms'
    """
    parts = ["_" + letter.lower() if letter.isupper() else letter for letter in name]
    return "".join(parts).lstrip("_")
