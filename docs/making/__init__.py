"""Pages that are made from the package, so that they cannot say what it does not do."""

from __future__ import annotations

from pathlib import Path

from making import codes, columns, gallery, guards, lists, rooms, verbs

MADE = "made"
MAKERS = (rooms, verbs, columns, codes, lists, guards, gallery)


def pages(home: Path) -> None:
    """Write every made page below ``docs/made``; one that is as it should be is left alone."""
    for maker in MAKERS:
        for name, text in maker.made(home).items():
            path = home / MADE / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
