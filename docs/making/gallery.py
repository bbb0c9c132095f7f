"""Every figure, drawn from the corpus that ships, with the lines that make it."""

from __future__ import annotations

from pathlib import Path

from making.running import scripts


def made(home: Path) -> dict[str, str]:
    """One page, and a picture for each script of ``docs/gallery``."""
    folder = home / "made" / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    parts = [
        "# Gallery\n\nEvery figure of the package, drawn from the corpus that ships with it, and "
        'the lines that make it. `save_figure(axes, "name.pdf", of=found)` leaves PDF, SVG or '
        'PNG with its numbers as CSV and JSON beside; `with paper("column"):` sets it for the '
        "column of a journal.\n"
    ]
    for one in scripts(home / "gallery"):
        one.drawn(folder / f"{one.name}.svg", size="page")
        parts.append(
            f"## {one.title.rstrip('.')}\n\n{one.about.strip()}\n\n"
            f"![{one.title}](gallery/{one.name}.svg)\n\n```python\n{one.lines}\n```\n"
        )
    return {"gallery.md": "\n".join(parts)}
