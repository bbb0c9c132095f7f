"""Tables for the tools that people go on in: CSV, Parquet, Stata and R, each with a codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.exports.exporting import Exported, export
    from framing.exports.names import short_names
    from framing.exports.opening import opened
    from framing.exports.sheets import Sheet, sheets_of

_HOMES = {
    "Exported": "exporting",
    "Sheet": "sheets",
    "export": "exporting",
    "opened": "opening",
    "sheets_of": "sheets",
    "short_names": "names",
}

__all__ = ["Exported", "Sheet", "export", "opened", "sheets_of", "short_names"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"framing.exports.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
