"""From a recipe to the parts of a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from framing.compare import Comparison, adjusted
from framing.corpus import Corpus
from framing.report.marked import marked_part
from framing.report.measured import compared, contrast_part, rates_part
from framing.report.overview import overview_part
from framing.report.parts import Part, Setting, many
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
    made = {number: one for number, one in found.items() if isinstance(one, Comparison)}
    if len(made) < 2:
        return found
    p_values = np.concatenate([one.table["p_value"].to_numpy() for one in made.values()])
    q_values = adjusted(p_values, correction=setting.recipe.correction)
    tested = int(np.isfinite(p_values).sum())
    said = (
        f"Correction: {setting.recipe.correction} over {many(tested, 'tested feature')}, those "
        f"of all {len(made)} comparisons of this report [S6]."
    )
    place = 0
    for number, one in made.items():
        table = one.table.assign(q_value=q_values[place : place + len(one)])
        place += len(one)
        notes = tuple(said if note.startswith("Correction: ") else note for note in one.notes)
        found[number] = replace(one, table=table, notes=notes)
    return found
