"""The verbs: the one that is called is imported, the others are told by their first lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from typer.core import TyperCommand, TyperGroup
from typer.main import Typer, get_command

# What stands in the file of a verb: its name and, after its parameters, its docstring.
_FIRST_LINES = re.compile(r'\.command\(.*?\n    """(.+?)(?:"""|\n[ \t]*\n)', re.DOTALL)


def program(app: Typer, verbs: Iterable[str], words: Sequence[str]) -> TyperGroup:
    """The program that carries out some words.

    Parameters
    ----------
    app : Typer
        With its groups.
    verbs : iterable of str
        Files of this room, in the order of the help; ``lexicon_show`` is a verb of the group
        ``lexicon``.
    words : sequence of str
        What stands after ``framing``.

    Returns
    -------
    TyperGroup
        Whose verbs have no parameters, but for the one that the words call.
    """
    names = {group.name for group in app.registered_groups}
    listed: dict[str, dict[str, str]] = {}
    for verb in verbs:
        first, _, rest = verb.partition("_")
        path = (first, rest) if first in names else ("", verb)
        listed.setdefault(path[0], {})[path[1]] = verb
        if list(words[: 1 + (first in names)]) == list(filter(None, path)):
            import_module(f"framing.cli.{verb}")
    root = cast(TyperGroup, get_command(app))
    groups = {name: cast(TyperGroup, one) for name, one in root.commands.items() if name in names}
    for place, group in {"": root, **groups}.items():
        group.commands = {
            name: group.commands.get(name) or TyperCommand(name, help=first_lines(verb))
            for name, verb in listed.get(place, {}).items()
        }
    root.commands = {**root.commands, **groups}
    return root


def first_lines(verb: str) -> str:
    """The first lines of a verb's docstring, without importing it.

    Examples
    --------
    >>> first_lines("contrast")
    'Compare what two groups of articles do, on the same events.'
    """
    source = Path(__file__).with_name(f"{verb}.py").read_text(encoding="utf-8")
    found = _FIRST_LINES.search(source)
    return found[1] if found else ""
