"""Who covers what: events across outlets, volume, omission, prominence and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.coverage.attention import (
        calendar,
        gaps,
        matrix,
        omissions,
        overlap,
        presence,
        timetable,
        volume,
    )
    from framing.coverage.copies import copying
    from framing.coverage.events import Events, with_events
    from framing.coverage.mentions import prominence
    from framing.coverage.sampling import constructed_weeks
    from framing.coverage.searching import quality, search

_HOMES = {
    "Events": "events",
    "calendar": "attention",
    "constructed_weeks": "sampling",
    "copying": "copies",
    "gaps": "attention",
    "matrix": "attention",
    "omissions": "attention",
    "overlap": "attention",
    "presence": "attention",
    "prominence": "mentions",
    "quality": "searching",
    "search": "searching",
    "timetable": "attention",
    "volume": "attention",
    "with_events": "events",
}

__all__ = [
    "Events",
    "calendar",
    "constructed_weeks",
    "copying",
    "gaps",
    "matrix",
    "omissions",
    "overlap",
    "presence",
    "prominence",
    "quality",
    "search",
    "timetable",
    "volume",
    "with_events",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"framing.coverage.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
