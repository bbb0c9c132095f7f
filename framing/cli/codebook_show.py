"""``framing codebook show``: the frames of a codebook, their rules, items and cues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import codebook
from framing.cli.asking import Json
from framing.cli.cards import card_lines, filled

if TYPE_CHECKING:
    from framing.frames.codebook import Codebook, Frame


@codebook.command("show")
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A codebook's name, or the file of one's own.")
    ],
    cues: Annotated[bool, typer.Option("--cues", help="List every cue.")] = False,
    as_json: Json = False,
) -> None:
    """Show a codebook: card, frames, rules, items, examples; or every cue.

    \b
    Examples:
      framing codebook show generic-frames
      framing codebook show generic-frames --cues | grep morality
    """
    from framing.frames.codebook import load

    found = load(name)
    if as_json:
        speaking.say_json({"card": asdict(found.card), "frames": list(map(asdict, found.frames))})
    elif cues:
        rows = [
            (cue.category, cue.term, f"{cue.weight:g}", cue.rule) for cue in found.lexicon.entries
        ]
        speaking.say_table([("item", "cue", "weight", "match"), *rows], right=(2,))
    else:
        for line in _card(found):
            speaking.say(speaking.printable(line))


def _card(found: Codebook) -> Iterator[str]:
    card = found.card
    yield from card_lines(found.name, card)
    for frame in found.frames:
        yield ""
        yield from _frame(frame)


def _frame(frame: Frame) -> Iterator[str]:
    yield f"{frame.title} ({frame.name})"
    yield from filled("  definition", frame.definition)
    parts = ("include", "exclude", "positive", "negative")
    for name, texts in zip(
        parts, (frame.include, frame.exclude, frame.positive, frame.negative), strict=True
    ):
        for text in texts:
            yield from filled(f"  {name}", text)
    for item in frame.items:
        said = f"{item.question} ({speaking.many(len(item.cues), 'cue')})"
        yield from filled(f"  item {item.name}", said)
