"""Where the corpus, the notebooks and the recipe are that come along."""

from __future__ import annotations

from pathlib import Path

from framing.errors import FramingError

DEMONSTRATION = "harbour-talks"


def shipped() -> Path:
    """The folder that holds ``corpora``, ``notebooks`` and ``reports``.

    In a wheel it stands inside this room, where ``setup.py`` puts it; in a checkout the three
    stand beside the package.

    Raises
    ------
    FramingError
        Where neither is so.

    Examples
    --------
    >>> (shipped() / "corpora" / "harbour-talks" / "card.toml").is_file()
    True
    """
    room = Path(__file__).parent
    for folder in (room / "shipped", room.parents[1]):
        if (folder / "corpora" / DEMONSTRATION / "card.toml").is_file():
            return folder
    raise FramingError(
        "This installation came without the demonstration corpus and the notebooks; install the "
        "package anew, from its wheel or its source archive."
    )
