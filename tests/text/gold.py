"""Lines with marks that say where sentences start and quotations stand, read from this folder."""

import re
import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MISSED = "missed"


@cache
def sentence_lines():
    """Kind, text, and the offsets where sentences start that are not the first."""
    return [(kind, *_unmarked(line)) for kind, line in _lines("sentences.toml")]


def _unmarked(line):
    parts = re.split("‖ ?", line)
    starts, text = set(), parts[0]
    for part in parts[1:]:
        starts.add(len(text))
        text += part
    return text, starts


@cache
def quotation_lines():
    """Kind, text, and the bounds of its quotations, those inside others included."""
    return [(kind, *_unbracketed(line)) for kind, line in _lines("quotations.toml")]


def _unbracketed(line):
    text, found, opened = "", set(), []
    for character in line:
        if character == "⟦":
            opened.append(len(text))
        elif character == "⟧":
            found.add((opened.pop(), len(text)))
        else:
            text += character
    assert not opened, line
    return text, found


def _lines(name):
    tables = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    return [(kind, line) for kind, table in tables.items() for line in table["lines"]]


def f1(pairs):
    """F1 over pairs of expected and found sets."""
    pairs = list(pairs)
    hits = sum(len(expected & found) for expected, found in pairs)
    return 2 * hits / sum(len(expected) + len(found) for expected, found in pairs)
