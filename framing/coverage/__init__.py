"""Who covers what: events across outlets, volume, omission, prominence and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.coverage.events import Events, with_events

_HOMES = {"Events": "events", "with_events": "events"}

__all__ = ["Events", "with_events"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"framing.coverage.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
