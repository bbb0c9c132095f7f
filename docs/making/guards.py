"""The rules that hold by default, each with a demonstration of what happens without it."""

from __future__ import annotations

from pathlib import Path

from framing.compare.guards import guards
from making.running import Script


def made(home: Path) -> dict[str, str]:
    """One page; a guard with a script in ``docs/demonstrations`` shows what it prints and draws."""
    folder = home / "made" / "guards"
    folder.mkdir(parents=True, exist_ok=True)
    parts = [
        "# The guards\n\nWhat a comparison does unless told otherwise, why, and how it is lifted. "
        "Notes, captions and methods quote the codes; `framing explain S1` prints the same.\n"
    ]
    for one in guards():
        sources = "".join(f"- {source}\n" for source in one.sources)
        parts.append(
            f"## {one.code}: {one.title}\n\n{one.rule}\n\n**Why.** {one.reason}\n\n"
            f"**To lift it.** {one.override}\n\n{sources}"
        )
        path = home / "demonstrations" / f"{one.code}.py"
        if path.is_file():
            parts.append(_demonstrated(Script(path), folder))
    return {"guards.md": "\n".join(parts)}


def _demonstrated(script: Script, folder: Path) -> str:
    named = script.drawn(folder / f"{script.name}.svg", size="column")
    picture = f"![{script.title}](guards/{script.name}.svg)\n\n" if "axes" in named else ""
    lines = f"```python\n{script.lines}\n```\n"
    return (
        f"**Without it.** {script.title} {script.about}\n\n{picture}{named['says']}\n\n"
        f"<details><summary>The lines that make it</summary>\n\n{lines}\n</details>\n"
    )
