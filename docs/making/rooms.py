"""The reference: what each room offers, from its docstrings."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path

from making.markup import cell, table

ROOMS = (
    "corpus",
    "text",
    "lexicons",
    "speech",
    "extractor",
    "learning",
    "wording",
    "sourcing",
    "actors",
    "frames",
    "coverage",
    "topics",
    "audience",
    "compare",
    "figures",
    "exports",
    "report",
    "study",
    "engine",
)

# Written by scikit-learn for its own routing, in its own markup.
_ROUTING = ", ".join(
    f"set_{method}_request" for method in ("fit", "transform", "predict", "score", "partial_fit")
)


def made(home: Path) -> dict[str, str]:
    """A page a room, which lists its objects, and a page an object."""
    pages = {}
    for name in there():
        room = importlib.import_module(f"framing.{name}")
        objects = {one: getattr(room, one) for one in sorted(room.__all__, key=str.casefold)}
        pages[f"rooms/{name}.md"] = _room(name, room.__doc__ or "", objects)
        for one, found in objects.items():
            pages[f"api/{name}.{one}.rst"] = _object(f"framing.{name}", one, found)
    return pages


def there() -> list[str]:
    """The rooms that are built."""
    root = Path(importlib.import_module("framing").__file__ or "").parent
    return [name for name in ROOMS if (root / name / "__init__.py").is_file()]


def _room(name: str, said: str, objects: dict[str, object]) -> str:
    rows = [
        (f"[`{one}`](../api/{name}.{one}.rst)", cell(_first(found)))
        for one, found in objects.items()
    ]
    listed = "\n".join(f"../api/{name}.{one}" for one in objects)
    return (
        f"# framing.{name}\n\n```{{eval-rst}}\n{said.strip()}\n```\n\n{table(('', ''), rows)}\n"
        f"```{{toctree}}\n:hidden:\n\n{listed}\n```\n"
    )


def _first(found: object) -> str:
    """The first line of an object's own docstring; a constant has none."""
    has_own = inspect.isclass(found) or inspect.isroutine(found)
    return (inspect.getdoc(found) or "").partition("\n")[0] if has_own else repr(found)


def _object(room: str, one: str, found: object) -> str:
    if inspect.isclass(found):
        made, options = (
            "autoclass",
            f"    :members:\n    :show-inheritance:\n    :exclude-members: {_ROUTING}\n",
        )
    elif inspect.isroutine(found):
        made, options = "autofunction", ""
    else:
        made, options = "autodata", ""
    return f"{one}\n{'=' * len(one)}\n\n.. currentmodule:: {room}\n\n.. {made}:: {one}\n{options}"
