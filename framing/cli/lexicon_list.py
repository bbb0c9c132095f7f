"""``framing lexicon list``: the word lists that come along."""

from __future__ import annotations

from framing.cli import speaking
from framing.cli.app import lexicon
from framing.cli.asking import Json


@lexicon.command("list")
def list_all(as_json: Json = False) -> None:
    """List the word lists that come along.

    \b
    Example:
      framing lexicon list
    """
    from framing.lexicons import load, names

    lists = [load(name) for name in names()]
    if as_json:
        speaking.say_json(
            [
                {
                    "name": one.name,
                    "title": one.card.title,
                    "terms": len(one),
                    "categories": list(one.categories),
                    "language": one.language,
                    "licence": one.card.licence,
                    "version": one.card.version,
                }
                for one in lists
                if one.card is not None
            ]
        )
        return
    head = ("name", "terms", "categories", "language", "licence", "title")
    rows = [
        (
            one.name,
            f"{len(one):,}",
            f"{len(one.categories):,}",
            one.language,
            one.card.licence,
            one.card.title,
        )
        for one in lists
        if one.card is not None
    ]
    speaking.say_table([head, *rows], right=(1, 2))
