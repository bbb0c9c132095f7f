"""Extractors by name, and the scores of a section in the voice that it asks for."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.errors import FramingError, one_of, unknown
from framing.report.recipe import Choice

if TYPE_CHECKING:
    from framing.extractor import Extractor, Measure
    from framing.text import Tokens

# Rooms whose public classes may be named in a recipe or on the command line.
ROOMS = ("wording", "sourcing", "actors", "frames", "coverage", "audience")


def extractor_names() -> tuple[str, ...]:
    """All extractors and measures there are, such as ``wording.Hedges``."""
    import framing
    from framing.extractor import Extractor, Measure

    there = {module.name for module in pkgutil.iter_modules(framing.__path__)}
    names: list[str] = []
    for room in ROOMS:
        if room in there:
            module = importlib.import_module(f"framing.{room}")
            found = [(name, getattr(module, name)) for name in module.__all__]
            names += [
                f"{room}.{name}"
                for name, thing in found
                if inspect.isclass(thing) and issubclass(thing, (Extractor, Measure))
            ]
    return tuple(names)


def extractor_named(name: str, parameters: Mapping[str, Any] | None = None) -> Extractor | Measure:
    """An extractor or measure by its name, set as asked for.

    Parameters
    ----------
    name : str
        Room and class, such as ``wording.Hedges``.
    parameters : mapping, optional

    Raises
    ------
    FramingError
        For a name or a parameter that is not known, with the nearest one.

    Examples
    --------
    >>> extractor_named("wording.Hedges", {"by": "list"}).labels
    ('hedges',)
    """
    one_of("extractor", name, extractor_names())
    room, _, class_name = name.partition(".")
    made = getattr(importlib.import_module(f"framing.{room}"), class_name)
    settings = dict(parameters or {})
    known = [parameter for parameter in inspect.signature(made).parameters if parameter != "self"]
    for setting in settings:
        if setting not in known:
            raise FramingError(unknown(f"parameter of {name}", setting, known))
    return made(**settings)


def scores_of(choices: Sequence[Choice], tokens: Tokens, *, voice: str) -> pd.DataFrame:
    """Counts and exposures of several extractors, in one voice or in all words.

    Returns
    -------
    DataFrame
        Index ``unit``. One extractor's columns are its labels; several extractors' are
        ``called__label``. In one voice the columns are named as they are without.
    """
    from framing.extractor import Combined, Measure, Voice, in_voice

    parts = [(choice.called, extractor_named(choice.use, choice.parameters)) for choice in choices]
    if voice != "all":
        measures = [name for name, part in parts if isinstance(part, Measure)]
        if measures:
            raise FramingError(f"{measures[0]} is a measure: it has no voice; take voice = 'all'.")
        parts = [(name, Voice(part)) for name, part in parts]
    scores = Combined(parts).fit_transform(tokens)
    if voice != "all":
        scores = in_voice(scores, voice)
    if len(parts) == 1:
        scores = scores.rename(columns=lambda name: name.removeprefix(f"{parts[0][0]}__"))
    return scores.loc[:, ~scores.columns.duplicated()]


def evidence_of(choices: Sequence[Choice], tokens: Tokens, *, voice: str) -> pd.DataFrame:
    """The marks behind `scores_of`, labelled as its columns are."""
    from framing.extractor import Measure

    tables = []
    for choice in choices:
        part = extractor_named(choice.use, choice.parameters)
        if isinstance(part, Measure):
            continue
        table = part.fit(tokens).evidence(tokens)
        if len(choices) > 1:
            table = table.assign(label=f"{choice.called}__" + table["label"])
        tables.append(table)
    if not tables:
        raise FramingError("Only measures were asked for; they mark no words.")
    found = pd.concat(tables, ignore_index=True)
    return found if voice == "all" else found[found["voice"] == voice].reset_index(drop=True)
