"""``framing codebook list``: the codebooks that come along."""

from __future__ import annotations

from framing.cli import speaking
from framing.cli.app import codebook
from framing.cli.asking import Json


@codebook.command("list")
def list_all(as_json: Json = False) -> None:
    """List the codebooks that come along, and the sets of axes.

    \b
    Example:
      framing codebook list
    """
    from framing.frames.axes import load_axes, sets_of_axes
    from framing.frames.codebook import codebooks, load

    books = [load(name) for name in codebooks()]
    sets = [load_axes(name) for name in sets_of_axes()]
    rows = [
        {
            "name": one.name,
            "kind": "codebook",
            "frames": len(one.frames),
            "items": len(one.items),
            "cues": len(one.lexicon),
            "language": one.card.language,
            "title": one.card.title,
        }
        for one in books
    ]
    rows += [
        {
            "name": one.name,
            "kind": "axes",
            "frames": len(one.axes),
            "items": 2 * len(one.axes),
            "cues": sum(len(side) for axis in one.axes for side in axis.words),
            "language": one.card.language,
            "title": one.card.title,
        }
        for one in sets
    ]
    if as_json:
        speaking.say_json(rows)
        return
    head = ("name", "kind", "frames or axes", "items or poles", "words", "language", "title")
    cells = [tuple(f"{v:,}" if isinstance(v, int) else str(v) for v in r.values()) for r in rows]
    speaking.say_table([head, *cells], right=(2, 3, 4))
