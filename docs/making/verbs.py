"""Every verb of the command line, as ``--help`` prints it."""

from __future__ import annotations

from pathlib import Path

import typer

from framing.cli import entry

WIDTH = 92


def made(home: Path) -> dict[str, str]:
    """One page with the help of each verb."""
    entry._assembled()
    root = typer.main.get_command(entry.app)
    parts = ["# The command line\n\nEvery verb says the same with `--help`.\n"]
    parts += [_told(command, name) for name, command in _all(root, "framing")]
    return {"verbs.md": "\n".join(parts)}


def _all(command: object, name: str) -> list[tuple[str, object]]:
    children = getattr(command, "commands", {})
    found = [] if children and name != "framing" else [(name, command)]
    for child, below in children.items():
        found += _all(below, f"{name} {child}")
    return found


def _told(command: object, name: str) -> str:
    with typer.Context(command, info_name=name, max_content_width=WIDTH) as context:  # type: ignore[arg-type]
        context.terminal_width = WIDTH
        return f"## {name}\n\n```text\n{context.get_help().rstrip()}\n```\n"
