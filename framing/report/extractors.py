"""Extractors by name, as recipes and the command line ask for them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from framing.errors import FramingError, one_of, unknown

if TYPE_CHECKING:
    from framing.extractor import Extractor, Measure

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
