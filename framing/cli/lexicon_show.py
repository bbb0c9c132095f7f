"""``framing lexicon show``: what a word list claims to measure, and its terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli import speaking
from framing.cli.app import lexicon
from framing.cli.asking import Json, asked
from framing.cli.cards import card_lines, filled

if TYPE_CHECKING:
    from framing.lexicons import Lexicon

PASSED = 6
"""Terms that are told of those passed over."""


@lexicon.command("show")
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A list's name, or the folder of one's own.")
    ],
    terms: Annotated[bool, typer.Option("--terms", help="List every term.")] = False,
    as_json: Json = False,
) -> None:
    """Show a word list's card: construct, source, licence, validity, categories.

    \b
    Examples:
      framing lexicon show loaded-terms
      framing lexicon show loaded-terms --terms | grep emotive
    """
    from framing.lexicons import load

    with asked():
        found = load(name)
    if as_json:
        card = asdict(found.card) if found.card is not None else {}
        speaking.say_json({**card, "terms": found.table.to_dict("records")})
    elif terms:
        rows = [(e.category, e.term, f"{e.weight:g}", e.rule) for e in found.entries]
        speaking.say_table([("category", "term", "weight", "match"), *rows], right=(2,))
    else:
        for line in _card(found):
            speaking.say(speaking.printable(line))


def _card(lexicon: Lexicon) -> Iterator[str]:
    card = lexicon.card
    if card is None:
        return
    yield from card_lines(lexicon.name, card)
    yield ""
    counts = lexicon.table["category"].value_counts()
    passed = [entry.term for entry in lexicon.entries if not entry.marks]
    if passed:
        yield from filled(f"passed over ({len(passed):,} terms)", ", ".join(passed[:PASSED]) + "…")
    for category in lexicon.categories:
        said = card.categories.get(category, "")
        yield from filled(f"{category} ({counts[category]:,} terms)", said)
