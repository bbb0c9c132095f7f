"""Every verb of the command line, as ``--help`` prints it."""

from __future__ import annotations

from pathlib import Path

import typer

from framing.cli import entry

WIDTH = 92


def made(home: Path) -> dict[str, str]:
    """One page with the help of each verb."""
    parts = ["# The command line\n\nEvery verb says the same with `--help`.\n"]
    parts += [_told(_called(words), " ".join(["framing", *words])) for words in _verbs()]
    return {"verbs.md": "\n".join(parts)}


def _verbs() -> list[list[str]]:
    """The words of each verb, in the order of the help."""
    found: list[list[str]] = []
    for name, command in entry._assembled([]).commands.items():
        below = getattr(command, "commands", None)
        found += [[name, one] for one in below] if below else [[name]]
    return found


def _called(words: list[str]) -> object:
    """The verb with its parameters: only the one that is called has them."""
    command: object = entry._assembled(words)
    for word in words:
        command = command.commands[word]  # type: ignore[attr-defined]
    return command


def _told(command: object, name: str) -> str:
    with typer.Context(command, info_name=name, max_content_width=WIDTH) as context:  # type: ignore[arg-type]
        context.terminal_width = WIDTH
        return f"## {name}\n\n```text\n{context.get_help().rstrip()}\n```\n"
