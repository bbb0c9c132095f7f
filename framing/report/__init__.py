"""A recipe becomes a report: figures, tables, methods and evidence as HTML, PDF and files."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.report.building import Report, build_report
    from framing.report.bundling import bundle
    from framing.report.defaults import default_recipe
    from framing.report.extractors import extractor_named, extractor_names
    from framing.report.reading import read_recipe
    from framing.report.recipe import Choice, Recipe, Section
    from framing.report.writing import write_report

__all__ = [
    "Choice",
    "Recipe",
    "Report",
    "Section",
    "build_report",
    "bundle",
    "default_recipe",
    "extractor_named",
    "extractor_names",
    "read_recipe",
    "write_report",
]

_HOMES = {
    "Choice": "recipe",
    "Recipe": "recipe",
    "Report": "building",
    "Section": "recipe",
    "build_report": "building",
    "bundle": "bundling",
    "default_recipe": "defaults",
    "extractor_named": "extractors",
    "extractor_names": "extractors",
    "read_recipe": "reading",
    "write_report": "writing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
