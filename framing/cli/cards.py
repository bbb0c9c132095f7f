"""How the card of a word list or of a codebook is told, in lines of a page's width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.lexicons import LexiconCard

WIDTH = 96


def filled(name: str, text: str) -> list[str]:
    """A name and what is said of it; no line where nothing is.

    Examples
    --------
    >>> filled("construct", "loaded words"), filled("citation", "")
    (['construct: loaded words'], [])
    """
    return textwrap.wrap(f"{name}: {text}", WIDTH, subsequent_indent="    ") if text else []


def card_lines(name: str, card: LexiconCard) -> Iterator[str]:
    """What a card says: title, construct, citations, what it is blind to, what was measured."""
    yield f"{card.title} ({name} {card.version}, {card.language}, {card.licence})"
    yield ""
    yield from filled("construct", card.construct)
    yield from filled("citation", card.citation)
    for source in card.literature:
        yield from filled("literature", source)
    yield from filled("blind to", card.blind_to)
    for what, measured in (("coverage", card.coverage), ("validity", card.validity)):
        for key, value in measured.items():
            yield from filled(f"{what}, {key.replace('_', ' ')}", str(value))
