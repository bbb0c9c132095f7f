"""The examples of each room: sentences that must fire, with their marked words, and silent ones."""

import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def examples():
    """Extractor → label → ``fires`` and ``silent``, by room."""
    paths = sorted(HERE.glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def unmarked(sentence):
    """The sentence without its marks, and the bounds of what stood between them."""
    text, bounds, start = "", [], None
    for character in sentence:
        if character == "⟦":
            start = len(text)
        elif character == "⟧":
            bounds.append((start, len(text)))
        else:
            text += character
    return text, bounds


def sentences():
    """All sentences of all rooms, without marks, each once."""
    given = (
        sentence
        for room in examples().values()
        for labels in room.values()
        for table in labels.values()
        for sentence in [*table["fires"], *table["silent"]]
    )
    return list(dict.fromkeys(unmarked(sentence)[0] for sentence in given))
