"""A recipe becomes a report: figures, tables, methods and evidence as HTML, PDF and files."""

from framing.report.building import Report, build_report
from framing.report.defaults import default_recipe
from framing.report.extractors import extractor_named, extractor_names
from framing.report.making import make_report
from framing.report.reading import read_recipe
from framing.report.recipe import Choice, Recipe, Section
from framing.report.writing import write_report

__all__ = [
    "Choice",
    "Recipe",
    "Report",
    "Section",
    "build_report",
    "default_recipe",
    "extractor_named",
    "extractor_names",
    "make_report",
    "read_recipe",
    "write_report",
]
