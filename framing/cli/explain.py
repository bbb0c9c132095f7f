"""``framing explain``: what a guard does, why, and how it is lifted."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import app
from framing.cli.asking import Json, asked
from framing.cli.cards import WIDTH, filled

if TYPE_CHECKING:
    from framing.compare.guards import Guard


@app.command()
def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE]...", help="As notes quote it; none lists all of them."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Explain a rule that a note quotes: what it does, why, its sources, and how it is lifted.

    \b
    Examples:
      framing explain
      framing explain S1
    """
    from framing.compare.guards import guard, guards

    with asked():
        found = [guard(code) for code in codes or ()] or list(guards())
    if as_json:
        speaking.say_json([asdict(one) for one in found])
    elif codes:
        for line in "\n\n".join(_explained(one) for one in found).split("\n"):
            speaking.say(line)
    else:
        speaking.say_table([(one.code, one.title) for one in found])


def _explained(found: Guard) -> str:
    parts = {"why": found.reason, "to lift it": found.override}
    lines = [f"{found.code}  {found.title}", "", *textwrap.wrap(found.rule, WIDTH), ""]
    for name, text in [*parts.items(), *(("source", source) for source in found.sources)]:
        lines += filled(name, text)
    return "\n".join(lines)
