"""From a recipe to the parts of a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from framing.compare import Comparison, Registry
from framing.corpus import Corpus
from framing.report.marked import marked_part
from framing.report.measured import compared, contrast_part, rates_part
from framing.report.overview import overview_part
from framing.report.parts import Part, Setting
from framing.report.recipe import Recipe, Section
from framing.report.topics import topics_part

Told = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Report:
    """A recipe carried out on its corpus."""

    recipe: Recipe
    corpus: Corpus
    parts: tuple[Part, ...]


def build_report(
    recipe: Recipe, corpus: Corpus | None = None, *, tell: Told | None = None
) -> Report:
    """Carry out a recipe.

    Parameters
    ----------
    recipe : Recipe
    corpus : Corpus, optional
        Where it has been read already.
    tell : callable, optional
        Is told the title of each section before it is computed.

    Raises
    ------
    FramingError
        Where the recipe does not fit the corpus.
    """
    corpus = Corpus.read(recipe.corpus) if corpus is None else corpus
    if recipe.where:
        corpus = corpus.where(**recipe.where)
    setting = Setting(corpus, recipe)
    found = _compared(setting, tell or _silent)
    parts = []
    for number, section in enumerate(recipe.sections):
        if section.kind != "contrast" and tell is not None:
            tell(section.title)
        parts.append(_part(setting, section, found.get(number)))
    return Report(recipe, corpus, tuple(parts))


def _silent(title: str) -> None:
    """Nobody is listening."""


def _part(setting: Setting, section: Section, found: Comparison | str | None) -> Part:
    if found is not None:
        return contrast_part(setting, section, found)
    carried_out = {
        "overview": overview_part,
        "rates": rates_part,
        "topics": topics_part,
        "marked": marked_part,
    }
    return carried_out[section.kind](setting, section)


def _compared(setting: Setting, tell: Told) -> dict[int, Comparison | str]:
    """Every contrast of the report, corrected together over all that was tested in it."""
    found: dict[int, Comparison | str] = {}
    for number, section in enumerate(setting.recipe.sections):
        if section.kind == "contrast":
            tell(section.title)
            found[number] = compared(setting, section)
    registry = Registry(primary=setting.recipe.primary, correction=setting.recipe.correction)
    for number, one in found.items():
        if isinstance(one, Comparison):
            registry.enter(str(number), one)
    return {**found, **{int(number): one for number, one in registry.corrected().items()}}
