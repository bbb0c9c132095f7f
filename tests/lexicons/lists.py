"""Word lists made for a test: on disk with a card, or in memory."""

import hashlib
import json

from framing.lexicons import Entry, Lexicon, LexiconCard

CARD = {
    "name": "mine",
    "title": "A list of mine",
    "construct": "What it claims to measure",
    "language": "en",
    "version": "1.0",
    "licence": "CC0-1.0",
    "citation": "Me (2026)",
    "categories": {"a": "The first", "b": "The second"},
}
HEADER = "term,category,weight,match\n"


def written(folder, rows, *, card=CARD, **fields):
    """A folder with the rows as its terms.csv, and a card whose fields may be changed or None."""
    data = rows if isinstance(rows, bytes) else (HEADER + rows).encode()
    (folder / "terms.csv").write_bytes(data)
    stated = {**card, "sha256": hashlib.sha256(data).hexdigest(), **fields}
    lines = [f"{name} = {toml(value)}" for name, value in stated.items() if value is not None]
    (folder / "card.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def toml(value):
    """A value as TOML: a text, a truth value or a table in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    return json.dumps(value)


def listed(*entries, name="list", language="en"):
    """A list in memory: a term, or a tuple of term, category, weight and rule."""
    rows = [Entry(*((entry, "a") if isinstance(entry, str) else entry)) for entry in entries]
    stated = {**CARD, "name": name, "language": language, "sha256": ""}
    return Lexicon(name, tuple(rows), LexiconCard(**stated))


def inflected(*terms, language="en"):
    """A list in memory whose terms match in all their forms."""
    return listed(*((term, "a", 1.0, "inflect") for term in terms), language=language)
