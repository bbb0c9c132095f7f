"""A study of one's own: a folder with recipe, notebooks and corpus, ready to be run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.study.founding import new
    from framing.study.places import shipped

_HOMES = {"new": "founding", "shipped": "places"}

__all__ = ["new", "shipped"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"framing.study.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
